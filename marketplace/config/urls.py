"""Addresses: the API, files, health and metrics; pages come last."""

from pathlib import Path

from django.urls import URLPattern, URLResolver, include, path

from frontend.pages import Pages
from marketplace.accounts.authentication import actor_from_request
from marketplace.config.schema import schema
from marketplace.core.files.views import download, upload
from marketplace.core.graphql.endpoint import Endpoint
from marketplace.core.graphql.execution.engine import Engine
from marketplace.core.health.views import live, ready
from marketplace.core.metrics.views import metrics

engine = Engine(schema)
pages = Pages(
    engine=engine,
    authenticate=actor_from_request,
    schema_path=Path(__file__).with_name("schema.graphql"),
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("graphql", Endpoint(engine=engine, authenticate=actor_from_request), name="graphql"),
    path("files/upload/<str:token>", upload, name="file-upload"),
    path("files/<str:token>", download, name="file-download"),
    path("health/live", live, name="health-live"),
    path("health/ready", ready, name="health-ready"),
    path("metrics", metrics, name="metrics"),
    path("", include("marketplace.accounts.urls")),
    *pages.urls,
]
