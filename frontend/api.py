"""The API as pages ask it: in process, through the endpoint's own engine, as the page's reader."""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from django.core.exceptions import BadRequest
from django.core.exceptions import PermissionDenied as Forbidden
from django.http import Http404, HttpRequest
from django.utils.translation import get_language

from marketplace.core.actor import Actor
from marketplace.core.errors import InvalidInput, MarketplaceError, NotFound, PermissionDenied
from marketplace.core.graphql.context import prepare_request
from marketplace.core.graphql.execution.engine import Engine
from marketplace.core.graphql.refusals import Refused, RequestCode
from marketplace.core.logs import bind_actor, facts_of
from marketplace.core.texts import DEFAULT_LANGUAGE, LANGUAGES

PAGES = Path(__file__).parent / "pages"
_OURS = {language.lower(): language for language in LANGUAGES}


def document(name: str) -> str:
    """Read the GraphQL document of a page: ``pages/<name>.graphql``."""
    return (PAGES / f"{name}.graphql").read_text(encoding="utf-8")


def page_language() -> str:
    """Return the BCP 47 code of the language that the page is written in."""
    return _OURS.get((get_language() or "").lower(), DEFAULT_LANGUAGE)


class Api:
    """Asks the schema what a partner could ask it, with the rights of whoever reads the page.

    ``authenticate`` is the endpoint's: a request in, its actor out.
    """

    def __init__(self, *, engine: Engine, authenticate: Callable[[HttpRequest], Actor]) -> None:
        self.engine = engine
        self.authenticate = authenticate

    def ask(self, request: HttpRequest, text: str, /, **variables: Any) -> dict[str, Any]:
        """Answer a query in the page's language: what a client would find under ``data``.

        :raises Http404: there is no such thing for this reader.
        :raises django.core.exceptions.PermissionDenied: the reader may not see it.
        :raises BadRequest: the address asks for something that can't be, such as a broken cursor.
        """
        try:
            actor = self.authenticate(request)
            bind_actor(actor)
            admitted = self.engine.admit(text, None, variables)
            facts_of(request).update(operation=admitted.name, cost=admitted.cost)
            prepared = prepare_request(request, dataclasses.replace(actor, language=page_language()))
            result = self.engine.execute(admitted, prepared)
        except MarketplaceError as error:
            _refuse(error)
        except Refused as refused:
            if refused.code == RequestCode.VARIABLES:
                raise BadRequest(str(refused)) from refused
            raise
        for failure in result.errors or ():
            _refuse(failure.original_error or failure)
        assert result.data is not None
        return result.data


def _refuse(error: Exception) -> NoReturn:
    """Turn an error of the marketplace into the page that tells it; anything else is our own fault."""
    if isinstance(error, NotFound):
        raise Http404(error.message) from error
    if isinstance(error, PermissionDenied):
        raise Forbidden(error.message) from error
    if isinstance(error, InvalidInput):
        raise BadRequest(error.message) from error
    raise error
