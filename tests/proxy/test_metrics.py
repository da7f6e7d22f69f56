"""What a node counts: read off the records, with no label of a client's choosing."""

from datetime import UTC, datetime

import pytest
from prometheus_client import CollectorRegistry
from prometheus_client.parser import text_string_to_metric_families

from models.decision import Gate
from models.record import DecisionRecord, EventRecord, OutcomeRecord
from proxy.metrics import DISTINCT, Metrics

NOW = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.fixture
def metrics() -> Metrics:
    return Metrics(CollectorRegistry(), "1.2.3", ["chatgpt"])


def decision(**given: object) -> DecisionRecord:
    values: dict[str, object] = {
        "id": "GF-1",
        "time": NOW,
        "service": "chatgpt",
        "category": "public_genai",
        "method": "POST",
        "charter": "c@1",
        "generation": 1,
        "gate": Gate.ALLOW,
        "body_bytes": 10,
        "route": "chat",
    }
    return DecisionRecord.model_validate(values | given)


def value(metrics: Metrics, name: str, **labels: str) -> float | None:
    """A sample, read as Prometheus reads it."""
    for family in text_string_to_metric_families(metrics.text().decode()):
        for sample in family.samples:
            if sample.name == name and labels.items() <= sample.labels.items():
                return sample.value
    return None


def test_requests_are_counted_by_service_category_and_gate(metrics: Metrics) -> None:
    metrics.record(decision())
    metrics.record(decision(gate=Gate.BLOCK, rules=("P2-A",), observed=("P2-B",), flags=("timeout",)))
    found = {"service": "chatgpt", "category": "public_genai"}
    assert 1 == value(metrics, "gardefou_requests_total", gate="allow", **found)
    assert 1 == value(metrics, "gardefou_requests_total", gate="block", **found)
    assert 1 == value(metrics, "gardefou_rules_total", rule="P2-A", effect="enforced")
    assert 1 == value(metrics, "gardefou_rules_total", rule="P2-B", effect="observed")
    assert 1 == value(metrics, "gardefou_flags_total", flag="timeout")


def test_screening_takes_its_place_in_a_histogram(metrics: Metrics) -> None:
    metrics.record(decision(screening_ms=3))
    assert 0 == value(metrics, "gardefou_screening_seconds_bucket", le="0.0025")
    assert 1 == value(metrics, "gardefou_screening_seconds_bucket", le="0.005")


@pytest.mark.parametrize(
    ("given", "drift"),
    [
        ({"route": None}, 1),
        ({}, None),
        ({"route": None, "body_bytes": 0}, None),
        ({"route": None, "service": "x"}, None),
    ],
)
def test_drift_is_text_on_an_unknown_route_of_a_known_service(
    metrics: Metrics, given: dict[str, object], drift: int | None
) -> None:
    """A page or a picture is not; nor is a service of which no route was ever known."""
    metrics.record(decision(**given))
    assert drift == value(metrics, "gardefou_unmapped_routes_total")


@pytest.mark.parametrize(("status", "expected"), [(200, "2xx"), (403, "4xx"), (None, "broken")])
def test_answers_are_counted_by_class(metrics: Metrics, status: int | None, expected: str) -> None:
    metrics.record(OutcomeRecord(of="GF-1", time=NOW, status=status, forwarded=True, latency_ms=1))
    assert 1 == value(metrics, "gardefou_answers_total", status=expected)


def test_events_and_closed_connections_are_counted(metrics: Metrics) -> None:
    metrics.record(EventRecord(time=NOW, event="reload refused"))
    metrics.closed("head")
    assert 1 == value(metrics, "gardefou_events_total", event="reload refused")
    assert 1 == value(metrics, "gardefou_connections_closed_total", why="head")


def test_a_number_is_asked_for_when_it_is_read(metrics: Metrics) -> None:
    numbers = [1.0]
    metrics.watch("queue", "Waiting.", lambda: numbers[-1])
    numbers.append(7.0)
    assert 7 == value(metrics, "gardefou_queue")


def test_memory_does_not_grow_with_the_charters_that_were_in_force(metrics: Metrics) -> None:
    for number in range(DISTINCT + 5):
        metrics.record(decision(rules=(f"P2-{number}",)))
    assert 5 == value(metrics, "gardefou_rules_total", rule="other")


def test_the_build_and_the_process_are_named(metrics: Metrics) -> None:
    assert 1 == value(metrics, "gardefou_build_info", version="1.2.3")
    assert value(metrics, "process_open_fds")


def test_two_nodes_in_one_process_count_apart(metrics: Metrics) -> None:
    other = Metrics(CollectorRegistry(), "1.2.3", [])
    other.record(decision())
    assert value(metrics, "gardefou_requests_total") is None
