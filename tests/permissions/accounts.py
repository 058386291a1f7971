"""The rows of firms, their members and their admission."""

from collections.abc import Callable
from typing import Any

from marketplace.accounts import services
from marketplace.accounts.models import Invitation, Membership, Organization
from marketplace.accounts.roles import Role
from marketplace.accounts.tokens import invitation_token
from marketplace.accounts.verification import Numbers
from tests.accounts.people import new_email
from tests.permissions.rows import (
    DENIED,
    DONE,
    FOR_ITSELF,
    FOR_ONE_KIND,
    LISTED,
    LISTED_TO_A_FIRM,
    LISTED_TO_ALL,
    NOTHING,
    OF_A_FIRM,
    PUBLIC,
    SHOWN_TO_A_FIRM,
    UNAUTHENTICATED,
    UNKNOWN,
    UNLISTED,
    Answers,
    Asked,
    Ground,
    Room,
    Row,
    among,
    id_of,
    one,
    sent,
)

Scene = Callable[[Ground], Asked]
REASON = "A check."
NEW_FIRM = {
    "kind": "BUYER",
    "legalName": "Sample Firm",
    "country": "MN",
    "city": "Ulaanbaatar",
    "address": "1 Sample Avenue",
}
TAX_NUMBER = "5406000032"


def firm(ground: Ground, name: str) -> Organization:
    found: Organization = getattr(ground.cast, name).organization
    return found


def of(name: str) -> Scene:
    """Ask for a firm."""
    return lambda ground: one("Organization", firm(ground, name))


def with_it(name: str) -> Scene:
    """Ask for the directory, in which the firm may be."""
    return lambda ground: among("Organization", firm(ground, name))


def about(name: str, **values: Any) -> Scene:
    """Send the firm's id."""
    return lambda ground: sent(id=id_of(firm(ground, name)), **values)


def waiting(**values: Any) -> Scene:
    """The newcomer has handed in its numbers."""

    def scene(ground: Ground) -> Asked:
        services.submit_verification(
            actor=ground.cast.newcomer.owner,
            organization_uuid=firm(ground, "newcomer").uuid,
            numbers=Numbers(tax_number=TAX_NUMBER),
            at=ground.at,
        )
        return about("newcomer", **values)(ground)

    return scene


def suspended(ground: Ground) -> Asked:
    services.suspend_organization(
        actor=ground.cast.zone.owner,
        organization_uuid=firm(ground, "producer").uuid,
        reason=REASON,
        at=ground.at,
    )
    return about("producer")(ground)


def invited(ground: Ground, email: str = "") -> Invitation:
    """The buyer has invited somebody."""
    return services.invite_member(
        actor=ground.cast.buyer.owner, email=email or new_email(), roles=["SALES"], at=ground.at
    )


def clerk(ground: Ground) -> Membership:
    return ground.cast.buyer.members[Role.CUSTOMS_CLERK]


FIRMS = (
    Row("organization", of("producer"), "producer.FINANCE", PUBLIC, case="one that sells"),
    Row(
        "organization",
        of("buyer"),
        "buyer.OWNER",
        SHOWN_TO_A_FIRM,
        case="one that buys",
        others={"producer.VIEWER": DONE, "zone.VIEWER": DONE, "loner": NOTHING, "newcomer.OWNER": NOTHING},
    ),
    Row(
        "organization",
        of("newcomer"),
        "newcomer.OWNER",
        SHOWN_TO_A_FIRM,
        case="one that is not admitted",
        others={"producer.OWNER": NOTHING, "zone.VIEWER": DONE},
    ),
    Row(
        "organization",
        of("producer"),
        "producer.FINANCE",
        SHOWN_TO_A_FIRM,
        case="its bank account",
        selects="bankAccount",
        others={"buyer.OWNER": NOTHING, "zone.VIEWER": DONE},
    ),
    Row(
        "organization",
        of("buyer"),
        "buyer.OWNER",
        SHOWN_TO_A_FIRM,
        case="its tax number",
        selects="taxNumber",
        others={"producer.OWNER": NOTHING, "zone.VIEWER": DONE},
    ),
    Row("organizations", with_it("producer"), "producer.FINANCE", LISTED_TO_ALL, case="one that sells"),
    Row(
        "organizations",
        with_it("buyer"),
        "buyer.OWNER",
        Answers(UNLISTED, UNLISTED, LISTED, LISTED),
        case="one that buys",
        others={"producer.VIEWER": LISTED, "zone.VIEWER": LISTED, "newcomer.OWNER": UNLISTED},
    ),
    Row(
        "organizations",
        with_it("newcomer"),
        "newcomer.OWNER",
        Answers(UNLISTED, UNLISTED, LISTED, LISTED),
        case="one that is not admitted",
        others={"producer.OWNER": UNLISTED, "zone.VIEWER": LISTED},
    ),
    Row("node", of("buyer"), "buyer.OWNER", SHOWN_TO_A_FIRM, case="Organization"),
    Row(
        "organizationRegister",
        lambda _: sent(**NEW_FIRM),
        "loner",
        Answers(UNAUTHENTICATED, DONE, DONE, DONE),
        colleague="buyer.VIEWER",
    ),
    Row(
        "organizationUpdate",
        about("buyer", city="Angarsk"),
        "buyer.FINANCE",
        OF_A_FIRM,
        others={"buyer.SALES": DENIED, "producer.OWNER": UNKNOWN, "zone.OWNER": UNKNOWN},
    ),
    Row(
        "organizationVerificationSubmit",
        about("newcomer", taxNumber=TAX_NUMBER),
        "newcomer.OWNER",
        OF_A_FIRM,
        others={"newcomer.FINANCE": DENIED, "zone.OWNER": UNKNOWN},
    ),
)

