"""Past records under another charter: the same facts, the same words."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from audit.marking import Marking
from models.context import Context, Tags
from models.decision import Gate, Located
from models.exchange import Exchange, Part
from models.finding import Finding
from models.record import DecisionRecord, FindingSummary
from models.studies import Clause, Team
from policies.charter import Status
from policies.decide import decide
from policies.facts import facts_of
from policies.loading import shipped
from policies.replay import Keyed, facts_of_record, replayed
from tests.policies.samples import waiver

CHARTER = shipped()
MARKING = Marking(b"k" * 32)
KEYED = Keyed(mark=MARKING.mark, pseudonym=lambda user: MARKING.pseudonym(user) or "")
NOW = datetime(2026, 12, 4, 10, tzinfo=UTC)


def summary(entity: str, value: str, start: int | None = 0, **attributes: str) -> FindingSummary:
    found = Finding(entity=entity, start=0, end=len(value), score=0.9, detector="t", attributes=attributes)
    return MARKING.summary(found, "$", value).model_copy(update={"start": start})


def record(*findings: FindingSummary, gate: Gate = Gate.ALLOW, **changes: object) -> DecisionRecord:
    fields = {
        "id": "GF-1",
        "time": NOW,
        "service": "t",
        "category": "public_genai",
        "method": "POST",
        "charter": "c@1",
        "generation": 1,
        "gate": gate,
        "findings": findings,
        "found": len(findings),
    }
    return DecisionRecord.model_validate(fields | changes)


def test_a_record_has_the_facts_of_its_request() -> None:
    """Nearness, attributes and different values: the charter says the same of both."""
    text = "Noémie VAUTRAVERS, cancer du sein"
    person = Finding(entity="PERSON", start=0, end=17, score=0.9, detector="t", attributes={"role": "other"})
    illness = Finding(entity="DIAGNOSIS", start=19, end=33, score=0.9, detector="t")
    exchange = Exchange(service="t", category="public_genai", parts=(Part(path="$", text=text),))
    live = facts_of(
        exchange, Context(now=NOW, tags=Tags(key=b"k")), [Located(part=0, finding=f) for f in (person, illness)]
    )
    then = facts_of_record(record(*(MARKING.summary(f, "$", text[f.start : f.end]) for f in (person, illness))), KEYED)
    assert live.found == then.found
    assert decide(CHARTER, live) == decide(CHARTER, then)
    assert "P2-PERSONNE-ET-SANTE" in {spoken.rule for spoken in decide(CHARTER, then).spoken}


def test_gates_before_and_after_teams_and_silent_rules_are_counted() -> None:
    """Allowed under an observing charter, stopped by this one."""
    nir = summary("FR_NIR", "2 95 10 99 126 111 93")
    told = replayed([record(nir, groups=("arc", "dm")), record(nir), record(gate=Gate.BLOCK)], CHARTER, KEYED)
    assert told.gates == {(Gate.ALLOW, Gate.BLOCK): 2, (Gate.BLOCK, Gate.ALLOW): 1}
    assert told.requests == 3
    assert told.teams == {"arc": 1, "dm": 1, "–": 1}
    assert told.spoke == {"P2-IDENTIFIANT-PATIENT": 2}
    assert "P2-COORDONNEES" in told.silent(CHARTER)
    assert "P2-IDENTIFIANT-PATIENT" not in told.silent(CHARTER)


def test_different_values_are_told_by_their_marks() -> None:
    numbers = [summary("SUBJECT_ID", f"014-000{n}", start=n * 20) for n in range(5)]
    five, one = (record(*found, category="approved_genai") for found in (numbers, numbers[:1] * 5))
    assert replayed([five], CHARTER, KEYED).gates == {(Gate.ALLOW, Gate.BLOCK): 1}
    assert replayed([one], CHARTER, KEYED).gates == {(Gate.ALLOW, Gate.ALLOW): 1}


def test_users_and_studies_are_compared_under_the_key() -> None:
    """No name is in a record, and exceptions for a name count all the same."""
    code = summary("STUDY_CODE", "GF-ONCO-301")
    told = replayed(
        [record(code, user=MARKING.pseudonym("jdupont"))],
        CHARTER,
        KEYED,
        (waiver(user="JDupont", study="gf onco 301"),),
    )
    assert told.gates == {(Gate.ALLOW, Gate.ALLOW): 1}


def test_what_is_described_in_part_is_counted() -> None:
    """Too many findings, or a record of an earlier version."""
    told = replayed([record(found=300), record(summary("AGE", "56", start=None)), record()], CHARTER, KEYED)
    assert told.partial == 2


def test_observed_rules_speak_without_effect() -> None:
    observing = CHARTER.with_status("P2-IDENTIFIANT-PATIENT", Status.OBSERVE)
    told = replayed([record(summary("FR_NIR", "2 95 10 99 126 111 93"))], observing, KEYED)
    assert told.gates == {(Gate.ALLOW, Gate.ALLOW): 1}
    assert told.spoke == {"P2-IDENTIFIANT-PATIENT": 1}


def test_the_studies_of_a_record_are_those_of_its_labels() -> None:
    """Its clauses and team are as they were; a charter or exception may name a study by its label or, where the registry tells it, its code."""
    past = record(study="ETUDE-01", contracts=("forbidden",), team="outside")
    keyed = Keyed(mark=MARKING.mark, pseudonym=str, codes={"ETUDE-01": "GF-ONCO-301"})
    facts = facts_of_record(past, keyed)
    assert (frozenset({Clause.FORBIDDEN}), Team.OUTSIDE) == (facts.mentioned.clauses, facts.mentioned.team)
    assert all(map(facts.names_study, ("etude 01", "gf onco 301")))
    assert Gate.BLOCK is decide(CHARTER, facts).gate
    unlabelled = facts_of_record(record(study=MARKING.mark("STUDY_CODE", "GF-ONCO-301")), keyed)
    assert unlabelled.names_study("GF-ONCO-301")


def subject(number: int, minute: int, **changes: object) -> DecisionRecord:
    """A subject that was sent to an approved tool."""
    when = NOW.replace(minute=minute)
    found = summary("SUBJECT_ID", f"001-{number:04}")
    fields: dict[str, Any] = {"time": when, "category": "approved_genai", "user": "p", **changes}
    return record(found, **fields)


def test_counters_are_told_again_from_past_requests() -> None:
    """The tenth subject of a user's day would have been stopped, whatever was decided then; the tenth of another, or of the next day, not."""
    ten = [subject(n, n) for n in range(10)]
    assert replayed(ten, CHARTER, KEYED).spoke["P2-ACCUMULATION"] == 1
    assert replayed(ten, CHARTER, KEYED).gates == {(Gate.ALLOW, Gate.ALLOW): 9, (Gate.ALLOW, Gate.BLOCK): 1}
    assert replayed([*ten[:9], subject(9, 9, user="q")], CHARTER, KEYED).spoke["P2-ACCUMULATION"] == 0
    assert replayed([*ten[:9], subject(9, 9, user=None)], CHARTER, KEYED).spoke["P2-ACCUMULATION"] == 0
    assert replayed([*ten[:9], subject(8, 30)], CHARTER, KEYED).spoke["P2-ACCUMULATION"] == 0
    late = subject(9, 9, time=NOW + timedelta(hours=14))
    assert replayed([*ten[:9], late], CHARTER, KEYED).spoke["P2-ACCUMULATION"] == 0
    assert replayed([*ten[:9], late], CHARTER, KEYED, zone=ZoneInfo("America/Martinique")).spoke["P2-ACCUMULATION"] == 1
