"""The public check of a paper: it confirms what it must and tells nothing else."""

import re
from itertools import product
from uuid import uuid4

import pytest
from django.utils.translation import gettext, override
from pytest_django import DjangoAssertNumQueries

from frontend.pages.check import FILES, STATES
from rfq.contracts import services as contracts
from rfq.contracts.models import Contract
from rfq.declarations.models import Declaration
from tests.api import answer, execute
from tests.cast import Cast
from tests.frontend.reading import LANGUAGES, Page, visitor, words
from tests.listing_cast import Goods
from tests.rfq import scene
from tests.rfq.scene import AT

QUERY = """
  query ($id: ID!) {
    documentCheck(id: $id) {
      kind number date issuedAt state sellerName(language: "en") buyerName(language: "en")
      hashes { kind number name sha256 issuedAt }
    }
  }
"""
GOODS = ("methanol", "甲醇", "метанол", "67-56-1", "2905110000", "MEOH-AA")
AMOUNTS = ("412.5", "412,5", "9900", "9,900", "2970", "6930", "1840", "24000", "24,000", "USD")
SECRETS = ("150600000000000002", "BKCHCNBJ880", "Zabaikalsk", "SMGS2026112401", "X8065")


def checked(cast: Cast, uuid: object) -> dict[str, object] | None:
    found: dict[str, object] | None = answer(cast.anonymous, QUERY, id=str(uuid))["documentCheck"]
    return found


def test_a_contract_in_signature_is_told_as_unsigned(cast: Cast, offered: Contract) -> None:
    assert offered.document is not None
    found = checked(cast, offered.uuid)
    assert found == {
        "kind": "CONTRACT",
        "number": offered.number,
        "date": "2026-11-24",
        "issuedAt": "2026-11-24T08:00:00Z",
        "state": "UNSIGNED",
        "sellerName": "Ordos Sample Methanol",
        "buyerName": offered.terms.buyer.names["en"],
        "hashes": [
            {
                "kind": "CONTRACT",
                "number": offered.number,
                "name": f"{offered.number}.pdf",
                "sha256": offered.document.sha256,
                "issuedAt": "2026-11-24T08:00:00Z",
            }
        ],
    }


def test_a_signed_contract_lists_both_of_its_files(cast: Cast, signed: Contract) -> None:
    found = checked(cast, signed.uuid)
    assert found is not None
    assert signed.document is not None
    assert signed.signed_document is not None
    assert found["state"] == "SIGNED"
    hashes = found["hashes"]
    assert isinstance(hashes, list)
    assert [(row["kind"], row["sha256"]) for row in hashes] == [
        ("CONTRACT", signed.document.sha256),
        ("SIGNED_CONTRACT", signed.signed_document.sha256),
    ]


def test_a_cancelled_contract_no_longer_counts(cast: Cast, offered: Contract) -> None:
    for firm in (cast.producer, cast.buyer):
        contracts.cancel_contract(actor=firm.owner, contract_uuid=offered.uuid, reason="Test", at=AT)
    found = checked(cast, offered.uuid)
    assert found is not None
    assert found["state"] == "VOID"


def test_a_contract_without_a_paper_is_not_told(cast: Cast, goods: Goods) -> None:
    drafted = scene.accepted(cast, scene.quoted(cast, scene.submitted(cast, goods.methanol)))
    assert drafted.document is None
    assert checked(cast, drafted.uuid) is None


def test_export_papers_are_told_with_the_numbers_printed_on_them(
    cast: Cast, transmitted: Declaration
) -> None:
    found = checked(cast, transmitted.uuid)
    assert found is not None
    year = transmitted.number.removeprefix("DEC-")
    assert (found["kind"], found["state"], found["number"]) == ("EXPORT_PAPERS", "ISSUED", f"INV-{year}")
    assert found["date"] == transmitted.facts.declaration_date.isoformat()
    hashes = found["hashes"]
    assert isinstance(hashes, list)
    assert [(row["kind"], row["number"]) for row in hashes] == [
        ("INVOICE", f"INV-{year}"),
        ("PACKING_LIST", f"PL-{year}"),
    ]
    kept = {str(message.kind): message.file.sha256 for message in transmitted.messages.all()}
    assert [row["sha256"] for row in hashes] == [kept["INVOICE"], kept["PACKING_LIST"]]


