"""Classes and divisions of dangerous goods. Source: UN Model Regulations, part 2."""

from collections.abc import Iterable

from marketplace.core.errors import Problems

HAZARD_CLASSES = (
    "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.1", "2.2", "2.3", "3", "4.1", "4.2", "4.3", "5.1", "5.2",
    "6.1", "6.2", "7", "8", "9",
)  # fmt: skip


def check_hazard_classes(problems: Problems, classes: Iterable[str], field: str = "hazard_classes") -> None:
    """Add a problem at ``<field>.N`` for each that is no class or division."""
    for index, hazard_class in enumerate(classes):
        if hazard_class not in HAZARD_CLASSES:
            words = f"{hazard_class[:12]!r} is no UN class or division, such as 3 or 5.1."
            problems.add(words, f"{field}.{index}")
