"""Documents that were parsed, validated and measured once, kept by the SHA-256 of their text."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    OperationType,
    parse,
    validate,
)

from marketplace.core.graphql.execution.cache import BoundedCache
from marketplace.core.graphql.limits import Limits
from marketplace.core.graphql.limits.shape import check_shape
from marketplace.core.graphql.refusals import Refused, RequestCode, refuse

MAX_VALIDATION_ERRORS = 20
MAX_COMMENTS = 500

_NUL = re.compile(r"\\u(0000|\{0+\})")


class Prepared:
    """One valid document: its operations and fragments.

    ``plans`` is for what is worked out once per operation and kept as long as the document: traits and costs now,
    compiled plans when there are any.
    """

    def __init__(self, sha256: str, document: DocumentNode) -> None:
        self.sha256 = sha256
        self.document = document
        definitions = document.definitions
        self.operations = [d for d in definitions if isinstance(d, OperationDefinitionNode)]
        self.fragments: Mapping[str, FragmentDefinitionNode] = {
            d.name.value: d for d in definitions if isinstance(d, FragmentDefinitionNode)
        }
        self.plans: dict[str, Any] = {}

    def operation(self, name: str | None) -> OperationDefinitionNode:
        """Choose the operation to run.

        :raises Refused: UNKNOWN_OPERATION when there is none of that name, or several and no name.
        """
        if name is None:
            if len(self.operations) == 1:
                return self.operations[0]
            raise refuse(
                "The document has several operations: say which by operationName.",
                RequestCode.UNKNOWN_OPERATION,
            )
        for operation in self.operations:
            if operation.name is not None and operation.name.value == name:
                return operation
        raise refuse(f"The document has no operation called {name[:80]!r}.", RequestCode.UNKNOWN_OPERATION)


class Documents:
    """Prepares documents of one schema. Only good ones are kept; a bad one is looked at again each time."""

    def __init__(self, schema: GraphQLSchema, limits: Limits, *, cache_tokens: int) -> None:
        self.schema = schema
        self.limits = limits
        self.cache: BoundedCache[Prepared] = BoundedCache(cache_tokens)

    def prepare(self, text: str) -> Prepared:
        """Return the document of a text, from the cache when it was seen lately.

        :raises Refused: SYNTAX, VALIDATION or a limit's code.
        """
        source = text.encode("utf-8", "surrogatepass")
        sha256 = hashlib.sha256(source).hexdigest()
        found = self.cache.get(sha256)
        if found is not None:
            return found
        if len(source) > self.limits.document_bytes:
            raise refuse(
                f"The document has {len(source):,} bytes; at most {self.limits.document_bytes:,} are allowed.",
                RequestCode.LIMIT_DOCUMENT_BYTES,
            )
        prepared = Prepared(sha256, self._valid(self._parsed(text)))
        self.cache.put(sha256, prepared, prepared.document.token_count)
        return prepared

    def _parsed(self, text: str) -> DocumentNode:
        try:
            document = parse(text, max_lexical_tokens=self.limits.tokens, max_comments=MAX_COMMENTS)
        except GraphQLSyntaxError as error:
            raise Refused(coded(error, _syntax_code(error.message))) from None
        if not any(isinstance(d, OperationDefinitionNode) for d in document.definitions):
            raise refuse("The document has no operation.", RequestCode.UNKNOWN_OPERATION)
        if _NUL.search(text):
            raise refuse("The document has a NUL character, which no text here may have.", RequestCode.SYNTAX)
        check_shape(document, self.limits)
        return document

    def _valid(self, document: DocumentNode) -> DocumentNode:
        errors = validate(self.schema, document, max_errors=MAX_VALIDATION_ERRORS)
        if errors:
            raise Refused(*(coded(error, _validation_code(error.message)) for error in errors))
        for operation in document.definitions:
            if (
                isinstance(operation, OperationDefinitionNode)
                and operation.operation is OperationType.SUBSCRIPTION
            ):
                raise refuse("Subscriptions are not served.", RequestCode.VALIDATION)
        return document


def coded(error: GraphQLError, code: RequestCode) -> GraphQLError:
    error.extensions = {"code": code}
    return error


def _syntax_code(message: str) -> RequestCode:
    """Tell the parser's own limits, which it words as syntax errors, from bad syntax."""
    if "Parsing aborted" not in message:
        return RequestCode.SYNTAX
    return RequestCode.LIMIT_DEPTH if "nested too deeply" in message else RequestCode.LIMIT_TOKENS


def _validation_code(message: str) -> RequestCode:
    if message == "Maximum introspection depth exceeded":
        return RequestCode.LIMIT_INTROSPECTION_DEPTH
    return RequestCode.LIMIT_DEPTH if message == "Validation aborted." else RequestCode.VALIDATION
