"""How an organisation is admitted."""

from enum import StrEnum

from marketplace.core.flow import Flow


class AdmissionState(StrEnum):
    """Where an organisation's admission stands. Only an admitted one trades."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    ADMITTED = "ADMITTED"
    REJECTED = "REJECTED"
    SUSPENDED = "SUSPENDED"


class AdmissionAction(StrEnum):
    """What is done to it. The firm submits, the zone operator does the rest."""

    SUBMIT = "SUBMIT"
    ADMIT = "ADMIT"
    REJECT = "REJECT"
    SUSPEND = "SUSPEND"
    RESUME = "RESUME"


ADMISSION: Flow[AdmissionState, AdmissionAction] = {
    AdmissionState.DRAFT: {AdmissionAction.SUBMIT: AdmissionState.SUBMITTED},
    AdmissionState.SUBMITTED: {
        AdmissionAction.ADMIT: AdmissionState.ADMITTED,
        AdmissionAction.REJECT: AdmissionState.REJECTED,
    },
    AdmissionState.REJECTED: {AdmissionAction.SUBMIT: AdmissionState.SUBMITTED},
    AdmissionState.ADMITTED: {AdmissionAction.SUSPEND: AdmissionState.SUSPENDED},
    AdmissionState.SUSPENDED: {AdmissionAction.RESUME: AdmissionState.ADMITTED},
}
