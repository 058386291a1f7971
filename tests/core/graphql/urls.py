"""The sample schema's address."""

from django.urls import path

from marketplace.core.graphql.endpoint import Endpoint
from marketplace.core.graphql.execution.engine import Engine
from tests.core.graphql.sample import authenticate, schema

urlpatterns = [path("graphql", Endpoint(engine=Engine(schema), authenticate=authenticate), name="graphql")]
