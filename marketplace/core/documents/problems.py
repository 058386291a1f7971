"""What can go wrong while a document is made."""

from marketplace.core.errors import ErrorCode, InvalidInput, Problem


class DocumentsUnavailable(RuntimeError):
    """This machine can't make documents; the message says what to do about it."""


class FontsDiffer(DocumentsUnavailable):
    """The fonts at hand aren't the pinned ones, so documents would not come out the same."""


class UnprintableText(InvalidInput):
    """The text holds letters that no font of ours has; a contract must not show a box instead of a name."""

    def __init__(self, letters: str) -> None:
        listed = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters)
        super().__init__(
            Problem(
                code=ErrorCode.INVALID,
                message=f"These letters can't be printed in a document: {listed}.",
                data={"letters": list(letters)},
            )
        )
