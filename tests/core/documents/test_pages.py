"""Templates: a fact that is missing is an error, never a blank; the check address is on the page."""

from uuid import UUID

import pytest

from marketplace.core.documents.bilingual import load_bilingual
from marketplace.core.documents.checking import check_address, qr_picture
from marketplace.core.documents.pages import fill_page, page_engine


def test_a_fact_that_the_template_was_not_given_is_an_error(tmp_path):
    (tmp_path / "page.html").write_text("<p>{{ total }} {{ currency }}</p>")
    with pytest.raises(LookupError, match="currency"):
        fill_page(page_engine(tmp_path), "page.html", load_bilingual("en"), total="1.00")


def test_what_users_write_stays_text(tmp_path):
    (tmp_path / "page.html").write_text("<p>{% texts names %}</p>")
    page = fill_page(
        page_engine(tmp_path), "page.html", load_bilingual("en"), names={"en": "<img src=x> & Co"}
    )
    assert page == "<p>&lt;img src=x&gt; &amp; Co</p>"


def test_the_check_address_names_the_document():
    identity = UUID("01980000-0000-7000-8000-000000000042")
    address = check_address("https://zone.example/", identity)
    assert address == "https://zone.example/check/01980000-0000-7000-8000-000000000042"
    assert qr_picture(address).startswith("data:image/svg+xml")
    assert qr_picture(address) != qr_picture(address + "0")
