"""HTML to PDF: the same bytes everywhere, our fonts, nothing fetched, readable by machines."""

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from marketplace.core.documents.problems import UnprintableText
from marketplace.core.documents.rendering import Attachment, render_pdf
from tests.core.documents.reading import fonts_of, glyphs_of, read, text_of, xmp_of

AT = datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
PAGE = '<h1>合同 镕喆堃</h1><p lang="mn">Өөлөг Үүдэн ₮100</p><p lang="ru"><b>Ёж</b> № 1</p>'
FILE = Attachment("facts.json", b'{"total": "1.00"}', "The facts")

IN_ANOTHER_PROCESS = """
import hashlib, sys
from tests.core.documents.test_rendering import made
sys.stdout.write(hashlib.sha256(made()).hexdigest())
"""


def made(html: str = PAGE, **options: object) -> bytes:
    facts = {"title": "合同 <1> & more", "language": "zh-Hans", "created_at": AT, "attachments": (FILE,)}
    return render_pdf(html=html, **(facts | options))


def test_another_process_on_another_day_makes_the_same_bytes():
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "marketplace.config.settings",
        "PYTHONHASHSEED": "12345",
        "TZ": "Asia/Ulaanbaatar",
        "LC_ALL": "C",
    }
    other = subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_PROCESS],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    assert other.stdout == hashlib.sha256(made()).hexdigest()


def test_what_was_made_before_leaves_no_trace():
    first = made()
    made("<p>Something else, <b>longer</b> and 别的</p>", title="Other")
    assert made() == first


def test_threads_do_not_disturb_each_other():
    pages = [f"<p>{number} 合同 Гэрээ</p>" * 20 for number in range(4)]
    alone = [made(page) for page in pages]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(made, pages)) == alone


def test_it_embeds_our_fonts_only_and_draws_every_letter():
    pdf = made()
    assert fonts_of(pdf) == {"Document-Sans", "Document-Sans-Bold", "Document-Sans-SC-Bold"}
    glyphs = list(glyphs_of(pdf))
    assert len(glyphs) > 30
    assert 0 not in glyphs
    for text in ("镕喆堃", "ӨөлөгҮүдэн₮100", "Ёж№1"):
        assert text in text_of(pdf)


def test_it_refuses_letters_that_it_would_draw_as_boxes():
    with pytest.raises(UnprintableText, match=r"ᠮ \(U\+182E\)") as caught:
        made("<p>ᠮᠣᠩᠭᠣᠯ</p>")
    assert "ᠣ" in caught.value.problems[0].data["letters"]


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/picture.png", "file:///etc/hostname", "picture.png"])
def test_it_fetches_nothing(address):
    with pytest.raises(ValueError, match="fetches nothing"):
        made(f'<p>x</p><img src="{address}" alt="x">')


def test_it_wants_a_time_with_its_zone():
    with pytest.raises(ValueError, match="time zone"):
        made(created_at=datetime(2026, 7, 1))  # noqa: DTZ001 - the point


def test_it_says_what_standards_it_follows():
    xmp = xmp_of(made())
    assert xmp["{http://www.aiim.org/pdfa/ns/id/}part"] == "3"
    assert xmp["{http://www.aiim.org/pdfa/ns/id/}conformance"] == "A"
    assert xmp["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    root = read(made()).trailer["/Root"]
    assert root["/Lang"] == "zh-Hans"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]


def test_it_keeps_title_dates_and_attachment():
    document = read(made(modified_at=datetime(2026, 7, 2, tzinfo=UTC)))
    assert document.metadata.title == "合同 <1> & more"
    assert document.metadata.creation_date == AT
    assert document.metadata.modification_date == datetime(2026, 7, 2, tzinfo=UTC)
    (attached,) = document.attachment_list
    assert (attached.name, attached.content) == ("facts.json", b'{"total": "1.00"}')
    assert attached.modification_date == datetime(2026, 7, 2, tzinfo=UTC)
    assert document.trailer["/Root"]["/AF"][0].get_object()["/AFRelationship"] == "/Data"
