"""What the frame of every page needs to know about its reader, without touching a visitor's session."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils.http import escape_leading_slashes

LANGUAGE_PARAMETER = "lang"


def is_known(request: HttpRequest) -> bool:
    """Tell whether the browser has a session here; reading the session itself would bind the page to it."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def frame(request: HttpRequest) -> dict[str, Any]:
    """Give templates the reader's state and the links to this page in the other languages."""
    known = is_known(request)
    user = getattr(request, "user", None) if known else None
    return {
        "is_signed_in": user is not None and user.is_authenticated,
        "may_have_messages": known or "messages" in request.COOKIES,
        "public_url": settings.PUBLIC_URL,
        "language_links": [
            {"code": code, "name": name, "url": _in_language(request, code)}
            for code, name in settings.LANGUAGES
        ],
    }


def _in_language(request: HttpRequest, code: str) -> str:
    query = request.GET.copy() if request.method in ("GET", "HEAD") else QueryDict(mutable=True)
    query[LANGUAGE_PARAMETER] = code
    # Two slashes at the start would make a link to another host of what somebody wrote into the address.
    return f"{escape_leading_slashes(request.path)}?{query.urlencode()}"
