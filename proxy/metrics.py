"""What a node counts, for Prometheus. Labels are ids of the catalogue and the charter, and words of our own: never a client's.

Most of it is read off the records of the journal, so that what is counted is what was remembered.
"""

from collections.abc import Callable, Iterable
from importlib.metadata import PackageNotFoundError, version

from prometheus_client import Counter, Gauge, Histogram, Info, ProcessCollector, generate_latest
from prometheus_client.registry import CollectorRegistry

from models.record import DecisionRecord, EventRecord, OutcomeRecord, Record
from proxy.catalogue import Services

TYPE = "text/plain; version=0.0.4; charset=utf-8"
SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 8.0)
DISTINCT = 500
"""No more rules, services or events than this are told apart; those beyond are `other`."""


def counting(services: Services) -> "Metrics":
    """The counters of this process and version, for the services of the catalogue."""
    try:
        running = version("gardefou")
    except PackageNotFoundError:
        running = "unknown"  # run from a checkout that is not installed
    return Metrics(
        CollectorRegistry(),
        running,
        (service.id for service in services.services if any(route.text for route in service.routes)),
    )


class Metrics:
    """The counters of one node, in a registry of its own."""

    def __init__(self, registry: CollectorRegistry, running: str, mapped: Iterable[str]) -> None:
        """`mapped` are the ids of services whose texts are known: a text on any other route of theirs is drift."""
        self._registry = registry
        self._mapped = frozenset(mapped)
        self._known: dict[str, set[str]] = {}
        self._children: dict[tuple[Counter, tuple[str, ...]], Counter] = {}
        self._requests = self._counter(
            "requests", "Requests to AI services, by what was decided.", "service", "category", "gate"
        )
        self._rules = self._counter("rules", "Rules that spoke.", "rule", "effect")
        self._flags = self._counter("flags", "Technical facts that stopped requests.", "flag")
        self._replaced = self._counter("replaced_spans", "Values that were replaced in requests.")
        self._unmapped = self._counter(
            "unmapped_routes", "Texts on routes that the catalogue does not know.", "service"
        )
        self._answers = self._counter("answers", "Answers that clients got, by class of status.", "status")
        self._events = self._counter("events", "What happened to the node itself.", "event")
        self._closed = self._counter("connections_closed", "Connections refused or closed by a limit.", "why")
        self._screening = self._histogram("screening_seconds", "From the whole request to its decision.")
        self._latency = self._histogram("request_seconds", "From a request's head to the end of its answer.")
        Info("gardefou_build", "The version that runs.", registry=registry).info({"version": running})
        ProcessCollector(registry=registry)

    def record(self, record: Record) -> None:
        """Count a record of the journal."""
        if isinstance(record, DecisionRecord):
            self._decided(record)
        elif isinstance(record, OutcomeRecord):
            self._one(self._answers, f"{record.status // 100}xx" if record.status else "broken").inc()
            self._latency.observe(record.latency_ms / 1000)
        elif isinstance(record, EventRecord):
            self._events.labels(self._bounded("event", record.event)).inc()

    def closed(self, why: str) -> None:
        """Count a connection that was refused or closed."""
        self._closed.labels(why).inc()

    def watch(self, name: str, what: str, value: Callable[[], float]) -> None:
        """Show a number that is asked for whenever the metrics are read."""
        Gauge(f"gardefou_{name}", what, registry=self._registry).set_function(value)

    def text(self) -> bytes:
        """All of it, in Prometheus' text format."""
        return generate_latest(self._registry)

    def _decided(self, record: DecisionRecord) -> None:
        service = self._bounded("service", record.service)
        self._one(self._requests, service, record.category, record.gate.value).inc()
        for effect, rules in (("enforced", record.rules), ("observed", record.observed)):
            for rule in rules:
                self._one(self._rules, self._bounded("rule", rule), effect).inc()
        for flag in record.flags:
            self._flags.labels(flag).inc()
        self._replaced.inc(record.replaced)
        self._screening.observe(record.screening_ms / 1000)
        if record.route is None and record.body_bytes and record.service in self._mapped:
            self._unmapped.labels(service).inc()

    def _bounded(self, label: str, value: str) -> str:
        """Charters change while a node runs: what was counted long ago must not fill the memory."""
        known = self._known.setdefault(label, set())
        if value not in known and len(known) >= DISTINCT:
            return "other"
        known.add(value)
        return value

    def _one(self, counter: Counter, *labels: str) -> Counter:
        """The counter with these labels, looked up once: prometheus_client checks and copies them each time."""
        known = self._children.get((counter, labels))
        if known is None:
            known = self._children[counter, labels] = counter.labels(*labels)
        return known

    def _counter(self, name: str, what: str, *labels: str) -> Counter:
        return Counter(f"gardefou_{name}", what, labels, registry=self._registry)

    def _histogram(self, name: str, what: str) -> Histogram:
        return Histogram(f"gardefou_{name}", what, buckets=SECONDS, registry=self._registry)
