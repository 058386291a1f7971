"""Relay connections by keyset: a page costs the same wherever it lies, and cursors hold while data changes."""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

import graphene
import orjson
from django.core.exceptions import ValidationError
from django.db.models import Field, Model, Q, QuerySet
from graphene import relay

from marketplace.core.errors import ErrorCode, invalid
from marketplace.core.graphql.fields import MarketField, field, list_of
from marketplace.core.jsonable import to_jsonable

MAX_PAGE = 100
DEFAULT_PAGE = 20
COUNT_LIMIT = 10_000


@dataclass(frozen=True)
class Ordered:
    """A scoped queryset and the keys it is read by. The last key is unique, so that no row is skipped or doubled."""

    queryset: QuerySet[Any]
    keys: tuple[str, ...] = ("id",)
    descending: bool = True


@dataclass
class Page:
    """One page of an :class:`Ordered`, as the connection type reads it."""

    rows: list[Any]
    keys: tuple[str, ...]
    has_next: bool
    has_previous: bool
    whole: QuerySet[Any]
    _total: int | None = None

    def cursor(self, row: Any) -> str:
        return encode_cursor([getattr(row, key) for key in self.keys])

    @property
    def total(self) -> int:
        """Count lazily and never beyond the limit, so that a count can't cost more than the page."""
        if self._total is None:
            self._total = self.whole.order_by()[: COUNT_LIMIT + 1].count()
        return self._total


def paginate(
    source: Ordered, *, first: int | None, after: str | None, last: int | None, before: str | None
) -> Page:
    """Cut one page.

    :raises InvalidInput: OUT_OF_RANGE for a size outside 1 to 100, INVALID for a cursor that isn't ours or
        for ``first`` together with ``last``.
    """
    backwards = last is not None
    if backwards and first is not None:
        invalid("Ask for first or last, not both.", "first")
    size = _checked_size(last if backwards else first, "last" if backwards else "first")
    rows_wanted = source.queryset
    if after:
        rows_wanted = rows_wanted.filter(
            _beyond(source, decode_cursor(after, source, "after"), source.descending)
        )
    if before:
        rows_wanted = rows_wanted.filter(
            _beyond(source, decode_cursor(before, source, "before"), not source.descending)
        )
    falling = source.descending != backwards
    ordered = rows_wanted.order_by(*[f"-{key}" if falling else key for key in source.keys])
    rows = list(ordered[: size + 1])
    more = len(rows) > size
    rows = rows[:size]
    if backwards:
        rows.reverse()
    return Page(
        rows=rows,
        keys=source.keys,
        has_next=bool(before) if backwards else more,
        has_previous=more if backwards else bool(after),
        whole=source.queryset,
    )


def encode_cursor(values: Sequence[Any]) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(to_jsonable(list(values)))).decode().rstrip("=")


def decode_cursor(cursor: str, source: Ordered, argument: str) -> list[Any]:
    model: type[Model] = source.queryset.model
    try:
        values = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(values, list) or len(values) != len(source.keys):
            raise ValueError("wrong number of keys")
        fields = [cast("Field[Any, Any]", model._meta.get_field(key)) for key in source.keys]
        return [_key(field, value) for field, value in zip(fields, values, strict=True)]
    except (ValueError, binascii.Error, ValidationError, UnicodeError):
        invalid("This cursor was not given out for this list.", argument)


def _key(field: "Field[Any, Any]", sent: Any) -> Any:
    """Turn one of a cursor's values into the field's own, within the field's range."""
    if not isinstance(sent, str | int) or "\0" in str(sent):
        raise ValueError("not a key")
    value = field.to_python(sent)
    field.run_validators(value)
    return value


def _beyond(source: Ordered, values: list[Any], falling: bool) -> Q:
    """Say "after these key values" as a row comparison spelled out, which a B-tree index can follow."""
    operator = "lt" if falling else "gt"
    condition = Q()
    for depth, key in enumerate(source.keys):
        equal = dict(zip(source.keys[:depth], values[:depth], strict=True))
        condition |= Q(**equal, **{f"{key}__{operator}": values[depth]})
    return condition


def _checked_size(size: int | None, argument: str) -> int:
    if size is None:
        return DEFAULT_PAGE
    if not 1 <= size <= MAX_PAGE:
        invalid(f"Ask for 1 to {MAX_PAGE} at a time, not {size}.", argument, ErrorCode.OUT_OF_RANGE)
    return size


_connections: dict[type, type] = {}


def connection_of(node: type[graphene.ObjectType]) -> type[graphene.ObjectType]:
    """Return the one connection type of a node type, made on first use."""
    if node not in _connections:
        name = node._meta.name
        edge = type(
            f"{name}Edge",
            (graphene.ObjectType,),
            {
                "__doc__": f"A {name} in its place in the list.",
                "node": graphene.Field(node, required=True, description=f"The {name}."),
                "cursor": graphene.String(
                    required=True, description="Where it stands; pass it as after or before."
                ),
            },
        )
        _connections[node] = type(
            f"{name}Connection",
            (graphene.ObjectType,),
            {
                "__doc__": f"A page of {name}s.",
                "edges": field(list_of(edge), f"The {name}s with their cursors.", required=True, cost=0),
                "nodes": field(list_of(node), f"The {name}s.", required=True),
                "page_info": field(relay.PageInfo, "Where this page lies.", required=True, cost=0),
                "total_count": field(
                    graphene.Int, f"How many there are, counted up to {COUNT_LIMIT:,}.", required=True, cost=5
                ),
                "total_count_is_exact": field(
                    graphene.Boolean, "False when there are more than were counted.", required=True, cost=5
                ),
                "resolve_edges": lambda page, _: [
                    {"node": row, "cursor": page.cursor(row)} for row in page.rows
                ],
                "resolve_nodes": lambda page, _: page.rows,
                "resolve_page_info": lambda page, _: _page_info(page),
                "resolve_total_count": lambda page, _: min(page.total, COUNT_LIMIT),
                "resolve_total_count_is_exact": lambda page, _: page.total <= COUNT_LIMIT,
            },
        )
    return _connections[node]


def _page_info(page: Page) -> relay.PageInfo:
    return relay.PageInfo(
        has_next_page=page.has_next,
        has_previous_page=page.has_previous,
        start_cursor=page.cursor(page.rows[0]) if page.rows else None,
        end_cursor=page.cursor(page.rows[-1]) if page.rows else None,
    )


class ConnectionField(MarketField):
    """A list read page by page. Its resolver returns an :class:`Ordered` from a selector."""

    is_connection = True

    def __init__(self, node: type[graphene.ObjectType], *, description: str, **extra: Any) -> None:
        extra.setdefault("first", graphene.Int(description=f"How many from the start, at most {MAX_PAGE}."))
        extra.setdefault("after", graphene.String(description="Only what comes after this cursor."))
        extra.setdefault("last", graphene.Int(description=f"How many from the end, at most {MAX_PAGE}."))
        extra.setdefault("before", graphene.String(description="Only what comes before this cursor."))
        super().__init__(lambda: connection_of(node), description=description, required=True, **extra)

    def wrap_resolve(self, parent_resolver: Callable[..., Any]) -> Callable[..., Any]:
        resolve = super().wrap_resolve(parent_resolver)

        def page(
            root: Any,
            info: Any,
            first: int | None = None,
            after: str | None = None,
            last: int | None = None,
            before: str | None = None,
            **filters: Any,
        ) -> Page:
            source = resolve(root, info, **filters)
            return paginate(source, first=first, after=after, last=last, before=before)

        return page
