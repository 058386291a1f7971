"""Read a frozen dataclass back from its JSON form, by its type hints."""

from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

T = TypeVar("T")


def read_dataclass(kind: type[T], data: dict[str, Any]) -> T:
    """Build ``kind`` from what ``to_jsonable`` made of it.

    :raises TypeError: when a field is missing or unknown, so that a damaged record is never read as a whole one.
    """
    key: Any = kind
    hints = _hints(key)
    unknown = data.keys() - hints.keys()
    if unknown:
        raise TypeError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    return kind(**{name: _read(hint, data[name]) for name, hint in hints.items() if name in data})


@cache
def _hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {f.name: hints[f.name] for f in fields(kind)}


def _read(hint: Any, value: Any) -> Any:
    origin = get_origin(hint)
    if origin in (UnionType, Union):
        (inner,) = [option for option in get_args(hint) if option is not NoneType]
        return None if value is None else _read(inner, value)
    if origin is tuple:
        return tuple(_read(get_args(hint)[0], item) for item in value)
    if origin is dict:
        return {key: _read(get_args(hint)[1], item) for key, item in value.items()}
    return _read_plain(hint, value)


def _read_plain(kind: type, value: Any) -> Any:
    if kind is Decimal:
        return Decimal(value)
    if kind is UUID:
        return UUID(value)
    if kind is datetime:
        return datetime.fromisoformat(value)
    if kind is date:
        return date.fromisoformat(value)
    if kind in (str, int, bool):
        return value
    return read_dataclass(kind, value)
