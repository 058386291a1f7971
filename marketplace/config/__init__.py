"""Settings, URLs, processes and the assembled schema."""

from marketplace.config.celery import app as celery_app

__all__ = ["celery_app"]
