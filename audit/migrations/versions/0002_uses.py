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
    )
    _counted("use_days", [("gate", 16), ("user", 64)])
    _counted("use_findings", [("entity", 40), ("fate", 16)])
    for table in ("records", "findings", "rules", "progress"):
        op.execute(sa.delete(sa.table(table)))


def downgrade() -> None:
    for table in ("use_findings", "use_days", "uses"):
        op.drop_table(table)


def _key() -> tuple[sa.Column[str], sa.Column[str]]:
    return sa.Column("node", sa.String(63), primary_key=True), sa.Column("use", sa.String(32), primary_key=True)


def _counted(table: str, columns: list[tuple[str, int]]) -> None:
    op.create_table(
        table,
        *_key(),
        sa.Column("day", sa.String(10), primary_key=True),
        *(sa.Column(name, sa.String(size), primary_key=True) for name, size in columns),
        sa.Column("count", sa.BigInteger, nullable=False),
    )
