"""Types of people and organisations."""

from typing import Any
from uuid import UUID

import graphene
from django.utils import timezone

from marketplace.accounts import models, selectors
from marketplace.accounts.flow import AdmissionState
from marketplace.accounts.roles import OrganizationKind, Role
from marketplace.core.actor import Actor
from marketplace.core.graphql.enums import enum_of
from marketplace.core.graphql.fields import MarketField, actor_of, field, list_of
from marketplace.core.graphql.nodes import Entity, Node
from marketplace.core.graphql.scalars import DateTime
from marketplace.core.graphql.texts import text_field

OrganizationKindEnum = enum_of(OrganizationKind, "What a firm is on the marketplace.")
OrganizationStateEnum = enum_of(
    AdmissionState, "Where a firm's admission stands; only an admitted one trades.", name="OrganizationState"
)
RoleEnum = enum_of(Role, "What a member may do for the firm. Owners and managers may do what any role may.")

PRIVATE = "Null unless you act for this firm or for the zone operator."


def private(attribute: str, description: str, type_: Any = graphene.String) -> MarketField:
    """Declare a field of an organisation that only itself and the zone operator read."""

    def resolve(organization: models.Organization, info: Any) -> Any:
        seen = selectors.sees_private(actor_of(info), organization)
        return (getattr(organization, attribute) or None) if seen else None

    return field(type_, f"{description} {PRIVATE}", resolver=resolve, cacheable=False)


class Organization(Entity):
    """A firm on the marketplace."""

    class Meta:
        interfaces = (Node,)

    number = field(graphene.String, "What people call the record, such as ORG-2026-000042.", required=True)
    kind = field(OrganizationKindEnum, "What it is on the marketplace.", required=True)
    legal_name = field(graphene.String, "The name as registered.", required=True)
    name = text_field(lambda firm: {"en": firm.legal_name, **firm.names}, "The name in a language.")
    country = field(graphene.String, "ISO 3166-1 alpha-2 code.", required=True)
    city = field(graphene.String, "The city it is registered in.", required=True)
    address = field(graphene.String, "The registered address.", required=True)
    uscc = field(graphene.String, "Unified Social Credit Code, for firms in China.")
    customs_code = field(graphene.String, "Customs registration code of 10 characters, for firms in China.")
    lei = field(graphene.String, "Legal Entity Identifier (ISO 17442).")
    state = field(OrganizationStateEnum, "Where its admission stands.", required=True)
    admitted_at = field(DateTime, "When the zone operator admitted it.")
    is_sample = field(graphene.Boolean, "True for an invented firm of the sample zone.", required=True)
    created_at = field(DateTime, "When it registered.", required=True)
    phone = private("phone", "Phone number with country code.")
    vat_number = private("vat_number", "VAT number.")
    tax_number = private("tax_number", "Tax number.")
    bank_name = private("bank_name", "Its bank.")
    bank_account = private("bank_account", "Account number or IBAN.")
    bank_swift = private("bank_swift", "SWIFT code (BIC) of its bank.")
    state_reason = private("state_reason", "Why it was rejected or suspended.")
    submitted_at = private("submitted_at", "When it last asked to be admitted.", DateTime)
    unchecked = private(
        "unchecked",
        "Names of the numbers whose check digits could not be computed, so that a person looks at them.",
        graphene.List(graphene.NonNull(graphene.String)),
    )

    @classmethod
    def fetch(cls, info: Any, uuid: UUID) -> models.Organization | None:
        return selectors.organization_for(actor_of(info), uuid)

    @staticmethod
    def resolve_uscc(firm: models.Organization, _info: Any) -> str | None:
        return firm.uscc or None

    @staticmethod
    def resolve_customs_code(firm: models.Organization, _info: Any) -> str | None:
        return firm.customs_code or None

    @staticmethod
    def resolve_lei(firm: models.Organization, _info: Any) -> str | None:
        return firm.lei or None


class Member(Entity):
    """A person in a firm. Read by colleagues and by the zone operator."""

    class Meta:
        interfaces = (Node,)

    organization = field(Organization, "The firm.", required=True)
    name = field(graphene.String, "The person's name.", required=True, reads="user.name")
    email = field(graphene.String, "The person's e-mail address.", required=True, reads="user.email")
    roles = field(list_of(RoleEnum), "What the person may do for the firm.", required=True)
    title = field(graphene.String, "The person's title, as it is written under a signature.", required=True)
    created_at = field(DateTime, "When the person joined.", required=True)


class Invitation(Entity):
    """An offer of membership that has been mailed."""

    class Meta:
        interfaces = (Node,)

    organization = field(Organization, "The firm.", required=True)
    email = field(graphene.String, "To whom it was sent.", required=True)
    roles = field(list_of(RoleEnum), "The roles it offers.", required=True)
    title = field(graphene.String, "The title it offers.", required=True)
    created_at = field(DateTime, "When it was sent.", required=True)
    expires_at = field(DateTime, "Until when it may be accepted.", required=True)


class AccessToken(Entity):
    """A bearer token of yours. The secret itself is shown once, when it is made."""

    class Meta:
        interfaces = (Node,)

    name = field(graphene.String, "What you called it.", required=True)
    prefix = field(graphene.String, "How the secret begins, to recognise it by.", required=True)
    membership = field(Member, "The membership it is bound to; null when it acts for any of your firms.")
    roles = field(
        graphene.List(graphene.NonNull(RoleEnum)), "What it is narrowed to; null when it has all your roles."
    )
    created_at = field(DateTime, "When it was made.", required=True)
    expires_at = field(DateTime, "Until when it works.", required=True)
    revoked_at = field(DateTime, "When you revoked it.")
    last_used_at = field(DateTime, "When it was last used, to the minute.")


class User(Entity):
    """A person."""

    class Meta:
        interfaces = (Node,)

    name = field(graphene.String, "The person's name.", required=True)
    email = field(graphene.String, "The e-mail address the person signs in with.", required=True)
    preferred_language = field(
        graphene.String, "The language of mails: en, zh-Hans, ru or mn.", required=True
    )
    created_at = field(DateTime, "When the person registered.", required=True)


class Viewer(graphene.ObjectType):
    """You: who asks, and for which firm."""

    user = field(User, "The person.", required=True)
    roles = field(list_of(RoleEnum), "What you may do for the firm you act for.", required=True)
    organization = field(
        Organization, "The firm you act for; null until you choose one with the header Organization-Id."
    )
    memberships = field(list_of(Member), "Your memberships.", required=True)
    access_tokens = field(list_of(AccessToken), "Your bearer tokens that still work.", required=True)
    has_second_factor = field(
        graphene.Boolean, "True when signing in asks for an authenticator's code.", required=True
    )

    @staticmethod
    def resolve_user(actor: Actor, _info: Any) -> models.User | None:
        return selectors.user_of(actor)

    @staticmethod
    def resolve_roles(actor: Actor, _info: Any) -> list[str]:
        return sorted(actor.roles)

    @staticmethod
    def resolve_organization(actor: Actor, _info: Any) -> models.Organization | None:
        uuid = actor.organization_uuid
        return None if uuid is None else selectors.organization_for(actor, uuid)

    @staticmethod
    def resolve_memberships(actor: Actor, _info: Any) -> list[models.Membership]:
        return selectors.memberships_of(actor)

    @staticmethod
    def resolve_access_tokens(actor: Actor, _info: Any) -> list[models.AccessToken]:
        return selectors.access_tokens_of(actor, at=timezone.now())

    @staticmethod
    def resolve_has_second_factor(actor: Actor, _info: Any) -> bool:
        return selectors.has_second_factor(actor)
