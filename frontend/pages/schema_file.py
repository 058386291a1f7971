"""The schema as a text file, for partners' tools."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from marketplace.core.locale import UniversalResponse

MAX_AGE = 300
"""Seconds that a cache may keep it without asking again."""


def schema_file(path: Path) -> Callable[[HttpRequest], HttpResponseBase]:
    """Make the view that sends the file; it is read at the first request and kept."""
    kept: list[tuple[bytes, str]] = []

    @require_safe
    def view(request: HttpRequest) -> HttpResponseBase:
        if not kept:
            content = path.read_bytes()
            kept.append((content, f'"{hashlib.sha256(content).hexdigest()}"'))
        content, etag = kept[0]
        response: HttpResponse = UniversalResponse(content, content_type="text/plain; charset=utf-8")
        response["Cache-Control"] = f"public, max-age={MAX_AGE}"
        response["ETag"] = etag
        return get_conditional_response(request, etag=etag, response=response) or response

    return view
