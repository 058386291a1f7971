"""The fixed cast of all tests: who acts, for which firm, in which role.

``cast.buyer.actor(Role.BUYER)`` is the actor of the buyer's purchaser; ``cast.producer.organization`` is
the firm. Every firm has one member for each role. Everybody's password is ``PASSWORD``; every address is
verified.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from marketplace.accounts.authentication import actor_of_membership, actor_of_user
from marketplace.accounts.models import Membership, Organization, User
from marketplace.accounts.roles import OrganizationKind, Role
from marketplace.core.actor import ANONYMOUS, Actor

PASSWORD = "sample cast password 15"
LONG_AGO = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)


@cache
def hashed_password() -> str:
    """Hash the one password once: argon2 is slow on purpose."""
    return make_password(PASSWORD)


@dataclass(frozen=True)
class Firm:
    """An organisation with one member for each role."""

    organization: Organization
    members: dict[Role, Membership]

    def actor(self, role: Role = Role.OWNER) -> Actor:
        return actor_of_membership(self.members[role])

    def user(self, role: Role = Role.OWNER) -> User:
        return self.members[role].user

    @property
    def owner(self) -> Actor:
        return self.actor(Role.OWNER)

    @property
    def viewer(self) -> Actor:
        """The colleague who may look and do nothing."""
        return self.actor(Role.VIEWER)


@dataclass(frozen=True)
class Cast:
    """Everybody. ``newcomer`` is a buyer that nobody has admitted; ``loner`` has no firm."""

    zone: Firm
    producer: Firm
    rival_producer: Firm
    buyer: Firm
    rival_buyer: Firm
    provider: Firm
    rival_provider: Firm
    warehouse: Firm
    rival_warehouse: Firm
    newcomer: Firm
    loner_user: User
    anonymous: Actor = field(default=ANONYMOUS)

    @property
    def loner(self) -> Actor:
        return actor_of_user(self.loner_user)


FIRMS: dict[str, dict[str, Any]] = {
    "zone": {
        "kind": OrganizationKind.ZONE_OPERATOR,
        "legal_name": "Ordos Sample Zone Operator",
        "names": {
            "en": "Ordos Sample Zone Operator",
            "zh-Hans": "鄂尔多斯样本园区管理公司",
            "ru": "Ордос Образец Зона",
            "mn": "Ордос Жишээ Бүс",
        },
        "country": "CN",
        "city": "Ordos",
        "address": "1 Sample Road, Ordos",
        "uscc": "91150602MA0WAMP0XP",
        "customs_code": "1506660001",
    },
    "producer": {
        "kind": OrganizationKind.PRODUCER,
        "legal_name": "Ordos Sample Methanol Co., Ltd.",
        "names": {
            "en": "Ordos Sample Methanol",
            "zh-Hans": "鄂尔多斯样本甲醇有限公司",
            "ru": "Ордос Образец Метанол",
            "mn": "Ордос Жишээ Метанол",
        },
        "country": "CN",
        "city": "Ordos",
        "address": "2 Sample Road, Ordos",
        "uscc": "91150602MA0WAMP18P",
        "customs_code": "1506660002",
        "bank_name": "Sample Bank Ordos",
        "bank_account": "150600000000000002",
        "bank_swift": "BKCHCNBJ880",
    },
    "rival_producer": {
        "kind": OrganizationKind.PRODUCER,
        "legal_name": "Ordos Sample Rival Chemicals Co., Ltd.",
        "names": {
            "en": "Ordos Sample Rival Chemicals",
            "zh-Hans": "鄂尔多斯样本对手化工有限公司",
            "ru": "Ордос Образец Соперник",
            "mn": "Ордос Жишээ Өрсөлдөгч",
        },
        "country": "CN",
        "city": "Ordos",
        "address": "3 Sample Road, Ordos",
        "uscc": "91150602MA0WAMP26J",
        "customs_code": "1506660003",
        "bank_name": "Sample Bank Ordos",
        "bank_account": "150600000000000003",
        "bank_swift": "BKCHCNBJ880",
    },
    "buyer": {
        "kind": OrganizationKind.BUYER,
        "legal_name": "Irkutsk Sample Chemicals LLC",
        "names": {
            "en": "Irkutsk Sample Chemicals",
            "zh-Hans": "伊尔库茨克样本化工公司",
            "ru": "Иркутск Образец Химия",
            "mn": "Эрхүү Жишээ Хими",
        },
        "country": "RU",
        "city": "Irkutsk",
        "address": "4 Sample Street, Irkutsk",
        "tax_number": "3808000014",
        "bank_name": "Sample Bank Irkutsk",
        "bank_account": "40702810000000000004",
        "bank_swift": "SABRRUMM",
    },
    "rival_buyer": {
        "kind": OrganizationKind.BUYER,
        "legal_name": "Ulaanbaatar Sample Trading LLC",
        "names": {
            "en": "Ulaanbaatar Sample Trading",
            "zh-Hans": "乌兰巴托样本贸易公司",
            "ru": "Улан-Батор Образец Торговля",
            "mn": "Улаанбаатар Жишээ Худалдаа",
        },
        "country": "MN",
        "city": "Ulaanbaatar",
        "address": "5 Sample Avenue, Ulaanbaatar",
        "tax_number": "2000005",
    },
    "provider": {
        "kind": OrganizationKind.PROVIDER,
        "legal_name": "Ordos Sample Customs Broker Co., Ltd.",
        "names": {
            "en": "Ordos Sample Customs Broker",
            "zh-Hans": "鄂尔多斯样本报关行",
            "ru": "Ордос Образец Брокер",
            "mn": "Ордос Жишээ Брокер",
        },
        "country": "CN",
        "city": "Ordos",
        "address": "6 Sample Road, Ordos",
        "uscc": "91150602MA0WAMP34D",
        "customs_code": "1506980006",
    },
    "warehouse": {
        "kind": OrganizationKind.WAREHOUSE_OPERATOR,
        "legal_name": "Almaty Sample Warehouses LLP",
        "names": {
            "en": "Almaty Sample Warehouses",
            "zh-Hans": "阿拉木图样本仓储公司",
            "ru": "Алматы Образец Склады",
            "mn": "Алматы Жишээ Агуулах",
        },
        "country": "KZ",
        "city": "Almaty",
        "address": "7 Sample Street, Almaty",
        "tax_number": "020240000555",
    },
    "rival_provider": {
        "kind": OrganizationKind.PROVIDER,
        "legal_name": "Ulaanbaatar Sample Rail LLC",
        "names": {
            "en": "Ulaanbaatar Sample Rail",
            "zh-Hans": "乌兰巴托样本铁路公司",
            "ru": "Улан-Батор Образец Рельсы",
            "mn": "Улаанбаатар Жишээ Төмөр зам",
        },
        "country": "MN",
        "city": "Ulaanbaatar",
        "address": "9 Sample Avenue, Ulaanbaatar",
        "tax_number": "2000013",
    },
    "rival_warehouse": {
        "kind": OrganizationKind.WAREHOUSE_OPERATOR,
        "legal_name": "Irkutsk Sample Terminal LLC",
        "names": {
            "en": "Irkutsk Sample Terminal",
            "zh-Hans": "伊尔库茨克样本货场",
            "ru": "Иркутск Образец Терминал",
            "mn": "Эрхүү Жишээ Терминал",
        },
        "country": "RU",
        "city": "Irkutsk",
        "address": "10 Sample Street, Irkutsk",
        "tax_number": "3808000021",
    },
    "newcomer": {
        "kind": OrganizationKind.BUYER,
        "legal_name": "Vladivostok Sample Newcomer LLC",
        "names": {"en": "Vladivostok Sample Newcomer"},
        "country": "RU",
        "city": "Vladivostok",
        "address": "8 Sample Street, Vladivostok",
        "tax_number": "5406000032",
    },
}
LANGUAGES = {"CN": "zh-Hans", "RU": "ru", "MN": "mn", "KZ": "ru"}


def make_cast() -> Cast:
    """Write the cast: 4 inserts, whatever its size."""
    firms = Organization.objects.bulk_create(
        Organization(
            number=f"ORG-2026-9{index:05d}",
            created_at=LONG_AGO,
            state=Organization.State.DRAFT if key == "newcomer" else Organization.State.ADMITTED,
            admitted_at=None if key == "newcomer" else LONG_AGO,
            is_sample=True,
            **facts,
        )
        for index, (key, facts) in enumerate(FIRMS.items(), start=1)
    )
    by_key = dict(zip(FIRMS, firms, strict=True))
    wanted = [(key, role) for key in FIRMS for role in Role]
    users = User.objects.bulk_create(
        [
            _user(
                f"{role.lower()}@{key}.example",
                f"{_words(role)} of {by_key[key].display_name('en')}",
                by_key[key].country,
            )
            for key, role in wanted
        ]
        + [_user("loner@nowhere.example", "Lone Sample", "RU")]
    )
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users
    )
    memberships = Membership.objects.bulk_create(
        Membership(
            user=user, organization=by_key[key], roles=[role.value], title=_words(role), created_at=LONG_AGO
        )
        for (key, role), user in zip(wanted, users, strict=False)
    )
    made: dict[str, dict[Role, Membership]] = {key: {} for key in FIRMS}
    for (key, role), membership in zip(wanted, memberships, strict=True):
        made[key][role] = membership
    return Cast(
        **{key: Firm(organization=by_key[key], members=made[key]) for key in FIRMS}, loner_user=users[-1]
    )


def _user(email: str, name: str, country: str) -> User:
    language = LANGUAGES.get(country, "en")
    return User(
        email=email, name=name, password=hashed_password(), preferred_language=language, created_at=LONG_AGO
    )


def _words(role: Role) -> str:
    return role.replace("_", " ").capitalize()
