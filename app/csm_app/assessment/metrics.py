"""Figures of a running service in the form Prometheus reads. Nobody is named in them."""

from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from csm_app.assessment.lanes import Lane

CONTENT_TYPE = CONTENT_TYPE_LATEST
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4)


class Metrics:
    """Counters in a registry of their own, so that two services in one process do not mix."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "csm_assessment_requests", "Requests answered.", ("route", "status"), registry=self.registry
        )
        self._seconds = Histogram(
            "csm_assessment_request_seconds", "Time to answer.", ("route",), buckets=SECONDS, registry=self.registry
        )
        self._refusals = Counter("csm_assessment_refusals", "Requests refused.", ("code",), registry=self.registry)
        self._prepared = Gauge(
            "csm_assessment_prepared_forms", "Forms that lie ready.", ("assessment",), registry=self.registry
        )
        self._waiting = Gauge("csm_assessment_waiting", "Work in or before a lane.", ("lane",), registry=self.registry)

    def answered(self, route: str, status: int, seconds: float, code: str = "") -> None:
        """One request; `code` says why where it was refused."""
        self._requests.labels(route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)
        if code:
            self._refusals.labels(code).inc()

    def text(self, waiting: Mapping[Lane, int], prepared: Mapping[str, int]) -> bytes:
        """All figures as they are now."""
        for assessment, count in prepared.items():
            self._prepared.labels(assessment).set(count)
        for lane, count in waiting.items():
            self._waiting.labels(lane).set(count)
        return bytes(generate_latest(self.registry))
