"""Counters and clocks of what the web processes serve. Every label's values are bounded by the code, not by clients."""

from prometheus_client import Counter, Histogram

_FAST = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})

requests_total = Counter("http_requests_total", "HTTP requests answered.", ["route", "method", "status"])
request_seconds = Histogram(
    "http_request_seconds", "Seconds until the answer's head.", ["route"], buckets=_FAST
)
operations_total = Counter(
    "graphql_operations_total", "GraphQL requests by operation and outcome.", ["operation", "outcome"]
)
operation_seconds = Histogram(
    "graphql_operation_seconds",
    "Seconds from the parsed request to the answer.",
    ["operation"],
    buckets=_FAST,
)
operation_cost = Histogram(
    "graphql_operation_cost",
    "Declared cost of GraphQL operations.",
    buckets=(1, 10, 50, 100, 500, 1000, 2500, 5000),
)


def count_request(*, route: str, method: str, status: int, seconds: float) -> None:
    known = method if method in _METHODS else "OTHER"
    requests_total.labels(route, known, str(status)).inc()
    request_seconds.labels(route).observe(seconds)


def count_operation(*, operation: str, outcome: str, seconds: float, cost: int | None) -> None:
    """Count one GraphQL request; ``operation`` names root fields of the schema, never what a client made up."""
    operations_total.labels(operation, outcome).inc()
    operation_seconds.labels(operation).observe(seconds)
    if cost is not None:
        operation_cost.observe(cost)
