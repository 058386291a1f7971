"""Firms and people: visibly samples, with numbers that hold."""

import re
from collections import Counter

import pytest
from stdnum import bic, iban, lei
from stdnum.br import cnpj
from stdnum.cn import uscc
from stdnum.de import vat as german_vat
from stdnum.id import npwp
from stdnum.in_ import gstin
from stdnum.it import iva
from stdnum.ru import inn
from stdnum.tr import vkn
from stdnum.vn import mst

from catalog.sample import SampleZone, load_zone
from catalog.sample.firms import Company, CompanyKind, PersonRole
from marketplace.accounts.verification import Numbers, check_numbers

COMPANIES = list(load_zone().companies.values())
every_company = pytest.mark.parametrize("company", COMPANIES, ids=lambda company: company.key)
IBAN_COUNTRIES = {"AE", "BR", "DE", "IT", "KZ", "MN", "RU", "TR"}
TAX_CHECKS = {
    "RU_INN": inn, "BR_CNPJ": cnpj, "DE_VAT": german_vat, "ID_NPWP": npwp, "IN_GSTIN": gstin, "IT_IVA": iva,
    "TR_VKN": vkn, "VN_MST": mst,
}  # fmt: skip
SAMPLE_WORDS = {"en": "Sample", "zh-Hans": "样本", "ru": "Образец", "mn": "Жишээ"}


def numbers_of(company: Company) -> Numbers:
    tax = company.tax.number if company.tax else ""
    is_vat = company.tax is not None and company.tax.vat
    return Numbers(
        uscc=company.uscc or "",
        customs_code=company.customs_code or "",
        lei=company.lei or "",
        vat_number=tax if is_vat else "",
        tax_number="" if is_vat else tax,
        bank_account=company.bank.number,
        bank_swift=company.bank.bic,
    )


def test_the_zone_has_as_many_firms_as_were_promised(zone: SampleZone):
    assert len(zone.producers) >= 12
    assert len(zone.buyers) >= 12
    assert len({buyer.country for buyer in zone.buyers}) >= 10
    assert len(zone.providers) >= 10
    assert len(zone.warehouse_operators) >= 10
    assert [company.kind for company in COMPANIES].count(CompanyKind.ZONE_OPERATOR) == 1
    assert zone.zone_operator.country == "CN"


def test_every_producer_offers_something(zone: SampleZone):
    offered = Counter(listing.supplier for listing in zone.listings)
    assert set(offered) == {producer.key for producer in zone.producers}
    assert max(offered.values()) <= 6


@every_company
def test_everybody_sees_that_it_is_a_sample(company):
    assert any(word in company.legal_name for word in SAMPLE_WORDS.values())
    for language, name in company.names.by_language().items():
        assert SAMPLE_WORDS[language] in name
    assert company.legal_name in company.names.by_language().values() or company.country == "VN"
    assert company.domain.endswith(".example")
    assert "555" in company.phone.replace(" ", "")


@every_company
def test_its_numbers_pass_the_check_at_admission(company):
    checked = check_numbers(numbers_of(company), kind=company.kind.value, country=company.country)
    expected = set() if company.bank.iban else {"bank_account"}
    if company.tax is not None and not company.tax.checked:
        expected.add("tax_number")
    assert set(checked.unchecked) == expected


@every_company
def test_its_check_digits_hold(company):
    if company.country == "CN":
        assert uscc.is_valid(company.uscc)
        assert company.uscc[8:14] == "MAXX00"
        assert company.tax is None
    else:
        assert company.uscc is None
        assert company.tax is not None
    if company.lei is not None:
        assert lei.is_valid(company.lei)
        assert company.lei.startswith("SMPL00")
    if company.tax is not None and company.tax.scheme in TAX_CHECKS:
        assert company.tax.checked
        assert TAX_CHECKS[company.tax.scheme].is_valid(company.tax.number)
    assert bic.is_valid(company.bank.bic)
    assert company.bank.bic[4:6] == company.country


@every_company
def test_it_is_paid_by_iban_where_its_country_has_one(company):
    assert (company.bank.iban is not None) == (company.country in IBAN_COUNTRIES)
    if company.bank.iban is not None:
        assert iban.is_valid(company.bank.iban)
        assert company.bank.iban.startswith(company.country)


