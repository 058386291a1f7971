"""People and organisations through GraphQL: what is shown to whom."""

from typing import Any

import pytest

from marketplace.accounts.models import AccessToken, Organization
from marketplace.accounts.roles import Role
from marketplace.core.actor import Actor
from marketplace.core.graphql.nodes import global_id
from tests.accounts.people import code_of, new_email, new_person
from tests.api import answer, execute
from tests.cast import PASSWORD, Cast
from tests.whom import actor_called

PRIVATE = """
query ($id: ID!) { organization(id: $id) {
    legalName taxNumber vatNumber bankName bankAccount bankSwift phone stateReason unchecked submittedAt } }
"""
DIRECTORY = (
    "query ($text: String) { organizations(text: $text, first: 100) { nodes { legalName } totalCount } }"
)


def names_seen(actor: Actor, text: str = "") -> set[str]:
    found = answer(actor, DIRECTORY, text=text)["organizations"]["nodes"]
    return {node["legalName"] for node in found}


def firm_id(cast: Cast, key: str) -> str:
    return global_id("Organization", getattr(cast, key).organization.uuid)


@pytest.mark.parametrize("whom", ["buyer.VIEWER", "buyer.OWNER", "zone.VIEWER"])
def test_a_firms_bank_and_tax_numbers_are_read_by_itself_and_the_zone(cast: Cast, whom: str) -> None:
    found = answer(actor_called(cast, whom), PRIVATE, id=firm_id(cast, "buyer"))["organization"]
    assert found["taxNumber"] == cast.buyer.organization.tax_number
    assert found["bankAccount"] == cast.buyer.organization.bank_account


@pytest.mark.parametrize("whom", ["producer.OWNER", "provider.OWNER", "warehouse.SALES"])
def test_a_partner_reads_the_name_and_none_of_the_private_fields(cast: Cast, whom: str) -> None:
    found = answer(actor_called(cast, whom), PRIVATE, id=firm_id(cast, "buyer"))["organization"]
    assert found.pop("legalName") == cast.buyer.organization.legal_name
    assert set(found.values()) == {None}


@pytest.mark.parametrize("whom", ["anonymous", "loner", "rival_buyer.OWNER", "newcomer.OWNER"])
def test_a_buyer_is_hidden_from_strangers_and_rivals(cast: Cast, whom: str) -> None:
    actor = actor_called(cast, whom)
    assert answer(actor, PRIVATE, id=firm_id(cast, "buyer"))["organization"] is None
    assert cast.buyer.organization.legal_name not in names_seen(actor)


def test_everybody_sees_who_sells_and_serves(cast: Cast) -> None:
    seen = names_seen(cast.anonymous)
    assert {firm.organization.legal_name for firm in (cast.producer, cast.provider, cast.warehouse)} <= seen
    assert cast.newcomer.organization.legal_name not in seen


def test_a_firm_that_waits_is_seen_by_its_members_and_the_zone_only(cast: Cast) -> None:
    name = cast.newcomer.organization.legal_name
    assert name in names_seen(cast.newcomer.viewer)
    assert name in names_seen(cast.zone.viewer)
    assert name not in names_seen(cast.producer.owner)


def test_a_suspended_firm_leaves_the_directory(cast: Cast) -> None:
    Organization.objects.filter(pk=cast.producer.organization.pk).update(state="SUSPENDED")
    assert cast.producer.organization.legal_name not in names_seen(cast.buyer.owner)


@pytest.mark.parametrize("text", ["метанол", "甲醇", "METHANOL ordos", "ORG-2026-900002"])
def test_the_directory_is_searched_in_every_language(cast: Cast, text: str) -> None:
    assert names_seen(cast.anonymous, text) == {cast.producer.organization.legal_name}


def test_the_name_comes_in_the_language_asked_for(cast: Cast) -> None:
    document = """query ($id: ID!) { organization(id: $id) {
        own: name  zh: name(language: "zh-Hans")  mn: name(language: "mn") } }"""
    found = answer(cast.buyer.owner, document, id=firm_id(cast, "producer"))["organization"]
    names = cast.producer.organization.names
    assert found == {"own": names["ru"], "zh": names["zh-Hans"], "mn": names["mn"]}


def test_the_viewer_is_whoever_asks(cast: Cast) -> None:
    document = """{ viewer { user { email preferredLanguage } roles hasSecondFactor
        organization { number } memberships { roles organization { number } } accessTokens { name } } }"""
    assert answer(cast.anonymous, document)["viewer"] is None
    found = answer(cast.buyer.actor(Role.FINANCE), document)["viewer"]
    number = cast.buyer.organization.number
    assert found == {
        "user": {"email": "finance@buyer.example", "preferredLanguage": "ru"},
        "roles": ["FINANCE"],
        "hasSecondFactor": False,
        "organization": {"number": number},
        "memberships": [{"roles": ["FINANCE"], "organization": {"number": number}}],
        "accessTokens": [],
    }


