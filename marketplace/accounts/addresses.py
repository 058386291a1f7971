"""Where a request comes from, for limits on guessing."""

from typing import Any

from django.conf import settings


def client_address(request: Any) -> str:
    """Return the client's network address, as the outermost trusted proxy saw it; empty when unknown."""
    meta = request.META
    proxies: int = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    hops = [hop.strip() for hop in str(meta.get("HTTP_X_FORWARDED_FOR", "")).split(",") if hop.strip()]
    if 0 < proxies <= len(hops):
        return hops[-proxies]
    return str(meta.get("REMOTE_ADDR", ""))
