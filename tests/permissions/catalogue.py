"""The rows of the catalogue."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from catalog.listings import services
from catalog.listings.models import Listing, Substance
from marketplace.accounts.roles import Role
from tests.listing_cast import METHANOL, Goods, make_goods
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
    UNLISTED_TO_ALL,
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

REASON = "A check."
NEW = {"sku": "NEW-1", "categoryCode": "ALCOHOLS", "names": {"en": "New"}, "priceUnit": "TNE"}


@dataclass(frozen=True)
class Catalogue(Ground):
    """The published goods, and listings of the producer in the other states."""

    goods: Goods
    draft: Listing
    submitted: Listing
    suspended: Listing

    @property
    def published(self) -> Listing:
        return self.goods.methanol


def prepare(ground: Ground) -> Catalogue:
    goods, sales = make_goods(ground.cast), ground.cast.producer.actor(Role.SALES)
    draft, submitted = (
        services.create_listing(actor=sales, data=replace(METHANOL, sku=sku), at=ground.at)
        for sku in ("DRAFT-1", "SUBMITTED-1")
    )
    submitted = services.submit_listing(actor=sales, listing_uuid=submitted.uuid, at=ground.at)
    suspended = services.suspend_listing(
        actor=sales, listing_uuid=goods.truck.uuid, reason=REASON, at=ground.at
    )
    return Catalogue(ground.cast, ground.at, goods, draft, submitted, suspended)


def shown(name: str, **variables: Any) -> Callable[[Catalogue], Asked]:
    return lambda ground: one("Listing", getattr(ground, name), **variables)


def with_it(name: str) -> Callable[[Catalogue], Asked]:
    return lambda ground: among("Listing", getattr(ground, name))


def about(name: str, **values: Any) -> Callable[[Catalogue], Asked]:
    return lambda ground: sent(listingId=id_of(getattr(ground, name)), **values)


ZONE_TOO = {"zone.VIEWER": DONE, "buyer.OWNER": NOTHING, "loner": NOTHING}
ZONE_NOT = {"buyer.OWNER": DENIED, "zone.OWNER": DENIED}

READS = (
    Row("listings", with_it("published"), "producer.SALES", LISTED_TO_ALL, case="a published one"),
    Row("listings", with_it("draft"), "producer.SALES", UNLISTED_TO_ALL, case="a draft"),
    Row("listings", with_it("submitted"), "producer.SALES", UNLISTED_TO_ALL, case="one in review"),
    Row("listings", with_it("suspended"), "producer.SALES", UNLISTED_TO_ALL, case="a suspended one"),
    Row("listing", shown("published"), "producer.SALES", PUBLIC, case="a published one"),
    Row("listing", shown("draft"), "producer.SALES", SHOWN_TO_A_FIRM, case="a draft", others=ZONE_TOO),
    Row(
        "listing",
        shown("suspended"),
        "producer.SALES",
        SHOWN_TO_A_FIRM,
        case="a suspended one",
        others=ZONE_TOO,
    ),
    Row(
        "listing",
        shown("published", workingCopy=True),
        "producer.SALES",
        SHOWN_TO_A_FIRM,
        case="the working copy of a published one",
        others=ZONE_TOO,
    ),
    Row("node", shown("draft"), "producer.SALES", SHOWN_TO_A_FIRM, case="Listing", others=ZONE_TOO),
    Row(
        "ownListings",
        with_it("draft"),
        "producer.SALES",
        LISTED_TO_A_FIRM,
        others={"buyer.OWNER": DENIED, "zone.OWNER": DENIED, "loner": DENIED},
    ),
    Row(
        "listingReviewQueue",
        with_it("submitted"),
        "zone.APPROVER",
        Answers(UNAUTHENTICATED, DENIED, DENIED, LISTED),
        others={"producer.SALES": DENIED},
        rival="rival_producer.OWNER",
    ),
    Row("categories", lambda _: Asked({}), "zone.APPROVER", LISTED_TO_ALL),
    Row("substances", lambda _: among("Substance", Substance.objects.get()), "zone.APPROVER", LISTED_TO_ALL),
    Row(
        "node",
        lambda _: one("Substance", Substance.objects.get()),
        "zone.APPROVER",
        PUBLIC,
        case="Substance",
    ),
)

WRITES = (
    Row(
        "listingCreate",
        lambda _: sent(**NEW),
        "producer.SALES",
        FOR_ITSELF,
        others={**ZONE_NOT, "producer.FINANCE": DENIED, "newcomer.OWNER": DENIED},
    ),
    Row(
        "listingUpdate",
        about("draft", brand="CHANGED"),
        "producer.SALES",
        OF_A_FIRM,
        case="a draft",
        others={**ZONE_NOT, "producer.FINANCE": DENIED},
    ),
    Row(
        "listingUpdate",
        about("published", brand="CHANGED"),
        "producer.SALES",
        OF_A_FIRM,
        case="a published one",
        others=ZONE_NOT,
    ),
    Row("listingSubmit", about("draft"), "producer.SALES", OF_A_FIRM, others=ZONE_NOT),
    Row("listingArchive", about("draft", reason=REASON), "producer.SALES", OF_A_FIRM, others=ZONE_NOT),
)

REVIEW = (
    Row(
        "listingPublish",
        about("submitted"),
        "zone.APPROVER",
        FOR_ONE_KIND,
        others={"producer.OWNER": DENIED, "zone.SALES": DENIED},
        rival="rival_producer.OWNER",
    ),
    Row(
        "listingReturn",
        about("submitted", reason=REASON),
        "zone.APPROVER",
        FOR_ONE_KIND,
        others={"producer.OWNER": DENIED},
        rival="rival_producer.OWNER",
    ),
    Row(
        "listingSuspend",
        about("published", reason=REASON),
        "producer.SALES",
        OF_A_FIRM,
        others={"zone.APPROVER": DONE, "zone.VIEWER": DENIED, "buyer.OWNER": DENIED},
    ),
    Row(
        "listingResume",
        about("suspended"),
        "producer.SALES",
        OF_A_FIRM,
        others={"zone.APPROVER": DONE, "zone.VIEWER": DENIED, "buyer.OWNER": DENIED},
    ),
)

ROOM = Room("catalogue", prepare, (*READS, *WRITES, *REVIEW))
