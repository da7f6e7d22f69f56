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
Place = tuple[Any, ...]
"""What tells one use from another: texts, a tuple of groups, a truth."""

_USE = ("node", "use", "service", "category", "route", "study", "charter", "groups", "is_registered")
_PERSON = ("node", "use", "day", "user")
_DAY = ("node", "use", "day", "gate", "count")
_FINDING = ("node", "use", "day", "entity", "fate", "count")
"""Columns of each table, in the order in which they are counted here."""

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

    uses: dict[Place, str] = field(default_factory=dict[Place, str])
    """What a use is -> its digest."""
    days: Counter[Key] = field(default_factory=Counter[Key])
    people: set[Key] = field(default_factory=set[Key])
    findings: Counter[Key] = field(default_factory=Counter[Key])

    def add(self, body: Row) -> None:
        """Count a decision, as its record tells of it."""
        use, day = self._use(body), body["time"][:10]
        self.days[use, day, body["gate"]] += 1
        self.people.add((use, day, body.get("user") or ""))
        for finding in body.get("findings", ()):
            entity = finding["entity"]
            became = fate(body["gate"], body.get("transforms", {}).get(entity))
            self.findings[use, day, entity, became.value] += 1

    def rows(self, node: str) -> Iterator[tuple[sa.Table, list[Row]]]:
        """What each table gets."""
        yield USES, [_named(_USE, (node, use, *_columns(place))) for place, use in self.uses.items()]
        yield USE_PEOPLE, [_named(_PERSON, (node, *key)) for key in self.people]
        for table, names, counted in ((USE_DAYS, _DAY, self.days), (USE_FINDINGS, _FINDING, self.findings)):
            yield table, [_named(names, (node, *key, count)) for key, count in counted.items()]

    def _use(self, body: Row) -> str:
        said = [body.get(name) or "" for name in ("service", "category", "route", "study", "charter")]
        place = (*said, tuple(body.get("groups", ())), REGISTER in body.get("obligations", ()))
        known = self.uses.get(place)
        if known is None:
            known = self.uses[place] = hashlib.sha256(json.dumps(place).encode()).hexdigest()[:32]
        return known


def _columns(place: Place) -> Place:
    """As the table has it: groups as a JSON list."""
    *said, groups, is_registered = place
    return (*said, json.dumps(groups, ensure_ascii=False), is_registered)


def _named(names: tuple[str, ...], values: tuple[Any, ...]) -> Row:
    return dict(zip(names, values, strict=True))


def fate(gate: str, transform: str | None) -> Fate:
    """What became of the values of a type in a request; `transform`: that of the type, None where it has none."""
    if gate != Gate.ALLOW:
        return Fate.REFUSED
    return Fate.PASSED if transform in (None, Transform.NONE) else Fate.REPLACED


def adding(table: sa.Table, dialect: str) -> sa.Insert:
    """The statement that adds rows to those of a table: counts are summed, what is there already is left."""
    statement = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
    if "count" not in table.c:
        return statement.on_conflict_do_nothing()
    total = table.c["count"] + statement.excluded["count"]
    return statement.on_conflict_do_update(index_elements=list(table.primary_key), set_={"count": total})
