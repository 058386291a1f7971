"""Read one operation once: what it touches, how deep it goes, which variables matter to its cost and its caching."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    NullValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
)
from graphql.language import ValueNode

from marketplace.core.graphql.limits.rules import FieldRule, Rules

INTROSPECTION = frozenset({"__schema", "__type"})
PAGE_SIZES = ("first", "last")
Fragments = Mapping[str, FragmentDefinitionNode]


@dataclass
class Traits:
    """What holds for an operation whatever its variables' values are, but for the variables named here."""

    root_fields: list[str] = field(default_factory=list)
    is_alike_for_all: bool = True
    language_given: bool = True
    language_variables: set[str] = field(default_factory=set)
    size_variables: set[str] = field(default_factory=set)
    depth: int = 0
    introspection_depth: int = 0


def read_traits(
    operation: OperationDefinitionNode, root_type: str, fragments: Fragments, rules: Rules
) -> Traits:
    """Walk the operation and every fragment it reaches, each once. Validation has refused cyclic fragments."""
    traits = Traits()
    _Walk(traits, fragments, rules).selection_set(operation.selection_set, root_type, at_root=True)
    depths = _Depths(fragments)
    traits.depth, traits.introspection_depth = depths.of(operation.selection_set)
    return traits


class _Walk:
    """Collects traits; a fragment is read once for each place that decides differently (at the root or below)."""

    def __init__(self, traits: Traits, fragments: Fragments, rules: Rules) -> None:
        self.traits = traits
        self.fragments = fragments
        self.rules = rules
        self.seen: set[tuple[str, bool]] = set()

    def selection_set(self, selections: SelectionSetNode, type_name: str, *, at_root: bool) -> None:
        for selection in selections.selections:
            if isinstance(selection, FieldNode):
                self.field(selection, type_name, at_root=at_root)
            elif isinstance(selection, InlineFragmentNode):
                condition = selection.type_condition
                inner = condition.name.value if condition else type_name
                self.selection_set(selection.selection_set, inner, at_root=at_root)
            elif isinstance(selection, FragmentSpreadNode):
                self.fragment(selection.name.value, at_root=at_root)

    def fragment(self, name: str, *, at_root: bool) -> None:
        if (name, at_root) in self.seen:
            return
        self.seen.add((name, at_root))
        definition = self.fragments[name]
        self.selection_set(definition.selection_set, definition.type_condition.name.value, at_root=at_root)

    def field(self, node: FieldNode, type_name: str, *, at_root: bool) -> None:
        name = node.name.value
        if at_root:
            self.traits.root_fields.append(name)
        rule = self.rules.get(type_name, {}).get(name)
        if rule is None:
            return
        if not rule.is_alike_for_all(at_root=at_root):
            self.traits.is_alike_for_all = False
        self._note_arguments(node, rule)
        if node.selection_set is not None:
            self.selection_set(node.selection_set, rule.type_name, at_root=False)

    def _note_arguments(self, node: FieldNode, rule: FieldRule) -> None:
        values = {argument.name.value: argument.value for argument in node.arguments}
        if rule.is_connection:
            sizes = (values.get(size) for size in PAGE_SIZES)
            self.traits.size_variables.update(v.name.value for v in sizes if isinstance(v, VariableNode))
        if rule.language:
            language = values.get("language")
            if isinstance(language, VariableNode):
                self.traits.language_variables.add(language.name.value)
            elif language is None or isinstance(language, NullValueNode):
                self.traits.language_given = False


class _Depths:
    """Measures depth in fields, introspection apart; each fragment is measured once."""

    def __init__(self, fragments: Fragments) -> None:
        self.fragments = fragments
        self.known: dict[str, tuple[int, int]] = {}

    def of(self, selections: SelectionSetNode) -> tuple[int, int]:
        deepest = introspection = 0
        for selection in selections.selections:
            plain, inside = self._of_selection(selection)
            deepest, introspection = max(deepest, plain), max(introspection, inside)
        return deepest, introspection

    def _of_selection(self, selection: object) -> tuple[int, int]:
        if isinstance(selection, FragmentSpreadNode):
            name = selection.name.value
            if name not in self.known:
                self.known[name] = self.of(self.fragments[name].selection_set)
            return self.known[name]
        if isinstance(selection, InlineFragmentNode):
            return self.of(selection.selection_set)
        assert isinstance(selection, FieldNode)
        below, inside = self.of(selection.selection_set) if selection.selection_set is not None else (0, 0)
        if selection.name.value in INTROSPECTION:
            return 0, 1 + max(below, inside)
        return below + 1, inside


def literal_or_variable(value: ValueNode | None, variables: Mapping[str, object]) -> object:
    """Return what an integer argument will be: a variable's value, a literal's digits, else None."""
    if isinstance(value, VariableNode):
        return variables.get(value.name.value)
    return getattr(value, "value", None)
