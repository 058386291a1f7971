"""Reads companies, their people, and the offers of providers and warehouses."""

from collections.abc import Iterator

from catalog.sample.firms import (
    BankAccount,
    Company,
    CompanyKind,
    Fee,
    Lane,
    LaneMode,
    Person,
    PersonRole,
    ProviderOffer,
    ServiceKind,
    TaxNumber,
    Warehouse,
    WarehouseService,
)
from catalog.sample.read_goods import HAZARD_CLASS
from catalog.sample.reading import DATA, Row, read_file
from catalog.sample.texts import LANGUAGES

COUNTRY = r"[A-Z]{2}"
LANGUAGE = "|".join(LANGUAGES)


def read_companies() -> dict[str, Company]:
    found: dict[str, Company] = {}
    for name in ("zone-operator", "producers", "buyers", "providers", "warehouses"):
        file = read_file(DATA / "companies" / f"{name}.toml")
        for row in file.rows("company"):
            company = read_company(row)
            if company.key in found:
                row.fail("the key is taken already")
            found[company.key] = company
        file.done()
    return found


def read_company(row: Row) -> Company:
    key = row.string("key", pattern=r"[a-z][a-z0-9-]+")
    row.where = f"{row.where.split(',')[0]}, {key}"
    domain = row.string("domain", pattern=r"[a-z0-9.-]+\.example")
    language = row.string("language", pattern=LANGUAGE)
    provider, warehouse = row.optional_row("provider"), row.optional_row("warehouse")
    company = Company(
        key=key,
        kind=row.choice("kind", CompanyKind),
        country=row.string("country", pattern=COUNTRY),
        language=language,
        legal_name=row.string("legal_name"),
        names=row.text("names"),
        city=row.string("city"),
        postcode=row.optional_string("postcode"),
        address=row.string("address"),
        address_en=row.string("address_en"),
        phone=row.string("phone", pattern=r"\+[0-9 ]{8,20}"),
        emergency_phone=row.optional_string("emergency_phone", pattern=r"\+[0-9 ]{8,20}"),
        domain=domain,
        uscc=row.optional_string("uscc"),
        customs_code=row.optional_string("customs_code", pattern=r"[0-9A-Z]{10}"),
        lei=row.optional_string("lei"),
        tax=read_tax(row.optional_row("tax")),
        bank=read_bank(row.row("bank")),
        people=tuple(read_people(row.rows("people"), domain, language)),
        provider=read_provider(provider) if provider else None,
        warehouse=read_warehouse(warehouse) if warehouse else None,
    )
    row.done()
    if (company.kind == CompanyKind.PROVIDER) != (company.provider is not None):
        row.fail("a provider, and nobody else, has a table provider")
    if (company.kind == CompanyKind.WAREHOUSE_OPERATOR) != (company.warehouse is not None):
        row.fail("a warehouse operator, and nobody else, has a table warehouse")
    return company


def read_people(rows: list[Row], domain: str, language: str) -> Iterator[Person]:
    for row in rows:
        yield Person(
            name=row.string("name"),
            latin=row.string("latin"),
            email=f"{row.string('mail', pattern=r'[a-z]+')}@{domain}",
            roles=row.choices("roles", PersonRole),
            title=row.string("title"),
            language=row.optional_string("language", pattern=LANGUAGE) or language,
        )
        row.done()


def read_tax(row: Row | None) -> TaxNumber | None:
    if row is None:
        return None
    tax = TaxNumber(
        scheme=row.string("scheme"),
        number=row.string("number", pattern=r"[0-9A-Z]{7,20}"),
        checked=row.boolean("checked", default=True),
        vat=row.boolean("vat", default=False),
    )
    row.done()
    return tax


def read_bank(row: Row) -> BankAccount:
    bank = BankAccount(
        bank=row.string("name"),
        iban=row.optional_string("iban", pattern=r"[A-Z]{2}\d\d[0-9A-Z]{11,30}"),
        account=row.optional_string("account", pattern=r"\d{6,20}"),
        bic=row.string("bic", pattern=r"SMPL[A-Z]{2}[A-Z0-9]{2}"),
        currency=row.string("currency", pattern=r"[A-Z]{3}"),
    )
    row.done()
    if (bank.iban is None) == (bank.account is None):
        row.fail("needs an IBAN or an account number, not both")
    return bank


def read_provider(row: Row) -> ProviderOffer:
    offer = ProviderOffer(
        kinds=row.choices("kinds", ServiceKind),
        scope=row.text("scope"),
        lanes=tuple(read_lane(lane) for lane in row.rows("lanes")),
        hazard_classes=row.strings("hazard_classes", pattern=HAZARD_CLASS),
        fees=tuple(read_fee(fee) for fee in row.rows("fees")),
    )
    row.done()
    return offer


def read_lane(row: Row) -> Lane:
    lane = Lane(
        origin=row.string("from", pattern=COUNTRY),
        destination=row.string("to", pattern=COUNTRY),
        mode=row.choice("mode", LaneMode),
        days=row.optional_integer("days"),
    )
    row.done()
    return lane


def read_fee(row: Row) -> Fee:
    fee = Fee(
        per=row.string("per", pattern=r"[A-Z0-9_]+"),
        amount=row.positive("amount"),
        currency=row.string("currency", pattern=r"[A-Z]{3}"),
    )
    row.done()
    return fee


def read_warehouse(row: Row) -> Warehouse:
    warehouse = Warehouse(
        place=row.string("place"),
        names=row.text("name"),
        area_m2=row.positive("area_m2"),
        capacity_m3=row.positive("capacity_m3"),
        capacity_pallets=row.integer("capacity_pallets"),
        capacity_tonnes=row.positive("capacity_tonnes"),
        hazard_classes=row.strings("hazard_classes", pattern=HAZARD_CLASS),
        services=row.choices("services", WarehouseService),
        public_recognised=row.boolean("public_recognised", default=False),
    )
    row.done()
    return warehouse
