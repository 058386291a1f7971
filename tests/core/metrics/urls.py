"""The sample schema beside the ground's own addresses."""

from django.urls import path

from marketplace.core.health.views import live
from marketplace.core.metrics.views import metrics
from tests.core.graphql.urls import urlpatterns as graphql

urlpatterns = [*graphql, path("health/live", live), path("metrics", metrics)]
