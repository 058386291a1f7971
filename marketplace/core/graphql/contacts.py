"""Contact details in the API."""

from collections.abc import Mapping
from typing import Any

import graphene

from marketplace.core.contacts import NOBODY
from marketplace.core.contacts import Contact as ContactData
from marketplace.core.graphql.fields import field


class Contact(graphene.ObjectType):
    """Whom to write to or call."""

    name = field(graphene.String, "A person or desk.", required=True)
    email = field(graphene.String, "E-mail address.", required=True)
    phone = field(graphene.String, "Telephone with country code.", required=True)


class ContactInput(graphene.InputObjectType):
    """Whom to write to or call."""

    name = graphene.String(description="A person or desk.")
    email = graphene.String(description="E-mail address.")
    phone = graphene.String(description="Telephone with country code.")


def contact_from(sent: Mapping[str, Any] | None) -> ContactData:
    if sent is None:
        return NOBODY
    return ContactData(sent.get("name") or "", sent.get("email") or "", sent.get("phone") or "")
