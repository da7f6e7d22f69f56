"""A month is counted as its records tell: by whom, how often, and no request of the month before or after."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from audit import index
from audit.keeper import Keeper
from audit.month import Month, Recount, Way, recounted
from audit.suppression import Figure
from audit.uses import Fate
from models.decision import Gate
from models.record import EventRecord, Justification, OutcomeRecord, Record
from models.uses import NONE
from tests.audit.samples import NIR, decision, summary

OCTOBER = Month(2026, 10)
DAY = datetime(2026, 10, 15, 12, tzinfo=UTC)
REASON = Justification(reference="R-4", rules=("P3-CONTENU-CRITIQUE",), reason="Relu par le pharmacovigilant.")


def first(groups: list[str]) -> str:
    return groups[0] if groups else NONE


def told(tmp_path: Path, engine: sa.Engine, *records: Record) -> Recount:
    keeper = Keeper.open(tmp_path, "n1", database_url="sqlite://")
    for record in records:
        keeper.write_soon(record)
    keeper.close()
    index.catch_up(engine, tmp_path / "journal", "n1")
    return recounted(engine, OCTOBER, first)


def counts(figures: dict[str, Figure]) -> dict[str, int]:
    return {name: figure.count for name, figure in figures.items()}


def test_months_follow_one_another() -> None:
    assert (Month(2026, 12).after, Month(2026, 1).before) == (Month(2027, 1), Month(2025, 12))
    assert (Month(2028, 2).first, Month(2028, 2).last) == (date(2028, 2, 1), date(2028, 2, 29))
    assert str(OCTOBER) == "2026-10"


@pytest.mark.parametrize("text", ["2026-13", "2026-1", "26-10", "2026-10-01", "octobre", "", "0001-01", "2026-00"])
def test_what_is_no_month(text: str) -> None:
    assert Month.parsed(text) is None
    assert Month.parsed("2026-10") == OCTOBER


def test_the_month_begins_and_ends_at_midnight_utc(tmp_path: Path, engine: sa.Engine) -> None:
    start, end = datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC)
    moment = timedelta(microseconds=1)
    times = (start - moment, start, end - moment, end)
    counted = told(tmp_path, engine, *(decision(f"R-{n}", time=time) for n, time in enumerate(times)))
    assert counted.requests == 2


def test_requests_are_told_by_tool_team_and_way(tmp_path: Path, engine: sa.Engine) -> None:
    counted = told(
        tmp_path,
        engine,
        decision("R-1", time=DAY, groups=("dm",), user="u1"),
        decision("R-2", time=DAY, groups=("dm",), user="u2", gate=Gate.ALLOW),
        decision("R-3", time=DAY, gate=Gate.ALLOW, replaced=2),
        decision("R-4", time=DAY, gate=Gate.JUSTIFY, service="claude"),
        decision("R-5", time=DAY, gate=Gate.ALLOW, service="claude", replaced=1, justification=REASON),
    )
    assert {key: figure.count for key, figure in counted.volumes.items()} == {
        ("chatgpt", "dm"): 2,
        ("chatgpt", NONE): 1,
        ("claude", NONE): 2,
    }
    assert counts(counted.ways) == {Way.REFUSED: 1, Way.UNTOUCHED: 1, Way.REPLACED: 1, Way.JUSTIFY: 1, Way.JUSTIFIED: 1}
    assert (len(counted.people), counted.anonymous) == (3, 3)
    assert len(counted.volumes["chatgpt", "dm"].people) == 2


def test_rules_facts_and_findings_are_told_with_their_persons(tmp_path: Path, engine: sa.Engine) -> None:
    """What was not screened is told by its flag alone, not by the rule that follows from it."""
    keeper = Keeper.open(tmp_path / "keys", "n1", database_url="sqlite://")
    nir = summary(keeper, NIR)
    keeper.close()
    counted = told(
        tmp_path / "n1",
        engine,
        decision(
            "R-1", time=DAY, user="u1", rules=("A", "B"), warned=("C",), observed=("D",),             obligations=("alert_dpo",),
            exceptions=("EX-1",), circumstances=("training_missing",), findings=(nir, nir),
        ),
        decision("R-2", time=DAY, user="u1", rules=("A",)),
        decision("R-3", time=DAY, user="u1", rules=("P5",), obligations=("log",), flags=("timeout",)),
    )  # fmt: skip
    assert {key: figure.count for key, figure in counted.rules.items()} == {
        ("A", "enforced"): 2,
        ("B", "enforced"): 1,
        ("C", "warned"): 1,
        ("D", "observed"): 1,
    }
    assert len(counted.rules["A", "enforced"].people) == 1
    assert {key: figure.count for key, figure in counted.facts.items()} == {
        ("exceptions", "EX-1"): 1,
        ("obligations", "alert_dpo"): 1,
        ("flags", "timeout"): 1,
        ("circumstances", "training_missing"): 1,
    }
    assert counted.found["identity", Fate.REFUSED].count == 2


def test_a_refused_tool_is_told_by_its_volume_alone(tmp_path: Path, engine: sa.Engine) -> None:
    """Its rule and its flag would tell its volume where that is hidden."""
    refused = decision("R-1", time=DAY, category="unknown_genai", service="phind", flags=("refused_tool",))
    counted = told(tmp_path, engine, refused)
    assert (counted.requests, counted.categories) == (1, {"phind": "unknown_genai"})
    assert (counted.rules, counted.facts, counted.found) == ({}, {}, {})


def test_durations_are_those_of_what_was_forwarded(tmp_path: Path, engine: sa.Engine) -> None:
    def came(reference: str, *, forwarded: bool, ms: float) -> OutcomeRecord:
        error = None if forwarded else "connection broke"
        return OutcomeRecord(of=reference, time=DAY, forwarded=forwarded, latency_ms=ms, error=error)

    counted = told(
        tmp_path,
        engine,
        decision("R-1", time=DAY),
        came("R-1", forwarded=True, ms=50),
        came("R-2", forwarded=False, ms=1),
    )
    assert list(counted.screening_ms) == [1.25]
    assert list(counted.answered_ms) == [50]


def test_a_stop_lasts_from_the_last_record_to_the_start(tmp_path: Path, engine: sa.Engine) -> None:
    """Planned if the node said that it stopped."""

    def happened(event: str, minutes: int) -> EventRecord:
        return EventRecord(time=DAY + timedelta(minutes=minutes), event=event)

    counted = told(
        tmp_path, engine, happened("started", 0), happened("stopped", 10), happened("started", 15),
        decision("R-1", time=DAY + timedelta(minutes=20)), happened("started", 50),
    )  # fmt: skip
    lasting = [((stop.until - stop.since).seconds // 60, stop.is_planned) for stop in counted.stops]
    assert lasting == [(5, True), (30, False)]
    assert counted.events == {"started": 3, "stopped": 1}


def test_charters_are_told_with_their_first_and_last_decision(tmp_path: Path, engine: sa.Engine) -> None:
    later = DAY + timedelta(days=3)
    counted = told(
        tmp_path,
        engine,
        decision("R-1", time=DAY),
        decision("R-2", time=later),
        decision("R-3", time=later, generation=2),
    )
    assert counted.charters == {("afcros@1", 1, "n1"): (DAY, later), ("afcros@1", 2, "n1"): (later, later)}


def test_a_month_without_anything_is_empty(tmp_path: Path, engine: sa.Engine) -> None:
    counted = told(tmp_path, engine, decision("R-1"))
    assert (counted.requests, counted.nodes, counted.stops) == (0, set(), [])
