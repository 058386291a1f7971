"""What is wrong with a message, and the one exception that carries it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, what, and what would be right.

    `path` names elements from the root, with a number where the element repeats:
    `CEB303Message/Order[1]/OrderList[2]/qty`. An attribute is written `CEB303Message/@guid`.
    """

    path: str
    what: str
    expected: str

    def __str__(self) -> str:
        return f"{self.path}: {self.what}; expected {self.expected}"


class MessageInvalid(ValueError):
    """A message can't be sent; carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(str(problem) for problem in self.problems))
