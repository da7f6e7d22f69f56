"""The tables of the index, as the newest migration leaves them. They can always be built again from the journal."""

import sqlalchemy as sa

METADATA = sa.MetaData()

_NODE = 63
_HASH = 64
_DIGEST = 32


def _key() -> tuple[sa.Column[str], sa.Column[int]]:
    return (
        sa.Column("node", sa.String(_NODE), primary_key=True),
        sa.Column("sequence", sa.BigInteger, primary_key=True, autoincrement=False),
    )


def _day_of_use() -> tuple[sa.Column[str], ...]:
    return (
        sa.Column("node", sa.String(_NODE), primary_key=True),
        sa.Column("use", sa.String(_DIGEST), primary_key=True),
        sa.Column("day", sa.String(10), primary_key=True),
    )


RECORDS = sa.Table(
    "records",
    METADATA,
    *_key(),
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
    sa.Index("records_by_time", "kind", "time"),
    sa.Index("records_by_gate", "gate", "time"),
    sa.Index("records_by_service", "service", "time"),
    sa.Index("records_by_reference", "reference"),
)
"""`reference` is the id of a decision, for an outcome the one it refers to; `flags` stand between
spaces; `body` is the record as canonical JSON."""

FINDINGS = sa.Table(
    "findings",
    METADATA,
    *_key(),
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("entity", sa.String(40), nullable=False),
    sa.Column("part", sa.Text, nullable=False),
    sa.Column("shape", sa.String(80), nullable=False),
    sa.Column("mark", sa.String(32), nullable=False),
    sa.Column("detector", sa.Text, nullable=False),
    sa.Column("length", sa.Integer, nullable=False),
    sa.Column("score", sa.Float, nullable=False),
    sa.Index("findings_by_entity", "entity", "node", "sequence"),
    sa.Index("findings_by_mark", "mark", "node", "sequence"),
)

RULES = sa.Table(
    "rules",
    METADATA,
    *_key(),
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("rule", sa.Text, nullable=False),
    sa.Index("rules_by_rule", "rule", "node", "sequence"),
)

USES = sa.Table(
    "uses",
    METADATA,
    sa.Column("node", sa.String(_NODE), primary_key=True),
    sa.Column("use", sa.String(_DIGEST), primary_key=True),
    sa.Column("service", sa.Text, nullable=False),
    sa.Column("category", sa.Text, nullable=False),
    sa.Column("route", sa.Text, nullable=False),
    sa.Column("groups", sa.Text, nullable=False),
    sa.Column("study", sa.Text, nullable=False),
    sa.Column("charter", sa.Text, nullable=False),
    sa.Column("is_registered", sa.Boolean, nullable=False),
    sqlite_with_rowid=False,
)
"""Which tool was used by members of which groups (a JSON list) for which study; `use` is a digest of the columns after it. What
is not known is empty. `is_registered`: the charter obliged to."""

USE_DAYS = sa.Table(
    "use_days",
    METADATA,
    *_day_of_use(),
    sa.Column("gate", sa.String(16), primary_key=True),
    sa.Column("count", sa.BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""How many requests of a use there were on a day (UTC), by gate."""

USE_PEOPLE = sa.Table(
    "use_people",
    METADATA,
    *_day_of_use(),
    sa.Column("user", sa.String(64), primary_key=True),
    sqlite_with_rowid=False,
)
"""Who made them; an anonymous user is empty."""

USE_FINDINGS = sa.Table(
    "use_findings",
    METADATA,
    *_day_of_use(),
    sa.Column("entity", sa.String(40), primary_key=True),
    sa.Column("fate", sa.String(16), primary_key=True),
    sa.Column("count", sa.BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""How many values of a type were found in the requests of a use on a day, and what became of them."""

PROGRESS = sa.Table(
    "progress",
    METADATA,
    sa.Column("node", sa.String(_NODE), primary_key=True),
    sa.Column("sequence", sa.BigInteger, nullable=False),
    sa.Column("segment", sa.String(32), nullable=False),
    sa.Column("position", sa.BigInteger, nullable=False),
    sa.Column("hash", sa.String(_HASH), nullable=False),
)
"""How far the journal of a node is indexed: after byte `position` of a segment, where the last line has this hash."""
