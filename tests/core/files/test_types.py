"""Files are what they say they are."""

import io

import pytest

from marketplace.core.errors import ErrorCode, InvalidInput
from marketplace.core.files import types
from marketplace.core.files.types import check_content, file_type
from tests.core.files import samples

GOOD = [
    (types.PDF, samples.PDF),
    (types.PNG, samples.PNG),
    (types.JPEG, samples.JPEG),
    (types.WEBP, samples.WEBP),
    (types.XML, samples.XML),
    (types.CSV, samples.CSV),
    (types.XLSX, samples.XLSX),
]


@pytest.mark.parametrize(("content_type", "content"), GOOD)
def test_a_file_of_its_type_is_taken(content_type: str, content: bytes) -> None:
    stream = io.BytesIO(content)
    check_content(stream, file_type(content_type))
    assert stream.tell() == 0


@pytest.mark.parametrize("content_type", sorted(types.TYPES))
def test_a_file_of_another_type_is_refused(content_type: str) -> None:
    others = [content for type_, content in GOOD if type_ not in (content_type, types.XML)]
    # A table is any text, so only what is no text is no table.
    binary = [content for content in others if content != samples.CSV]
    for content in [*binary, samples.EXECUTABLE]:
        with pytest.raises(InvalidInput) as refused:
            check_content(io.BytesIO(content), file_type(content_type))
        assert refused.value.code == ErrorCode.FILE_TYPE


@pytest.mark.parametrize(
    ("content_type", "content", "told"),
    [
        (types.XML, samples.HTML, "is not an XML file"),
        (types.XML, samples.XXE, "DOCTYPE"),
        (types.XML, samples.LAUGHS, "amplification"),
        (types.XML, b"<a><b></a>", "is not an XML file"),
        (types.XML, b"", "is not an XML file"),
        (types.CSV, b"a,b\n\xff\xfe\n", "it is not UTF-8"),
        (types.CSV, b"a,b\n1,2\x00\n", "control characters"),
        (types.CSV, "烧".encode()[:2], "it is not UTF-8"),
        (types.XLSX, samples.PLAIN_ZIP, "no workbook"),
        (types.XLSX, samples.XLSX_WITH_MACROS, "macros"),
        (types.XLSX, samples.XLSX_OF_TOO_MANY, "too much"),
        (types.XLSX, samples.XLSX[:-10], "no ZIP"),
        (types.PNG, samples.JPEG, "it begins like image/jpeg"),
        (types.PDF, b"\n" + samples.PDF, "does not begin with %PDF-"),
    ],
)
def test_it_says_in_words_what_is_wrong(content_type: str, content: bytes, told: str) -> None:
    with pytest.raises(InvalidInput, match=told):
        check_content(io.BytesIO(content), file_type(content_type))


def test_a_reference_to_a_file_of_the_server_is_not_followed() -> None:
    with pytest.raises(InvalidInput) as refused:
        check_content(io.BytesIO(samples.XXE), file_type(types.XML))
    assert "root:" not in refused.value.message


@pytest.mark.parametrize(
    ("named", "known"),
    [
        ("text/xml", types.XML),
        ("image/jpg", types.JPEG),
        ("Application/PDF", types.PDF),
        ("text/csv; charset=utf-8", types.CSV),
    ],
)
def test_a_type_goes_by_several_names(named: str, known: str) -> None:
    assert file_type(named).content_type == known


@pytest.mark.parametrize(
    "named", ["", "text/html", "image/svg+xml", "application/zip", "application/octet-stream"]
)
def test_other_types_are_not_taken(named: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        file_type(named)
    assert (refused.value.code, refused.value.field) == (ErrorCode.FILE_TYPE, "content_type")
