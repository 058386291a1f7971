"""Mutations: one ``input``, the object back, and ``userErrors`` for everything a user can mend."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

import graphene
from django.db import transaction
from django.utils import timezone
from graphene.utils.str_converters import to_camel_case

from marketplace.core.actor import Actor
from marketplace.core.errors import ErrorCode, MarketplaceError, Problem
from marketplace.core.graphql.context import Outcome, outcome_of
from marketplace.core.graphql.enums import enum_of
from marketplace.core.graphql.fields import actor_of, field, list_of
from marketplace.core.graphql.scalars import JSON
from marketplace.core.permissions import Permission

ErrorCodeEnum = enum_of(ErrorCode, "Why a request was refused.")


class UserError(graphene.ObjectType):
    """Something the user can mend. When there is one, nothing was written."""

    code = field(ErrorCodeEnum, "The reason, for programs.", required=True)
    field = field(
        graphene.String, "Path inside the input, such as lines.0.quantity; null when it is no single field."
    )
    message = graphene.String(required=True, description="The reason and what would be right, for people.")
    data = graphene.Field(JSON, description="Values that belong to the reason.")


class Mutation(graphene.Mutation):
    """Base of every mutation.

    A subclass declares ``class Input`` (becomes ``<Name>Input``), its payload fields, ``permission`` and
    ``perform(actor, at, **input)``, which makes one service call and returns the payload as a mapping.
    The docstring is the description. Errors roll everything back and come out as ``userErrors``.
    ``replayable = False`` keeps the answer from being stored under an idempotency key, for answers with secrets.
    """

    class Meta:
        abstract = True

    permission: ClassVar[Permission]
    cost: ClassVar[int] = 10
    replayable: ClassVar[bool] = True

    @classmethod
    def __init_subclass_with_meta__(cls, **options: Any) -> None:
        declared = cls.__dict__.get("Input")
        if declared is None or not hasattr(cls, "permission"):
            raise TypeError(f"{cls.__name__} needs an Input and a permission")
        attributes = {
            name: value
            for base in reversed(declared.__mro__)
            for name, value in vars(base).items()
            if not name.startswith("__")
        }
        attributes["__doc__"] = f"What {cls.__name__} takes."
        input_type = type(f"{cls.__name__}Input", (graphene.InputObjectType,), attributes)
        cls.Arguments = type(
            "Arguments", (), {"input": input_type(required=True, description=f"What {cls.__name__} takes.")}
        )
        cls.user_errors = graphene.Field(
            list_of(UserError), required=True, description="Why nothing was done; empty when it was."
        )
        words = " ".join((cls.__doc__ or "").split())
        options.setdefault("name", f"{cls.__name__}Payload")
        secret = "" if cls.replayable else " An Idempotency-Key is ignored: the answer holds a secret."
        options.setdefault("description", f"{words} {cls.permission.description}{secret}")
        del cls.Input
        super().__init_subclass_with_meta__(**options)

    @classmethod
    def Field(cls, **options: Any) -> graphene.Field:
        """Mount the mutation, with its cost and permission where the limits and the schema's readers find them."""
        mounted = super().Field(**options)
        mounted.cost = cls.cost
        mounted.declared_permission = cls.permission
        mounted.replayable = cls.replayable
        return mounted

    @classmethod
    def mutate(cls, _root: Any, info: Any, input: Mapping[str, Any]) -> "Mutation":
        actor, outcome = actor_of(info), outcome_of(info.context)
        if outcome.refusal is not None:
            return cls._refused(outcome, outcome.refusal)
        try:
            with transaction.atomic():
                cls.permission.enforce(actor)
                payload = cls.perform(actor=actor, at=timezone.now(), **input)
        except MarketplaceError as error:
            return cls._refused(outcome, *error.problems)
        outcome.done += 1
        return cls(user_errors=[], **payload)

    @classmethod
    def _refused(cls, outcome: Outcome, *problems: Problem) -> "Mutation":
        outcome.user_errors.extend(problem.code for problem in problems)
        return cls(user_errors=[as_user_error(problem) for problem in problems])

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        """Make the one service call and return the payload."""
        raise LookupError(f"{cls.__name__} does nothing")


def as_user_error(problem: Problem) -> UserError:
    return UserError(
        code=problem.code,
        field=camel_path(problem.field) if problem.field else None,
        message=problem.message,
        data=problem.data or None,
    )


def camel_path(path: str) -> str:
    """Turn our path into the client's: ``lines.0.unit_price`` into ``lines.0.unitPrice``."""
    return ".".join(to_camel_case(part) for part in path.split("."))
