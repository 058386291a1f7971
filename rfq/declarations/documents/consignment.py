"""The rows that invoice and packing list share: delivery, transport, and the consignee where it isn't the buyer."""

from collections.abc import Iterator

from marketplace.core.documents.bilingual import BESIDE, Bilingual
from marketplace.core.documents.pairs import Fact, in_lines, in_pairs
from marketplace.core.documents.parts import Party, Place
from rfq.declarations.documents.facts import Consignment


def identity(number_key: str, number: str, day: str, consignment: Consignment) -> list[Fact]:
    """Name the document and the contract it belongs to."""
    return [
        (number_key, number),
        ("label.date", day),
        ("label.contract_number", consignment.contract_number),
        ("label.contract_date", consignment.contract_date.isoformat()),
    ]


def consignment_rows(consignment: Consignment, both: Bilingual) -> tuple[tuple[Fact, Fact], ...]:
    """List what is known about delivery and transport."""
    return in_pairs((both.label(key), value) for key, value in _facts(consignment, both))


def _facts(consignment: Consignment, both: Bilingual) -> Iterator[Fact]:
    yield "label.consignee", _party(consignment.consignee, both)
    yield "label.delivery_term", f"{consignment.incoterm} {_place(consignment.place, both)}, Incoterms 2020"
    yield "label.transport_mode", both.label(f"mode.{consignment.mode}", BESIDE)
    yield "label.loading", _place(consignment.loading, both)
    yield "label.discharge", _place(consignment.discharge, both)
    yield "label.transport_document", consignment.transport_document
    seal = both.label("label.seal", BESIDE)
    yield (
        "label.transport_units",
        in_lines(
            *(
                f"{both.label(f'transport_unit.{unit.kind}', BESIDE)} {unit.number}"
                + (f", {seal} {unit.seal}" if unit.seal else "")
                for unit in consignment.transport_units
            )
        ),
    )


def _place(place: Place | None, both: Bilingual) -> str:
    if place is None:
        return ""
    names = both.texts(place.names, BESIDE)
    return f"{names} ({place.unlocode})" if place.unlocode else names


def _party(party: Party | None, both: Bilingual) -> str:
    return in_lines(both.texts(party.names), both.texts(party.addresses)) if party else ""
