"""What an operation costs: declared costs, multiplied by the page sizes that were asked for."""

from collections.abc import Mapping

from graphql import (
    FieldNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    SelectionSetNode,
)

from marketplace.core.graphql.limits.rules import FieldRule, Rules
from marketplace.core.graphql.limits.walk import INTROSPECTION, Fragments, literal_or_variable


class CostCounter:
    """Counts the cost of one operation with given variables, without running it.

    Each fragment is counted once for each page size around it and its sum reused, so a document whose fragments
    multiply is counted in linear time, with the true, large result. Fields under ``@skip`` or ``@include`` count.
    """

    def __init__(
        self,
        fragments: Fragments,
        rules: Rules,
        variables: Mapping[str, object],
        *,
        default_page: int,
        max_page: int,
    ) -> None:
        self.fragments = fragments
        self.rules = rules
        self.variables = variables
        self.default_page = default_page
        self.max_page = max_page
        self.known: dict[tuple[str, int], int] = {}

    def of(self, selections: SelectionSetNode, type_name: str, page: int = 1) -> int:
        """Sum the costs of a selection on one object; ``page`` is the page size when the object is a connection."""
        total = 0
        for selection in selections.selections:
            if isinstance(selection, FieldNode):
                total += self._field(selection, type_name, page)
            elif isinstance(selection, InlineFragmentNode):
                condition = selection.type_condition
                total += self.of(
                    selection.selection_set, condition.name.value if condition else type_name, page
                )
            elif isinstance(selection, FragmentSpreadNode):
                total += self._fragment(selection.name.value, page)
        return total

    def _fragment(self, name: str, page: int) -> int:
        key = (name, page)
        if key not in self.known:
            definition = self.fragments[name]
            self.known[key] = self.of(definition.selection_set, definition.type_condition.name.value, page)
        return self.known[key]

    def _field(self, node: FieldNode, type_name: str, page: int) -> int:
        if node.name.value in INTROSPECTION:
            return 0
        rule = self.rules.get(type_name, {}).get(node.name.value)
        if rule is None:
            return 0
        inner_page = self._page_size(node, rule)
        below = (
            self.of(node.selection_set, rule.type_name, inner_page) if node.selection_set is not None else 0
        )
        if rule.is_page_items:
            return (rule.cost + below) * page
        return rule.cost + below * rule.usual_size

    def _page_size(self, node: FieldNode, rule: FieldRule) -> int:
        if not rule.is_connection:
            return 1
        values = {argument.name.value: argument.value for argument in node.arguments}
        for name in ("first", "last"):
            asked = literal_or_variable(values.get(name), self.variables)
            if asked is not None:
                return self._as_size(asked)
        return self.default_page

    def _as_size(self, asked: object) -> int:
        """Read a page size; one that the field itself will refuse counts as the largest."""
        try:
            size = int(asked)  # type: ignore[call-overload]  # anything a client sends; what int refuses is handled
        except (TypeError, ValueError, OverflowError):
            return self.max_page
        return size if 1 <= size <= self.max_page else self.max_page
