"""Amounts and quantities as GraphQL sees them: a number never without its currency or unit."""

from typing import Any

import graphene

from marketplace.core.graphql.fields import field
from marketplace.core.graphql.scalars import Decimal
from marketplace.core.money import plain_amount


class Money(graphene.ObjectType):
    """An amount of money."""

    amount = field(Decimal, 'The amount in units of the currency, such as "1250.50".', required=True)
    currency = field(graphene.String, "ISO 4217 code, such as USD.", required=True)

    @staticmethod
    def resolve_amount(money: Any, _info: Any) -> str:
        return plain_amount(money.amount, money.currency)


class Quantity(graphene.ObjectType):
    """A quantity of goods."""

    value = field(Decimal, "How many units.", required=True)
    unit = field(graphene.String, "UN/ECE Recommendation 20 code, such as KGM or TNE.", required=True)

    @staticmethod
    def resolve_value(quantity: Any, _info: Any) -> str:
        return format(quantity.value.normalize(), "f")


class MoneyInput(graphene.InputObjectType):
    """An amount of money. The currency may be left out only so that its absence is told in plain words."""

    amount = Decimal(required=True, description='The amount in units of the currency, such as "1250.50".')
    currency = graphene.String(
        description="ISO 4217 code, such as USD. Needed: an amount without one is refused."
    )


class QuantityInput(graphene.InputObjectType):
    """A quantity of goods."""

    value = Decimal(required=True, description='How many units, such as "12.5".')
    unit = graphene.String(required=True, description="UN/ECE Recommendation 20 code, such as KGM or TNE.")
