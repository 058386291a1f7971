"""Requests that are answered without being executed, and the codes that say why."""

from enum import StrEnum

from graphql import GraphQLError


class RequestCode(StrEnum):
    """Why a request was not executed; it stands in ``errors[].extensions.code``."""

    BAD_REQUEST = "BAD_REQUEST"
    NOT_ACCEPTABLE = "NOT_ACCEPTABLE"
    UNSUPPORTED_MEDIA_TYPE = "UNSUPPORTED_MEDIA_TYPE"
    METHOD_NOT_ALLOWED = "METHOD_NOT_ALLOWED"
    REQUEST_TOO_LARGE = "REQUEST_TOO_LARGE"
    CSRF_FAILED = "CSRF_FAILED"
    BATCHING_NOT_SUPPORTED = "BATCHING_NOT_SUPPORTED"
    SYNTAX = "SYNTAX"
    VALIDATION = "VALIDATION"
    VARIABLES = "VARIABLES"
    UNKNOWN_OPERATION = "UNKNOWN_OPERATION"
    PERSISTED_QUERY_NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND"
    PERSISTED_QUERY_MISMATCH = "PERSISTED_QUERY_MISMATCH"
    PERSISTED_QUERY_VERSION = "PERSISTED_QUERY_VERSION"
    LIMIT_DOCUMENT_BYTES = "LIMIT_DOCUMENT_BYTES"
    LIMIT_TOKENS = "LIMIT_TOKENS"
    LIMIT_DEPTH = "LIMIT_DEPTH"
    LIMIT_INTROSPECTION_DEPTH = "LIMIT_INTROSPECTION_DEPTH"
    LIMIT_COST = "LIMIT_COST"
    LIMIT_ALIASES = "LIMIT_ALIASES"
    LIMIT_REPEATED_FIELDS = "LIMIT_REPEATED_FIELDS"
    LIMIT_FRAGMENTS = "LIMIT_FRAGMENTS"
    LIMIT_DIRECTIVES = "LIMIT_DIRECTIVES"
    LIMIT_ROOT_FIELDS = "LIMIT_ROOT_FIELDS"
    LIMIT_MUTATIONS = "LIMIT_MUTATIONS"


class Refused(Exception):
    """The GraphQL request itself can't be executed: 400, or 200 for a client that only takes ``application/json``.

    ``cost`` is set when it is what the request was refused for.
    """

    def __init__(self, *errors: GraphQLError, cost: int | None = None) -> None:
        self.errors = list(errors)
        self.cost = cost
        super().__init__("; ".join(error.message for error in errors))

    @property
    def code(self) -> str:
        return str((self.errors[0].extensions or {}).get("code", ""))


class BadRequest(Exception):
    """The HTTP request is no GraphQL request; the status says so whatever the client takes."""

    def __init__(
        self, message: str, code: str, *, status: int = 400, headers: dict[str, str] | None = None
    ) -> None:
        self.error = GraphQLError(message, extensions={"code": code})
        self.code = code
        self.status = status
        self.headers = headers or {}
        super().__init__(message)


def refuse(message: str, code: RequestCode, *, cost: int | None = None) -> Refused:
    return Refused(GraphQLError(message, extensions={"code": code}), cost=cost)
