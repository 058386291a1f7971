"""The page behind the QR code on every paper: is this one of ours?"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from frontend.api import Api, document
from frontend.showing import show

DOCUMENT = document("check")
TITLES = {
    "CONTRACT": _("Contract"),
    "EXPORT_PAPERS": _("Invoice and packing list"),
}
STATES = {
    "UNSIGNED": _("Genuine, but not signed yet: it waits for the signatures and binds nobody."),
    "SIGNED": _("Genuine, and signed by both parties."),
    "ISSUED": _("Genuine: issued for an export that is under way."),
    "CLEARED": _("Genuine: customs has cleared the export it was issued for."),
    "VOID": _("Issued by us, but no longer valid: it was cancelled, has lapsed or was replaced."),
}
FILES = {
    "CONTRACT": _("Contract, as offered for signature"),
    "SIGNED_CONTRACT": _("Contract, signed"),
    "INVOICE": _("Commercial invoice"),
    "PACKING_LIST": _("Packing list"),
}


def check(request: HttpRequest, api: Api, *, uuid: UUID) -> HttpResponse:
    found = api.ask(request, DOCUMENT, id=str(uuid))["documentCheck"]
    if found is None:
        response = show(request, "pages/check_unknown.html", {}, status=404)
    else:
        context = {
            "paper": found,
            "title": TITLES[found["kind"]],
            "state_words": STATES[found["state"]],
            "files": [{**file, "what": FILES[file["kind"]]} for file in found["hashes"]],
        }
        response = show(request, "pages/check.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
