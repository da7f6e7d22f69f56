"""Equal records have equal bytes, and times sort as their texts do."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from audit.canonical import canonical, dumps, stamp
from audit.errors import AuditError
from models.counting import Tally
from models.decision import Gate
from models.record import (
    DecisionRecord,
    EventRecord,
    FindingSummary,
    Justification,
    OutcomeRecord,
    Record,
    ShadowRecord,
)
from tests.audit.samples import NOW, TEXTS, decision, event

FLOATS = st.floats(allow_nan=False, allow_infinity=False) | st.floats(-1e-3, 1e-3) | st.floats(-1e17, 1e17)
SCALARS = st.none() | st.booleans() | TEXTS | FLOATS | st.integers(-(2**53) + 1, 2**53 - 1)
VALUES = st.recursive(SCALARS, lambda below: st.lists(below) | st.dictionaries(TEXTS, below), max_leaves=20)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
TIMES = st.datetimes(datetime(1900, 1, 1), datetime(9000, 1, 1), timezones=ZONES)  # noqa: DTZ001  the zones are drawn


@given(st.floats(0, 1e9, allow_nan=False), st.lists(TEXTS), st.dictionaries(TEXTS, TEXTS))
def test_a_decision_comes_back_from_its_bytes(ms: float, rules: list[str], transforms: dict[str, str]) -> None:
    record = decision("R-1", screening_ms=ms, rules=tuple(rules), transforms=transforms)
    assert DecisionRecord.model_validate_json(canonical(record)) == record


@given(st.dictionaries(TEXTS, TEXTS | st.integers(-(2**53) + 1, 2**53 - 1)))
def test_equal_records_have_equal_bytes(details: dict[str, str | int]) -> None:
    """Whatever the order in which their details were gathered; and they are one line."""
    record = EventRecord(time=NOW, event="start", details=details)
    other = EventRecord(time=NOW, event="start", details=dict(reversed(details.items())))
    assert canonical(record) == canonical(other)
    assert len(canonical(record).splitlines()) == 1


@given(VALUES)
def test_the_quick_encoder_writes_what_rfc8785_writes(value: object) -> None:
    """Numbers as JavaScript writes them, keys in the order of UTF-16, controls escaped."""
    assert dumps(value) == rfc8785.dumps(value)  # type: ignore[arg-type]  # drawn as JSON


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), 2**53, -(2**53), {1: 2}, "\ud800", {"a": ["\udfff"]}, b"x"]
)
def test_what_has_no_canonical_form_raises_here_too(value: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        dumps(value)


SUMMARIES = st.builds(
    FindingSummary,
    entity=st.sampled_from(["FR_NIR", "PERSON"]),
    part=TEXTS,
    length=st.integers(0, 2**53 - 1),
    shape=TEXTS,
    mark=TEXTS,
    score=st.floats(0, 1),
    detector=TEXTS,
)
TALLIES = st.builds(
    Tally,
    counter=TEXTS,
    owner=TEXTS,
    period=TEXTS,
    number=st.integers(-9, 2**53 - 1),
    marks=st.lists(TEXTS).map(tuple),
    below=st.none() | st.integers(1, 9),
)
COUNTED = st.lists(TALLIES, max_size=3).map(tuple)
DECISIONS = st.builds(
    DecisionRecord,
    id=TEXTS,
    time=TIMES,
    user=st.none() | TEXTS,
    service=TEXTS,
    category=TEXTS,
    method=TEXTS,
    charter=TEXTS,
    generation=st.integers(0, 2**53 - 1),
    gate=st.sampled_from(Gate),
    rules=st.lists(TEXTS).map(tuple),
    transforms=st.dictionaries(TEXTS, TEXTS),
    findings=st.lists(SUMMARIES).map(tuple),
    screening_ms=FLOATS,
    is_use=st.booleans(),
    counted=COUNTED,
    justification=st.none() | st.builds(Justification, reference=TEXTS, rules=st.just(("P3-A",)), reason=TEXTS),
    shadow=st.none()
    | st.builds(ShadowRecord, charter=TEXTS, gate=st.none() | st.sampled_from(Gate), error=st.none() | TEXTS),
)
OUTCOMES = st.builds(
    OutcomeRecord,
    of=TEXTS,
    time=TIMES,
    status=st.none() | st.integers(100, 599),
    forwarded=st.booleans(),
    latency_ms=FLOATS,
    error=st.none() | TEXTS,
    coached=st.sampled_from([None, "shown", "no end"]),
    counted=COUNTED,
)
EVENTS = st.builds(
    EventRecord,
    time=TIMES,
    event=TEXTS,
    details=st.dictionaries(TEXTS, TEXTS | st.integers(-(2**53) + 1, 2**53 - 1)),
)


@given(DECISIONS | OUTCOMES | EVENTS)
def test_a_record_is_written_as_rfc8785_writes_its_dump(record: Record) -> None:
    """Every kind of record, without the detour over pydantic's own serialiser; what came later is left out where it says nothing."""
    dumped = record.model_dump(mode="json") | {"time": stamp(record.time)}
    silent = dict.fromkeys(("study", "team", "coached", "justification", "shadow"))
    silent |= {"contracts": [], "counted": [], "is_use": True}
    dumped = {name: value for name, value in dumped.items() if name not in silent or value != silent[name]}
    assert canonical(record) == rfc8785.dumps(dumped)
    assert type(record).model_validate_json(canonical(record)) == record


def test_times_are_utc_with_microseconds() -> None:
    paris = NOW.astimezone(timezone(timedelta(hours=1))).replace(microsecond=0)
    assert stamp(paris) == "2026-11-21T09:30:00.000000Z"
    assert b'"time":"2026-11-21T09:30:00.000000Z"' in canonical(decision("R-1", time=paris))


@given(TIMES, TIMES)
def test_stamps_sort_as_their_times_do(one: datetime, other: datetime) -> None:
    """Wherever the clocks stand: the index compares texts."""
    assert (stamp(one) < stamp(other)) == (one < other)
    assert datetime.fromisoformat(stamp(one)) == one


def test_a_time_without_a_zone_has_no_stamp() -> None:
    with pytest.raises(ValueError, match="zone"):
        stamp(NOW.replace(tzinfo=None))


def test_a_record_without_canonical_form_is_refused_without_its_text() -> None:
    """I-JSON has no integer past 2**53, and the cause of the error would quote the record."""
    with pytest.raises(AuditError) as refused:
        canonical(event("start").model_copy(update={"details": {"Anne": 2**60}}))
    assert (refused.value.__cause__, refused.value.__context__) == (None, None)
    assert "Anne" not in str(refused.value)


def test_a_time_that_utc_cannot_tell_is_refused_as_any_other_record() -> None:
    """A quarter past midnight of the year 1 in Paris is in no year of UTC."""
    first = datetime.min.replace(tzinfo=timezone(timedelta(hours=1)))
    with pytest.raises(AuditError):
        canonical(decision("R-1", time=first))


def test_the_year_999_sorts_before_the_year_1000() -> None:
    assert stamp(datetime(999, 1, 1, tzinfo=UTC)) < stamp(datetime(1000, 1, 1, tzinfo=UTC))
