"""The contract as a PDF: every fact in both languages, nothing blank, nothing broken, the same bytes again."""

import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

import pytest

from marketplace.core.documents.parts import Party
from rfq.contracts.documents.facts import ContractDocument, Inspection, Specification
from rfq.contracts.documents.rendering import render_contract
from tests.contracts.documents.sample_chemicals import CAUSTIC, chemicals
from tests.contracts.documents.sample_making import signatures
from tests.contracts.documents.sample_vehicles import vehicles
from tests.contracts.documents.samples import CONTRACTS
from tests.core.documents.reading import fonts_of, glyphs_of, page_texts, places_of, read, squeezed, text_of

LANGUAGES = ("en", "ru", "mn")
IN_ANOTHER_PROCESS = """
import hashlib, sys
from rfq.contracts.documents.rendering import render_contract
from tests.contracts.documents.sample_chemicals import chemicals
sys.stdout.write(hashlib.sha256(render_contract(chemicals("mn"), "mn")).hexdigest())
"""


@cache
def rendered(vertical: str, language: str) -> bytes:
    return render_contract(CONTRACTS[vertical](language), language)


def assert_says(pdf: bytes, *needles: str) -> None:
    text = text_of(pdf)
    assert [needle for needle in needles if squeezed(needle) not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("vertical", CONTRACTS)
def test_it_names_parties_goods_and_terms_in_both_languages(vertical, language):
    document = CONTRACTS[vertical](language)
    pdf = rendered(vertical, language)
    for party in (document.seller, document.buyer):
        assert_says(pdf, party.names["zh-Hans"], party.names[language])
        assert_says(pdf, *(identifier.value for identifier in party.identifiers))
    for line in document.lines:
        assert_says(pdf, line.names["zh-Hans"], line.names[language], line.hs_code, line.sku, line.cas)
    place = document.delivery.place
    assert_says(
        pdf, place.names["zh-Hans"], place.names[language], place.unlocode, document.delivery.incoterm
    )
    assert_says(pdf, document.number, document.check_address)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("vertical", CONTRACTS)
def test_it_draws_every_letter_with_our_fonts_and_leaves_nothing_unsaid(vertical, language):
    pdf = rendered(vertical, language)
    assert {name.rsplit("-Bold")[0] for name in fonts_of(pdf)} == {"Document-Sans", "Document-Sans-SC"}
    assert 0 not in set(glyphs_of(pdf))
    text = " ".join(page.extract_text() for page in read(pdf).pages)
    assert re.search(r"\bNone\b|[{}]|\(\)|\.\.", text) is None


def test_money_and_dates_are_written_as_each_column_reads_them():
    assert_says(
        rendered("chemicals", "ru"),
        "USD 501,980.10", "USD 501 980,10",
        "2026年8月1日至2026年10月31日", "с 1 августа 2026 г. по 31 октября 2026 г.",
        "合同总价的30%，计USD 150,594.03：本合同签署后5日内", "30 % общей стоимости, USD 150 594,03: в течение 5 дней",
    )  # fmt: skip
    assert_says(rendered("chemicals", "mn"), "2026 оны наймдугаар сарын 1", "5 хоногийн дотор")


def test_dangerous_goods_fibres_and_vehicles_are_described():
    assert_says(rendered("chemicals", "en"), "UN 1230", "METHANOL", "5H4/Y25.5/S/26/CN/150001/PI:012", "II")
    assert_says(rendered("cashmere", "en"), "平均直径", "Mean fibre diameter", "15.8", "µm", "GB 18267-2013")
    vins = [vehicle.vin for line in vehicles().lines for vehicle in line.vehicles]
    assert_says(rendered("vehicles", "mn"), "Арлын дугаар (VIN)", *vins)


def test_another_process_makes_the_same_bytes():
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "marketplace.config.settings",
        "PYTHONHASHSEED": "7",
    }
    other = subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_PROCESS],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    assert other.stdout == hashlib.sha256(rendered("chemicals", "mn")).hexdigest()


def test_the_facts_are_inside_for_programs():
    (attached,) = read(rendered("chemicals", "ru")).attachment_list
    facts = json.loads(attached.content)
    assert attached.name == "CTR-2026-000042.json"
    assert facts["lines"][0]["quantity"] == "1250.000"
    assert (facts["total"], facts["currency"]) == ("501980.10", "USD")


def test_the_signed_copy_names_signatories_times_and_the_hash_they_signed():
    document = chemicals("ru")
    unsigned = rendered("chemicals", "ru")
    assert_says(unsigned, "待签署", "ещё не подписано")
    sha256 = hashlib.sha256(unsigned).hexdigest()
    signed = render_contract(replace(document, signatures=signatures(document, sha256)), "ru")
    assert text_of(signed).count(sha256) == 2
    assert_says(
        signed, "朱镕堃", "Чжу Жункунь", "2026-07-02 09:15:02", "2026-07-03 09:15:02", "одноразовый код"
    )
    assert squeezed("待签署") not in text_of(signed)


