"""Check what the customs clerk says of the journey."""

import re

from marketplace.core.errors import ErrorCode, Problems
from rfq.declarations.inputs import DeclarationData
from rfq.declarations.record import JourneyFacts

PATTERNS = {
    "customs_office": (r"\d{4}", "four digits, such as 0707"),
    "exit_office": (r"\d{4}", "four digits, such as 0706"),
    "exit_port": (r"\d{6}", "six digits of the port table"),
    "destination_port": (r"[A-Z]{3}\d{3}", "three letters and three digits, such as RUS000"),
}
LENGTHS = {"conveyance": 50, "voyage": 32, "bill_number": 32, "marks": 400}
CONTAINER = re.compile(r"[A-Z]{3}[UJZ]\d{7}")


def check_journey(data: DeclarationData, *, lines: int) -> None:
    """Check the form of every code and number.

    :raises InvalidInput: with one problem for each, at ``journey.…``.
    """
    problems = Problems()
    journey = data.journey
    for name, (pattern, words) in PATTERNS.items():
        if not re.fullmatch(pattern, getattr(journey, name)):
            problems.add(f"Give {words}, not {getattr(journey, name)!r}.", f"journey.{name}")
    for name, limit in LENGTHS.items():
        if len(getattr(journey, name)) > limit:
            problems.add(f"At most {limit} characters.", f"journey.{name}", ErrorCode.TOO_LONG)
    for name in ("conveyance", "bill_number"):
        if not getattr(journey, name).strip():
            problems.add("Customs asks for it.", f"journey.{name}", ErrorCode.REQUIRED)
    _check_containers(problems, journey, lines)
    problems.raise_if_any()


def _check_containers(problems: Problems, journey: JourneyFacts, lines: int) -> None:
    for index, box in enumerate(journey.containers):
        path = f"journey.containers.{index}"
        if not CONTAINER.fullmatch(box.number):
            problems.add("Four letters and seven digits (ISO 6346).", f"{path}.number")
        elif check_digit(box.number) != int(box.number[-1]):
            problems.add(
                f"The check digit of {box.number} is wrong (ISO 6346).",
                f"{path}.number",
                ErrorCode.CHECK_DIGIT,
            )
        if not box.lines or not set(box.lines) <= set(range(1, lines + 1)):
            problems.add(f"Name the lines in it, from 1 to {lines}.", f"{path}.lines", ErrorCode.OUT_OF_RANGE)


def check_digit(number: str) -> int:
    """Compute a container number's check digit (ISO 6346): letters skip multiples of 11, weights double."""
    values: list[int] = []
    for character in number[:10]:
        if character.isdigit():
            values.append(int(character))
        else:
            plain = ord(character) - ord("A") + 10
            values.append(plain + (plain - 1) // 10)
    return sum(value << place for place, value in enumerate(values)) % 11 % 10