def test_members_are_listed_for_colleagues_and_the_zone(cast: Cast) -> None:
    document = "query ($id: ID) { members(organizationId: $id) { nodes { email roles } totalCount } }"
    buyers = answer(cast.buyer.viewer, document)["members"]
    assert buyers["totalCount"] == len(Role)
    assert {"email": "owner@buyer.example", "roles": ["OWNER"]} in buyers["nodes"]
    assert answer(cast.zone.owner, document, id=firm_id(cast, "buyer"))["members"] == buyers
    refused = execute(cast.rival_buyer.owner, document, id=firm_id(cast, "buyer"))
    assert refused.data is None
    assert "No such organisation" in str(refused.errors)


def test_a_node_is_found_under_the_same_rules(cast: Cast) -> None:
    document = "query ($id: ID!) { node(id: $id) { id ... on Organization { number } } }"
    wanted = firm_id(cast, "buyer")
    found = answer(cast.buyer.owner, document, id=wanted)["node"]
    assert found == {"id": wanted, "number": cast.buyer.organization.number}
    assert answer(cast.rival_buyer.owner, document, id=wanted)["node"] is None


def test_an_id_of_another_kind_is_no_organisation(cast: Cast) -> None:
    refused = execute(cast.buyer.owner, PRIVATE, id=global_id("Member", cast.buyer.organization.uuid))
    assert "is not the id of a Organization" in str(refused.errors)


REGISTER = """mutation ($input: UserRegisterInput!) { userRegister(input: $input) {
    email userErrors { code field message data } } }"""
TOKEN = """mutation ($input: AccessTokenCreateInput!) { accessTokenCreate(input: $input) {
    token accessToken { name prefix roles } viewer { user { email } organization { number } roles }
    userErrors { code field data } } }"""


def call(actor: Actor, document: str, **data: Any) -> Any:
    (payload,) = answer(actor, document, input=data).values()
    return payload


def test_a_person_registers_and_errors_name_the_field(cast: Cast) -> None:
    email = new_email()
    facts = {"email": email, "password": "forty camels in winter", "name": "New", "language": "ru"}
    assert call(cast.anonymous, REGISTER, **facts) == {"email": email, "userErrors": []}
    refused = call(cast.anonymous, REGISTER, **{**facts, "email": "x"})
    assert (refused["email"], refused["userErrors"][0]["field"]) == (None, "email")


def test_a_token_is_given_with_who_one_is(cast: Cast) -> None:
    made = call(
        cast.anonymous,
        TOKEN,
        email="owner@buyer.example",
        password=PASSWORD,
        name="ERP",
        organizationId=firm_id(cast, "buyer"),
        roles=["BUYER"],
        expiresInDays=7,
    )
    assert made["userErrors"] == []
    assert made["token"].startswith(made["accessToken"].pop("prefix"))
    assert made["accessToken"] == {"name": "ERP", "roles": ["BUYER"]}
    assert made["viewer"] == {
        "user": {"email": "owner@buyer.example"},
        "organization": {"number": cast.buyer.organization.number},
        "roles": ["BUYER"],
    }


def test_wrong_credentials_give_nothing(cast: Cast) -> None:
    refused = call(cast.anonymous, TOKEN, email=new_email(), password="x", name="ERP")
    assert refused["token"] is None
    assert refused["userErrors"] == [{"code": "BAD_CREDENTIALS", "field": None, "data": None}]
    assert AccessToken.objects.count() == 0


def test_the_second_factor_is_set_up_through_the_api(db: None) -> None:
    from marketplace.accounts.authentication import actor_of_user

    actor = actor_of_user(new_person())
    begun = call(
        actor,
        """mutation ($input: TotpActivateInput!) { totpActivate(input: $input) {
            secret uri confirmation userErrors { code } } }""",
        password=PASSWORD,
    )
    confirmed = call(
        actor,
        """mutation ($input: TotpConfirmInput!) { totpConfirm(input: $input) {
            recoveryCodes userErrors { code field } } }""",
        confirmation=begun["confirmation"],
        oneTimeCode=code_of(begun["secret"]),
    )
    assert (len(confirmed["recoveryCodes"]), confirmed["userErrors"]) == (10, [])
    assert answer(actor, "{ viewer { hasSecondFactor } }")["viewer"]["hasSecondFactor"] is True
    ended = call(
        actor,
        """mutation ($input: TotpDeactivateInput!) { totpDeactivate(input: $input) {
            user { email } userErrors { code } } }""",
        password=PASSWORD,
        oneTimeCode=confirmed["recoveryCodes"][0],
    )
    assert ended["userErrors"] == []
