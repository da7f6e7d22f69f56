"""What the second charter says goes into the record, what goes wrong with it into health: never into the decision."""

from datetime import UTC, datetime

from models.context import Context, Tags
from models.decision import Decision, Gate
from models.exchange import Exchange
from models.record import DecisionRecord, EventRecord, ShadowRecord
from policies.charter import Charter
from policies.loading import shipped
from proxy.shadowing import ShadowWatch, beside
from tests.audit.samples import decision

CONTEXT = Context(now=datetime(2026, 12, 1, tzinfo=UTC), tags=Tags(key=b"k"))
EXCHANGE = Exchange(service="t", category="public_genai")
DECISION = Decision(gate=Gate.ALLOW, charter="c@1")


def test_a_difference_is_told() -> None:
    exchange = EXCHANGE.model_copy(update={"category": "unknown_genai"})
    told = beside(shipped(), exchange, CONTEXT, DECISION)
    assert told == ShadowRecord(charter=shipped().name, gate=Gate.BLOCK, rules=("P1-OUTIL-NON-REFERENCE",))
    assert beside(shipped(), EXCHANGE, CONTEXT, DECISION) is None


def test_an_error_is_told_by_its_kind() -> None:
    """Its text may quote."""
    broken: Charter = shipped().model_copy(update={"default_gate": {}})
    assert ShadowRecord(charter=broken.name, error="KeyError") == beside(broken, EXCHANGE, CONTEXT, DECISION)


def failed(generation: int) -> DecisionRecord:
    return decision("R", generation=generation, shadow=ShadowRecord(charter="s@1", error="KeyError"))


def test_health_hears_of_an_error_once_in_a_generation() -> None:
    """Records that differ, or say nothing, are no error; the next generation begins anew."""
    events: list[str] = []
    watch = ShadowWatch(events.append)
    for record in (decision("R"), decision("R", shadow=ShadowRecord(charter="s@1", gate=Gate.BLOCK))):
        watch.record(record)
    watch.record(EventRecord(time=datetime(2026, 12, 1, tzinfo=UTC), event="x"))
    assert ("", []) == (watch.problem(1), events)
    for _ in range(3):
        watch.record(failed(1))
    assert ("KeyError", "", ["shadow failed"]) == (watch.problem(1), watch.problem(2), events)
    watch.record(failed(2))
    watch.record(failed(1))
    assert ("KeyError", ["shadow failed"] * 2) == (watch.problem(2), events)
