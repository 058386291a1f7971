"""Django's CSRF check, for requests that a browser's session vouches for."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware

from marketplace.core.graphql.refusals import BadRequest, RequestCode


class _Check(CsrfViewMiddleware):
    """Answers with the reason instead of a page."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        return HttpResponse(reason)


def check_csrf(request: HttpRequest) -> None:
    """Refuse a POST that comes with a session cookie but without its CSRF token.

    A bearer token is never sent by a browser on its own, so a request that has one needs no check; nor does a
    visitor's, who has nothing to lose.

    :raises BadRequest: 403.
    """
    if request.method != "POST" or request.headers.get("Authorization"):
        return
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return
    check = _Check(lambda _request: HttpResponse())
    check.process_request(request)
    refused = check.process_view(request, _view, (), {})
    if refused is not None:
        raise BadRequest(
            f"CSRF check failed: {refused.content.decode()}", RequestCode.CSRF_FAILED, status=403
        )


def _view(_request: HttpRequest) -> HttpResponse:
    """Stand for the view in Django's check, which only asks it for an exemption."""
    return HttpResponse()
