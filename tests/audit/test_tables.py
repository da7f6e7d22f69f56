"""The tables are what the migrations leave, and no column is too narrow for what the models may hold."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from audit.canonical import stamp
from audit.chain import GENESIS, is_node
from audit.marks import mark, pseudonym, shape
from audit.segments import following
from audit.tables import FINDINGS, METADATA, PROGRESS, RECORDS, RULES
from models.decision import Gate
from models.entities import FAMILY_OF
from models.record import DecisionRecord, EventRecord, OutcomeRecord
from tests.audit.samples import NOW


def width(column: sa.Column[object]) -> int:
    assert isinstance(column.type, sa.String)
    assert column.type.length is not None
    return column.type.length


def test_migrations_make_the_tables_that_the_code_uses(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)
    assert differences == []


def test_columns_are_wide_enough() -> None:
    """PostgreSQL refuses what does not fit, and then the index stands still; SQLite does not look."""
    kinds = [model.model_fields["kind"].default for model in (DecisionRecord, OutcomeRecord, EventRecord)]
    assert width(RECORDS.c.time) >= len(stamp(NOW))
    assert width(RECORDS.c.kind) >= max(map(len, kinds))
    assert width(RECORDS.c.gate) >= max(len(gate.value) for gate in Gate)
    assert width(RECORDS.c.user) >= len(pseudonym(b"k" * 32, "Anne"))
    assert width(FINDINGS.c.entity) >= max(map(len, FAMILY_OF))
    assert width(FINDINGS.c.shape) >= len(shape("PERSON", "a" * 1000))
    assert width(FINDINGS.c.mark) >= len(mark(b"k" * 32, "PERSON", "Anne"))
    assert width(PROGRESS.c.hash) >= len(GENESIS)
    assert width(PROGRESS.c.segment) >= len(following(None, Path(), NOW).name)


def test_every_node_that_a_journal_can_name_fits() -> None:
    for table in METADATA.tables.values():
        assert is_node("n" * width(table.c.node))
        assert not is_node("n" * (width(table.c.node) + 1))


@pytest.mark.parametrize("table", [RECORDS, FINDINGS, RULES], ids=str)
def test_nodes_share_a_database_by_the_name_in_the_key(table: sa.Table) -> None:
    """Every node counts its records from 1."""
    assert [column.name for column in table.primary_key][:2] == ["node", "sequence"]
