"""What the register of uses keeps of decisions: which tool, whose groups, which study, and by day how often, by whom, with what found."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from audit.tables import USE_DAYS, USE_FINDINGS, USE_PEOPLE, USES
from models.decision import Gate, Transform
from models.uses import REGISTER

Row = dict[str, Any]
Key = tuple[str, ...]

TABLES = (USES, USE_DAYS, USE_PEOPLE, USE_FINDINGS)


class Fate(StrEnum):
    """What became of a value that was found."""

    REPLACED = "replaced"
    REFUSED = "refused"
    """It went nowhere: its request was stopped."""
    PASSED = "passed"


@dataclass
class Used:
    """The uses of one batch of decisions, of one node."""

    uses: dict[str, Row] = field(default_factory=dict[str, Row])
    days: Counter[Key] = field(default_factory=Counter[Key])
    people: set[Key] = field(default_factory=set[Key])
    findings: Counter[Key] = field(default_factory=Counter[Key])

    def add(self, body: Row) -> None:
        """Count a decision, as its record tells of it."""
        use, day = self._use(body), body["time"][:10]
        self.days[use, day, body["gate"]] += 1
        self.people.add((use, day, body.get("user") or ""))
        for finding in body.get("findings", ()):
            self.findings[use, day, finding["entity"], fate(body, finding["entity"])] += 1

    def rows(self, node: str) -> Iterator[tuple[sa.Table, list[Row]]]:
        """What each table gets."""
        yield USES, [{"node": node, "use": use, **row} for use, row in self.uses.items()]
        yield USE_PEOPLE, [_row(USE_PEOPLE, node, key) for key in self.people]
        for table, counted in ((USE_DAYS, self.days), (USE_FINDINGS, self.findings)):
            yield table, [_row(table, node, key) | {"count": count} for key, count in counted.items()]

    def _use(self, body: Row) -> str:
        row = {
            **{name: body.get(name) or "" for name in ("service", "category", "route", "study", "charter")},
            "groups": json.dumps(body.get("groups", ()), ensure_ascii=False),
            "is_registered": REGISTER in body.get("obligations", ()),
        }
        use = hashlib.sha256(repr(row).encode("utf-8", "backslashreplace")).hexdigest()[:32]
        self.uses.setdefault(use, row)
        return use


def _row(table: sa.Table, node: str, key: Key) -> Row:
    return dict(zip(table.primary_key.columns.keys(), (node, *key), strict=True))


def fate(body: Row, entity: str) -> Fate:
    """What became of the values of a type in a request."""
    if body["gate"] != Gate.ALLOW:
        return Fate.REFUSED
    is_left = body.get("transforms", {}).get(entity, Transform.NONE) == Transform.NONE
    return Fate.PASSED if is_left else Fate.REPLACED


def adding(table: sa.Table, dialect: str) -> sa.Insert:
    """The statement that adds rows to those of a table: counts are summed, what is there already is left."""
    statement = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
    if "count" not in table.c:
        return statement.on_conflict_do_nothing()
    total = table.c["count"] + statement.excluded["count"]
    return statement.on_conflict_do_update(index_elements=list(table.primary_key), set_={"count": total})