@every_company
def test_a_wrong_digit_would_be_noticed(company):
    number = company.uscc or company.bank.iban
    if number is None:
        return
    spoilt = number[:-2] + ("0" if number[-2] != "0" else "1") + number[-1]
    assert not (uscc if company.uscc else iban).is_valid(spoilt)


def test_producers_export_under_a_code_of_ordos(zone: SampleZone):
    for producer in zone.producers:
        assert re.fullmatch(r"15069\w{5}", producer.customs_code)
        assert producer.uscc[2:6] == "1506"
        county = {zone.origins[listing.origin].county for listing in zone.listings_of(producer.key)}
        assert producer.uscc[2:8] in county


@every_company
def test_its_people_can_sign_in(company):
    assert company.people
    assert company.person(PersonRole.OWNER) is not None
    for person in company.people:
        assert person.email.endswith(company.domain)
        assert person.roles
        assert re.fullmatch(r"[A-Za-zÀ-ÿ .ü-]+", person.latin)
        assert person.name
        assert person.title


def test_addresses_and_codes_are_used_once(zone: SampleZone):
    emails = [person.email for company in COMPANIES for person in company.people]
    assert len(set(emails)) == len(emails)
    for name in ("legal_name", "uscc", "customs_code", "lei", "domain", "address"):
        values = [value for company in COMPANIES if (value := getattr(company, name))]
        assert len(set(values)) == len(values), name


def test_a_producer_and_a_buyer_have_a_person_for_every_role(zone: SampleZone):
    """So that a demonstration can show a colleague without the role."""
    for key in ("ordos-methanol", "gobi-chemicals"):
        company = zone.companies[key]
        assert {role for person in company.people for role in person.roles} == set(PersonRole)
        assert all(len(person.roles) == 1 for person in company.people)


def test_each_vertical_has_a_producer_with_the_roles_of_a_trade(zone: SampleZone):
    needed = {
        PersonRole.OWNER,
        PersonRole.SALES,
        PersonRole.APPROVER,
        PersonRole.FINANCE,
        PersonRole.CUSTOMS_CLERK,
    }
    equipped = {
        listing.vertical
        for listing in zone.listings
        if needed <= {role for person in zone.companies[listing.supplier].people for role in person.roles}
    }
    assert {vertical.value for vertical in equipped} == {"CHEMICALS", "CASHMERE", "AUTO"}


@every_company
def test_someone_can_buy_or_sell(company):
    needed = {
        CompanyKind.PRODUCER: PersonRole.SALES,
        CompanyKind.PROVIDER: PersonRole.SALES,
        CompanyKind.WAREHOUSE_OPERATOR: PersonRole.SALES,
        CompanyKind.BUYER: PersonRole.BUYER,
    }.get(company.kind, PersonRole.APPROVER)
    assert company.person(needed) is not None


def test_services_cover_the_whole_way(zone: SampleZone):
    kinds = {kind.value for company in zone.providers for kind in company.provider.kinds}
    assert kinds == {
        "BROKER", "CARRIER_RAIL", "CARRIER_ROAD", "FORWARDER", "INSURER", "BANK", "INSPECTION",
        "FOREIGN_TRADE_FIRM", "TRANSLATOR", "TRAINER",
    }  # fmt: skip
    movers = {"CARRIER_RAIL", "CARRIER_ROAD", "FORWARDER"}
    reached = set()
    for company in zone.providers:
        offer = company.provider
        lanes = [(lane.origin, lane.destination, lane.mode) for lane in offer.lanes]
        assert len(set(lanes)) == len(lanes)
        if movers & {kind.value for kind in offer.kinds}:
            assert offer.lanes
            assert all(lane.days for lane in offer.lanes)
            reached |= {lane.destination for lane in offer.lanes}
    assert {buyer.country for buyer in zone.buyers} <= reached


def test_warehouses_stand_where_buyers_are(zone: SampleZone):
    places = [company.warehouse.place for company in zone.warehouse_operators]
    assert len(set(places)) == len(places)
    for company in zone.warehouse_operators:
        site = company.warehouse
        assert zone.places[site.place].country == company.country
        assert site.capacity_m3 >= site.area_m2
        assert site.services
    assert sum(company.warehouse.public_recognised for company in zone.warehouse_operators) >= 5
    accepted = {risk for company in zone.warehouse_operators for risk in company.warehouse.hazard_classes}
    assert {"3", "8", "9", "4.1"} <= accepted
