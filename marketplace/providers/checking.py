"""Check what a provider says of itself, all at once."""

from dataclasses import replace

from marketplace.core.contacts import check_contact
from marketplace.core.errors import ErrorCode, Problems
from marketplace.core.hazards import check_hazard_classes
from marketplace.core.places import is_country
from marketplace.core.texts import check_texts
from marketplace.core.trade_terms import TransportMode
from marketplace.providers.choices import MOVES_GOODS, ProviderKind
from marketplace.providers.inputs import LaneData, ProviderData

MAX_SCOPE = 2000
MAX_LANES = 200
MAX_DAYS = 180
MODES_OF_CARRIERS = {
    ProviderKind.CARRIER_RAIL: TransportMode.RAIL,
    ProviderKind.CARRIER_ROAD: TransportMode.ROAD,
}


def check_profile(data: ProviderData) -> ProviderData:
    """Return the profile cleaned: no doubles, no surrounding space.

    :raises InvalidInput: with one problem for each thing that is wrong.
    """
    problems = Problems()
    scope, contact = data.scope, data.contact
    with problems.under():
        scope = check_texts(data.scope, "scope", limit=MAX_SCOPE)
    with problems.under("contact"):
        contact = check_contact(data.contact)
    if not data.kinds:
        problems.add("Say what you do: at least one kind.", "kinds", ErrorCode.REQUIRED)
    _check_lanes(problems, data)
    check_hazard_classes(problems, data.hazard_classes)
    problems.raise_if_any()
    return replace(
        data,
        scope=scope,
        kinds=tuple(dict.fromkeys(data.kinds)),
        hazard_classes=tuple(dict.fromkeys(data.hazard_classes)),
        contact=contact,
    )


def _check_lanes(problems: Problems, data: ProviderData) -> None:
    if len(data.lanes) > MAX_LANES:
        problems.add(f"At most {MAX_LANES} lanes.", "lanes", ErrorCode.OUT_OF_RANGE)
        return
    if not data.lanes and MOVES_GOODS.intersection(data.kinds):
        problems.add("Who moves goods names at least one lane.", "lanes", ErrorCode.REQUIRED)
    for index, lane in enumerate(data.lanes):
        with problems.under(f"lanes.{index}"):
            _check_lane(lane)
    ways = [(lane.from_country, lane.to_country, lane.mode) for lane in data.lanes]
    for index, way in enumerate(ways):
        if way in ways[:index]:
            problems.add("This lane is named twice.", f"lanes.{index}", ErrorCode.DUPLICATE)
    modes = {lane.mode for lane in data.lanes}
    for kind, mode in MODES_OF_CARRIERS.items():
        if data.lanes and kind in data.kinds and mode not in modes:
            problems.add(f"{kind} names at least one lane by {mode}.", "lanes", ErrorCode.REQUIRED)


def _check_lane(lane: LaneData) -> None:
    problems = Problems()
    for name in ("from_country", "to_country"):
        if not is_country(getattr(lane, name)):
            problems.add("Give a two-letter country code (ISO 3166), such as MN.", name)
    if lane.days is not None and not 1 <= lane.days <= MAX_DAYS:
        problems.add(f"One to {MAX_DAYS} days.", "days", ErrorCode.OUT_OF_RANGE)
    problems.raise_if_any()
