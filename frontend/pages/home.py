"""The way in: what this marketplace is, and the newest goods on it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from frontend.api import Api, document
from frontend.showing import show

DOCUMENT = document("home")
VERTICALS = {"CHEMICALS": _("Chemicals"), "CASHMERE": _("Cashmere"), "AUTO": _("Vehicles")}
HOME_CURRENCY = "CNY"
PAGE_SIZE = 12
MAX_TEXT = 100


def home(request: HttpRequest, api: Api) -> HttpResponse:
    text = request.GET.get("text", "").replace("\0", "").strip()[:MAX_TEXT]
    vertical = request.GET.get("vertical", "")
    vertical = vertical if vertical in VERTICALS else ""
    after = request.GET.get("after", "")
    found = api.ask(
        request, DOCUMENT, text=text or None, vertical=vertical or None, first=PAGE_SIZE, after=after or None
    )["listings"]
    further = found["pageInfo"]["endCursor"] if found["pageInfo"]["hasNextPage"] else ""
    is_narrowed = bool(text or vertical or after)
    return show(
        request,
        "pages/home.html",
        {
            "text": text,
            "vertical": vertical,
            "industry": VERTICALS.get(vertical, ""),
            "tabs": [
                {"name": name, "url": _address(text=text, vertical=code), "is_current": code == vertical}
                for code, name in (("", _("All goods")), *VERTICALS.items())
            ],
            "goods": [{**node, "price": cheapest(node["prices"])} for node in found["nodes"]],
            "further": _address(text=text, vertical=vertical, after=further) if further else "",
            "is_narrowed": is_narrowed,
            "level": 2 if is_narrowed else 3,
        },
    )


def cheapest(prices: list[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """Return the lowest of the list prices for export: those in one currency, for one delivery rule and place.

    A price in CNY is for buyers in China and is taken only when there is no other.
    """
    abroad = [price for price in prices if price["price"]["currency"] != HOME_CURRENCY] or prices
    alike = [price for price in abroad if _terms(price) == _terms(abroad[0])]
    return min(alike, key=lambda price: Decimal(price["price"]["amount"]), default=None)


def _terms(price: Mapping[str, Any]) -> tuple[str, str, str]:
    return price["price"]["currency"], price["incoterm"], price["placeName"]


def _address(**parameters: str) -> str:
    query = urlencode({name: value for name, value in parameters.items() if value})
    return f"/?{query}" if query else "/"
