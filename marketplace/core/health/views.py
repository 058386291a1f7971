"""The addresses that a load balancer or an orchestrator asks."""

import logging

from django.http import HttpRequest, HttpResponse, JsonResponse

from marketplace.core.health.checks import run_checks

log = logging.getLogger(__name__)


def live(_request: HttpRequest) -> HttpResponse:
    """Answer that the process runs; it asks nobody else."""
    return _uncached(JsonResponse({"status": "ok"}))


def ready(_request: HttpRequest) -> HttpResponse:
    """Answer 200 when requests can be served, else 503, with each check."""
    checks = run_checks()
    broken = [check.name for check in checks if not check.is_ok]
    if broken:
        log.warning("not ready", extra={"checks": broken})
    content = {
        "status": "not ready" if broken else "ok",
        "checks": {
            check.name: {
                "ok": check.is_ok,
                "problem": check.problem or None,
                "milliseconds": check.milliseconds,
            }
            for check in checks
        },
    }
    return _uncached(JsonResponse(content, status=503 if broken else 200))


def _uncached(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response
