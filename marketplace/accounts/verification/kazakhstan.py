"""Kazakhstan's business identification number (БИН), which python-stdnum does not have."""

from stdnum.exceptions import InvalidChecksum, InvalidFormat, InvalidLength
from stdnum.util import clean, isdigits

_WEIGHTS = range(1, 12)
_SECOND_WEIGHTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)


def validate(number: str) -> str:
    """Return the twelve digits, or raise stdnum's error.

    Weights 1 to 11 modulo 11; a remainder of 10 asks for the second weights, a second 10 is never issued
    (rules of the national registers of identification numbers, the same as for the personal number).
    """
    digits = clean(number, " -").strip()
    if not isdigits(digits):
        raise InvalidFormat()
    if len(digits) != 12:
        raise InvalidLength()
    remainder = _remainder(digits, _WEIGHTS)
    if remainder == 10:
        remainder = _remainder(digits, _SECOND_WEIGHTS)
    if remainder != int(digits[-1]):
        raise InvalidChecksum()
    return digits


def _remainder(digits: str, weights: range | tuple[int, ...]) -> int:
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=False)) % 11
