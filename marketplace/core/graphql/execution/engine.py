"""One schema with all that is needed to admit and run requests against it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import graphene
from django.conf import settings
from graphql import (
    ExecutionResult,
    NullValueNode,
    OperationDefinitionNode,
    OperationType,
    assert_valid_schema,
    execute_sync,
)

from marketplace.core.graphql.connections import DEFAULT_PAGE, MAX_PAGE
from marketplace.core.graphql.context import GraphQLRequest
from marketplace.core.graphql.execution.documents import Documents, Prepared, coded
from marketplace.core.graphql.limits import Limits
from marketplace.core.graphql.limits.cost import CostCounter
from marketplace.core.graphql.limits.rules import read_rules
from marketplace.core.graphql.limits.walk import Traits, read_traits
from marketplace.core.graphql.refusals import Refused, RequestCode, refuse

MAX_REMEMBERED_COSTS = 128


@dataclass
class OperationPlan:
    """What was worked out about one operation: its traits, and its cost for each set of page sizes seen."""

    traits: Traits
    costs: dict[tuple[str, ...], int] = field(default_factory=dict)


@dataclass(frozen=True)
class Admitted:
    """An operation that may run, with the variables it will run with."""

    prepared: Prepared
    operation: OperationDefinitionNode
    traits: Traits
    variables: Mapping[str, Any]
    cost: int

    @property
    def is_mutation(self) -> bool:
        return self.operation.operation is OperationType.MUTATION

    @property
    def name(self) -> str:
        return self.operation.name.value if self.operation.name is not None else ""

    @property
    def label(self) -> str:
        """Name the operation by its root field, which the schema bounds, unlike the client's own name for it."""
        fields = set(self.traits.root_fields)
        return fields.pop() if len(fields) == 1 else "several"

    @property
    def is_cacheable(self) -> bool:
        """Tell whether everybody gets the same answer: cacheable fields only, every language said by argument."""
        values = with_defaults(self.operation, self.variables)
        return (
            self.traits.is_alike_for_all
            and not self.is_mutation
            and self.traits.language_given
            and all(values.get(name) is not None for name in self.traits.language_variables)
        )


class Engine:
    """Admits requests within the limits and executes them. One per schema and process."""

    def __init__(self, schema: graphene.Schema, limits: Limits | None = None) -> None:
        self.schema = schema.graphql_schema
        assert_valid_schema(self.schema)
        self.limits = limits or Limits.from_settings()
        self.rules = read_rules(self.schema)
        self.documents = Documents(
            self.schema, self.limits, cache_tokens=settings.GRAPHQL_DOCUMENT_CACHE_TOKENS
        )

    def admit(self, text: str, operation_name: str | None, variables: Mapping[str, Any]) -> Admitted:
        """Prepare a document and hold its operation against every limit.

        :raises Refused: when it is malformed, invalid or beyond a limit.
        """
        prepared = self.documents.prepare(text)
        operation = prepared.operation(operation_name)
        plan = self._plan(prepared, operation)
        self._hold(plan.traits, is_mutation=operation.operation is OperationType.MUTATION)
        cost = self._cost(prepared, operation, plan, with_defaults(operation, variables))
        if cost > self.limits.cost:
            raise refuse(
                f"This operation costs {cost:,}; at most {self.limits.cost:,} are allowed. Ask for smaller pages or "
                "fewer lists within lists.",
                RequestCode.LIMIT_COST,
                cost=cost,
            )
        return Admitted(prepared, operation, plan.traits, variables, cost)

    def execute(self, admitted: Admitted, request: GraphQLRequest) -> ExecutionResult:
        """Run an admitted operation.

        :raises Refused: VARIABLES when the variables don't fit their declarations.
        """
        result = execute_sync(
            self.schema,
            admitted.prepared.document,
            context_value=request,
            variable_values=dict(admitted.variables),
            operation_name=admitted.name or None,
        )
        if result.data is None and result.errors and all(error.path is None for error in result.errors):
            raise Refused(*(coded(error, RequestCode.VARIABLES) for error in result.errors))
        return result

    def is_replayable(self, admitted: Admitted) -> bool:
        """Tell whether the answer may be stored under an idempotency key."""
        mutation_type = self.schema.mutation_type
        rules = self.rules[mutation_type.name] if mutation_type is not None else {}
        return all(rules[name].replayable for name in admitted.traits.root_fields if name in rules)

    def _plan(self, prepared: Prepared, operation: OperationDefinitionNode) -> OperationPlan:
        name = operation.name.value if operation.name is not None else ""
        plan = prepared.plans.get(name)
        if plan is None:
            root_type = self.schema.get_root_type(operation.operation)
            if root_type is None:
                raise refuse(f"There are no {operation.operation.value}s here.", RequestCode.VALIDATION)
            plan = OperationPlan(read_traits(operation, root_type.name, prepared.fragments, self.rules))
            prepared.plans[name] = plan
        return plan

    def _hold(self, traits: Traits, *, is_mutation: bool) -> None:
        limits = self.limits
        if traits.depth > limits.depth:
            raise refuse(
                f"Fields are nested {traits.depth} deep; at most {limits.depth} are allowed.",
                RequestCode.LIMIT_DEPTH,
            )
        if traits.introspection_depth > limits.introspection_depth:
            raise refuse(
                f"Introspection is nested {traits.introspection_depth} deep; at most {limits.introspection_depth} "
                "are allowed.",
                RequestCode.LIMIT_INTROSPECTION_DEPTH,
            )
        count = len(traits.root_fields)
        if is_mutation and count > limits.mutations:
            raise refuse(
                f"The request has {count} mutations; at most {limits.mutations} are allowed.",
                RequestCode.LIMIT_MUTATIONS,
            )
        if count > limits.root_fields:
            raise refuse(
                f"The operation has {count} fields at its root; at most {limits.root_fields} are allowed.",
                RequestCode.LIMIT_ROOT_FIELDS,
            )

    def _cost(
        self,
        prepared: Prepared,
        operation: OperationDefinitionNode,
        plan: OperationPlan,
        values: Mapping[str, Any],
    ) -> int:
        key = tuple(repr(values.get(name))[:20] for name in sorted(plan.traits.size_variables))
        known = plan.costs.get(key)
        if known is None:
            counter = CostCounter(
                prepared.fragments, self.rules, values, default_page=DEFAULT_PAGE, max_page=MAX_PAGE
            )
            root_type = self.schema.get_root_type(operation.operation)
            assert root_type is not None
            known = counter.of(operation.selection_set, root_type.name)
            if len(plan.costs) >= MAX_REMEMBERED_COSTS:
                plan.costs.clear()
            plan.costs[key] = known
        return known


def with_defaults(operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> dict[str, Any]:
    """Return the variables with the defaults of those that weren't sent; a default is its literal's text."""
    values = dict(variables)
    for definition in operation.variable_definitions:
        default = definition.default_value
        if default is not None and not isinstance(default, NullValueNode):
            values.setdefault(definition.variable.name.value, getattr(default, "value", None))
    return values
