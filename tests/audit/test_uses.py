"""What the register keeps of decisions, and that it is summed up whoever adds to it."""

import json
from pathlib import Path

import pytest
import sqlalchemy as sa

from audit import index
from audit.canonical import canonical
from audit.keeper import Keeper
from audit.tables import USE_DAYS, USE_FINDINGS, USE_PEOPLE, USES
from audit.uses import Fate, Used, fate
from models.decision import Gate
from models.record import DecisionRecord
from tests.audit.samples import NIR, decision, segment, summary, written


def used(*records: DecisionRecord) -> dict[str, list[dict[str, object]]]:
    made = Used()
    for record in records:
        made.add(json.loads(canonical(record)))
    return {table.name: rows for table, rows in made.rows("n1")}


def count(engine: sa.Engine, table: sa.Table) -> int:
    with engine.connect() as connection:
        return int(connection.scalar(sa.select(sa.func.sum(table.c["count"]))) or 0)


def test_equal_uses_of_a_day_are_one_row() -> None:
    made = used(decision("R-1", user="u1"), decision("R-2", user="u1"), decision("R-3", user="u2", gate=Gate.ALLOW))
    assert len(made["uses"]) == 1
    assert sorted((row["gate"], row["count"]) for row in made["use_days"]) == [("allow", 1), ("block", 2)]
    assert sorted(str(row["user"]) for row in made["use_people"]) == ["u1", "u2"]


@pytest.mark.parametrize(
    "change",
    [
        {"service": "claude"},
        {"category": "approved_genai"},
        {"groups": ("redaction",)},
        {"study": "GF-ONCO-301"},
        {"route": "conversation"},
        {"charter": "afcros@2"},
        {"obligations": ("register",)},
    ],
)
def test_what_differs_is_another_use(change: dict[str, object]) -> None:
    assert len(used(decision("R-1"), decision("R-2", **change))["uses"]) == 2


def test_a_record_of_an_older_version_is_a_use_without_what_it_does_not_tell() -> None:
    body = json.loads(canonical(decision("R-1")))
    for name in ("study", "groups", "obligations", "findings", "transforms"):
        body.pop(name, None)
    made = Used()
    made.add(body)
    [row] = {table.name: rows for table, rows in made.rows("n1")}["uses"]
    assert (row["study"], row["groups"], row["is_registered"]) == ("", "[]", False)


@pytest.mark.parametrize(
    ("gate", "transforms", "expected"),
    [
        ("allow", {"PERSON": "redact"}, Fate.REPLACED),
        ("allow", {"PERSON": "none"}, Fate.PASSED),
        ("allow", {}, Fate.PASSED),
        ("block", {"PERSON": "redact"}, Fate.REFUSED),
        ("justify", {"PERSON": "redact"}, Fate.REFUSED),
    ],
)
def test_what_becomes_of_a_value(gate: str, transforms: dict[str, str], expected: Fate) -> None:
    assert fate(gate, transforms.get("PERSON")) is expected


def test_batches_add_up_and_are_forgotten_with_their_journal(tmp_path: Path, engine: sa.Engine) -> None:
    """Caught up in steps, twice, and built again after the journal was lost: each request counts once."""
    journal = tmp_path / "state" / "journal"
    for _ in range(2):
        written(tmp_path / "state", 250, together=True)
        index.catch_up(engine, journal, "n1")
        index.catch_up(engine, journal, "n1")
    assert count(engine, USE_DAYS) == 500
    segment(tmp_path / "state").write_bytes(b"")
    index.catch_up(engine, journal, "n1")
    with engine.connect() as connection:
        for table in (USES, USE_DAYS, USE_PEOPLE, USE_FINDINGS):
            assert connection.execute(sa.select(table)).all() == []


def test_groups_of_any_length_and_script_are_kept(tmp_path: Path, engine: sa.Engine) -> None:
    """No name is too long for a key, and none of it is read as SQL."""
    keeper = Keeper.open(tmp_path, "n1", database_url="sqlite://")
    groups = ("équipe'; DROP TABLE uses; --", *(f"{n}" * 250 for n in range(10, 60)))
    keeper.write_soon(decision("R-1", groups=groups, findings=(summary(keeper, NIR), summary(keeper, NIR))))
    keeper.close()
    index.catch_up(engine, tmp_path / "journal", "n1")
    with engine.connect() as connection:
        assert tuple(json.loads(connection.execute(sa.select(USES)).one().groups)) == groups
    assert count(engine, USE_FINDINGS) == 2
