"""What audit remembers: each kind of record can be told from its JSON alone."""

from datetime import UTC, datetime

import pytest
from pydantic import TypeAdapter, ValidationError

from models.decision import Gate
from models.record import DecisionRecord, EventRecord, Justification, OutcomeRecord, Record, ShadowRecord

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
RECORDS: TypeAdapter[Record] = TypeAdapter(Record)


JUSTIFIED = Justification(reference="GF-0", rules=("P3-A",), reason="relecture demandée")
SHADOW = ShadowRecord(charter="s@1", gate=Gate.JUSTIFY, rules=("P2-A",), transforms={"PERSON": "redact"})


def decision(body_bytes: int = 0) -> DecisionRecord:
    return DecisionRecord(
        id="GF-1",
        time=NOW,
        service="s",
        category="public_genai",
        method="POST",
        charter="c@1",
        generation=1,
        gate=Gate.BLOCK,
        body_bytes=body_bytes,
    )


def test_several_studies_are_parted() -> None:
    """An old record names none."""
    assert () == decision().studies
    assert ("E-1", "E-2") == decision().model_copy(update={"study": "E-1+E-2"}).studies


@pytest.mark.parametrize(
    "record",
    [
        decision(),
        decision().model_copy(update={"gate": Gate.ALLOW, "justification": JUSTIFIED, "shadow": SHADOW}),
        OutcomeRecord(of="GF-1", time=NOW, status=403, forwarded=False, latency_ms=1.5),
        EventRecord(time=NOW, event="started", details={"generation": 1}),
    ],
    ids=lambda record: record.kind,
)
def test_a_record_reads_back_as_what_it_was(record: Record) -> None:
    assert record == RECORDS.validate_json(record.model_dump_json())


def test_what_a_charter_demanded_of_a_justified_request_was_a_reason() -> None:
    """It passed all the same."""
    justified = decision().model_copy(update={"gate": Gate.ALLOW, "justification": JUSTIFIED})
    assert (Gate.BLOCK, Gate.JUSTIFY) == (decision().demanded, justified.demanded)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValidationError, match="does not match any of the expected tags"):
        RECORDS.validate_python({"kind": "note", "time": NOW, "event": "x"})


def test_sizes_are_not_negative() -> None:
    with pytest.raises(ValidationError):
        decision(body_bytes=-1)
