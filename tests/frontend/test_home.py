"""The first page: what is on offer, in the reader's language, cheaply."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override
from pytest_django import DjangoAssertNumQueries

from catalog.listings import services
from frontend.pages.home import PAGE_SIZE, cheapest
from marketplace.accounts.roles import Role
from tests.cast import LONG_AGO, Cast
from tests.frontend.reading import LANGUAGES, Page, visitor, words
from tests.listing_cast import METHANOL, Goods, make_catalogue, publish

NAMES = {
    "en": "Methanol, grade AA",
    "zh-hans": "甲醇（优等品）",
    "ru": "Метанол марки А",
    "mn": "Метанол, дээд зэрэг",
}
PRICES = {"en": "USD\xa0309.00", "zh-hans": "USD\xa0309.00", "ru": "USD\xa0309,00", "mn": "USD\xa0309.00"}
SUPPLIERS = {
    "en": "Ordos Sample Methanol",
    "zh-hans": "鄂尔多斯样本甲醇有限公司",
    "ru": "Ордос Образец Метанол",
    "mn": "Ордос Жишээ Метанол",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_shows_the_goods_in_the_readers_language(goods: Goods, language: str) -> None:
    html = words(visitor(language).get("/"))
    assert f'<html lang="{language}">' in html
    for text in (NAMES[language], SUPPLIERS[language], PRICES[language], "67-56-1", "2905110000", "1230"):
        assert text in html
    with override(language):
        assert gettext("Newest goods") in html


def test_it_hides_what_was_taken_off(cast: Cast, goods: Goods) -> None:
    services.suspend_listing(
        actor=cast.zone.actor(Role.APPROVER), listing_uuid=goods.cashmere.uuid, reason="Test", at=LONG_AGO
    )
    html = words(visitor().get("/"))
    assert "Methanol, grade AA" in html
    assert "Dehaired cashmere, white" not in html


@pytest.mark.parametrize("text", ["methanol", "67-56-1", "2905", "甲醇", "метанол", "MEOH"])
def test_a_search_finds_by_name_number_and_code(goods: Goods, text: str) -> None:
    html = words(visitor().get("/", {"text": text}))
    assert "Methanol, grade AA" in html
    assert "Dehaired cashmere, white" not in html


def test_a_search_without_a_hit_says_what_to_try(goods: Goods) -> None:
    html = words(visitor().get("/", {"text": "unobtainium"}))
    assert "Try fewer words" in html
    assert "unobtainium" in html


def test_what_was_searched_is_shown_as_text(goods: Goods) -> None:
    html = words(visitor().get("/", {"text": '"><script>alert(1)</script>'}))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize(
    ("vertical", "shown", "hidden"),
    [
        ("CASHMERE", "Dehaired cashmere, white", "Methanol, grade AA"),
        ("AUTO", "Electric truck, 6×4", "Dehaired cashmere, white"),
        ("CHEMICALS", "Methanol, grade AA", "Electric truck, 6×4"),
    ],
)
def test_a_tab_shows_one_industry(goods: Goods, vertical: str, shown: str, hidden: str) -> None:
    html = words(visitor().get("/", {"vertical": vertical}))
    assert shown in html
    assert hidden not in html
    current = [a for a in Page(html).of("a") if a.get("aria-current") == "page"]
    assert [a["href"] for a in current] == [f"/?vertical={vertical}"]


def test_an_unknown_industry_narrows_nothing(goods: Goods) -> None:
    assert "Methanol, grade AA" in words(visitor().get("/", {"vertical": "SPACE"}))


def shown(page: Page) -> int:
    """Count the goods on a page by the codes that each has."""
    return len([codes for codes in page.of("ul") if codes.get("class") == "codes"])


def test_more_than_a_page_of_goods_is_read_further(cast: Cast) -> None:
    make_catalogue(cast)
    for number in range(PAGE_SIZE + 1):
        publish(cast, cast.producer, replace(METHANOL, sku=f"MEOH-{number}"))
    first = Page(words(visitor().get("/")))
    (onward,) = [link["href"] for link in first.of("a") if "next" in (link.get("rel") or "")]
    last = Page(words(visitor().get(onward)))
    assert (shown(first), shown(last)) == (PAGE_SIZE, 1)
    assert not [link for link in last.of("a") if "next" in (link.get("rel") or "")]


def test_a_broken_cursor_is_a_bad_address(db: None) -> None:
    answer = visitor().get("/", {"after": "broken"})
    assert answer.status_code == 400
    assert "can't be answered" in words(answer)


def test_a_nul_in_the_address_breaks_nothing(db: None) -> None:
    assert visitor().get("/?text=a%00b").status_code == 200


def test_it_asks_the_database_once_whatever_is_on_offer(
    goods: Goods, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    visitor().get("/")
    with django_assert_num_queries(1):
        visitor().get("/")


def test_a_visitors_page_is_bound_to_no_cookie(goods: Goods) -> None:
    answer = visitor().get("/")
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert answer["Cache-Control"] == "no-cache"


def test_an_unchanged_page_is_not_sent_again(goods: Goods) -> None:
    browser = visitor()
    again = browser.get("/", headers={"If-None-Match": browser.get("/")["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = visitor("ru").get("/", headers={"If-None-Match": browser.get("/")["ETag"]})
    assert other.status_code == 200


def test_a_persons_page_is_private_and_leads_to_the_account(cast: Cast) -> None:
    browser = Client()
    browser.force_login(
        cast.buyer.user(Role.OWNER), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    answer = browser.get("/")
    assert answer["Cache-Control"] == "private, no-cache"
    assert "Cookie" in answer["Vary"]
    assert reverse("account_logout") in words(answer)


def test_nothing_may_be_sent_to_it(db: None) -> None:
    assert visitor().post("/").status_code == 405


def test_the_lowest_of_comparable_export_prices_is_shown() -> None:
    def price(amount: str, currency: str, incoterm: str) -> dict[str, object]:
        return {
            "price": {"amount": amount, "currency": currency},
            "incoterm": incoterm,
            "placeName": "Xingang",
        }

    home, dear, good = price("2050", "CNY", "EXW"), price("318", "USD", "FOB"), price("309", "USD", "FOB")
    assert cheapest([home, dear, good, price("100", "USD", "EXW"), price("90", "EUR", "FOB")]) == good
    assert cheapest([home]) == home
    assert cheapest([]) is None
