"""A bearer token or a session becomes an actor."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.http import HttpRequest
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from marketplace.accounts.authentication import SESSION_ORGANIZATION, actor_from_request
from marketplace.accounts.models import AccessToken, Membership, User
from marketplace.accounts.roles import Role
from marketplace.accounts.services import create_access_token
from marketplace.core.actor import Actor
from marketplace.core.errors import MarketplaceError
from marketplace.core.graphql.nodes import global_id
from tests.accounts.people import new_person
from tests.cast import LONG_AGO, PASSWORD, Cast, Firm


def bearer(token: str, **headers: str) -> HttpRequest:
    return RequestFactory().get("/", headers={"Authorization": f"Bearer {token}", **headers})


def session_of(user: User | AnonymousUser, organization: str = "", **headers: str) -> HttpRequest:
    request = RequestFactory().get("/", headers=headers)
    request.user, request.session = user, SessionStore()
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "a session"
    if organization:
        request.session[SESSION_ORGANIZATION] = organization
    return request


def a_token(user: User, **options: Any) -> str:
    return create_access_token(
        email=user.email, password=PASSWORD, name="test", at=timezone.now(), **options
    ).secret


def join(user: User, firm: Firm, *roles: Role) -> Membership:
    return Membership.objects.create(
        user=user, organization=firm.organization, roles=[role.value for role in roles], created_at=LONG_AGO
    )


def refusal(request: HttpRequest) -> MarketplaceError:
    with pytest.raises(MarketplaceError) as refused:
        actor_from_request(request)
    return refused.value


def test_a_visitor_is_nobody_and_costs_no_query(db: None) -> None:
    russian = {"Accept-Language": "ru"}
    with CaptureQueriesContext(connection) as queries:
        assert actor_from_request(session_of(AnonymousUser(), **russian)) == Actor(language="ru")
        assert actor_from_request(RequestFactory().get("/", headers=russian)) == Actor(language="ru")
    assert len(queries) == 0


def test_a_token_acts_for_the_only_firm_of_its_user(cast: Cast) -> None:
    user = cast.buyer.user(Role.BUYER)
    actor = actor_from_request(bearer(a_token(user)))
    assert actor == cast.buyer.actor(Role.BUYER)


def test_a_token_costs_one_query_when_bound_and_two_when_not(cast: Cast) -> None:
    user = cast.buyer.user(Role.BUYER)
    firm = cast.buyer.organization.uuid
    for token, budget in ((a_token(user, organization_uuid=firm), 1), (a_token(user), 2)):
        actor_from_request(bearer(token))
        with CaptureQueriesContext(connection) as queries:
            assert actor_from_request(bearer(token)).organization_uuid == firm
        assert len(queries) == budget


def test_a_session_costs_one_query_beyond_its_own(cast: Cast) -> None:
    request = session_of(cast.producer.user(Role.SALES))
    with CaptureQueriesContext(connection) as queries:
        actor = actor_from_request(request)
    assert (actor.organization_id, actor.roles) == (cast.producer.organization.pk, {"SALES"})
    assert len([q for q in queries if "accounts_" in q["sql"]]) == 1


def test_it_notes_the_use_of_a_token_once_a_minute(cast: Cast) -> None:
    token = a_token(cast.buyer.user())
    actor_from_request(bearer(token))
    first = AccessToken.objects.get().last_used_at
    assert first is not None
    actor_from_request(bearer(token))
    assert AccessToken.objects.get().last_used_at == first
    AccessToken.objects.update(last_used_at=first - timedelta(seconds=61))
    actor_from_request(bearer(token))
    assert AccessToken.objects.get().last_used_at >= first


@pytest.mark.parametrize(
    "header", ["Bearer nonsense", "Bearer ", "Basic abc", "Bearer ordos_unknown", "ordos_x"]
)
def test_it_refuses_a_malformed_or_unknown_token(db: None, header: str) -> None:
    request = RequestFactory().get("/", headers={"Authorization": header})
    assert refusal(request).code == "UNAUTHENTICATED"


@pytest.mark.parametrize(
    "change", [{"expires_at": LONG_AGO + timedelta(days=2), "created_at": LONG_AGO}, {"revoked_at": LONG_AGO}]
)
def test_it_refuses_an_expired_or_revoked_token(cast: Cast, change: dict[str, Any]) -> None:
    token = a_token(cast.buyer.user())
    AccessToken.objects.update(**change)
    assert refusal(bearer(token)).code == "UNAUTHENTICATED"


def test_it_refuses_the_token_of_a_closed_account_or_ended_membership(cast: Cast) -> None:
    user = cast.buyer.user(Role.SALES)
    bound, free = a_token(user, organization_uuid=cast.buyer.organization.uuid), a_token(user)
    Membership.objects.filter(user=user).update(ended_at=timezone.now())
    assert refusal(bearer(bound)).code == "UNAUTHENTICATED"
    assert actor_from_request(bearer(free)).organization_id is None
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert refusal(bearer(free)).code == "UNAUTHENTICATED"


def test_a_token_is_narrowed_to_its_roles(cast: Cast) -> None:
    firm = cast.buyer.organization.uuid
    owner = cast.buyer.user(Role.OWNER)
    token = a_token(owner, organization_uuid=firm, roles=[Role.BUYER, Role.VIEWER])
    assert actor_from_request(bearer(token)).roles == {"BUYER", "VIEWER"}


def test_a_narrowed_token_loses_what_its_member_has_lost(cast: Cast) -> None:
    firm = cast.buyer.organization.uuid
    owner = cast.buyer.user(Role.OWNER)
    token = a_token(owner, organization_uuid=firm, roles=[Role.BUYER, Role.VIEWER])
    Membership.objects.filter(user=owner).update(roles=["VIEWER"])
    assert actor_from_request(bearer(token)).roles == {"VIEWER"}


def test_with_several_firms_the_header_chooses(cast: Cast) -> None:
    user = cast.buyer.user(Role.BUYER)
    join(user, cast.producer, Role.SALES)
    token = a_token(user)
    assert actor_from_request(bearer(token)).organization_id is None
    chosen = global_id("Organization", cast.producer.organization.uuid)
    actor = actor_from_request(bearer(token, **{"Organization-Id": chosen}))
    assert (actor.organization_id, actor.roles) == (cast.producer.organization.pk, {"SALES"})
    session = session_of(user, **{"Organization-Id": chosen})
    assert actor_from_request(session).organization_id == cast.producer.organization.pk


def test_with_several_firms_the_session_remembers(cast: Cast) -> None:
    user = cast.buyer.user(Role.BUYER)
    join(user, cast.producer, Role.SALES)
    request = session_of(user, organization=str(cast.producer.organization.uuid))
    assert actor_from_request(request).organization_id == cast.producer.organization.pk


def test_a_remembered_firm_that_one_has_left_is_forgotten(cast: Cast) -> None:
    request = session_of(cast.buyer.user(), organization=str(cast.producer.organization.uuid))
    assert actor_from_request(request).organization_id == cast.buyer.organization.pk


def test_the_header_cannot_choose_a_strangers_firm(cast: Cast) -> None:
    user = cast.buyer.user(Role.BUYER)
    theirs = {"Organization-Id": global_id("Organization", cast.producer.organization.uuid)}
    for request in (bearer(a_token(user), **theirs), session_of(user, **theirs)):
        assert (refusal(request).code, refusal(request).field) == ("NOT_FOUND", "Organization-Id")
    bound = a_token(user, organization_uuid=cast.buyer.organization.uuid)
    join(user, cast.producer, Role.SALES)
    assert refusal(bearer(bound, **theirs)).code == "NOT_FOUND"


def test_the_language_is_what_the_client_asks_for_else_the_persons_own(db: None) -> None:
    user = new_person(language="mn")
    token = a_token(user)
    assert actor_from_request(bearer(token)).language == "mn"
    assert actor_from_request(bearer(token, **{"Accept-Language": "zh-CN,zh;q=0.9"})).language == "zh-Hans"
    assert actor_from_request(bearer(token, **{"Accept-Language": "fr"})).language == "en"
