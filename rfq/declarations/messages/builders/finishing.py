"""The last step of every builder: write, validate, and raise all that is wrong at once."""

from __future__ import annotations

from rfq.declarations.codes import Configuration
from rfq.declarations.messages.builders.draft import Draft, serialise
from rfq.declarations.messages.problems import MessageInvalid
from rfq.declarations.messages.rules import Level
from rfq.declarations.messages.validator import validate_message


def finish(
    draft: Draft, *, prefix: str | None, attributes: dict[str, str], configuration: Configuration
) -> bytes:
    """Return the bytes of a message that has no problem.

    The file is written and validated even when the values already broke a rule, so that one round shows
    everything; what both say of one element is reported once.

    :raises MessageInvalid: with every problem of the values and of the written file.
    """
    data = serialise(draft, prefix, attributes)
    found = {(problem.path, problem.what): problem for problem in draft.problems}
    reported = {problem.path for problem in draft.problems}
    for problem in validate_message(data, level=Level.DECLARE, configuration=configuration):
        if problem.path not in reported:
            found.setdefault((problem.path, problem.what), problem)
    if found:
        raise MessageInvalid(found.values())
    return data
