"""From a template and what the API answered to a response."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response

from frontend.context import is_known


def show(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render a page that caches may keep but must ask about each time.

    A visitor's page says nothing personal, so that caches between may keep it too.
    """
    response = render(request, template, dict(context), status=status)
    response["Cache-Control"] = "private, no-cache" if is_known(request) else "no-cache"
    if status != 200:
        return response
    response["ETag"] = etag = f'"{hashlib.sha256(response.content).hexdigest()}"'
    return get_conditional_response(request, etag=etag, response=response) or response