def test_customs_moves_what_is_told(cast: Cast, transmitted: Declaration) -> None:
    for state, told in (("STAGED", "ISSUED"), ("CLEARED", "CLEARED"), ("RETURNED", "VOID")):
        transmitted.state, transmitted.entry_id = state, "020220261000000001"
        transmitted.save(update_fields=["state", "entry_id"])
        found = checked(cast, transmitted.uuid)
        assert found is not None
        assert found["state"] == told


def test_a_declaration_without_papers_is_not_told(cast: Cast, goods: Goods) -> None:
    declaration = scene.prepared(cast, scene.effective(cast, goods.methanol))
    assert checked(cast, declaration.uuid) is None


@pytest.mark.parametrize("id", ["", "no uuid", "019aab00-0000-7000-8000-00000000000g", "Q29udHJhY3Q6MQ=="])
def test_a_text_that_is_no_code_finds_nothing(cast: Cast, id: str) -> None:
    result = execute(cast.anonymous, QUERY, id=id)
    assert result.errors is None
    assert result.data == {"documentCheck": None}


def test_who_asks_makes_no_difference(cast: Cast, signed: Contract) -> None:
    told = checked(cast, signed.uuid)
    for actor in (cast.buyer.owner, cast.rival_buyer.owner, cast.loner, cast.zone.owner):
        assert answer(actor, QUERY, id=str(signed.uuid))["documentCheck"] == told


def test_the_page_of_a_contract_speaks_every_language(signed: Contract) -> None:
    assert signed.document is not None
    assert signed.signed_document is not None
    for language in LANGUAGES:
        shown = visitor(language).get(f"/check/{signed.uuid}")
        html = words(shown)
        code = "zh-Hans" if language == "zh-hans" else language
        assert shown.status_code == 200
        assert signed.number in html
        assert signed.terms.seller.names[code] in html
        assert signed.terms.buyer.names[code] in html
        assert signed.terms.seller.names["zh-Hans"] in html
        with override(language):
            assert gettext("Genuine, and signed by both parties.") in html
            assert str(FILES["SIGNED_CONTRACT"]) in html
        hashes = [row["data-sha256"] for row in Page(html).of("li") if "data-sha256" in row]
        assert hashes == [signed.document.sha256, signed.signed_document.sha256]


def test_the_page_tells_neither_goods_nor_amounts(signed: Contract, transmitted: Declaration) -> None:
    names = (*signed.terms.seller.names.values(), *signed.terms.buyer.names.values())
    for uuid, language in product((signed.uuid, transmitted.uuid), LANGUAGES):
        main = words(visitor(language).get(f"/check/{uuid}")).partition("<main")[2].partition("</main>")[0]
        for text in (*names, *re.findall(r"\b[0-9a-f]{64}\b|\b[0-9a-f-]{36}\b", main)):
            main = main.replace(text, "")
        assert [word for word in (*GOODS, *AMOUNTS, *SECRETS) if word.lower() in main.lower()] == []


def test_the_page_of_an_unknown_code_warns(db: None) -> None:
    shown = visitor().get(f"/check/{uuid4()}")
    assert shown.status_code == 404
    assert "We have issued no paper with this code" in words(shown)
    assert shown["X-Robots-Tag"] == "noindex"


def test_an_address_without_a_code_is_no_page(db: None) -> None:
    assert visitor().get("/check/CON-2026-000001").status_code == 404


def test_it_is_kept_out_of_search_engines(offered: Contract) -> None:
    shown = visitor().get(f"/check/{offered.uuid}")
    assert shown["X-Robots-Tag"] == "noindex"


def test_it_tells_how_to_work_the_hash_out_without_a_script(offered: Contract) -> None:
    html = words(visitor().get(f"/check/{offered.uuid}"))
    assert f"sha256sum {offered.number}.pdf" in html
    assert f"certutil -hashfile {offered.number}.pdf SHA256" in html
    assert '<form id="compare" hidden>' in html
    assert '<details id="by-hand" open>' in html


def test_a_look_costs_few_queries(
    signed: Contract, transmitted: Declaration, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(1):
        visitor().get(f"/check/{signed.uuid}")
    with django_assert_max_num_queries(4):
        visitor().get(f"/check/{transmitted.uuid}")


def test_every_state_of_the_schema_has_its_words(cast: Cast) -> None:
    kinds = "{ states: __type(name: %s) { enumValues { name } } }"
    states = answer(cast.anonymous, kinds % '"DocumentCheckState"')["states"]["enumValues"]
    files = answer(cast.anonymous, kinds % '"DocumentCheckVersionKind"')["states"]["enumValues"]
    assert {value["name"] for value in states} == set(STATES)
    assert {value["name"] for value in files} == set(FILES)
