"""The states of a listing, and of an edit to a published one, as data."""

from enum import StrEnum

from marketplace.core.flow import Flow


class ListingState(StrEnum):
    """Where a listing stands towards the public. Only PUBLISHED is shown."""

    DRAFT = "DRAFT"
    REVIEW = "REVIEW"
    PUBLISHED = "PUBLISHED"
    SUSPENDED = "SUSPENDED"
    ARCHIVED = "ARCHIVED"


class ListingAction(StrEnum):
    """What moves a listing."""

    UPDATE = "UPDATE"
    SUBMIT = "SUBMIT"
    RETURN = "RETURN"
    PUBLISH = "PUBLISH"
    SUSPEND = "SUSPEND"
    RESUME = "RESUME"
    ARCHIVE = "ARCHIVE"


LISTING_FLOW: Flow[ListingState, ListingAction] = {
    ListingState.DRAFT: {
        ListingAction.UPDATE: ListingState.DRAFT,
        ListingAction.SUBMIT: ListingState.REVIEW,
        ListingAction.ARCHIVE: ListingState.ARCHIVED,
    },
    ListingState.REVIEW: {
        ListingAction.RETURN: ListingState.DRAFT,
        ListingAction.PUBLISH: ListingState.PUBLISHED,
        ListingAction.ARCHIVE: ListingState.ARCHIVED,
    },
    ListingState.PUBLISHED: {
        ListingAction.UPDATE: ListingState.PUBLISHED,
        ListingAction.SUBMIT: ListingState.PUBLISHED,
        ListingAction.RETURN: ListingState.PUBLISHED,
        ListingAction.PUBLISH: ListingState.PUBLISHED,
        ListingAction.SUSPEND: ListingState.SUSPENDED,
        ListingAction.ARCHIVE: ListingState.ARCHIVED,
    },
    ListingState.SUSPENDED: {
        ListingAction.RESUME: ListingState.PUBLISHED,
        ListingAction.ARCHIVE: ListingState.ARCHIVED,
    },
    ListingState.ARCHIVED: {},
}


class RevisionState(StrEnum):
    """Where an edit to a published listing stands; meanwhile the public reads the published version."""

    NONE = "NONE"
    EDITED = "EDITED"
    IN_REVIEW = "IN_REVIEW"


REVISION_FLOW: Flow[RevisionState, ListingAction] = {
    RevisionState.NONE: {ListingAction.UPDATE: RevisionState.EDITED},
    RevisionState.EDITED: {
        ListingAction.UPDATE: RevisionState.EDITED,
        ListingAction.SUBMIT: RevisionState.IN_REVIEW,
    },
    RevisionState.IN_REVIEW: {
        ListingAction.RETURN: RevisionState.EDITED,
        ListingAction.PUBLISH: RevisionState.NONE,
    },
}
