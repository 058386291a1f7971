"""A small schema of notes, kept as events, to try the endpoint with."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import graphene
from django.db.models import QuerySet

from marketplace.core import events
from marketplace.core.actor import ANONYMOUS, Actor
from marketplace.core.errors import ErrorCode, PermissionDenied, Problem, fail, invalid
from marketplace.core.events.models import Event
from marketplace.core.graphql.connections import ConnectionField, Ordered
from marketplace.core.graphql.fields import actor_of, field, list_of, public
from marketplace.core.graphql.mutations import Mutation as BaseMutation
from marketplace.core.graphql.nodes import Entity, Node
from marketplace.core.graphql.queries import CoreQueries
from marketplace.core.graphql.scalars import Date, DateTime, Decimal
from marketplace.core.graphql.texts import text_field
from marketplace.core.graphql.values import Money, MoneyInput
from marketplace.core.permissions import ANY_MEMBER, PUBLIC, SIGNED_IN

NOTE_ADDED = "sample.note.added"
GREETING = {"en": "Hello", "mn": "Сайн уу"}


def person(name: str) -> Actor:
    """Make a signed-in member of a firm; the same name is the same person."""
    number = sum(name.encode())
    return Actor(
        user_id=number,
        user_uuid=UUID(int=number),
        name=name,
        organization_id=number,
        organization_uuid=UUID(int=number + 1_000_000),
        kind="BUYER",
        admitted=True,
    )


def authenticate(request: Any) -> Actor:
    """Take ``Bearer NAME`` or a session cookie for a person; ``Bearer nobody`` doesn't hold."""
    header = request.headers.get("Authorization", "")
    name = header.removeprefix("Bearer ") or request.COOKIES.get("sessionid", "")
    if name == "nobody":
        fail(PermissionDenied, ErrorCode.UNAUTHENTICATED, "This access token is unknown.")
    return person(name) if name else ANONYMOUS


def add_note(text: str, *, actor: Actor, at: datetime) -> Event:
    return events.record(
        NOTE_ADDED,
        aggregate="sample.note",
        aggregate_uuid=uuid4(),
        actor=actor,
        at=at,
        payload={"text": text},
    )


def notes() -> QuerySet[Event]:
    return Event.objects.filter(name=NOTE_ADDED)


class Note(Entity):
    """A note."""

    class Meta:
        interfaces = (Node,)

    text = field(graphene.String, "What it says.", required=True)
    at = field(DateTime, "When it was written.", required=True)
    notes = field(lambda: list_of(Note), "Notes like this one.", required=True, usual_size=5)
    mine = field(graphene.Boolean, "Whether you wrote it.", required=True, cacheable=False)
    author = field(graphene.String, "Who wrote it.", permission=ANY_MEMBER)

    @staticmethod
    def resolve_text(note: Event, _info: Any) -> str:
        return str(note.payload["text"])

    @staticmethod
    def resolve_notes(note: Event, _info: Any) -> list[Event]:
        return [note]

    @staticmethod
    def resolve_mine(note: Event, info: Any) -> bool:
        return note.actor["user"] == str(actor_of(info).user_uuid)

    @staticmethod
    def resolve_author(note: Event, _info: Any) -> str:
        return str(note.actor["user"])

    @classmethod
    def fetch(cls, info: Any, uuid: UUID) -> Event | None:
        return notes().filter(uuid=uuid).first() if actor_of(info).is_authenticated else None


class Query(CoreQueries, graphene.ObjectType):
    """Reads."""

    notes = ConnectionField(
        Note,
        description="Notes.",
        permission=PUBLIC,
        cacheable=True,
        text=graphene.String(description="Its text."),
    )
    greeting = text_field(lambda _: GREETING, "A greeting.")
    hello = public(
        graphene.String,
        "A greeting in the language asked for.",
        cacheable=True,
        language=graphene.String(description="Which."),
    )
    word = public(graphene.String, "Always the same word.", cacheable=True)
    who = public(graphene.String, "Your name, or visitor.")
    me = field(graphene.String, "Your name.", permission=SIGNED_IN)
    broken = field(graphene.String, "Fails inside.")
    broken_required = field(graphene.String, "Fails inside and must not be null.", required=True)
    empty_required = field(graphene.String, "Is null and must not be.", required=True)
    wrong = field(graphene.String, "Fails as a service does.")
    echo = field(
        Money,
        "Money as sent.",
        money=MoneyInput(required=True, description="Money."),
        day=Date(description="A day."),
        rate=Decimal(description="A rate."),
    )

    @staticmethod
    def resolve_notes(_root: Any, _info: Any, text: str = "") -> Ordered:
        return Ordered(notes().filter(payload__text__icontains=text))

    @staticmethod
    def resolve_hello(_root: Any, info: Any, language: str | None = None) -> str:
        return GREETING[language or actor_of(info).language]

    @staticmethod
    def resolve_word(_root: Any, _info: Any) -> str:
        return "word"

    @staticmethod
    def resolve_who(_root: Any, info: Any) -> str:
        return actor_of(info).name or "visitor"

    @staticmethod
    def resolve_me(_root: Any, info: Any) -> str:
        return actor_of(info).name

    @staticmethod
    def resolve_broken(_root: Any, _info: Any) -> str:
        raise ZeroDivisionError("password=hunter2")

    resolve_broken_required = resolve_broken

    @staticmethod
    def resolve_empty_required(_root: Any, _info: Any) -> None:
        return None

    @staticmethod
    def resolve_wrong(_root: Any, _info: Any) -> str:
        raise PermissionDenied(
            Problem(ErrorCode.WRONG_STATE, "It has ended.", "lines.0.unit_price", {"state": "ENDED"}),
            Problem(ErrorCode.EXPIRED, "And it is late.", None),
        )

    @staticmethod
    def resolve_echo(_root: Any, _info: Any, money: Mapping[str, Any], **_: Any) -> Mapping[str, Any]:
        return money


class NoteAdd(BaseMutation):
    """Add a note."""

    permission = SIGNED_IN

    class Input:
        text = graphene.String(required=True, description="What it says.")

    note = field(Note, "The new note.")
    broken = field(graphene.String, "Fails inside.")

    @staticmethod
    def resolve_broken(_root: Any, _info: Any) -> str:
        raise ZeroDivisionError("password=hunter2")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        note = add_note(data["text"], actor=actor, at=at)
        if data["text"] == "rude":
            invalid("Be polite.", "text")
        if data["text"] == "fatal":
            raise ZeroDivisionError("password=hunter2")
        return {"note": note}


class SecretMake(BaseMutation):
    """Make a secret."""

    permission = PUBLIC
    replayable = False

    class Input:
        name = graphene.String(description="What for.")

    secret = field(graphene.String, "The secret.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **_: Any) -> Mapping[str, Any]:
        return {"secret": uuid4().hex}


class Mutation(graphene.ObjectType):
    """Writes."""

    note_add = NoteAdd.Field()
    secret_make = SecretMake.Field()


schema = graphene.Schema(query=Query, mutation=Mutation, types=[Note])
