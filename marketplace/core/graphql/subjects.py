"""The subject of a record in the API."""

from typing import Any

import graphene

from marketplace.core.graphql.enums import enum_of
from marketplace.core.graphql.fields import field
from marketplace.core.graphql.nodes import global_id, uuid_from
from marketplace.core.subjects import SubjectKind

SubjectKindEnum = enum_of(SubjectKind, "What an order, booking or payment is about.")
_TYPE_NAMES = {SubjectKind.CONTRACT: "Contract"}


class AboutSubjectFields:
    """Fields of every type whose record is about a subject."""

    subject_kind = field(SubjectKindEnum, "What it is about.", required=True)
    subject_id = field(graphene.ID, "The id of what it is about.", required=True)
    subject_number = field(graphene.String, "The number of what it is about.", required=True)

    @staticmethod
    def resolve_subject_id(record: Any, _info: Any) -> str:
        return global_id(_TYPE_NAMES[SubjectKind(record.subject_kind)], record.subject_uuid)


def subject_uuid_from(value: str, field_name: str) -> Any:
    """Read the id of a subject.

    :raises NotFound: at ``field_name``, when it is no id of one.
    """
    return uuid_from(value, _TYPE_NAMES[SubjectKind.CONTRACT], field_name)
