"""The view that answers GraphQL requests."""

import logging
from collections.abc import Callable
from time import perf_counter

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from graphql import GraphQLError

from marketplace.core.actor import Actor
from marketplace.core.errors import ErrorCode, MarketplaceError
from marketplace.core.graphql.context import outcome_of, prepare_request
from marketplace.core.graphql.endpoint.csrf import check_csrf
from marketplace.core.graphql.endpoint.mutating import run_mutation, run_operation
from marketplace.core.graphql.endpoint.negotiation import JSON, negotiate
from marketplace.core.graphql.endpoint.parameters import read_parameters
from marketplace.core.graphql.endpoint.responses import Reply, respond, status_of_refusal
from marketplace.core.graphql.execution.answers import answer_of_refusal
from marketplace.core.graphql.execution.engine import Admitted, Engine
from marketplace.core.graphql.persisted.protocol import hash_in, offer, text_of
from marketplace.core.graphql.refusals import BadRequest, Refused, RequestCode
from marketplace.core.logs import bind_actor, facts_of, request_id_of
from marketplace.core.metrics.requests import count_operation

log = logging.getLogger(__name__)

Authenticate = Callable[[HttpRequest], Actor]


class Endpoint:
    """Answers GraphQL over HTTP for one schema.

    ``authenticate`` turns a request into its actor, a visitor into an anonymous one, and raises PermissionDenied
    for credentials that don't hold. It should leave the session of a request without a session cookie alone.
    """

    csrf_exempt = True
    """For Django's middleware: the endpoint makes the check itself, where a session vouches for the request."""

    def __init__(self, *, engine: Engine, authenticate: Authenticate) -> None:
        self.engine = engine
        self.authenticate = authenticate

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = perf_counter()
        media_type = JSON
        try:
            media_type = negotiate(request.headers.get("Accept"))
            reply = self._serve(request)
        except Refused as refused:
            reply = self._refusal(request, refused, status=status_of_refusal(media_type))
        except BadRequest as bad:
            reply = self._refusal(request, Refused(bad.error), status=bad.status, headers=bad.headers)
        except Exception as error:
            failure = GraphQLError("failed", original_error=error)
            reply = self._refusal(request, Refused(failure), status=500)
        _note(request, reply, perf_counter() - began)
        return respond(request, reply, media_type)

    def _serve(self, request: HttpRequest) -> Reply:
        parameters = read_parameters(request)
        actor = self._identify(request)
        sha256 = hash_in(parameters.extensions)
        text = text_of(parameters.query, sha256)
        admitted = self.engine.admit(text, parameters.operation_name, parameters.variables)
        _describe(request, admitted)
        if admitted.is_mutation and request.method != "POST":
            raise BadRequest(
                "Send mutations by POST.",
                RequestCode.METHOD_NOT_ALLOWED,
                status=405,
                headers={"Allow": "POST"},
            )
        at = timezone.now()
        if sha256 is not None and parameters.query is not None and request.method == "POST":
            offer(text, actor=actor, at=at)
        prepared = prepare_request(request, actor)
        if admitted.is_mutation:
            return run_mutation(self.engine, admitted, prepared, at=at)
        reply = run_operation(self.engine, admitted, prepared)
        reply.is_by_hash = sha256 is not None
        reply.is_for_everybody = admitted.is_cacheable and not actor.is_authenticated
        return reply

    def _identify(self, request: HttpRequest) -> Actor:
        """Find out who asks.

        :raises BadRequest: 401 for credentials that don't hold, 403 for a failed CSRF check or a firm that isn't
            the actor's.
        """
        check_csrf(request)
        try:
            actor = self.authenticate(request)
        except MarketplaceError as error:
            if error.code == ErrorCode.UNAUTHENTICATED:
                raise BadRequest(
                    error.message, error.code, status=401, headers={"WWW-Authenticate": "Bearer"}
                ) from None
            raise BadRequest(error.message, error.code, status=403) from None
        bind_actor(actor)
        return actor

    def _refusal(
        self, request: HttpRequest, refused: Refused, *, status: int, headers: dict[str, str] | None = None
    ) -> Reply:
        answer = answer_of_refusal(
            refused, request_id=request_id_of(request), cost_limit=self.engine.limits.cost
        )
        return Reply(answer, status=status, headers=headers or {})


def _describe(request: HttpRequest, admitted: Admitted) -> None:
    """Tell the log line what is being run: names and numbers, no variables."""
    facts_of(request).update(
        operation=admitted.name[:80],
        fields=admitted.label,
        document=admitted.prepared.sha256,
        cost=admitted.cost,
    )


def _note(request: HttpRequest, reply: Reply, seconds: float) -> None:
    codes = sorted({*reply.answer.codes, *outcome_of(request).user_errors})
    facts_of(request).update(outcome=reply.outcome, **({"codes": codes} if codes else {}))
    admitted = reply.admitted
    count_operation(
        operation=admitted.label if admitted is not None else "none",
        outcome=reply.outcome,
        seconds=seconds,
        cost=admitted.cost if admitted is not None else None,
    )
