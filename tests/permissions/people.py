"""The rows of what people do for themselves: joining, tokens, the second factor, uploads."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress, EmailConfirmationHMAC

from marketplace.accounts import services
from marketplace.accounts.models import AccessToken
from marketplace.accounts.roles import Role
from marketplace.core.files import store_bytes
from tests.accounts.people import code_of, new_email, new_person, with_totp
from tests.cast import PASSWORD
from tests.core.files.samples import PDF
from tests.permissions.rows import (
    DENIED,
    DONE,
    NOTHING,
    PUBLIC,
    SHOWN_TO_A_FIRM,
    UNAUTHENTICATED,
    UNKNOWN,
    Answers,
    Asked,
    Ground,
    Room,
    Row,
    id_of,
    one,
    sent,
)


@dataclass(frozen=True)
class People(Ground):
    """The buyer's sales person has a token, and has put a secret into an authenticator app."""

    token: AccessToken
    begun: services.Enrolment


def prepare(ground: Ground) -> People:
    sales = ground.cast.buyer
    made = services.create_access_token(
        email=sales.user(Role.SALES).email, password=PASSWORD, name="A machine", at=ground.at
    )
    begun = services.activate_totp(actor=sales.actor(Role.SALES), password=PASSWORD, at=ground.at)
    return People(ground.cast, ground.at, made.record, begun)


EACH_FOR_ONESELF = Answers(UNAUTHENTICATED, DONE, DONE, DONE)


def all_answered(code: str) -> Answers:
    return Answers(code, code, code, code)


def key_in_a_mail(_: Ground) -> Asked:
    """Somebody has just registered."""
    person = new_person(verified=False)
    return sent(key=EmailConfirmationHMAC(EmailAddress.objects.get(user=person)).key)


def credentials(_: Ground) -> Asked:
    return sent(email=new_person().email, password=PASSWORD, name="A machine")


def wrong_password(_: Ground) -> Asked:
    return sent(email=new_person().email, password="not the password 15", name="A machine")


def factor_of_sales(ground: Ground) -> Asked:
    """The buyer's sales person has a second factor."""
    secret = with_totp(ground.cast.buyer.user(Role.SALES))
    return sent(password=PASSWORD, oneTimeCode=code_of(secret))


def file_of_the_producer(ground: Ground) -> Asked:
    actor = ground.cast.producer.owner
    stored = store_bytes(
        content=PDF,
        name="analysis.pdf",
        content_type="application/pdf",
        owner_uuid=actor.organization_uuid,
        actor=actor,
        at=ground.at,
    )
    return one("StoredFile", stored)


JOINING = (
    Row("viewer", lambda _: Asked({}), "loner", Answers(NOTHING, DONE, DONE, DONE), colleague="buyer.VIEWER"),
    Row(
        "userRegister",
        lambda _: sent(email=new_email(), password="forty camels in winter", name="New"),
        "anonymous",
        PUBLIC,
        rival="buyer.OWNER",
        colleague="loner",
    ),
    Row("emailVerify", key_in_a_mail, "loner", PUBLIC, colleague="buyer.VIEWER"),
    Row(
        "emailVerify",
        lambda _: sent(key="made up"),
        "loner",
        all_answered("EXPIRED"),
        case="with a key that nobody was sent",
        colleague="buyer.VIEWER",
    ),
)

SIGNING_IN = (
    Row(
        "accessTokenCreate",
        credentials,
        "loner",
        PUBLIC,
        case="with the person's password",
        colleague="buyer.VIEWER",
    ),
    Row(
        "accessTokenCreate",
        wrong_password,
        "loner",
        all_answered("BAD_CREDENTIALS"),
        case="with another password",
        colleague="buyer.VIEWER",
    ),
    Row(
        "accessTokenRevoke",
        lambda ground: sent(id=id_of(ground.token)),
        "buyer.SALES",
        Answers(UNAUTHENTICATED, UNKNOWN, UNKNOWN, DONE),
        others={"buyer.OWNER": UNKNOWN},
    ),
    Row(
        "totpActivate",
        lambda _: sent(password=PASSWORD),
        "buyer.SALES",
        EACH_FOR_ONESELF,
        writes=False,
    ),
    Row(
        "totpConfirm",
        lambda ground: sent(confirmation=ground.begun.confirmation, oneTimeCode=code_of(ground.begun.secret)),
        "buyer.SALES",
        Answers(UNAUTHENTICATED, "EXPIRED", "EXPIRED", DONE),
        others={"buyer.OWNER": "EXPIRED"},
    ),
    Row(
        "totpDeactivate",
        factor_of_sales,
        "buyer.SALES",
        Answers(UNAUTHENTICATED, "WRONG_STATE", "WRONG_STATE", DONE),
        others={"buyer.OWNER": "WRONG_STATE"},
    ),
)

FILES = (
    Row(
        "fileUploadPrepare",
        lambda _: sent(name="a.pdf", contentType="application/pdf", size=len(PDF), sha256="0" * 64),
        "producer.SALES",
        EACH_FOR_ONESELF,
        others={"loner": DENIED},
        writes=False,
    ),
    Row(
        "node",
        file_of_the_producer,
        "producer.OWNER",
        SHOWN_TO_A_FIRM,
        case="StoredFile",
        others={"buyer.OWNER": NOTHING, "zone.OWNER": NOTHING},
    ),
)

ROOM = Room("people", prepare, (*JOINING, *SIGNING_IN, *FILES))
