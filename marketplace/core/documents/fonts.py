"""Prepare the documents' fonts once a machine, and let a process use these and no others.

The fonts' bytes decide the documents' bytes, so ``fonts.sha256`` pins them. The folder's name follows from the
pins: a new release makes a new folder and leaves running processes theirs.
"""

import fcntl
import hashlib
import logging
import os
import platform
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from marketplace.core.documents.cutting import CUTS, cut_font, letters_of
from marketplace.core.documents.problems import DocumentsUnavailable, FontsDiffer

PINS_FILE = Path(__file__).with_name("fonts.sha256")
# Rounding of outlines may differ between processors; the pins were made on this one.
_PINNED_ON = ("x86_64", "amd64")
_log = logging.getLogger(__name__)
_using = threading.Lock()

_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{folder}</dir>
  <cachedir>{folder}/cache</cachedir>
</fontconfig>
"""

Say = Callable[[str], object]


def prepare_fonts(root: Path, *, pins: Path = PINS_FILE, say: Say = lambda _: None) -> Path:
    """Make the fonts under ``root`` unless they are there, and return their folder.

    Several processes may call this at once: one makes them, the others wait. Takes about a second.

    :raises FontsDiffer: when what was made isn't what ``pins`` says; on a processor without pins it is logged.
    """
    pinned = pins.read_text(encoding="ascii")
    root = root.resolve()
    folder = root / hashlib.sha256(pinned.encode()).hexdigest()[:16]
    if _is_intact(folder, pinned):
        say(f"Fonts are ready in {folder}.")
        return folder
    try:
        root.mkdir(parents=True, exist_ok=True)
        with _locked(root / ".lock"):
            if not _is_intact(folder, pinned):
                _make(folder, pinned, say)
    except OSError as error:
        raise DocumentsUnavailable(f"The documents' fonts can't be written to {root}: {error}.") from error
    return folder


def use_fonts(root: Path) -> Path:
    """Point this process's fontconfig at our fonts, preparing them if need be. Call it before WeasyPrint is imported.

    :raises DocumentsUnavailable: when WeasyPrint has already looked for other fonts.
    """
    with _using:
        folder = _prepared(root)
        config = str(folder / "fonts.conf")
        if os.environ.get("FONTCONFIG_FILE") != config:
            if "weasyprint" in sys.modules:
                raise DocumentsUnavailable("WeasyPrint was imported before the documents' fonts were set up.")
            os.environ["FONTCONFIG_FILE"] = config
        return folder


@cache
def printable_letters(folder: Path) -> frozenset[int]:
    """Collect every code point that the fonts in the folder can print."""
    return letters_of(folder / cut.file_name for cut in CUTS)


# A process looks at the fonts' hashes once.
_prepared = cache(prepare_fonts)


def _make(folder: Path, pinned: str, say: Say) -> None:
    made = Path(tempfile.mkdtemp(prefix="making-", dir=folder.parent))
    try:
        for cut in CUTS:
            say(f"Cutting {cut.file_name} …")
            (made / cut.file_name).write_bytes(cut_font(cut))
        sums = sums_of(made)
        if sums != pinned:
            _refuse_or_warn(sums)
        (made / "SHA256SUMS").write_text(sums, encoding="ascii")
        (made / "fonts.conf").write_text(_fontconfig(folder), encoding="utf-8")
        made.chmod(0o755)
        if folder.exists():
            shutil.rmtree(folder)
        made.rename(folder)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    say(f"Fonts are ready in {folder}.")


def sums_of(folder: Path) -> str:
    """Hash the fonts of a folder, in the form ``sha256sum`` prints and checks."""
    lines = [
        f"{hashlib.sha256((folder / cut.file_name).read_bytes()).hexdigest()}  {cut.file_name}\n"
        for cut in CUTS
    ]
    return "".join(lines)


def _is_intact(folder: Path, pinned: str) -> bool:
    try:
        recorded = (folder / "SHA256SUMS").read_text(encoding="ascii")
        is_whole = recorded == sums_of(folder)
        # A folder that was moved still names its old place.
        is_whole = is_whole and (folder / "fonts.conf").read_text(encoding="utf-8") == _fontconfig(folder)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return is_whole and (recorded == pinned or not _must_match())


def _fontconfig(folder: Path) -> str:
    return _FONTCONFIG.format(folder=escape(str(folder)))


def _must_match() -> bool:
    return platform.machine().lower() in _PINNED_ON


def _refuse_or_warn(sums: str) -> None:
    if _must_match():
        raise FontsDiffer(
            "The documents' fonts came out different from fonts.sha256. The locked versions of uharfbuzz, fonttools, "
            "fontpkg-noto-sans and justmytype-intl-cjk make the pinned ones: install from the lock file. After a "
            f"deliberate upgrade, put these lines into fonts.sha256:\n{sums}"
        )
    _log.warning(
        "The documents' fonts are pinned for %s; on %s they differ, and documents' bytes may differ with them.",
        _PINNED_ON[0],
        platform.machine(),
    )


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
