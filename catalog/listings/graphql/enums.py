"""The room's enums in the API."""

from catalog.listings.choices import (
    AttributeKind,
    ControlFlag,
    DocumentKind,
    PackagingKind,
    PhysicalForm,
    Vertical,
    Visibility,
)
from catalog.listings.flow import ListingState, RevisionState
from marketplace.core.graphql.enums import enum_of

VerticalEnum = enum_of(Vertical, "An industry of the zone.")
ListingStateEnum = enum_of(
    ListingState,
    "Where a listing stands towards the public.",
    {
        ListingState.DRAFT: "Being written; nobody else sees it.",
        ListingState.REVIEW: "With the zone operator.",
        ListingState.PUBLISHED: "In the catalogue.",
        ListingState.SUSPENDED: "Taken off for a time.",
        ListingState.ARCHIVED: "Ended; its versions stay.",
    },
)
RevisionStateEnum = enum_of(
    RevisionState,
    "Where an edit of a published listing stands.",
    {
        RevisionState.NONE: "There is no edit.",
        RevisionState.EDITED: "Edited; the public still reads the published version.",
        RevisionState.IN_REVIEW: "The edit is with the zone operator.",
    },
    name="ListingRevisionState",
)
AttributeKindEnum = enum_of(
    AttributeKind,
    "What an attribute holds.",
    {
        AttributeKind.NUMBER: "A decimal number, in the attribute's unit.",
        AttributeKind.RANGE: "Two numbers, written low..high.",
        AttributeKind.CHOICE: "One of the choices, by its code.",
        AttributeKind.TEXT: "Any text.",
        AttributeKind.YES_NO: "YES or NO.",
        AttributeKind.DATE: "A day such as 2026-11-24.",
    },
)
PhysicalFormEnum = enum_of(PhysicalForm, "The state in which goods are handed over.")
PackagingKindEnum = enum_of(PackagingKind, "How goods are packed.")
DocumentKindEnum = enum_of(
    DocumentKind,
    "A kind of paper about goods.",
    {
        DocumentKind.SDS: "Safety data sheet.",
        DocumentKind.TDS: "Technical data sheet.",
        DocumentKind.COA: "Certificate of analysis.",
        DocumentKind.PACKAGE_TEST: "Test result of dangerous goods packaging.",
        DocumentKind.TRANSPORT_REPORT: "Classification or transport report, such as UN 38.3 for batteries.",
    },
    name="ListingDocumentKind",
)
VisibilityEnum = enum_of(Visibility, "Who may take a document.", name="DocumentVisibility")
ControlFlagEnum = enum_of(
    ControlFlag,
    "Why a substance is controlled on export.",
    {
        ControlFlag.PRECURSOR: "A precursor of drugs.",
        ControlFlag.DUAL_USE: "Of civil and military use.",
        ControlFlag.INSPECTION: "Inspected by customs before export.",
    },
)
