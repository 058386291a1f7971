"""Who may do what with listings: every operation of the room, by whom."""

from typing import Any

import pytest

from catalog.listings import services
from catalog.listings.models import Listing
from catalog.listings.permissions import CURATE_CATALOGUE
from marketplace.accounts.roles import Role
from marketplace.core.graphql.nodes import global_id
from tests.api import answer
from tests.asking import DONE, NOTHING, mutation, outcome
from tests.cast import LONG_AGO, Cast
from tests.listing_cast import METHANOL, Goods
from tests.whom import actor_called

NEW = {"sku": "NEW-1", "categoryCode": "ALCOHOLS", "names": {"en": "New"}, "priceUnit": "TNE"}
READ = "query($id: ID!) { listing(id: $id) { number } }"
READ_WORKING_COPY = "query($id: ID!) { listing(id: $id, workingCopy: true) { number } }"

EDITING = [
    ("producer.OWNER", DONE),
    ("producer.MANAGER", DONE),
    ("producer.SALES", DONE),
    ("producer.FINANCE", "PERMISSION_DENIED"),
    ("producer.VIEWER", "PERMISSION_DENIED"),
    ("rival_producer.SALES", "NOT_FOUND"),
    ("buyer.OWNER", "PERMISSION_DENIED"),
    ("zone.OWNER", "PERMISSION_DENIED"),
    ("loner", "PERMISSION_DENIED"),
    ("anonymous", "UNAUTHENTICATED"),
]
REVIEWING = [
    ("zone.OWNER", DONE),
    ("zone.APPROVER", DONE),
    ("zone.SALES", "PERMISSION_DENIED"),
    ("zone.VIEWER", "PERMISSION_DENIED"),
    ("producer.OWNER", "PERMISSION_DENIED"),
    ("buyer.OWNER", "PERMISSION_DENIED"),
    ("loner", "PERMISSION_DENIED"),
    ("anonymous", "UNAUTHENTICATED"),
]
SUSPENDING = [
    ("producer.SALES", DONE),
    ("zone.APPROVER", DONE),
    ("producer.VIEWER", "PERMISSION_DENIED"),
    ("zone.VIEWER", "PERMISSION_DENIED"),
    ("rival_producer.SALES", "NOT_FOUND"),
    ("buyer.OWNER", "PERMISSION_DENIED"),
    ("loner", "PERMISSION_DENIED"),
    ("anonymous", "UNAUTHENTICATED"),
]


@pytest.fixture
def draft(cast: Cast, catalogue: None) -> Listing:
    return services.create_listing(actor=cast.producer.actor(Role.SALES), data=METHANOL, at=LONG_AGO)


@pytest.fixture
def submitted(cast: Cast, draft: Listing) -> Listing:
    return services.submit_listing(
        actor=cast.producer.actor(Role.SALES), listing_uuid=draft.uuid, at=LONG_AGO
    )


def about(listing: Listing, **more: Any) -> dict[str, Any]:
    return {"listingId": global_id("Listing", listing.uuid), **more}


def state_after(listing: Listing) -> str:
    listing.refresh_from_db()
    return listing.state


@pytest.mark.parametrize(
    ("whom", "expected"), [row if row[1] != "NOT_FOUND" else (row[0], DONE) for row in EDITING]
)
def test_who_creates_a_listing(cast: Cast, catalogue: None, whom: str, expected: str) -> None:
    actor = actor_called(cast, whom)
    assert outcome(actor, mutation("listingCreate"), input=NEW) == expected
    assert Listing.objects.filter(supplier_id=actor.organization_id).exists() is (expected == DONE)


@pytest.mark.parametrize(("whom", "expected"), EDITING)
def test_who_updates_a_listing(cast: Cast, draft: Listing, whom: str, expected: str) -> None:
    sent = about(draft, brand="CHANGED")
    assert outcome(actor_called(cast, whom), mutation("listingUpdate"), input=sent) == expected
    draft.refresh_from_db()
    assert (draft.brand == "CHANGED") is (expected == DONE)


@pytest.mark.parametrize(("whom", "expected"), EDITING)
def test_who_submits_a_listing(cast: Cast, draft: Listing, whom: str, expected: str) -> None:
    assert outcome(actor_called(cast, whom), mutation("listingSubmit"), input=about(draft)) == expected
    assert state_after(draft) == ("REVIEW" if expected == DONE else "DRAFT")


@pytest.mark.parametrize(("whom", "expected"), REVIEWING)
def test_who_publishes_a_listing(cast: Cast, submitted: Listing, whom: str, expected: str) -> None:
    assert outcome(actor_called(cast, whom), mutation("listingPublish"), input=about(submitted)) == expected
    assert state_after(submitted) == ("PUBLISHED" if expected == DONE else "REVIEW")


