"""The clauses as numbered rows of two columns, ready for the page."""

from collections.abc import Iterator
from dataclasses import dataclass

from marketplace.core.documents.bilingual import Bilingual
from marketplace.core.documents.wording import Wording
from rfq.contracts.documents.facts import ContractDocument
from rfq.contracts.documents.selection import select_clauses
from rfq.contracts.documents.terms import clause_values, payment_text, required_document_text


@dataclass(frozen=True)
class Row:
    """One paragraph in both languages; ``number`` is ``1.``, ``1.1`` or, for an item of a list, ``(1)``.

    ``introduces`` tells that a list follows, which must not be left behind at the foot of a page.
    """

    number: str
    first: str
    second: str
    introduces: bool = False


@dataclass(frozen=True)
class NumberedClause:
    """A clause: its title and its paragraphs, each list's items after the paragraph that introduces it."""

    title: Row
    rows: tuple[Row, ...]


def numbered_clauses(document: ContractDocument, both: Bilingual) -> list[NumberedClause]:
    """Number the clauses that apply, and fill them in for both languages."""
    second_language = both.second.language
    values = {
        wording.language: clause_values(document, wording, second_language)
        for wording in (both.first, both.second)
    }

    def say(key: str, wording: Wording) -> str:
        return wording.say(key, **values[wording.language])

    clauses = []
    for place, (clause, paragraphs) in enumerate(select_clauses(document), start=1):
        rows: list[Row] = []
        for position, paragraph in enumerate(paragraphs, start=1):
            key = f"clause.{clause}.{paragraph}"
            items = list(_items(clause, paragraph, document, both))
            rows.append(Row(f"{place}.{position}", say(key, both.first), say(key, both.second), bool(items)))
            rows += items
        title = f"clause.{clause}.title"
        clauses.append(
            NumberedClause(Row(f"{place}.", both.first.say(title), both.second.say(title)), tuple(rows))
        )
    return clauses


def _items(clause: str, paragraph: str, document: ContractDocument, both: Bilingual) -> Iterator[Row]:
    if (clause, paragraph) == ("payment", "schedule"):
        for number, payment in enumerate(document.payments, start=1):
            first, second = (
                payment_text(payment, document.currency, wording) for wording in (both.first, both.second)
            )
            yield Row(f"({number})", first, second)
    elif (clause, paragraph) == ("documents", "list"):
        for number, required in enumerate(document.documents, start=1):
            first, second = (
                required_document_text(required, wording) for wording in (both.first, both.second)
            )
            yield Row(f"({number})", first, second)
