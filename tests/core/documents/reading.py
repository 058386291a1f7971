"""Read a PDF back: its text, its fonts, the glyphs it draws, its metadata and attachments."""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from xml.etree import ElementTree

from pypdf import PdfReader
from pypdf.generic import ContentStream

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def read(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def squeezed(text: str) -> str:
    """Drop white space and hyphens at line ends, which depend on where lines break."""
    return "".join(text.split()).replace("\u00ad", "").replace("-", "")


@cache
def page_texts(pdf: bytes) -> tuple[str, ...]:
    return tuple(squeezed(page.extract_text()) for page in read(pdf).pages)


def text_of(pdf: bytes) -> str:
    """Give the whole text, squeezed; compare with ``squeezed`` needles."""
    return "".join(page_texts(pdf))


def places_of(pdf: bytes, pattern: str) -> list[list[tuple[str, float]]]:
    """Give, page by page, each piece of text that begins so, with its height on the page in points."""
    pages = []
    for page in read(pdf).pages:
        found: list[tuple[str, float]] = []

        def visit(text: str, cm: list[float], tm: list[float], *_: object, found: list = found) -> None:
            if match := re.match(pattern, text.strip()):
                found.append((match[0], round(cm[3] * tm[5] + cm[5], 1)))

        page.extract_text(visitor_text=visit)
        pages.append(found)
    return pages


def fonts_of(pdf: bytes) -> set[str]:
    """Name the fonts without the prefix of their subset."""
    return {
        str(font.get_object()["/BaseFont"]).lstrip("/").split("+")[-1]
        for page in read(pdf).pages
        for font in page["/Resources"]["/Font"].values()
    }


def glyphs_of(pdf: bytes) -> Iterator[int]:
    """Give the number of each glyph that the pages draw; 0 is the box of a missing letter."""
    reader = read(pdf)
    for page in reader.pages:
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator not in (b"TJ", b"Tj"):
                continue
            for part in operands[0] if operator == b"TJ" else operands:
                raw = getattr(part, "original_bytes", part if isinstance(part, bytes) else b"")
                yield from (int.from_bytes(raw[i : i + 2], "big") for i in range(0, len(raw), 2))


def xmp_of(pdf: bytes) -> dict[str, str]:
    """Collect the attributes of the XMP descriptions, such as ``part`` of PDF/A, by qualified name."""
    metadata = read(pdf).trailer["/Root"]["/Metadata"].get_object().get_data()
    found: dict[str, str] = {}
    for description in ElementTree.fromstring(metadata).iter(f"{_RDF}Description"):
        found |= description.attrib
    return found
