"""Mutations by which people join, prove themselves and get tokens."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import graphene

from marketplace.accounts import services
from marketplace.accounts.addresses import client_address
from marketplace.accounts.authentication import actor_of_token
from marketplace.accounts.graphql.types import AccessToken, RoleEnum, User, Viewer
from marketplace.core.actor import Actor
from marketplace.core.graphql.fields import field, list_of
from marketplace.core.graphql.mutations import Mutation
from marketplace.core.graphql.nodes import uuid_from
from marketplace.core.permissions import PUBLIC, SIGNED_IN
from marketplace.core.texts import DEFAULT_LANGUAGE


class AddressedMutation(Mutation):
    """A mutation that is told where the request comes from."""

    class Meta:
        abstract = True

    @classmethod
    def mutate(cls, _root: Any, info: Any, input: Mapping[str, Any]) -> Mutation:
        return super().mutate(_root, info, {**input, "address": client_address(info.context)})


class UserRegister(AddressedMutation):
    """Register yourself. Sign in once you have followed the link in the mail, or sent its key."""

    permission = PUBLIC
    replayable = False

    class Input:
        email = graphene.String(required=True, description="Your e-mail address.")
        password = graphene.String(
            required=True, description="At least 12 characters that nobody would guess."
        )
        name = graphene.String(required=True, description="Your name.")
        language = graphene.String(description="Language of mails: en, zh-Hans, ru or mn; default en.")

    email = field(graphene.String, "Where the mail went; the same whether or not the address was free.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        language = data.pop("language", None) or DEFAULT_LANGUAGE
        return {"email": services.register_user(**data, language=language, at=at)}


class EmailVerify(Mutation):
    """Confirm an e-mail address with the key out of the mail, in place of opening its link."""

    permission = PUBLIC

    class Input:
        key = graphene.String(required=True, description="The last part of the link in the mail.")

    email = field(graphene.String, "The address that is confirmed now.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        return {"email": services.verify_email(key=data["key"], at=at).email}


class AccessTokenCreate(AddressedMutation):
    """Make a bearer token with your password. The secret is shown this once; store it safely."""

    permission = PUBLIC
    replayable = False

    class Input:
        email = graphene.String(required=True, description="Your e-mail address.")
        password = graphene.String(required=True, description="Your password.")
        one_time_code = graphene.String(description="Code of your authenticator app, or a recovery code.")
        organization_id = graphene.ID(
            description="Bind the token to this firm; else it acts for any of yours."
        )
        name = graphene.String(required=True, description="What to call it, such as the machine's name.")
        roles = graphene.List(graphene.NonNull(RoleEnum), description="Narrow it to these of your roles.")
        expires_in_days = graphene.Int(description="How long it works, 1 to 365 days; default 30.")

    token = field(graphene.String, "The secret: send it as 'Authorization: Bearer …'.")
    access_token = field(AccessToken, "What is kept of it.")
    viewer = field(Viewer, "Who you are with it.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        firm, roles, days = (data.pop(name, None) for name in ("organization_id", "roles", "expires_in_days"))
        made = services.create_access_token(
            **{**data, "one_time_code": data.get("one_time_code") or ""},
            organization_uuid=uuid_from(firm, "Organization", "organization_id") if firm else None,
            roles=None if roles is None else [role.value for role in roles],
            expires_in_days=30 if days is None else days,
            at=at,
        )
        return {"token": made.secret, "access_token": made.record, "viewer": actor_of_token(made.record)}


class AccessTokenRevoke(Mutation):
    """Make one of your bearer tokens useless at once."""

    permission = SIGNED_IN

    class Input:
        id = graphene.ID(required=True, description="The token's id; never its secret.")

    access_token = field(AccessToken, "The token.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        uuid = uuid_from(data["id"], "AccessToken", "id")
        return {"access_token": services.revoke_access_token(actor=actor, token_uuid=uuid, at=at)}


class TotpActivate(Mutation):
    """Begin to protect your account with an authenticator app; confirm within ten minutes."""

    permission = SIGNED_IN
    replayable = False

    class Input:
        password = graphene.String(required=True, description="Your password.")

    secret = field(graphene.String, "The secret to type into the app (base 32).")
    uri = field(graphene.String, "The same as an otpauth address, for a QR code.")
    confirmation = field(graphene.String, "Send it back with totpConfirm.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        enrolment = services.activate_totp(actor=actor, password=data["password"], at=at)
        return {"secret": enrolment.secret, "uri": enrolment.uri, "confirmation": enrolment.confirmation}


class TotpConfirm(Mutation):
    """Finish protecting your account: from now on signing in asks for a code."""

    permission = SIGNED_IN
    replayable = False

    class Input:
        confirmation = graphene.String(required=True, description="What totpActivate gave you.")
        one_time_code = graphene.String(required=True, description="The code that the app shows now.")

    recovery_codes = field(list_of(graphene.String), "Codes for when the app is lost; each works once.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        return {"recovery_codes": services.confirm_totp(actor=actor, **data, at=at)}


class TotpDeactivate(Mutation):
    """Stop asking for an authenticator's code."""

    permission = SIGNED_IN

    class Input:
        password = graphene.String(required=True, description="Your password.")
        one_time_code = graphene.String(required=True, description="A code of the app, or a recovery code.")

    user = field(User, "You.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        return {"user": services.deactivate_totp(actor=actor, **data, at=at)}