ADMISSION = (
    Row(
        "organizationAdmit",
        waiting(),
        "zone.APPROVER",
        FOR_ONE_KIND,
        others={"newcomer.OWNER": DENIED, "zone.SALES": DENIED},
    ),
    Row(
        "organizationReject",
        waiting(reason=REASON),
        "zone.APPROVER",
        FOR_ONE_KIND,
        others={"newcomer.OWNER": DENIED},
    ),
    Row(
        "organizationSuspend",
        about("producer", reason=REASON),
        "zone.APPROVER",
        FOR_ONE_KIND,
        rival="rival_producer.OWNER",
        others={"producer.OWNER": DENIED},
    ),
    Row(
        "organizationResume",
        suspended,
        "zone.APPROVER",
        FOR_ONE_KIND,
        rival="rival_producer.OWNER",
        others={"producer.OWNER": DENIED},
    ),
)

MEMBERS = (
    Row(
        "members",
        lambda ground: among("Member", clerk(ground)),
        "buyer.OWNER",
        LISTED_TO_A_FIRM,
        others={"loner": DENIED},
    ),
    Row(
        "members",
        lambda ground: among("Member", clerk(ground), organizationId=id_of(firm(ground, "buyer"))),
        "zone.VIEWER",
        Answers(UNAUTHENTICATED, UNKNOWN, LISTED, LISTED),
        case="of a firm by its id",
        rival="rival_buyer.OWNER",
        colleague="buyer.VIEWER",
    ),
    Row(
        "invitations",
        lambda ground: among("Invitation", invited(ground)),
        "buyer.OWNER",
        Answers(UNAUTHENTICATED, UNLISTED, DENIED, LISTED),
        others={"buyer.SALES": DENIED, "zone.OWNER": UNLISTED},
    ),
    Row("memberInvite", lambda _: sent(email=new_email(), roles=["SALES"]), "buyer.OWNER", FOR_ITSELF),
    Row(
        "memberInvite",
        lambda _: sent(email=new_email(), roles=["OWNER"]),
        "buyer.OWNER",
        FOR_ITSELF,
        case="as an owner",
        others={"buyer.MANAGER": DENIED},
    ),
    Row("invitationRevoke", lambda ground: sent(id=id_of(invited(ground))), "buyer.OWNER", OF_A_FIRM),
    Row(
        "invitationAccept",
        lambda ground: sent(token=invitation_token(invited(ground, email=ground.cast.loner_user.email).uuid)),
        "loner",
        Answers(UNAUTHENTICATED, DENIED, DENIED, DONE),
        colleague="buyer.OWNER",
    ),
    Row(
        "memberRolesAssign",
        lambda ground: sent(id=id_of(clerk(ground), "Member"), roles=["SALES"]),
        "buyer.OWNER",
        OF_A_FIRM,
        others={"buyer.CUSTOMS_CLERK": DENIED, "zone.OWNER": UNKNOWN},
    ),
    Row(
        "memberRemove",
        lambda ground: sent(id=id_of(clerk(ground), "Member")),
        "buyer.MANAGER",
        OF_A_FIRM,
        others={"buyer.CUSTOMS_CLERK": DONE, "zone.OWNER": UNKNOWN},
    ),
)

ROOM = Room("accounts", lambda ground: ground, (*FIRMS, *ADMISSION, *MEMBERS))
