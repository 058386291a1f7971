"""Who can sign in to the sample zone, and with which password."""

from dataclasses import dataclass
from functools import cache

from django.contrib.auth.hashers import make_password

from catalog.sample import SampleZone
from catalog.sample.firms import Company, PersonRole, ServiceKind
from catalog.sample.password import PASSWORD

SHOWN_SERVICES = (ServiceKind.BROKER, ServiceKind.CARRIER_RAIL, ServiceKind.INSURER)


@cache
def password_hash() -> str:
    """Hash the one password once: argon2 is slow on purpose, and more than a hundred people share it."""
    return make_password(PASSWORD)


@dataclass(frozen=True)
class Login:
    """One person to sign in as, for trying the marketplace."""

    role: str
    email: str
    organization: str


def logins(zone: SampleZone) -> list[Login]:
    """Return a person for each role of a trade: of the first producer and buyer, and of those who help."""
    shown = [(company, "") for company in (zone.producers[0], zone.buyers[0])]
    for kind in SHOWN_SERVICES:
        provider = next(
            company for company in zone.providers if company.provider and kind in company.provider.kinds
        )
        shown.append((provider, _words(kind)))
    shown.append((zone.warehouse_operators[0], ""))
    shown.append((zone.zone_operator, ""))
    return [login for company, service in shown for login in _logins_of(company, service)]


def _logins_of(company: Company, service: str) -> list[Login]:
    what = service or _words(company.kind)
    found: dict[str, Login] = {}
    for role in PersonRole:
        person = company.person(role)
        if person is not None and person.email not in found:
            roles = ", ".join(_words(role).lower() for role in person.roles)
            found[person.email] = Login(f"{what}: {roles}", person.email, company.names.en)
    return list(found.values())


def _words(code: str) -> str:
    return code.replace("_", " ").capitalize()