@pytest.mark.parametrize(("whom", "expected"), REVIEWING)
def test_who_returns_a_listing(cast: Cast, submitted: Listing, whom: str, expected: str) -> None:
    sent = about(submitted, reason="Not yet.")
    assert outcome(actor_called(cast, whom), mutation("listingReturn"), input=sent) == expected
    assert state_after(submitted) == ("DRAFT" if expected == DONE else "REVIEW")


@pytest.mark.parametrize(("whom", "expected"), SUSPENDING)
def test_who_suspends_a_listing(cast: Cast, goods: Goods, whom: str, expected: str) -> None:
    sent = about(goods.truck, reason="Sold out.")
    assert outcome(actor_called(cast, whom), mutation("listingSuspend"), input=sent) == expected
    assert state_after(goods.truck) == ("SUSPENDED" if expected == DONE else "PUBLISHED")


@pytest.mark.parametrize(("whom", "expected"), SUSPENDING)
def test_who_resumes_what_its_producer_suspended(cast: Cast, goods: Goods, whom: str, expected: str) -> None:
    sales = cast.producer.actor(Role.SALES)
    services.suspend_listing(actor=sales, listing_uuid=goods.truck.uuid, reason="Sold out.", at=LONG_AGO)
    assert outcome(actor_called(cast, whom), mutation("listingResume"), input=about(goods.truck)) == expected
    assert state_after(goods.truck) == ("PUBLISHED" if expected == DONE else "SUSPENDED")


@pytest.mark.parametrize(("whom", "expected"), EDITING)
def test_who_archives_a_listing(cast: Cast, draft: Listing, whom: str, expected: str) -> None:
    sent = about(draft, reason="Never made.")
    assert outcome(actor_called(cast, whom), mutation("listingArchive"), input=sent) == expected
    assert state_after(draft) == ("ARCHIVED" if expected == DONE else "DRAFT")


@pytest.mark.parametrize(
    "whom", ["anonymous", "loner", "buyer.VIEWER", "rival_producer.VIEWER", "newcomer.OWNER"]
)
def test_everybody_reads_the_catalogue(cast: Cast, goods: Goods, whom: str) -> None:
    actor = actor_called(cast, whom)
    for document in (
        "{ listings { nodes { name } } }",
        "{ categories { code } }",
        "{ substances { nodes { cas } } }",
    ):
        assert answer(actor, document)
    assert outcome(actor, READ, id=global_id("Listing", goods.methanol.uuid)) == DONE


@pytest.mark.parametrize(
    ("whom", "expected"),
    [
        ("producer.VIEWER", DONE),
        ("zone.VIEWER", DONE),
        ("rival_producer.OWNER", NOTHING),
        ("buyer.OWNER", NOTHING),
        ("loner", NOTHING),
        ("anonymous", NOTHING),
    ],
)
def test_who_reads_a_draft(cast: Cast, draft: Listing, whom: str, expected: str) -> None:
    actor, listing_id = actor_called(cast, whom), global_id("Listing", draft.uuid)
    assert outcome(actor, READ, id=listing_id) == expected
    assert outcome(actor, READ_WORKING_COPY, id=listing_id) == expected


@pytest.mark.parametrize(
    ("whom", "expected"),
    [
        ("producer.VIEWER", DONE),
        ("rival_producer.VIEWER", DONE),
        ("buyer.OWNER", "PERMISSION_DENIED"),
        ("loner", "PERMISSION_DENIED"),
        ("anonymous", "UNAUTHENTICATED"),
    ],
)
def test_who_reads_own_listings(cast: Cast, draft: Listing, whom: str, expected: str) -> None:
    assert outcome(actor_called(cast, whom), "{ ownListings { nodes { number } } }") == expected


@pytest.mark.parametrize(("whom", "expected"), REVIEWING)
def test_who_reads_the_review_queue(cast: Cast, submitted: Listing, whom: str, expected: str) -> None:
    assert outcome(actor_called(cast, whom), "{ listingReviewQueue { nodes { number } } }") == expected


@pytest.mark.parametrize("whom", ["producer.OWNER", "zone.VIEWER", "buyer.OWNER"])
def test_only_the_zone_operator_changes_categories_and_substances(cast: Cast, whom: str) -> None:
    assert not CURATE_CATALOGUE.allows(actor_called(cast, whom))
    assert CURATE_CATALOGUE.allows(cast.zone.owner)
