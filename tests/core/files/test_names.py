"""File names are safe wherever they end up, and stay readable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.core.files.names import MAX_BYTES, MAX_CHARACTERS, safe_name


@pytest.mark.parametrize(
    ("given_name", "safe"),
    [
        ("contract.pdf", "contract.pdf"),
        ("合同 2026.PDF", "合同 2026.PDF"),
        ("Гэрээ №5.pdf", "Гэрээ №5.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\me\\offer.pdf", "offer.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie_ x.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe.pdf"),
        ('say "hi"?.pdf', "say _hi__.pdf"),
        (".pdf", "file.pdf"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        ("  spaced   out .pdf", "spaced out.pdf"),
        ("con.pdf", "_con.pdf"),
        ("COM1", "_COM1.pdf"),
        ("notes.txt", "notes.txt.pdf"),
        ("e\u0301.pdf", "\u00e9.pdf"),
    ],
)
def test_a_name_is_cleaned(given_name: str, safe: str) -> None:
    assert safe_name(given_name, (".pdf",)) == safe


def test_any_extension_of_the_type_is_kept() -> None:
    assert safe_name("photo.JPEG", (".jpg", ".jpeg")) == "photo.JPEG"


def test_a_long_name_is_cut_before_its_extension() -> None:
    assert safe_name("a" * 500 + ".pdf", (".pdf",)) == "a" * 146 + ".pdf"
    assert len(safe_name("烧" * 500, (".pdf",)).encode()) <= MAX_BYTES


@given(st.text(max_size=400))
def test_every_name_comes_out_whole(text: str) -> None:
    name = safe_name(text, (".pdf", ".xml"))
    assert name.lower().endswith((".pdf", ".xml"))
    assert 5 <= len(name) <= MAX_CHARACTERS
    assert not set(name) & set('/\\<>:"|?*\r\n\0')
    assert safe_name(name, (".pdf", ".xml")) == name
