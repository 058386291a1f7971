"""Limits on a parsed document that need no schema; they keep validation itself cheap."""

from collections.abc import Iterator

from graphql import DocumentNode, FieldNode, FragmentDefinitionNode, InlineFragmentNode, SelectionSetNode
from graphql.language import ExecutableDefinitionNode, SelectionNode

from marketplace.core.graphql.limits.settings import Limits
from marketplace.core.graphql.refusals import RequestCode, refuse


def check_shape(document: DocumentNode, limits: Limits) -> None:
    """Count aliases, directives, fragments and repeated fields in the whole document.

    Repeated fields and fragments are limited because checking whether they merge takes time that grows with
    their square.

    :raises Refused: with the code of the first limit that is passed.
    """
    aliases = directives = repeated = fragments = 0
    for definition in document.definitions:
        if not isinstance(definition, ExecutableDefinitionNode):
            continue
        fragments += isinstance(definition, FragmentDefinitionNode)
        directives += len(definition.directives)
        directives += sum(len(variable.directives) for variable in definition.variable_definitions or ())
        for names, selections in _selection_sets(definition.selection_set):
            repeated += len(names) - len(set(names))
            directives += sum(len(selection.directives) for selection in selections)
            aliases += sum(1 for s in selections if isinstance(s, FieldNode) and s.alias is not None)
    _hold(aliases, limits.aliases, "aliases", RequestCode.LIMIT_ALIASES)
    _hold(directives, limits.directives, "directives", RequestCode.LIMIT_DIRECTIVES)
    _hold(fragments, limits.fragments, "fragments", RequestCode.LIMIT_FRAGMENTS)
    _hold(repeated, limits.repeated_fields, "repetitions of a field", RequestCode.LIMIT_REPEATED_FIELDS)


def _hold(count: int, limit: int, what: str, code: RequestCode) -> None:
    if count > limit:
        raise refuse(f"The document has {count} {what}; at most {limit} are allowed.", code)


def _selection_sets(root: SelectionSetNode) -> Iterator[tuple[list[str], list[SelectionNode]]]:
    """Yield each selection set with the names it answers under; inline fragments count into the set around them."""
    waiting = [root]
    while waiting:
        names: list[str] = []
        selections: list[SelectionNode] = []
        level = [waiting.pop()]
        while level:
            for selection in level.pop().selections:
                selections.append(selection)
                if isinstance(selection, InlineFragmentNode):
                    level.append(selection.selection_set)
                elif isinstance(selection, FieldNode):
                    names.append((selection.alias or selection.name).value)
                    if selection.selection_set is not None:
                        waiting.append(selection.selection_set)
        yield names, selections
