"""What the code tables raise."""

from __future__ import annotations


class CodeUnknown(LookupError):
    """Say which table has no answer for which value.

    A currency without a customs code is the usual case: the contract is then declared in a currency that
    has one, at the frozen rate, or refused with this reason.
    """

    def __init__(self, table: str, value: str, expected: str = "") -> None:
        self.table = table
        self.value = value
        self.expected = expected or "a value that the table has"
        super().__init__(f"{table}: no code for {value!r}; expected {self.expected}")
