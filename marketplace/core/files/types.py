"""Which types of file are taken, and how each is told from its bytes."""

import codecs
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

import puremagic
from lxml import etree

from marketplace.core.errors import ErrorCode, invalid

CHUNK = 64 * 1024
MAX_UNPACKED = 500 * 1024 * 1024
MAX_ENTRIES = 5_000

PDF = "application/pdf"
XML = "application/xml"
PNG = "image/png"
JPEG = "image/jpeg"
WEBP = "image/webp"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"

_ALIASES = {"text/xml": XML, "image/jpg": JPEG}
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True)
class FileType:
    """A type that is taken: how it is called, how its names end, and what is wrong with a file of another type."""

    content_type: str
    words: str
    extensions: tuple[str, ...]
    complaint: Callable[[IO[bytes]], str | None]


def file_type(content_type: str, field: str = "content_type") -> FileType:
    """Return the type a client names, parameters such as charset aside.

    :raises InvalidInput: FILE_TYPE when it is none that is taken.
    """
    plain = content_type.partition(";")[0].strip().lower()
    found = TYPES.get(_ALIASES.get(plain, plain))
    if found is None:
        taken = ", ".join(sorted(type_.words for type_ in TYPES.values()))
        invalid(
            f"Files of type {plain[:60]!r} are not taken; these are: {taken}.", field, ErrorCode.FILE_TYPE
        )
    return found


def check_content(stream: IO[bytes], type_: FileType, field: str = "content_type") -> None:
    """Hold a file's bytes against its type; the stream is left at its start.

    :raises InvalidInput: FILE_TYPE when the bytes are something else.
    """
    stream.seek(0)
    complaint = type_.complaint(stream)
    stream.seek(0)
    if complaint is not None:
        invalid(f"The file is not {type_.words}: {complaint}", field, ErrorCode.FILE_TYPE)


def _by_magic(content_type: str) -> Callable[[IO[bytes]], str | None]:
    """Tell by the first bytes, as the ``file`` program does."""

    def complaint(stream: IO[bytes]) -> str | None:
        try:
            guesses = puremagic.magic_string(stream.read(CHUNK))
        except (puremagic.PureError, ValueError):
            return "its first bytes are of no known type."
        if any(guess.mime_type == content_type for guess in guesses):
            return None
        return f"it begins like {guesses[0].mime_type or guesses[0].extension}."

    return complaint


def _pdf_complaint(stream: IO[bytes]) -> str | None:
    return None if stream.read(5) == b"%PDF-" else "it does not begin with %PDF-."


def _xml_complaint(stream: IO[bytes]) -> str | None:
    """Parse it whole, without entities, and refuse a document type declaration, which is what attacks are made of."""
    try:
        events = etree.iterparse(
            stream, events=("end",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        for _, element in events:
            element.clear()
        root = events.root
    except etree.XMLSyntaxError as error:
        return f"{error.msg}."
    if root is None:
        return "it has no root element."
    return "it declares a DOCTYPE." if root.getroottree().docinfo.doctype else None


def _csv_complaint(stream: IO[bytes]) -> str | None:
    try:
        for text in _decoded(stream):
            if _CONTROLS.search(text):
                return "it has control characters."
    except UnicodeDecodeError:
        return "it is not UTF-8."
    return None


def _decoded(stream: IO[bytes]) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8")()
    while chunk := stream.read(CHUNK):
        yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


def _xlsx_complaint(stream: IO[bytes]) -> str | None:
    """Look into the container: a workbook, no macros, and not more inside than a reader can bear."""
    try:
        with zipfile.ZipFile(stream) as container:
            entries = container.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return "it is no ZIP container."
    names = {entry.filename for entry in entries}
    if not {"[Content_Types].xml", "xl/workbook.xml"} <= names:
        return "it has no workbook inside."
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return "it has macros."
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        return "it unpacks to too much."
    return None


TYPES = {
    type_.content_type: type_
    for type_ in (
        FileType(PDF, "a PDF", (".pdf",), _pdf_complaint),
        FileType(XML, "an XML file", (".xml",), _xml_complaint),
        FileType(PNG, "a PNG picture", (".png",), _by_magic(PNG)),
        FileType(JPEG, "a JPEG picture", (".jpg", ".jpeg"), _by_magic(JPEG)),
        FileType(WEBP, "a WebP picture", (".webp",), _by_magic(WEBP)),
        FileType(XLSX, "an Excel workbook (.xlsx)", (".xlsx",), _xlsx_complaint),
        FileType(CSV, "a CSV table in UTF-8", (".csv",), _csv_complaint),
    )
}
