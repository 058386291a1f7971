"""The table of a document's two parties: a row for each fact that at least one of them has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marketplace.core.documents.bilingual import BESIDE, Bilingual
from marketplace.core.documents.pairs import Fact, in_lines
from marketplace.core.documents.parts import Bank, Party, Person


@dataclass(frozen=True)
class PartyRow:
    """One fact of both parties; an empty cell where one has none."""

    label: str
    seller: str
    buyer: str


_ORDER = (
    "label.name",
    "label.address",
    *(f"identifier.{kind}" for kind in ("USCC", "CUSTOMS", "REGISTRATION", "TIN", "VAT", "EORI", "LEI")),
    "label.contact",
    "label.bank",
    "label.signatory",
)


def party_rows(
    seller: Party, buyer: Party, both: Bilingual, *, without: Sequence[str] = ()
) -> list[PartyRow]:
    """Line up the facts of both parties in one order.

    :param without: keys of rows that the document doesn't show, such as ``label.bank``.
    :raises KeyError: for a kind of identifier that has no label, rather than leave it out.
    """
    sellers, buyers = (dict(_facts(party, both)) for party in (seller, buyer))
    keys = sorted(
        {*sellers, *buyers} - {*without}, key=lambda key: _ORDER.index(key) if key in _ORDER else len(_ORDER)
    )
    return [PartyRow(both.label(key), sellers.get(key, ""), buyers.get(key, "")) for key in keys]


def _facts(party: Party, both: Bilingual) -> Iterator[Fact]:
    yield "label.name", both.texts(party.names)
    country = both.said(lambda wording: wording.country(party.country), BESIDE)
    yield "label.address", in_lines(both.texts(party.addresses), country)
    for identifier in party.identifiers:
        yield f"identifier.{identifier.kind}", identifier.value
    if party.phone or party.email:
        yield "label.contact", in_lines(party.phone, party.email)
    if party.bank:
        yield "label.bank", _bank_lines(party.bank, both)
    if party.signatory:
        yield "label.signatory", person_lines(party.signatory, both)


def _bank_lines(bank: Bank, both: Bilingual) -> str:
    account = " ".join(part for part in (bank.account, bank.currency) if part)
    return in_lines(
        both.texts(bank.names),
        both.texts(bank.addresses),
        f"{both.label('label.account', BESIDE)}: {account}",
        f"SWIFT: {bank.swift}" if bank.swift else "",
    )


def person_lines(person: Person, both: Bilingual) -> str:
    """Show a person's name and position."""
    return in_lines(both.texts(person.names, BESIDE), both.texts(person.positions, BESIDE))
