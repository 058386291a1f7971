"""The language of the pages: of the address, else of the cookie, else what the browser asks for."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from frontend.context import LANGUAGE_PARAMETER
from marketplace.core.locale import LocaleMiddleware

ONE_YEAR = 365 * 24 * 3600


class LanguageMiddleware(LocaleMiddleware):
    """Also takes ``?lang=ru``, which works as a plain link, and keeps that choice in the language cookie."""

    def process_request(self, request: HttpRequest) -> None:
        chosen = _chosen(request)
        if chosen:
            request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = chosen
        super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        chosen = _chosen(request)
        if chosen and response.get("Content-Type", "").startswith("text/html"):
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                chosen,
                max_age=ONE_YEAR,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
        return super().process_response(request, response)


def _chosen(request: HttpRequest) -> str:
    code = request.GET.get(LANGUAGE_PARAMETER, "").lower()
    return code if code in dict(settings.LANGUAGES) else ""
