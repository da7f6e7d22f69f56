"""The index holds what the journal holds: no gap, no duplicate, whoever catches up and whatever fails."""

import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from audit import index
from audit.keeper import Keeper
from audit.search import Query, decisions, found
from audit.tables import FINDINGS, METADATA, RECORDS, RULES
from models.decision import Gate
from models.record import Record
from tests.audit.samples import NIR, NOW, decision, event, outcome, segment, summary, tampered, written

POSTGRES = Path("/usr/lib/postgresql/15/bin")


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


def test_an_index_ahead_of_its_journal_is_built_again(tmp_path: Path, engine: sa.Engine) -> None:
    """The journal was restored, or lost a tail that a reader had already seen."""
    written(tmp_path / "a", 5)
    written(tmp_path / "b", 3)
    index.catch_up(engine, tmp_path / "a" / "journal", "n1")
    assert index.catch_up(engine, tmp_path / "b" / "journal", "n1") == 3
    assert kept(engine) == [1, 2, 3]
    segment(tmp_path / "b").write_bytes(b"")
    index.catch_up(engine, tmp_path / "b" / "journal", "n1")
    assert kept(engine) == []


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
