"""Invoice and packing list: the same facts in both languages, totals that add up, nothing that misleads."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from marketplace.core.documents.bilingual import load_bilingual
from marketplace.core.documents.wording import load_wording
from marketplace.core.texts import LANGUAGES
from rfq.declarations.documents.rendering import (
    WORDING,
    dangerous_description,
    render_invoice,
    render_packing_list,
)
from tests.contracts.documents.sample_chemicals import CAUSTIC, METHANOL
from tests.core.documents.reading import fonts_of, glyphs_of, page_texts, squeezed, text_of
from tests.declarations.documents.samples import invoice, packing_list

SECOND = ("en", "ru", "mn")
BOTH = [(invoice, render_invoice), (packing_list, render_packing_list)]


def assert_says(pdf: bytes, *needles: str) -> None:
    text = text_of(pdf)
    assert [needle for needle in needles if squeezed(needle) not in text] == []


@pytest.mark.parametrize("language", SECOND)
@pytest.mark.parametrize(("make", "render"), BOTH)
def test_parties_contract_and_transport_stand_in_both_languages(
    make: Callable, render: Callable, language: str
):
    document = make(language)
    pdf = render(document, language)
    consignment = document.consignment
    for party in (consignment.seller, consignment.buyer):
        assert_says(pdf, party.names["zh-Hans"], party.names[language])
    assert_says(
        pdf, document.number, document.check_address, "CTR-2026-000042", "SMGS 26-0012345", "53210017"
    )
    assert_says(pdf, "大路站", consignment.loading.names[language], "CPT")
    assert {name.rsplit("-Bold")[0] for name in fonts_of(pdf)} == {"Document-Sans", "Document-Sans-SC"}
    assert 0 not in set(glyphs_of(pdf))
    assert "None" not in text_of(pdf)


@pytest.mark.parametrize(("make", "render"), BOTH)
def test_the_same_facts_make_the_same_bytes(make: Callable, render: Callable):
    assert render(make("en"), "en") == render(make("en"), "en")


def test_the_invoice_splits_its_total_into_freight_insurance_and_goods():
    pdf = render_invoice(invoice("ru"), "ru")
    assert_says(pdf, "в том числе фрахт, USD 61 250.00", "в том числе страхование, USD 552.18")
    assert_says(pdf, "Итого, CPT, USD 501 980.10", "(FOB), USD 440 177.92")


def test_an_invoice_without_freight_has_no_split():
    pdf = render_invoice(replace(invoice("en"), freight=None, insurance=None), "en")
    assert_says(pdf, "501 980.10")
    assert squeezed("of which") not in text_of(pdf)
    assert "FOB" not in text_of(pdf)


def test_free_carriage_is_a_figure_and_not_a_missing_one():
    assert_says(
        render_invoice(replace(invoice("en"), freight=Decimal(0)), "en"), "of which freight, USD 0.00"
    )


def test_the_packing_list_adds_up_packages_and_weights():
    document = packing_list("en")
    caustic = document.lines[1]
    pdf = render_packing_list(replace(document, lines=(caustic, replace(caustic, number=2))), "en")
    assert_says(pdf, "Total 20 160 504 000 517 104 604.8")


def test_a_weight_that_one_line_lacks_has_no_total():
    document = packing_list("en")
    first, second = document.lines
    unweighed = replace(first, packaging=replace(first.packaging, gross_kg=None))
    assert replace(document, lines=(unweighed, second)).gross_kg is None
    assert_says(render_packing_list(replace(document, lines=(unweighed, second)), "en"), "Total 1 502 000")


def test_the_packing_list_shows_marks_un_marks_and_dangerous_goods():
    pdf = render_packing_list(packing_list("ru"), "ru")
    assert_says(pdf, "SAMPLE KHIMTORG", "UN 5H4/Y25.5/S/26/CN/150001/PI:012", "10 080 袋 / мешки")
    assert_says(pdf, "UN 1230 甲醇 / МЕТАНОЛ, 3 (6.1), PG II")


def test_dangerous_goods_are_described_in_the_prescribed_order():
    both = load_bilingual("en")
    assert dangerous_description(METHANOL.dangerous_goods, both) == "UN 1230 甲醇 / METHANOL, 3 (6.1), PG II"
    gas = replace(CAUSTIC.dangerous_goods, un_number="1033", hazard_class="2.1", packing_group="")
    assert dangerous_description(gas, both).endswith("SOLID, 2.1")


def test_forty_lines_repeat_the_head_and_keep_the_totals_together():
    document = invoice("en")
    lines = tuple(replace(document.lines[0], number=number) for number in range(1, 41))
    pages = page_texts(render_invoice(replace(document, lines=lines), "en"))
    assert len(pages) > 2
    assert all("货物名称及规格" in page for page in pages[:-1])
    (last,) = [page for page in pages if "ofwhichfreight" in page]
    assert squeezed("Total, CPT, USD") in last
    assert squeezed("insurance (FOB), USD") in last


def test_every_language_has_every_text():
    keys = {language: load_wording(language, *WORDING).texts.keys() for language in LANGUAGES}
    for language in LANGUAGES:
        assert {key for key in keys[language] ^ keys["zh-Hans"] if not key.startswith("days.")} == set()
