"""The Celery application and its timetable."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")

app = Celery("marketplace")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(["marketplace.core.events", "marketplace.core.idempotency"])

app.conf.beat_schedule = {
    "deliver-events": {"task": "core.deliver_events", "schedule": 5.0},
    "forget-idempotency-keys": {"task": "core.forget_idempotency_keys", "schedule": 3600.0},
    "expire-quotes": {"task": "rfq.quotes.expire", "schedule": 60.0},
    "close-requests": {"task": "rfq.requests.close_overdue", "schedule": 60.0},
    "lapse-contracts": {"task": "rfq.contracts.lapse", "schedule": 600.0},
    "read-receipts": {"task": "rfq.declarations.read_receipts", "schedule": 2.0},
}
