"""One error root for everything that can go wrong for a user.

Services raise :class:`MarketplaceError`; the GraphQL endpoint maps it once to ``userErrors`` or ``errors``,
pages map it once to a message. Nobody else translates errors.
"""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, NoReturn


class ErrorCode(StrEnum):
    """Every code a client may meet. A code names the reason, the message says it in words."""

    # who
    UNAUTHENTICATED = "UNAUTHENTICATED"
    PERMISSION_DENIED = "PERMISSION_DENIED"
    ORGANIZATION_NOT_ADMITTED = "ORGANIZATION_NOT_ADMITTED"
    BAD_CREDENTIALS = "BAD_CREDENTIALS"
    SECOND_FACTOR_REQUIRED = "SECOND_FACTOR_REQUIRED"
    TOO_MANY_ATTEMPTS = "TOO_MANY_ATTEMPTS"
    # what was sent
    REQUIRED = "REQUIRED"
    INVALID = "INVALID"
    TOO_LONG = "TOO_LONG"
    OUT_OF_RANGE = "OUT_OF_RANGE"
    NOT_FOUND = "NOT_FOUND"
    DUPLICATE = "DUPLICATE"
    CHECK_DIGIT = "CHECK_DIGIT"
    UNKNOWN_UNIT = "UNKNOWN_UNIT"
    NOT_CONVERTIBLE = "NOT_CONVERTIBLE"
    UNKNOWN_CURRENCY = "UNKNOWN_CURRENCY"
    CURRENCY_REQUIRED = "CURRENCY_REQUIRED"
    FILE_TYPE = "FILE_TYPE"
    FILE_SIZE = "FILE_SIZE"
    # where it stands
    WRONG_STATE = "WRONG_STATE"
    EXPIRED = "EXPIRED"
    STALE = "STALE"
    CONFLICT = "CONFLICT"
    IDEMPOTENCY_KEY_REUSED = "IDEMPOTENCY_KEY_REUSED"
    # customs
    DECLARATION_INVALID = "DECLARATION_INVALID"
    NO_CUSTOMS_CODE = "NO_CUSTOMS_CODE"
    # ourselves
    UNAVAILABLE = "UNAVAILABLE"
    INTERNAL = "INTERNAL"


@dataclasses.dataclass(frozen=True)
class Problem:
    """One thing that is wrong: what (``code``), where (``field``, a dotted path), and what would be right.

    ``field`` uses our own names (``lines.0.quantity``); the edge turns them into the client's (camelCase).
    """

    code: ErrorCode
    message: str
    field: str | None = None
    data: dict[str, Any] = dataclasses.field(default_factory=dict)

    def under(self, prefix: str) -> "Problem":
        return dataclasses.replace(self, field=f"{prefix}.{self.field}" if self.field else prefix)


class MarketplaceError(Exception):
    """The root. Carries one or more problems; raising it changes nothing in the database."""

    def __init__(self, *problems: Problem) -> None:
        if not problems:
            raise ValueError("an error needs at least one problem")
        self.problems = problems
        super().__init__("; ".join(f"{p.field or '-'}: {p.message}" for p in problems))

    @property
    def code(self) -> ErrorCode:
        return self.problems[0].code

    @property
    def field(self) -> str | None:
        return self.problems[0].field

    @property
    def message(self) -> str:
        return self.problems[0].message


class InvalidInput(MarketplaceError):
    """What was sent can't be right, whatever the state of the records."""


class NotFound(MarketplaceError):
    """No such record *for this actor*: one of another organisation looks the same as none."""


class PermissionDenied(MarketplaceError):
    """The actor may see it but may not do this."""


class Conflict(MarketplaceError):
    """The record stands elsewhere than the verb needs; reload and decide again."""


class Unavailable(MarketplaceError):
    """A party outside (bank, customs, storage) did not answer; the same call may go through later."""


def fail(
    kind: type[MarketplaceError], code: ErrorCode, message: str, field: str | None = None, **data: Any
) -> NoReturn:
    raise kind(Problem(code=code, message=message, field=field, data=data))


def invalid(
    message: str, field: str | None = None, code: ErrorCode = ErrorCode.INVALID, **data: Any
) -> NoReturn:
    fail(InvalidInput, code, message, field, **data)


def not_found(what: str, field: str | None = None) -> NoReturn:
    fail(NotFound, ErrorCode.NOT_FOUND, f"No such {what}.", field)


class Problems:
    """Collects what is wrong with an input so that the user hears all of it at once.

    >>> problems = Problems()
    >>> with problems.under("lines.0"):
    ...     check_line(line)          # an InvalidInput raised here is kept, with its path prefixed
    >>> problems.raise_if_any()
    """

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def add(
        self, message: str, field: str | None = None, code: ErrorCode = ErrorCode.INVALID, **data: Any
    ) -> None:
        self._found.append(Problem(code=code, message=message, field=field, data=data))

    @contextmanager
    def under(self, prefix: str = "") -> Iterator[None]:
        try:
            yield
        except MarketplaceError as error:
            self._found.extend(p.under(prefix) if prefix else p for p in error.problems)

    def __bool__(self) -> bool:
        return bool(self._found)

    def raise_if_any(self) -> None:
        if self._found:
            raise InvalidInput(*self._found)
