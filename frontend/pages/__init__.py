"""The pages: each is a view, a GraphQL document and a template of the same name."""

from collections.abc import Callable
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from frontend.api import Api
from frontend.pages.check import check
from frontend.pages.home import home
from frontend.pages.schema_file import schema_file
from marketplace.core.actor import Actor
from marketplace.core.graphql.execution.engine import Engine


class Pages:
    """All pages, over one schema.

    ``engine`` and ``authenticate`` are the endpoint's own; ``schema_path`` is the schema's text, for partners.
    """

    def __init__(
        self, *, engine: Engine, authenticate: Callable[[HttpRequest], Actor], schema_path: Path
    ) -> None:
        self.api = Api(engine=engine, authenticate=authenticate)
        self.schema_path = schema_path

    @property
    def urls(self) -> list[URLPattern]:
        return [
            path("", self._page(home), name="home"),
            path("check/<uuid:uuid>", self._page(check), name="check"),
            path("schema.graphql", schema_file(self.schema_path), name="schema-file"),
        ]

    def _page(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @require_safe
        def page(request: HttpRequest, **address: object) -> HttpResponse:
            return view(request, self.api, **address)

        return page
