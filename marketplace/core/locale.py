"""Language of the request, where the answer depends on it."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware as DjangoLocaleMiddleware


class UniversalResponse(HttpResponse):
    """A response that is the same for everybody: it depends on its address, not on the reader or the language."""


class LocaleMiddleware(DjangoLocaleMiddleware):
    """Django's, except that a response which is the same in every language isn't said to vary by it."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if isinstance(response, UniversalResponse):
            return response
        return super().process_response(request, response)
