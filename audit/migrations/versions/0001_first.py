"""The index as it was first released."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _records()
    _found("findings", [("entity", 40), ("part", None), ("shape", 80), ("mark", 32), ("detector", None)])
    _found("rules", [("rule", None)])
    op.create_table(
        "progress",
        sa.Column("node", sa.String(63), primary_key=True),
        sa.Column("sequence", sa.BigInteger, nullable=False),
        sa.Column("segment", sa.String(32), nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )


def downgrade() -> None:
    for table in ("progress", "rules", "findings", "records"):
        op.drop_table(table)


def _records() -> None:
    op.create_table(
        "records",
        sa.Column("node", sa.String(63), primary_key=True),
        sa.Column("sequence", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("time", sa.String(27), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("reference", sa.Text),
        sa.Column("gate", sa.String(16)),
        sa.Column("service", sa.Text),
        sa.Column("route", sa.Text),
        sa.Column("user", sa.String(64)),
        sa.Column("charter", sa.Text),
        sa.Column("flags", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("records_by_time", "records", ["kind", "time"])
    op.create_index("records_by_gate", "records", ["gate", "time"])
    op.create_index("records_by_service", "records", ["service", "time"])
    op.create_index("records_by_reference", "records", ["reference"])


def _found(table: str, columns: list[tuple[str, int | None]]) -> None:
    op.create_table(
        table,
        sa.Column("node", sa.String(63), primary_key=True),
        sa.Column("sequence", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.String(size) if size else sa.Text, nullable=False) for name, size in columns),
        *(
            (sa.Column("length", sa.Integer, nullable=False), sa.Column("score", sa.Float, nullable=False))
            * (table == "findings")
        ),
    )
    for name in {"findings": ("entity", "mark"), "rules": ("rule",)}[table]:
        op.create_index(f"{table}_by_{name}", table, [name, "node", "sequence"])
