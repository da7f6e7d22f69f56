"""The register of uses: what the traffic shows, beside what people have written of it."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from audit.people import People
from audit.tables import USE_DAYS, USE_FINDINGS, USE_PEOPLE, USES
from audit.uses import Fate
from models.frozen import Frozen
from models.record import STUDIES
from models.services import KEPT_OUT
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
        return not self.categories - KEPT_OUT and not self.gates["allow"]

    def add(self, use: Any, row: Any) -> None:
        """Add what the index counted for one gate of a use."""
        self.categories.add(use.category)
        self.gates[row.gate] += row.count
        self.routes[use.route] += row.count
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


def observed(engine: sa.Engine, span: Span, team_of: TeamOf) -> list[Seen]:
    """The uses that the traffic shows, by tool, team and study. Raises SQLAlchemyError."""
    uses: dict[tuple[str, str, str], Seen] = {}
    with engine.connect() as connection:
        rows = _registered(list(connection.execute(sa.select(USES))))
        places = {(row.node, row.use): _Place(row, team_of) for row in rows}

        def told(select: sa.Executable) -> Iterator[tuple[Seen, Any, Any]]:
            for row in connection.execute(select):
                place = places.get((row.node, row.use))
                if place is not None:
                    yield from ((uses.setdefault(at, Seen(*at)), place.row, row) for at in place.at)

        for seen, use, row in told(_requests(span)):
            seen.add(use, row)
        for seen, _, row in told(_people(span)):
            seen.people.add(row.node, row.user)
        for seen, _, row in told(_findings(span)):
            seen.findings[row.entity, Fate(row.fate)] += row.count
    return sorted(uses.values(), key=lambda seen: (seen.tool, seen.team, seen.study))


def entries(seen: Iterable[Seen], written: Uses, today: date) -> list[Entry]:
    """The register: each observed use with what was written of it, then what was written and not seen."""
    found: list[Entry] = []
    met: set[Use | None] = set()
    for one in seen:
        use = written.entry_of(one.tool, one.team, one.study)
        met.add(use)
        state = _state(one, use, today)
        found.append(Entry(state, one.tool, one.team, one.study, one, use, written.tool_of(one.tool)))
    for use in written.uses:
        if use not in met:
            place = use.tool, use.team or "*", use.study or "*"
            found.append(Entry(State.UNSEEN, *place, use=use, legal=written.tool_of(use.tool)))
    return found


def _state(seen: Seen, use: Use | None, today: date) -> State:
    if use is None or use.status is Status.PENDING:
        return State.KEPT_OUT if seen.is_kept_out else State.UNDECLARED
    if use.status in (Status.REFUSED, Status.ENDED):
        return State.CONTRADICTED if seen.gates["allow"] else State.DECLARED
    return State.OVERDUE if use.is_overdue(today) else State.DECLARED


class _Place:
    """A use of the index, and where it stands in the register: with each of the studies that it is for."""

    def __init__(self, row: Any, team_of: TeamOf) -> None:
        self.row = row
        team = team_of(json.loads(row.groups))
        self.at = [(row.service, team, study or NONE) for study in row.study.split(STUDIES)]


def _registered(rows: list[Any]) -> list[Any]:
    """Under a charter that ever obliges to register, what it obliged to register; under any other, everything."""
    obliging = {row.charter for row in rows if row.is_registered}
    return [row for row in rows if row.is_registered or row.charter not in obliging]


def _requests(span: Span) -> sa.Executable:
    days = USE_DAYS.c
    told = sa.func.sum(days["count"]).label("count"), sa.func.min(days.day), sa.func.max(days.day)
    select = sa.select(days.node, days.use, days.gate, told[0], told[1].label("first"), told[2].label("last"))
    return select.where(*_within(USE_DAYS, span)).group_by(days.node, days.use, days.gate)


def _people(span: Span) -> sa.Executable:
    people = USE_PEOPLE.c
    return sa.select(people.node, people.use, people.user).where(*_within(USE_PEOPLE, span)).distinct()


def _findings(span: Span) -> sa.Executable:
    by = [USE_FINDINGS.c[name] for name in ("node", "use", "entity", "fate")]
    total = sa.func.sum(USE_FINDINGS.c["count"]).label("count")
    return sa.select(*by, total).where(*_within(USE_FINDINGS, span)).group_by(*by)


def _within(table: sa.Table, span: Span) -> list[sa.ColumnElement[bool]]:
    since = [table.c.day >= span.since.isoformat()] if span.since else []
    return since + ([table.c.day <= span.until.isoformat()] if span.until else [])
