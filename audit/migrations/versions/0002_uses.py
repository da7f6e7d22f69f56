"""Uses of tools, counted by day. The index is emptied, and built again from the journal with them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "uses",
        *_key(),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("service", "category", "route", "groups", "study", "charter")
        ),
        sa.Column("is_registered", sa.Boolean, nullable=False),
        sqlite_with_rowid=False,
    )
    _by_day("use_days", [("gate", 16)], _count())
    _by_day("use_people", [("user", 64)])
    _by_day("use_findings", [("entity", 40), ("fate", 16)], _count())
    for table in ("records", "findings", "rules", "progress"):
        op.execute(sa.delete(sa.table(table)))


def downgrade() -> None:
    for table in ("use_findings", "use_people", "use_days", "uses"):
        op.drop_table(table)


def _key() -> tuple[sa.Column[str], sa.Column[str]]:
    return sa.Column("node", sa.String(63), primary_key=True), sa.Column("use", sa.String(32), primary_key=True)


def _by_day(table: str, columns: list[tuple[str, int]], *counts: sa.Column[int]) -> None:
    op.create_table(
        table,
        *_key(),
        sa.Column("day", sa.String(10), primary_key=True),
        *(sa.Column(name, sa.String(size), primary_key=True) for name, size in columns),
        *counts,
        sqlite_with_rowid=False,
    )


def _count() -> sa.Column[int]:
    return sa.Column("count", sa.BigInteger, nullable=False)
