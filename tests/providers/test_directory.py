"""The directory of providers, as the public reads it."""

import pytest
from pytest_django import DjangoAssertNumQueries

from marketplace.accounts.models import Organization
from marketplace.core.trade_terms import TransportMode
from marketplace.providers import selectors
from marketplace.providers.choices import ProviderKind
from marketplace.providers.inputs import LaneData
from marketplace.providers.models import Provider
from tests.api import answer, execute
from tests.cast import Cast
from tests.providers.scene import CN_MN_RAIL, carrier_profile, profile, registered

NAMES = """
query($kind: ProviderKind) { providers(kind: $kind) { nodes { name(language: "en") } totalCount } }
"""


@pytest.fixture
def broker(cast: Cast) -> Provider:
    return registered(cast.provider)


@pytest.fixture
def carrier(cast: Cast) -> Provider:
    lanes = (CN_MN_RAIL, LaneData("CN", "KZ", TransportMode.ROAD))
    return registered(cast.rival_provider, carrier_profile(lanes=lanes))


def test_it_lists_providers_newest_first(cast: Cast, broker: Provider, carrier: Provider) -> None:
    found = answer(cast.anonymous, NAMES)["providers"]
    assert [node["name"] for node in found["nodes"]] == [
        "Ulaanbaatar Sample Rail",
        "Ordos Sample Customs Broker",
    ]
    assert found["totalCount"] == 2


def test_it_finds_by_kind(cast: Cast, broker: Provider, carrier: Provider) -> None:
    found = answer(cast.anonymous, NAMES, kind="BROKER")["providers"]["nodes"]
    assert found == [{"name": "Ordos Sample Customs Broker"}]


@pytest.mark.parametrize(
    ("lane", "found"),
    [
        ({"from_country": "CN"}, True),
        ({"to_country": "MN", "mode": "RAIL"}, True),
        ({"from_country": "CN", "to_country": "KZ", "mode": "ROAD"}, True),
        ({"to_country": "KZ", "mode": "RAIL"}, False),
        ({"from_country": "MN"}, False),
    ],
)
def test_it_finds_by_one_lane_not_by_parts_of_two(
    carrier: Provider, lane: dict[str, str], found: bool
) -> None:
    assert selectors.providers_listed(**lane).exists() is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("declarations", True),
        ("报关行", True),
        ("化工品", True),
        ("брокер", True),
        ("broker chemicals", True),
        ("broker wool", False),
        ("%", False),
    ],
)
def test_it_finds_by_words_in_any_language(broker: Provider, text: str, found: bool) -> None:
    assert selectors.providers_listed(text=text).exists() is found


def test_it_hides_who_does_not_want_to_be_listed(cast: Cast) -> None:
    provider = registered(cast.provider, profile(is_listed=False))
    assert answer(cast.anonymous, NAMES)["providers"]["nodes"] == []
    assert selectors.provider_for(cast.anonymous, provider.uuid) is None
    assert selectors.provider_for(cast.buyer.owner, provider.uuid) is None
    assert selectors.provider_for(cast.provider.viewer, provider.uuid) == provider


def test_it_hides_a_suspended_firm(cast: Cast, broker: Provider) -> None:
    Organization.objects.filter(pk=broker.organization_id).update(state="SUSPENDED")
    assert answer(cast.anonymous, NAMES)["providers"]["nodes"] == []
    assert selectors.provider_listed(broker.uuid) is None


@pytest.mark.parametrize(
    ("language", "scope"),
    [
        ("zh-Hans", "化工品出口报关"),
        ("en", "Export declarations of chemicals"),
        ("mn", "Export declarations of chemicals"),
    ],
)
def test_it_answers_in_the_language_asked_for_else_in_english(
    cast: Cast, broker: Provider, language: str, scope: str
) -> None:
    document = "query($language: String) { providers { nodes { scope(language: $language) } } }"
    assert answer(cast.anonymous, document, language=language)["providers"]["nodes"] == [{"scope": scope}]


def test_it_falls_back_to_whatever_language_there_is(cast: Cast) -> None:
    registered(cast.provider, profile(scope={"mn": "Гаалийн бүрдүүлэлт"}))
    found = answer(cast.anonymous, '{ providers { nodes { scope(language: "ru") } } }')
    assert found["providers"]["nodes"] == [{"scope": "Гаалийн бүрдүүлэлт"}]


def test_it_shows_contact_details_to_members_only(cast: Cast, broker: Provider) -> None:
    document = "{ providers { nodes { isListed contact { email } } } }"
    shown = answer(cast.buyer.viewer, document)["providers"]["nodes"]
    assert shown == [{"isListed": True, "contact": {"email": "desk@broker.example"}}]
    hidden = execute(cast.anonymous, document)
    assert hidden.data == {"providers": {"nodes": [{"isListed": True, "contact": None}]}}
    assert hidden.errors is not None
    assert len(hidden.errors) == 1


def test_a_page_of_providers_costs_the_same_whatever_its_size(
    cast: Cast, broker: Provider, carrier: Provider, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    document = (
        "{ providers { nodes { name scope kinds organization { legalName } lanes { fromCountry mode } } } }"
    )
    with django_assert_num_queries(2):  # type: ignore[operator] - pytest-django's fixture has no public type
        answer(cast.anonymous, document)


def test_it_finds_by_dangerous_goods(cast: Cast) -> None:
    registered(cast.provider, profile(hazard_classes=("3", "6.1")))
    assert selectors.providers_listed(hazard_class="6.1").exists()
    assert not selectors.providers_listed(hazard_class="8").exists()


def test_a_kind_not_listed_is_no_match(broker: Provider) -> None:
    assert not selectors.providers_listed(kind=ProviderKind.BANK).exists()
