"""Mutations of firms and of their admission."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

import graphene

from marketplace.accounts import permissions, services
from marketplace.accounts.graphql.types import Organization, OrganizationKindEnum
from marketplace.accounts.verification import Numbers
from marketplace.core.actor import Actor
from marketplace.core.graphql.fields import field
from marketplace.core.graphql.mutations import Mutation
from marketplace.core.graphql.nodes import uuid_from
from marketplace.core.graphql.texts import TextsInput, texts_from
from marketplace.core.permissions import SIGNED_IN


def firm_uuid(data: Mapping[str, Any]) -> Any:
    return uuid_from(data["id"], "Organization", "id")


class OrganizationRegister(Mutation):
    """Register a firm, which you then own. It trades once the zone operator has admitted it."""

    permission = SIGNED_IN

    class Input:
        kind = OrganizationKindEnum(required=True, description="What it will be on the marketplace.")
        legal_name = graphene.String(required=True, description="The name as registered.")
        names = TextsInput(description="The name in our languages.")
        country = graphene.String(required=True, description="ISO 3166-1 alpha-2 code, such as RU.")
        city = graphene.String(required=True, description="The city it is registered in.")
        address = graphene.String(required=True, description="The registered address.")
        phone = graphene.String(description="Phone number with country code.")

    organization = field(Organization, "The firm.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        wanted = services.OrganizationData(
            kind=data["kind"],
            legal_name=data["legal_name"],
            names=texts_from(data.get("names")),
            country=data["country"].strip().upper(),
            city=data["city"],
            address=data["address"],
            phone=data.get("phone") or "",
        )
        return {"organization": services.register_organization(actor=actor, data=wanted, at=at)}


class OrganizationUpdate(Mutation):
    """Change your firm's names, address or bank. What you leave out stays as it is."""

    permission = permissions.CHANGE_ORGANIZATION

    class Input:
        id = graphene.ID(required=True, description="The firm.")
        names = TextsInput(description="The name in our languages; replaces all of them.")
        city = graphene.String(description="The city it is registered in.")
        address = graphene.String(description="The registered address.")
        phone = graphene.String(description="Phone number with country code.")
        bank_name = graphene.String(description="Its bank.")
        bank_account = graphene.String(description="Account number or IBAN.")
        bank_swift = graphene.String(description="SWIFT code (BIC) of the bank.")

    organization = field(Organization, "The firm.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        names = data.pop("names", None)
        uuid = firm_uuid({"id": data.pop("id")})
        changes = services.OrganizationChanges(**data, names=texts_from(names) if names is not None else None)
        changed = services.update_organization(actor=actor, organization_uuid=uuid, changes=changes, at=at)
        return {"organization": changed}


class OrganizationVerificationSubmit(Mutation):
    """Hand in your firm's numbers and ask to be admitted. After a rejection you may do so again."""

    permission = permissions.SUBMIT_VERIFICATION

    class Input:
        id = graphene.ID(required=True, description="The firm.")
        legal_name = graphene.String(description="The registered name, if it must be mended.")
        uscc = graphene.String(description="Unified Social Credit Code; needed in China.")
        customs_code = graphene.String(
            description="Customs registration code, 10 characters; needed of producers in China."
        )
        lei = graphene.String(description="Legal Entity Identifier (ISO 17442).")
        vat_number = graphene.String(description="VAT number; needed abroad unless there is a tax number.")
        tax_number = graphene.String(description="Tax number; needed abroad unless there is a VAT number.")
        bank_name = graphene.String(description="Its bank.")
        bank_account = graphene.String(description="Account number or IBAN.")
        bank_swift = graphene.String(description="SWIFT code (BIC) of the bank.")

    organization = field(Organization, "The firm.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        numbers = Numbers(**{item.name: data.get(item.name) or "" for item in fields(Numbers)})
        submitted = services.submit_verification(
            actor=actor,
            organization_uuid=firm_uuid(data),
            numbers=numbers,
            legal_name=data.get("legal_name"),
            bank_name=data.get("bank_name") or "",
            at=at,
        )
        return {"organization": submitted}


class OrganizationAdmit(Mutation):
    """Admit a firm that has submitted its numbers: from now on it trades."""

    permission = permissions.DECIDE_ADMISSION

    class Input:
        id = graphene.ID(required=True, description="The firm.")

    organization = field(Organization, "The firm.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        uuid = firm_uuid(data)
        return {"organization": services.admit_organization(actor=actor, organization_uuid=uuid, at=at)}


class OrganizationReject(Mutation):
    """Turn down a firm that has submitted its numbers; it reads why and may submit again."""

    permission = permissions.DECIDE_ADMISSION

    class Input:
        id = graphene.ID(required=True, description="The firm.")
        reason = graphene.String(required=True, description="What the firm has to mend.")

    organization = field(Organization, "The firm.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        rejected = services.reject_organization(
            actor=actor, organization_uuid=firm_uuid(data), reason=data["reason"], at=at
        )
        return {"organization": rejected}


class OrganizationSuspend(Mutation):
    """Stop an admitted firm from trading until it is resumed; it reads why."""

    permission = permissions.DECIDE_ADMISSION

    class Input:
        id = graphene.ID(required=True, description="The firm.")
        reason = graphene.String(required=True, description="Why.")

    organization = field(Organization, "The firm.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        suspended = services.suspend_organization(
            actor=actor, organization_uuid=firm_uuid(data), reason=data["reason"], at=at
        )
        return {"organization": suspended}


class OrganizationResume(Mutation):
    """Let a suspended firm trade again."""

    permission = permissions.DECIDE_ADMISSION

    class Input:
        id = graphene.ID(required=True, description="The firm.")

    organization = field(Organization, "The firm.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        uuid = firm_uuid(data)
        return {"organization": services.resume_organization(actor=actor, organization_uuid=uuid, at=at)}
