"""What resolvers find on the request: who asks, and what the mutations of this request came to."""

from dataclasses import dataclass, field
from typing import Any, cast

from django.http import HttpRequest

from marketplace.core.actor import Actor
from marketplace.core.errors import Problem


@dataclass
class Outcome:
    """What the mutations of one request came to.

    ``refusal`` makes every mutation answer with this problem instead of doing anything; that is how a reused
    idempotency key is answered in the shape that the client selected.
    """

    refusal: Problem | None = None
    done: int = 0
    user_errors: list[str] = field(default_factory=list)


class GraphQLRequest(HttpRequest):
    """A request once the endpoint has prepared it; only a name for the type checker."""

    actor: Actor
    outcome: Outcome


def prepare_request(request: HttpRequest, actor: Actor) -> GraphQLRequest:
    prepared = cast("GraphQLRequest", request)
    prepared.actor = actor
    prepared.outcome = Outcome()
    return prepared


def outcome_of(context: Any) -> Outcome:
    """Return the request's outcome; a context that isn't from the endpoint gets one of its own."""
    outcome = getattr(context, "outcome", None)
    return outcome if isinstance(outcome, Outcome) else Outcome()
