"""Ask the API for one operation and say in a word what came of it, for tables of who may do what."""

from typing import Any

from marketplace.core.actor import Actor
from tests.api import execute

DONE, NOTHING = "DONE", "NOTHING"


def outcome(actor: Actor, document: str, **variables: Any) -> str:
    """Return ``DONE``, the code of the first user error, the code of the refusal, or ``NOTHING`` for null."""
    result = execute(actor, document, **variables)
    if result.errors:
        return str(getattr(result.errors[0].original_error, "code", result.errors[0].message))
    assert result.data is not None
    (value,) = result.data.values()
    if value is None:
        return NOTHING
    errors = value.get("userErrors") or []
    return str(errors[0]["code"]) if errors else DONE


def mutation(name: str) -> str:
    """Return a document that runs a mutation with ``$input`` and asks for its user errors."""
    kind = name[0].upper() + name[1:]
    return f"mutation($input: {kind}Input!) {{ {name}(input: $input) {{ userErrors {{ code field }} }} }}"
