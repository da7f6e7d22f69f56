"""Which decisions are found, in which order, and with which outcome."""

from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from pydantic import ValidationError

from audit import index
from audit.keeper import Keeper
from audit.search import Query, decisions, found, past
from models.decision import Gate
from models.record import Justification, Record, ShadowRecord
from tests.audit.samples import NIR, NOW, decision, event, outcome, summary


def keep(data_dir: Path, *records: Record, node: str = "n1") -> None:
    keeper = Keeper.open(data_dir, node, database_url="sqlite://")
    for record in records:
        keeper.write_soon(record)
    keeper.close()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["R-3", "R-2", "R-1"]),
        ({"limit": 1}, ["R-3"]),
        ({"gate": Gate.ALLOW}, ["R-2"]),
        ({"service": "claude"}, ["R-3"]),
        ({"rule": "R9"}, ["R-2"]),
        ({"type": "FR_NIR"}, ["R-1"]),
        ({"since": NOW + timedelta(hours=1)}, ["R-3", "R-2"]),
        ({"until": NOW + timedelta(hours=1)}, ["R-1"]),
        ({"gate": Gate.BLOCK, "service": "chatgpt"}, ["R-1"]),
        ({"justified": True}, ["R-2"]),
        ({"shadow": True}, ["R-3"]),
        ({"justified": False, "shadow": False}, ["R-3", "R-2", "R-1"]),
    ],
)
def test_filters(tmp_path: Path, engine: sa.Engine, asked: dict[str, object], expected: list[str]) -> None:
    keeper = Keeper.open(tmp_path, "n1", database_url="sqlite://")
    nir = summary(keeper, NIR)
    keeper.close()
    keep(
        tmp_path,
        decision("R-1", findings=(nir, nir), route='"justification":{"shadow":{'),
        decision(
            "R-2",
            gate=Gate.ALLOW,
            rules=("R9", "R8"),
            time=NOW + timedelta(hours=1),
            justification=Justification(reference="R-0", rules=("R9",), reason="relecture demandée"),
        ),
        decision(
            "R-3",
            service="claude",
            time=NOW + timedelta(hours=2),
            shadow=ShadowRecord(charter="s@1", gate=Gate.ALLOW),
        ),
        outcome("R-3"),
    )
    index.catch_up(engine, tmp_path / "journal", "n1")
    entries = decisions(engine, Query.model_validate(asked))
    assert [entry.decision.id for entry in entries] == expected


def test_a_decision_is_found_with_its_outcome(tmp_path: Path, engine: sa.Engine) -> None:
    keep(tmp_path, decision("R-1"), decision("R-2"), outcome("R-2"))
    index.catch_up(engine, tmp_path / "journal", "n1")
    entry = found(engine, "R-2")
    assert entry is not None
    assert (entry.sequence, entry.decision, entry.outcome) == (2, decision("R-2"), outcome("R-2"))
    assert entry == found(engine, "2")
    assert found(engine, "3") is None
    assert found(engine, "R-9") is None


def test_only_decisions_are_found(tmp_path: Path, engine: sa.Engine) -> None:
    """Neither an outcome nor an event is an answer, by its number or in the list."""
    keep(tmp_path, outcome("R-1"), event("start"), decision("R-3"))
    index.catch_up(engine, tmp_path / "journal", "n1")
    assert [entry.sequence for entry in decisions(engine, Query())] == [3]
    assert [found(engine, name) for name in ("1", "2", "R-1", "start")] == [None] * 4


def test_of_the_same_moment_the_last_written_comes_first(tmp_path: Path, engine: sa.Engine) -> None:
    keep(tmp_path, *(decision(f"R-{number}") for number in range(1, 12)))
    index.catch_up(engine, tmp_path / "journal", "n1")
    assert [entry.sequence for entry in decisions(engine, Query())] == list(range(11, 0, -1))


def test_nodes_in_one_database_keep_what_is_theirs(tmp_path: Path, engine: sa.Engine) -> None:
    """Two nodes that gave the same number and name: each has its own outcome and findings; by number, the newest is found."""
    keeper = Keeper.open(tmp_path / "n1", "n1", database_url="sqlite://")
    nir = summary(keeper, NIR)
    keeper.close()
    keep(tmp_path / "n1", decision("R-1", findings=(nir,)), outcome("R-1"))
    keep(tmp_path / "n2", decision("R-1", rules=("R9",), time=NOW + timedelta(hours=1)), node="n2")
    for node in ("n1", "n2"):
        index.catch_up(engine, tmp_path / node / "journal", node)
    entries = decisions(engine, Query())
    assert [(entry.node, entry.outcome) for entry in entries] == [("n2", None), ("n1", outcome("R-1"))]
    assert [entry.node for entry in decisions(engine, Query(type="FR_NIR"))] == ["n1"]
    assert [entry.node for entry in decisions(engine, Query(rule="R9"))] == ["n2"]
    assert found(engine, "1") == found(engine, "R-1") == entries[0]


def test_what_only_resembles_a_reference_finds_nothing(tmp_path: Path, engine: sa.Engine) -> None:
    """Nor does it fail: a number may be larger than any column."""
    keep(tmp_path, decision("R-1"))
    index.catch_up(engine, tmp_path / "journal", "n1")
    strange = ["", "0", "-1", "1 OR 1=1", "%", "R-_", "²", "\N{ARABIC-INDIC DIGIT ONE}", "9" * 18, "9" * 19, "9" * 400]
    assert [reference for reference in strange if found(engine, reference)] == []


def test_a_query_asks_for_at_least_one() -> None:
    with pytest.raises(ValidationError):
        Query(limit=0)


def test_past_decisions_come_oldest_first(tmp_path: Path, engine: sa.Engine) -> None:
    """From a moment on; outcomes and events aside."""
    keep(tmp_path, *(decision(f"R-{n}", time=NOW + timedelta(hours=n)) for n in (2, 0, 1)), outcome("R-1"))
    index.catch_up(engine, tmp_path / "journal", "n1")
    assert [record.id for record in past(engine)] == ["R-0", "R-1", "R-2"]
    assert [record.id for record in past(engine, NOW + timedelta(hours=1))] == ["R-1", "R-2"]
