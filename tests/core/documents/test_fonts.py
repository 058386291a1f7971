"""The documents' fonts: pinned, made once, whole."""

import platform
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from marketplace.core.documents.fonts import PINS_FILE, prepare_fonts, printable_letters, sums_of
from marketplace.core.documents.problems import DocumentsUnavailable, FontsDiffer

PREPARE = """
import sys
from pathlib import Path
from marketplace.core.documents.fonts import prepare_fonts
print(prepare_fonts(Path(sys.argv[1])))
"""


def test_it_makes_the_pinned_fonts(tmp_path):
    assert sums_of(prepare_fonts(tmp_path)) == PINS_FILE.read_text()


def test_it_prints_rare_names_mongolian_letters_and_trade_signs():
    letters = printable_letters(prepare_fonts_here())
    wanted = "镕喆堃䶮㛃犇 Өө Үү ₮ Ёё № ≤≥±×°℃ ₂₃²³ µ ₽€£¥ «»„“” — … Çãõ İğş ¿ñ ①Ⅱ、。（）《》"
    assert {letter for letter in wanted if ord(letter) not in letters} == set()


def test_processes_that_start_at_once_share_one_set(tmp_path):
    commands = [
        subprocess.Popen([sys.executable, "-c", PREPARE, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    folders = {command.communicate(timeout=120)[0].strip() for command in commands}
    assert [command.returncode for command in commands] == [0, 0, 0]
    (folder,) = folders
    assert sums_of(Path(folder)) == PINS_FILE.read_text()
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == [Path(folder).name]


def test_it_makes_a_damaged_font_again(tmp_path):
    folder = prepare_fonts(tmp_path)
    (folder / "DocumentSans-Bold.ttf").write_bytes(b"half a font")
    assert sums_of(prepare_fonts(tmp_path)) == PINS_FILE.read_text()


def test_a_moved_folder_names_its_new_place(tmp_path):
    prepare_fonts(tmp_path / "here")
    shutil.move(tmp_path / "here", tmp_path / "there")
    folder = prepare_fonts(tmp_path / "there")
    assert str(tmp_path / "there") in (folder / "fonts.conf").read_text()


@pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="only there are the pins binding")
def test_it_refuses_fonts_that_are_not_the_pinned_ones(tmp_path):
    pins = tmp_path / "pins"
    pins.write_text(PINS_FILE.read_text().replace("a", "b"))
    with pytest.raises(FontsDiffer, match="install from the lock file"):
        prepare_fonts(tmp_path / "fonts", pins=pins)
    assert [path for path in (tmp_path / "fonts").iterdir() if path.is_dir()] == []


def test_it_says_where_it_cannot_write(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(DocumentsUnavailable, match=str(tmp_path / "file")):
        prepare_fonts(tmp_path / "file" / "fonts")


def test_the_command_tells_what_it_makes(tmp_path, capsys):
    call_command("prepare_fonts", root=tmp_path)
    said = capsys.readouterr().out
    assert "DocumentSansSC-Bold.ttf" in said
    assert "ready" in said


def prepare_fonts_here() -> Path:
    """Use the fonts that all documents of this run use."""
    from django.conf import settings

    return prepare_fonts(Path(settings.DOCUMENT_FONTS_ROOT))
