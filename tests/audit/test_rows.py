"""A line of the journal as rows: each under the number of its record, in the order in which the record tells."""

import json

from audit.canonical import canonical
from audit.rows import Rows
from models.record import FindingSummary, Record
from tests.audit.samples import decision, event, outcome


def rows(*records: Record) -> Rows:
    made = Rows.empty()
    for sequence, record in enumerate(records, 1):
        made.add("n1", sequence, canonical(record))
    return made


def found(entity: str) -> FindingSummary:
    return FindingSummary(
        entity=entity, part="$.text", length=2, shape="99", mark="0" * 32, score=0.5, detector="made up"
    )


def test_a_decision_is_found_by_what_was_asked_and_answered() -> None:
    record = decision("R-1", user="u" * 32, route="chat", flags=("timeout", "truncated"))
    assert rows(record).records == [
        {
            "node": "n1",
            "sequence": 1,
            "time": "2026-11-21T09:30:00.125000Z",
            "kind": "decision",
            "gate": "block",
            "service": "chatgpt",
            "route": "chat",
            "user": "u" * 32,
            "charter": "afcros@1",
            "reference": "R-1",
            "flags": " timeout  truncated ",
            "body": canonical(record).decode(),
        }
    ]


def test_an_outcome_refers_to_its_decision_and_an_event_to_nothing() -> None:
    """What they do not have is null; only a decision has findings and rules."""
    made = rows(outcome("R-1"), event("start"))
    assert [(row["kind"], row["reference"], row["gate"]) for row in made.records] == [
        ("outcome", "R-1", None),
        ("event", None, None),
    ]
    assert (made.findings, made.rules) == ([], [])


def test_findings_and_rules_keep_their_place_in_their_record() -> None:
    made = rows(
        decision("R-1", findings=(found("FR_NIR"), found("PERSON")), rules=("R9", "R8")),
        decision("R-2", findings=(found("FR_NIR"),), rules=()),
    )
    keys = [(row["sequence"], row["place"], row["entity"]) for row in made.findings]
    assert keys == [(1, 0, "FR_NIR"), (1, 1, "PERSON"), (2, 0, "FR_NIR")]
    assert made.rules == [
        {"node": "n1", "sequence": 1, "place": 0, "rule": "R9"},
        {"node": "n1", "sequence": 1, "place": 1, "rule": "R8"},
    ]


def test_a_finding_is_kept_with_all_that_is_searched() -> None:
    """What is not stands in the body alone."""
    [row] = rows(decision("R-1", findings=(found("FR_NIR"),))).findings
    kept = found("FR_NIR").model_dump(exclude={"start", "attributes"})
    assert row == {"node": "n1", "sequence": 1, "place": 0} | kept


def test_no_flag_is_found_within_another() -> None:
    """A search for ` late ` must not meet `not late`: each flag stands between its own spaces."""
    [row] = rows(decision("R-1", flags=("too_late", "latest"))).records
    assert " late " not in row["flags"]
    assert " latest " in row["flags"]


def test_the_body_is_the_record_as_it_stands_in_the_journal() -> None:
    record = decision("R-é")
    assert rows(record).records[0]["body"].encode() == canonical(record)
    assert json.loads(rows(record).records[0]["body"])["id"] == "R-é"
