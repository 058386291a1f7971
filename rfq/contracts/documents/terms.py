"""What goes into the places of the clauses, in one language."""

from decimal import Decimal

from marketplace.core.documents.parts import Place
from marketplace.core.documents.wording import Wording
from rfq.contracts.documents.facts import ContractDocument, Payment, RequiredDocument

# The standard form's own periods, in days.
_NOMINATION_DAYS = 7
_NOTICE_DAYS = 2
_CREDIT_DAYS = 30
_ANSWER_DAYS = 30


def clause_values(document: ContractDocument, wording: Wording, second_language: str) -> dict[str, str]:
    """Write every term of the contract as the language writes it, by the name it has in the clauses."""
    return (
        _trade_values(document, wording, second_language)
        | _inspection_values(document, wording)
        | _legal_values(document, wording)
        | _warranty_values(document, wording)
    )


def _trade_values(document: ContractDocument, wording: Wording, second_language: str) -> dict[str, str]:
    delivery = document.delivery
    return {
        "number": document.number,
        "check_address": document.check_address,
        "remarks": wording.pick(document.remarks),
        "language": wording.say(f"language.{second_language}"),
        "total": wording.money(document.total, document.currency),
        "delivery_term": delivery_term(delivery.incoterm, delivery.place, wording),
        "by_mode": wording.say(f"by_mode.{delivery.mode}"),
        "dangerous_rules": wording.say(f"dangerous_rules.{delivery.mode}"),
        "shipment_from": wording.date(delivery.shipment_from),
        "shipment_until": wording.date(delivery.shipment_until),
        "loading": place_name(delivery.loading, wording),
        "discharge": place_name(delivery.discharge, wording),
        "insurance_percent": wording.percent(delivery.insurance_percent),
        "insurance_cover": wording.say(f"insurance_cover.{delivery.insurance_cover}"),
        "free_days": wording.days(delivery.free_days or 0),
        "demurrage": wording.money(delivery.demurrage_per_day or Decimal(0), document.currency),
        "nomination_days": wording.days(_NOMINATION_DAYS),
        "notice_days": wording.days(_NOTICE_DAYS),
        "credit_days": wording.days(_CREDIT_DAYS),
    }


def _inspection_values(document: ContractDocument, wording: Wording) -> dict[str, str]:
    inspection = document.inspection
    return {
        "agency": wording.pick(inspection.agency),
        "inspection_place": wording.say(f"inspection_place.{inspection.place}"),
        "inspection_payer": wording.say(f"inspection_payer.{inspection.payer}"),
        "sampling_standard": inspection.sampling_standard,
        "quantity_days": wording.days(inspection.quantity_claim_days),
        "quality_days": wording.days(inspection.quality_claim_days),
        "answer_days": wording.days(_ANSWER_DAYS),
    }


def _legal_values(document: ContractDocument, wording: Wording) -> dict[str, str]:
    legal = document.legal
    prevailing = legal.prevailing_language
    return {
        "law": wording.say(f"law.{legal.law}"),
        "institution": wording.say(f"institution.{legal.institution}"),
        "seat": wording.pick(legal.seat),
        "arbitration_language": wording.say(f"language.{legal.arbitration_language}"),
        "delay_percent": wording.percent(legal.delay_percent_per_day),
        "delay_limit": wording.percent(legal.delay_percent_limit),
        "force_majeure_notice": wording.days(legal.force_majeure_notice_days),
        "force_majeure_end": wording.days(legal.force_majeure_end_days),
        "prevailing": wording.say(f"language.{prevailing}") if prevailing else "",
    }


def _warranty_values(document: ContractDocument, wording: Wording) -> dict[str, str]:
    warranty = document.warranty
    if warranty is None:
        return {}
    kilometres = warranty.kilometres
    return {
        "warranty_months": str(warranty.months),
        "warranty_kilometres": "" if kilometres is None else wording.number(Decimal(kilometres)),
    }


def place_name(place: Place | None, wording: Wording) -> str:
    """Name a place with its UN/LOCODE, if it has one."""
    if place is None:
        return ""
    name = wording.pick(place.names)
    return f"{name} ({place.unlocode})" if place.unlocode else name


def delivery_term(incoterm: str, place: Place, wording: Wording) -> str:
    """Write a delivery term with its named place, such as ``FCA Ordos (CNERD)``."""
    return f"{incoterm} {place_name(place, wording)}"


def payment_text(payment: Payment, currency: str, wording: Wording) -> str:
    """Say one instalment in a sentence."""
    when = (
        wording.say(f"when.{payment.trigger}.later", days=wording.days(payment.days)) if payment.days else ""
    )
    values = {
        "amount": wording.money(payment.amount, currency),
        "when": when or wording.say(f"when.{payment.trigger}.now"),
        "instrument": wording.say(f"instrument.{payment.instrument}"),
    }
    if payment.percent is None:
        return wording.say("list.payment_sum", **values)
    return wording.say("list.payment", percent=wording.percent(payment.percent), **values)


def required_document_text(required: RequiredDocument, wording: Wording) -> str:
    """Say one required document with the numbers of originals and copies."""
    key = "document" if required.originals and required.copies else "document_originals"
    if not required.originals:
        key = "document_copies"
    return wording.say(
        f"list.{key}",
        name=wording.say(f"document.{required.kind}"),
        originals=str(required.originals),
        copies=str(required.copies),
    )
