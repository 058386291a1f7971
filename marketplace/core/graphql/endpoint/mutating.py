"""Run a mutation, under its idempotency key where it has one."""

from dataclasses import replace
from datetime import datetime

from graphql import ExecutionResult

from marketplace.core import idempotency
from marketplace.core.graphql.context import GraphQLRequest
from marketplace.core.graphql.endpoint.responses import Reply
from marketplace.core.graphql.execution.answers import Answer, answer_of
from marketplace.core.graphql.execution.engine import Admitted, Engine
from marketplace.core.graphql.refusals import BadRequest, RequestCode
from marketplace.core.logs import request_id_of

REPEATED = "Idempotency-Replayed"
IGNORED = "Idempotency-Ignored"


def run_mutation(engine: Engine, admitted: Admitted, request: GraphQLRequest, *, at: datetime) -> Reply:
    """Execute once.

    A key is ignored, and the answer says so, for a visitor, who has no space of keys, and for mutations whose
    answers hold secrets. A key that was used for another request is answered with ``userErrors``.

    :raises BadRequest: for a key that isn't 1 to 200 visible ASCII characters.
    """
    key = request.headers.get(idempotency.HEADER)
    if key is None:
        return run_operation(engine, admitted, request)
    if not idempotency.is_sane(key):
        raise BadRequest(
            "Idempotency-Key must be 1 to 200 visible ASCII characters.", RequestCode.BAD_REQUEST
        )
    owner = idempotency.owner_of(request.actor)
    if owner is None or not engine.is_replayable(admitted):
        return replace(run_operation(engine, admitted, request), headers={IGNORED: "true"})
    return _run_under_key(engine, admitted, request, _key(owner, key, admitted), at=at)


def run_operation(engine: Engine, admitted: Admitted, request: GraphQLRequest) -> Reply:
    return Reply(_answer(engine, engine.execute(admitted, request), admitted, request), admitted=admitted)


def _run_under_key(
    engine: Engine, admitted: Admitted, request: GraphQLRequest, key: idempotency.Key, *, at: datetime
) -> Reply:
    answers: list[Answer] = []

    def perform() -> idempotency.Done:
        result = engine.execute(admitted, request)
        answer = _answer(engine, result, admitted, request)
        if answer.has_internal_error:
            # All is rolled back, so nothing that was read back meanwhile may be shown as done.
            answer = _answer(engine, ExecutionResult(None, result.errors), admitted, request)
        answers.append(answer)
        return idempotency.Done(answer.body, keep=request.outcome.done > 0, failed=answer.has_internal_error)

    try:
        body, is_repeated = idempotency.run_once(key, perform, at=at)
    except idempotency.KeyReused:
        request.outcome.refusal = idempotency.REUSED
        return run_operation(engine, admitted, request)
    if is_repeated:
        return Reply(Answer(body), headers={REPEATED: "true"}, admitted=admitted, is_repeated=True)
    return Reply(answers[0], admitted=admitted)


def _key(owner: str, key: str, admitted: Admitted) -> idempotency.Key:
    fingerprint = idempotency.fingerprint_of(
        document_sha256=admitted.prepared.sha256, operation_name=admitted.name, variables=admitted.variables
    )
    return idempotency.Key(owner=owner, key=key, fingerprint=fingerprint)


def _answer(engine: Engine, result: ExecutionResult, admitted: Admitted, request: GraphQLRequest) -> Answer:
    return answer_of(
        result, request_id=request_id_of(request), cost=admitted.cost, cost_limit=engine.limits.cost
    )
