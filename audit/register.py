"""The register of uses: what the traffic shows, beside what people have written of it."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from audit.people import People
from audit.tables import USE_DAYS, USE_FINDINGS, USES
from audit.uses import Fate
from models.frozen import Frozen
from models.services import Category
from models.uses import NONE, Status, Tool, Use, Uses

TeamOf = Callable[[list[str]], str]


class Span(Frozen):
    """Days of UTC, both included; None means no end."""

    since: date | None = None
    until: date | None = None


@dataclass
class Seen:
    """What the traffic shows of one use."""

    tool: str
    team: str
    study: str
    categories: set[str] = field(default_factory=set[str])
    gates: Counter[str] = field(default_factory=Counter[str])
    routes: Counter[str] = field(default_factory=Counter[str])
    people: People = field(default_factory=People)
    findings: Counter[tuple[str, Fate]] = field(default_factory=Counter[tuple[str, Fate]])
    """(type, what became of it) -> values."""
    first: str = "9999"
    last: str = ""
    """Days of UTC."""

    @property
    def requests(self) -> int:
        """All of them."""
        return self.gates.total()

    @property
    def is_kept_out(self) -> bool:
        """Whether the tool is one that the organisation refuses as a whole, and nothing reached it."""
        return not self.categories - {Category.UNKNOWN, Category.PROHIBITED} and not self.gates["allow"]

    def add(self, row: Any) -> None:
        """Add what the index counted for one user, route and gate."""
        self.categories.add(row.category)
        self.gates[row.gate] += row.count
        self.routes[row.route] += row.count
        self.people.add(row.node, row.user)
        self.first, self.last = min(self.first, row.first), max(self.last, row.last)


class State(StrEnum):
    """What the committee has to do about a use."""

    DECLARED = "declared"
    UNDECLARED = "undeclared"
    """Seen, and nobody said what for; or the entry is still to be completed."""
    CONTRADICTED = "contradicted"
    """Seen, though the entry says that it was refused or has ended."""
    OVERDUE = "overdue"
    """Declared, and its review is due."""
    UNSEEN = "unseen"
    """Declared, and not seen in the traffic."""
    KEPT_OUT = "kept_out"
    """Tried, and refused by the charter: the tool is on a list of refused ones."""


@dataclass(frozen=True)
class Entry:
    """A row of the register. At least one of `seen` and `use` is there."""

    state: State
    tool: str
    team: str
    study: str
    seen: Seen | None = None
    use: Use | None = None
    legal: Tool | None = None


def observed(engine: sa.Engine, span: Span, team_of: TeamOf, tool: str | None = None) -> list[Seen]:
    """The uses that the traffic shows, by tool, team and study. Raises SQLAlchemyError."""
    uses: dict[tuple[str, str, str], Seen] = {}

    def place(row: Any) -> Seen:
        at = (row.service, team_of(json.loads(row.groups)), row.study or NONE)
        return uses.setdefault(at, Seen(*at))

    with engine.connect() as connection:
        wanted = [*_within(connection), *([USES.c.service == tool] if tool else [])]
        for row in connection.execute(_requests(wanted + _days(USE_DAYS, span))):
            place(row).add(row)
        for row in connection.execute(_findings(wanted + _days(USE_FINDINGS, span))):
            place(row).findings[row.entity, Fate(row.fate)] += row.count
    return sorted(uses.values(), key=lambda seen: (seen.tool, seen.team, seen.study))


def entries(seen: Iterable[Seen], written: Uses, today: date) -> list[Entry]:
    """The register: each observed use with what was written of it, then what was written and not seen."""
    found, met = [], defaultdict[Use, bool](bool)
    for one in seen:
        use = written.entry_of(one.tool, one.team, one.study)
        if use is not None:
            met[use] = True
        state = _state(one, use, today)
        found.append(Entry(state, one.tool, one.team, one.study, one, use, written.tool_of(one.tool)))
    for use in written.uses:
        if not met[use]:
            place = use.tool, use.team or "*", use.study or "*"
            found.append(Entry(State.UNSEEN, *place, use=use, legal=written.tool_of(use.tool)))
    return found


def _state(seen: Seen, use: Use | None, today: date) -> State:
    if use is None or use.status is Status.PENDING:
        return State.KEPT_OUT if seen.is_kept_out else State.UNDECLARED
    if use.status in (Status.REFUSED, Status.ENDED):
        return State.CONTRADICTED if seen.gates["allow"] else State.DECLARED
    return State.OVERDUE if use.is_overdue(today) else State.DECLARED


def _within(connection: sa.Connection) -> list[sa.ColumnElement[bool]]:
    """Under a charter that ever obliges to register, what it obliged to register; under any other, everything."""
    obliging = sa.select(USES.c.charter).where(USES.c.is_registered).distinct()
    chosen = list(connection.execute(obliging).scalars())
    return [USES.c.is_registered | USES.c.charter.not_in(chosen)]


def _days(table: sa.Table, span: Span) -> list[sa.ColumnElement[bool]]:
    bounds = (
        (span.since, lambda day: table.c.day >= day.isoformat()),
        (span.until, lambda day: table.c.day <= day.isoformat()),
    )
    return [bound(day) for day, bound in bounds if day is not None]


_PLACE = (USES.c.service, USES.c.groups, USES.c.study)


def _requests(conditions: list[sa.ColumnElement[bool]]) -> sa.Select[Any]:
    by = (*_PLACE, USES.c.category, USES.c.route, USE_DAYS.c.gate, USE_DAYS.c.node, USE_DAYS.c.user)
    told = (sa.func.sum(USE_DAYS.c.count), sa.func.min(USE_DAYS.c.day), sa.func.max(USE_DAYS.c.day))
    labelled = (one.label(name) for one, name in zip(told, ("count", "first", "last"), strict=True))
    return _joined(sa.select(*by, *labelled), USE_DAYS).where(*conditions).group_by(*by)


def _findings(conditions: list[sa.ColumnElement[bool]]) -> sa.Select[Any]:
    by = (*_PLACE, USE_FINDINGS.c.entity, USE_FINDINGS.c.fate)
    total = sa.func.sum(USE_FINDINGS.c.count).label("count")
    return _joined(sa.select(*by, total), USE_FINDINGS).where(*conditions).group_by(*by)


def _joined(select: sa.Select[Any], table: sa.Table) -> sa.Select[Any]:
    return select.select_from(table.join(USES, (USES.c.node == table.c.node) & (USES.c.use == table.c.use)))
