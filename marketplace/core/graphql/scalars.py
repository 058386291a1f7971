"""Scalars that keep what they carry: decimals and times are text on the wire, never floats."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal as PyDecimal
from typing import Any

import graphene
from django.utils.dateparse import parse_date, parse_datetime
from graphql import GraphQLError, StringValueNode, ValueNode
from graphql.language import FloatValueNode, IntValueNode

MAX_DIGITS = 60
_DECIMAL = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


class Decimal(graphene.Scalar):
    """An exact decimal number as a string, such as "1250.500". Exponents, NaN and infinity are refused."""

    @staticmethod
    def serialize(value: Any) -> str:
        if isinstance(value, str):
            return value
        return format(PyDecimal(value), "f")

    @staticmethod
    def parse_value(value: Any) -> PyDecimal:
        if isinstance(value, bool | float):
            raise GraphQLError('A decimal is sent as a string, such as "12.50", so that no digit is lost.')
        text = str(value).strip()
        if len(text) > MAX_DIGITS or not _DECIMAL.fullmatch(text):
            raise GraphQLError(f'{text[:40]!r} is not a decimal number such as "12.50".')
        return PyDecimal(text)

    @classmethod
    def parse_literal(cls, node: ValueNode, _variables: Any = None) -> PyDecimal:
        if isinstance(node, StringValueNode | IntValueNode | FloatValueNode):
            return cls.parse_value(node.value)
        raise GraphQLError('A decimal is sent as a string, such as "12.50".')


class DateTime(graphene.Scalar):
    """A moment in ISO 8601 with its offset, such as "2026-11-24T08:00:00Z"; answered in UTC."""

    @staticmethod
    def serialize(value: Any) -> str:
        return value if isinstance(value, str) else value.astimezone(UTC).isoformat().replace("+00:00", "Z")

    @staticmethod
    def parse_value(value: Any) -> datetime:
        try:
            moment = parse_datetime(value) if isinstance(value, str) else None
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            raise GraphQLError(
                f"{str(value)[:40]!r} is not a moment with an offset such as 2026-11-24T08:00:00Z."
            )
        return moment

    @classmethod
    def parse_literal(cls, node: ValueNode, _variables: Any = None) -> datetime:
        return cls.parse_value(node.value if isinstance(node, StringValueNode) else None)


class Date(graphene.Scalar):
    """A calendar day in ISO 8601, such as "2026-11-24"."""

    @staticmethod
    def serialize(value: Any) -> str:
        return value if isinstance(value, str) else value.isoformat()

    @staticmethod
    def parse_value(value: Any) -> date:
        try:
            day = parse_date(value) if isinstance(value, str) else None
        except ValueError:
            day = None
        if day is None:
            raise GraphQLError(f"{str(value)[:40]!r} is not a day such as 2026-11-24.")
        return day

    @classmethod
    def parse_literal(cls, node: ValueNode, _variables: Any = None) -> date:
        return cls.parse_value(node.value if isinstance(node, StringValueNode) else None)


class JSON(graphene.Scalar):
    """Any JSON value, for data whose shape its field describes."""

    @staticmethod
    def serialize(value: Any) -> Any:
        return value

    parse_value = serialize

    @staticmethod
    def parse_literal(node: ValueNode, _variables: Any = None) -> Any:
        raise GraphQLError("Send a JSON value as a variable.")
