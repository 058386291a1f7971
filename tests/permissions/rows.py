"""What a row of the permission matrix says, and the words it is written in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from marketplace.core.graphql.nodes import global_id
from tests.asking import DONE, NOTHING
from tests.cast import Cast

LISTED, UNLISTED = "LISTED", "UNLISTED"
"""Of a list: the record of the scene is among its rows, or the list came without it."""
UNAUTHENTICATED, DENIED, UNKNOWN = "UNAUTHENTICATED", "PERMISSION_DENIED", "NOT_FOUND"
NOT_ADMITTED = "ORGANIZATION_NOT_ADMITTED"

RIVALS = {
    "buyer": "rival_buyer",
    "producer": "rival_producer",
    "provider": "rival_provider",
    "warehouse": "rival_warehouse",
    "newcomer": "buyer",
    "loner": "rival_buyer",
    "zone": "producer",
}
"""Whose owner is the rival of whom. Nobody rivals the zone operator, so a producer stands in."""


@dataclass(frozen=True)
class Ground:
    """What scenes begin with: the cast, and the moment ``at``. A room adds the records that it prepares once."""

    cast: Cast
    at: datetime


G = TypeVar("G", bound=Ground)


@dataclass(frozen=True)
class Asked:
    """The variables of an operation, and the global id of the record that a read is about."""

    variables: dict[str, Any]
    record: str | None = None


@dataclass(frozen=True)
class Answers:
    """What the four are answered: DONE, NOTHING, LISTED, UNLISTED or the code of the refusal."""

    stranger: str
    rival: str
    colleague: str
    right: str


@dataclass(frozen=True)
class Row(Generic[G]):
    """One operation in a scene where it is possible, and whom it is for: ``right``, such as ``producer.SALES``.

    The stranger has not signed in. The rival owns a firm of the same kind. The colleague belongs to the right
    firm, by default as a viewer. ``others`` are further people worth naming. ``case`` tells rows of the same
    operation apart. ``selects`` is a field of the record that not everybody reads who reads the record; NOTHING
    means that it is empty. ``writes`` is False for a mutation that only answers.
    """

    operation: str
    scene: Callable[[G], Asked]
    right: str
    answers: Answers
    case: str = ""
    rival: str = ""
    colleague: str = ""
    others: Mapping[str, str] = field(default_factory=dict)
    selects: str = ""
    writes: bool = True

    @property
    def name(self) -> str:
        return f"{self.operation}, {self.case}" if self.case else self.operation

    @property
    def people(self) -> tuple[str, str, str, str]:
        """Return who the four are."""
        firm = self.right.partition(".")[0]
        rival = self.rival or f"{RIVALS[firm]}.OWNER"
        return "anonymous", rival, self.colleague or f"{firm}.VIEWER", self.right

    @property
    def expected(self) -> dict[str, str]:
        """Return what each person is answered."""
        answers = self.answers
        four = (answers.stranger, answers.rival, answers.colleague, answers.right)
        return {**dict(zip(self.people, four, strict=True)), **self.others}


@dataclass(frozen=True)
class Room(Generic[G]):
    """The rows of one room, and what its scenes begin with."""

    name: str
    prepare: Callable[[Ground], G]
    rows: tuple[Row[G], ...]


OF_A_FIRM = Answers(UNAUTHENTICATED, UNKNOWN, DENIED, DONE)
"""A change of one firm's record, for one of its roles: to a rival the record doesn't exist."""
FOR_ITSELF = Answers(UNAUTHENTICATED, DONE, DENIED, DONE)
"""A change that every firm of the kind makes for itself: the rival makes its own, not this firm's."""
FOR_ONE_KIND = Answers(UNAUTHENTICATED, DENIED, DENIED, DONE)
"""A change for one role of one kind of firm, such as the zone operator."""
READ_BY_A_FIRM = Answers(UNAUTHENTICATED, NOTHING, DONE, DONE)
"""A record that all members of a firm may read; to a rival it doesn't exist."""
READ_BY_ANY_FIRM = Answers(UNAUTHENTICATED, DONE, DONE, DONE)
LISTED_TO_A_FIRM = Answers(UNAUTHENTICATED, UNLISTED, LISTED, LISTED)
SHOWN_TO_A_FIRM = Answers(NOTHING, NOTHING, DONE, DONE)
"""A public read of something that isn't public: only the firm finds it."""
PUBLIC = Answers(DONE, DONE, DONE, DONE)
HIDDEN_FROM_ALL = Answers(NOTHING, NOTHING, NOTHING, NOTHING)
LISTED_TO_ALL = Answers(LISTED, LISTED, LISTED, LISTED)
UNLISTED_TO_ALL = Answers(UNLISTED, UNLISTED, UNLISTED, UNLISTED)


def sent(**values: Any) -> Asked:
    """Send a mutation these values of its input."""
    return Asked({"input": values})


def one(type_name: str, row: Any, **variables: Any) -> Asked:
    """Ask for a record by its id."""
    record = global_id(type_name, row.uuid)
    return Asked({"id": record, **variables}, record)


def among(type_name: str, row: Any, **variables: Any) -> Asked:
    """Ask for a list in which the record may be."""
    return Asked(variables, global_id(type_name, row.uuid))


def id_of(row: Any, type_name: str = "") -> str:
    """Return the global id of a record; its type is by default called like its model."""
    return global_id(type_name or type(row).__name__, row.uuid)
