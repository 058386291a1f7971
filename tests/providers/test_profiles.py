"""A firm enters itself in the directory."""

from dataclasses import replace
from typing import Any

import pytest

from marketplace.core.contacts import Contact
from marketplace.core.errors import Conflict, ErrorCode, InvalidInput, NotFound
from marketplace.core.events.models import Event
from marketplace.core.trade_terms import TransportMode
from marketplace.providers import selectors, services
from marketplace.providers.choices import ProviderKind
from marketplace.providers.inputs import LaneData
from tests.cast import Cast
from tests.providers.scene import AT, CN_MN_RAIL, CN_RU_ROAD, LATER, carrier_profile, profile, registered


def test_it_enters_a_firm_with_its_lanes(cast: Cast) -> None:
    provider = registered(cast.rival_provider, carrier_profile())
    assert provider.organization == cast.rival_provider.organization
    assert provider.kinds == ["CARRIER_RAIL", "CARRIER_ROAD"]
    assert [str(lane) for lane in provider.lanes.all()] == ["CN-MN RAIL", "CN-RU ROAD"]


def test_it_drops_doubles_and_surrounding_space(cast: Cast) -> None:
    data = carrier_profile(
        kinds=(ProviderKind.FORWARDER, ProviderKind.FORWARDER),
        hazard_classes=("3", "8", "3"),
        scope={"en": "  Trains  ", "ru": " "},
    )
    provider = registered(cast.provider, data)
    assert provider.kinds == ["FORWARDER"]
    assert provider.hazard_classes == ["3", "8"]
    assert provider.scope == {"en": "Trains"}


def test_it_refuses_a_second_entry_of_the_same_firm(cast: Cast) -> None:
    registered(cast.provider)
    with pytest.raises(Conflict) as refused:
        registered(cast.provider)
    assert refused.value.code == ErrorCode.DUPLICATE


def test_an_update_replaces_the_whole_entry(cast: Cast) -> None:
    registered(cast.provider, carrier_profile())
    services.update_provider(
        actor=cast.provider.owner,
        data=carrier_profile(kinds=(ProviderKind.CARRIER_ROAD,), lanes=(CN_RU_ROAD,), is_listed=False),
        at=LATER,
    )
    provider = selectors.own_provider(cast.provider.owner)
    assert provider is not None
    assert provider.kinds == ["CARRIER_ROAD"]
    assert [str(lane) for lane in provider.lanes.all()] == ["CN-RU ROAD"]
    assert not provider.is_listed
    assert (provider.created_at, provider.updated_at) == (AT, LATER)


def test_an_update_needs_an_entry(cast: Cast) -> None:
    with pytest.raises(NotFound):
        services.update_provider(actor=cast.provider.owner, data=profile(), at=AT)


def test_it_records_what_happened(cast: Cast) -> None:
    provider = registered(cast.provider)
    services.update_provider(actor=cast.provider.owner, data=profile(), at=LATER)
    events = Event.objects.filter(aggregate_uuid=provider.uuid).order_by("sequence")
    assert [event.name for event in events] == ["providers.provider.registered", "providers.provider.updated"]


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"kinds": ()}, "kinds", ErrorCode.REQUIRED),
        ({"scope": {}}, "scope", ErrorCode.REQUIRED),
        ({"scope": {"en": "  "}}, "scope", ErrorCode.REQUIRED),
        ({"scope": {"fr": "Déclarations"}}, "scope", ErrorCode.INVALID),
        ({"scope": {"en": "x" * 2001}}, "scope", ErrorCode.TOO_LONG),
        ({"kinds": (ProviderKind.FORWARDER,)}, "lanes", ErrorCode.REQUIRED),
        ({"kinds": (ProviderKind.CARRIER_RAIL,), "lanes": (CN_RU_ROAD,)}, "lanes", ErrorCode.REQUIRED),
        ({"lanes": (LaneData("CN", "XX", TransportMode.RAIL),)}, "lanes.0.to_country", ErrorCode.INVALID),
        (
            {"lanes": (CN_MN_RAIL, LaneData("cn", "MN", TransportMode.RAIL))},
            "lanes.1.from_country",
            ErrorCode.INVALID,
        ),
        ({"lanes": (CN_MN_RAIL,) * 201}, "lanes", ErrorCode.OUT_OF_RANGE),
        ({"lanes": (CN_MN_RAIL, replace(CN_MN_RAIL, days=3))}, "lanes.1", ErrorCode.DUPLICATE),
        ({"lanes": (replace(CN_MN_RAIL, days=0),)}, "lanes.0.days", ErrorCode.OUT_OF_RANGE),
        ({"hazard_classes": ("3", "4")}, "hazard_classes.1", ErrorCode.INVALID),
        ({"contact": Contact(email="no address")}, "contact.email", ErrorCode.INVALID),
        ({"contact": Contact(phone="call me")}, "contact.phone", ErrorCode.INVALID),
        ({"contact": Contact(name="n" * 101)}, "contact.name", ErrorCode.TOO_LONG),
    ],
)
def test_it_says_what_is_wrong_and_where(
    cast: Cast, changes: dict[str, Any], field: str, code: ErrorCode
) -> None:
    with pytest.raises(InvalidInput) as refused:
        registered(cast.provider, profile(**changes))
    assert [(problem.field, problem.code) for problem in refused.value.problems] == [(field, code)]
    assert selectors.own_provider(cast.provider.owner) is None


def test_it_says_everything_that_is_wrong_at_once(cast: Cast) -> None:
    with pytest.raises(InvalidInput) as refused:
        registered(cast.provider, profile(kinds=(), scope={}, contact=Contact(email="x", phone="y")))
    assert {problem.field for problem in refused.value.problems} == {
        "kinds",
        "scope",
        "contact.email",
        "contact.phone",
    }
