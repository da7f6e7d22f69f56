"""The index holds what the journal holds: no gap, no duplicate, whoever catches up and whatever fails."""

import io
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import sqlalchemy as sa

from audit import index
from audit.keeper import Keeper
from audit.tables import FINDINGS, RECORDS, RULES
from tests.audit.samples import NIR, decision, event, kept, segment, summary, written


def test_catching_up_twice_adds_nothing(tmp_path: Path, engine: sa.Engine) -> None:
    written(tmp_path / "state", 30)
    journal = tmp_path / "state" / "journal"
    assert index.catch_up(engine, journal, "n1") == 30
    assert index.catch_up(engine, journal, "n1") == 0
    written(tmp_path / "state", 5)
    assert index.catch_up(engine, journal, "n1") == 5
    assert len(kept(engine)) == 35


def test_many_may_catch_up_at_the_same_time(tmp_path: Path, url: str) -> None:
    """The server's thread and two commands: each record is there once."""
    written(tmp_path / "state", 900, together=True)
    engines = [index.opened(url) for _ in range(3)]
    index.catch_up(engines[0], tmp_path / "absent", "n1")
    with ThreadPoolExecutor(3) as pool:
        added = list(pool.map(lambda one: index.catch_up(one, tmp_path / "state" / "journal", "n1"), engines))
    assert sum(added) == 900
    assert len(kept(engines[0])) == 900
    for engine in engines:
        engine.dispose()


def test_an_index_ahead_of_its_journal_is_built_again(
    tmp_path: Path, engine: sa.Engine, log_stream: io.StringIO
) -> None:
    """The journal was restored, or lost a tail that a reader had already seen. What is forgotten is told in the log."""
    written(tmp_path / "a", 5)
    written(tmp_path / "b", 3)
    index.catch_up(engine, tmp_path / "a" / "journal", "n1")
    assert "index_forgotten" not in log_stream.getvalue()
    assert index.catch_up(engine, tmp_path / "b" / "journal", "n1") == 3
    assert kept(engine) == [1, 2, 3]
    segment(tmp_path / "b").write_bytes(b"")
    index.catch_up(engine, tmp_path / "b" / "journal", "n1")
    assert kept(engine) == []
    said = [json.loads(line) for line in log_stream.getvalue().splitlines()]
    assert [(line["event"], line["node"], line["records"]) for line in said] == [
        ("index_forgotten", "n1", 5),
        ("index_forgotten", "n1", 3),
    ]


def test_the_index_catches_up_after_it_was_down(tmp_path: Path, engine: sa.Engine, log_stream: io.StringIO) -> None:
    """Records were written while the database was not there: none is missing, none twice."""
    keeper = Keeper.open(tmp_path, "n1", database_url="sqlite:////absent/index.sqlite3")
    for number in range(50):
        keeper.write_soon(event(f"while down {number}"))
    keeper.close()
    assert "index_failed" in log_stream.getvalue()
    assert index.catch_up(engine, tmp_path / "journal", "n1") == 50


def test_rows_tell_what_was_found_and_which_rules_spoke(tmp_path: Path, engine: sa.Engine) -> None:
    keeper = Keeper.open(tmp_path, "n1", database_url="sqlite://")
    one = summary(keeper, NIR)
    keeper.write_soon(decision("R-1", findings=(one, summary(keeper, "Anne", "PERSON")), flags=("timeout",)))
    keeper.close()
    index.catch_up(engine, tmp_path / "journal", "n1")
    assert kept(engine, FINDINGS.c.entity) == ["FR_NIR", "PERSON"]
    assert one.mark in kept(engine, FINDINGS.c.mark)
    assert kept(engine, RULES.c.rule) == ["P2-IDENTITY-STAYS-HOME"]
    assert kept(engine, RECORDS.c.flags) == [" timeout "]