def test_one_signature_leaves_the_other_open():
    document = chemicals("en")
    first, _ = signatures(document, "ab" * 32)
    half_signed = render_contract(replace(document, signatures=(first,)), "en")
    assert_says(half_signed, "2026-07-02 09:15:02", "not yet signed")


@pytest.mark.parametrize("count", [2, 6, 10])
def test_signatures_never_stand_alone_on_a_page(count):
    document = chemicals("ru")
    longer = replace(document, documents=document.documents + document.documents[:1] * count)
    pages = [text for text in page_texts(render_contract(longer, "ru")) if "签署/Подписисторон" in text]
    assert len(pages) == 1
    assert "Заключительныеположения" in pages[0]


def test_what_is_not_known_is_left_out():
    document = chemicals("en")
    bare = Party(names={"en": "Bare LLC"}, addresses={}, country="AE")
    line = replace(
        CAUSTIC, sku="", cas="", manufacturer={}, specifications=(), packaging=None, dangerous_goods=None
    )
    pdf = render_contract(
        replace(document, seller=bare, buyer=bare, lines=(line,), documents=(), inspection=Inspection()), "en"
    )
    text = text_of(pdf)
    assert "BareLLC" in text
    for label in (
        "CASNo.",
        "Telephone",
        "SWIFT",
        "Account:",
        "VATNo.",
        "Manufacturer",
        "Dangerousgoods",
        "Parameter",
    ):
        assert label not in text


def test_a_parameter_may_have_numbers_words_or_both():
    document = chemicals("en")
    words = {"en": "white flakes", "zh-Hans": "白色片状"}
    rows = (
        Specification({"en": "Look"}, value=words),
        Specification({"en": "Iron"}, maximum=Decimal("0.005"), value={"en": "as Fe"}, unit="P1"),
    )
    line = replace(CAUSTIC, specifications=rows)
    assert_says(
        render_contract(replace(document, lines=(line,)), "en"),
        "Look 白色片状 white flakes",
        "Iron as Fe 0.005 %",
    )


def test_names_with_markup_stay_names():
    document = chemicals("en")
    name = 'A & B <b>Trading</b> "LLC" {total} {{ number }}'
    buyer = replace(document.buyer, names={"en": name, "zh-Hans": "甲<乙>&丙"})
    assert_says(render_contract(replace(document, buyer=buyer), "en"), name, "甲<乙>&丙")


def many_lines(count: int) -> ContractDocument:
    long_name = "Very long trade name of a chemical product with qualities, grades and forms of delivery " * 3
    unbroken = "polyoxyethylenesorbitanmonostearatepolyoxyethylenesorbitanmonostearate"
    lines = tuple(
        replace(
            CAUSTIC,
            number=number,
            names={"en": f"{number} {long_name} {unbroken}", "zh-Hans": "氢氧化钠" * 30},
            specifications=(),
            dangerous_goods=None,
            amount=Decimal("123456789012.34"),
        )
        for number in range(1, count + 1)
    )
    return replace(chemicals("en"), lines=lines)


@pytest.mark.parametrize("count", [1, 20])
def test_one_line_or_twenty_with_long_names_fill_their_pages(count):
    pdf = render_contract(many_lines(count), "en")
    assert_says(pdf, *(f"{number} Very long trade name" for number in range(1, count + 1)))
    heads = [text for text in page_texts(pdf) if "货物名称及规格" in text]
    rows = [text for text in page_texts(pdf) if squeezed("123 456 789 012.34") in text]
    assert len(heads) == len(rows)
    assert (len(heads) > 1) is (count > 1)


def test_every_page_says_which_it_is_and_of_what():
    pages = page_texts(rendered("chemicals", "ru"))
    for number, text in enumerate(pages, start=1):
        assert f"第{number}页，共{len(pages)}页·Стр.{number}из{len(pages)}" in text
        assert squeezed("CTR-2026-000042 · https://zone.example/check/") in text


@pytest.mark.parametrize("vertical", CONTRACTS)
def test_paragraphs_follow_each_other_down_the_page_in_their_order(vertical):
    foot, line = 54, 10
    seen = []
    for page in places_of(rendered(vertical, "ru"), r"\d+\.\d+ (?!GB)"):
        heights = [height for _, height in page]
        assert all(above - below > line for above, below in pairwise(heights))
        assert min(heights, default=foot) >= foot
        seen += [tuple(map(int, number.split("."))) for number, _ in page]
    assert len(seen) > 40
    assert seen == sorted(seen)
