"""A month of the log, counted once: by whom which tools were used, what was found and decided, what happened to the nodes."""

import json
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

import sqlalchemy as sa

from audit.canonical import stamp
from audit.people import People
from audit.suppression import Figure
from audit.tables import RECORDS
from audit.uses import fate
from models.decision import Gate
from models.entities import FAMILY_OF
from models.record import DecisionRecord
from models.services import KEPT_OUT

_MONTH = re.compile(r"(2\d{3})-(0[1-9]|1[0-2])")

Figures = defaultdict[str, Figure]
Pairs = defaultdict[tuple[str, str], Figure]


class Month(NamedTuple):
    """A month of UTC."""

    year: int
    month: int

    @classmethod
    def parsed(cls, text: str) -> "Month | None":
        """The month that `2026-10` tells of, if it is one."""
        match = _MONTH.fullmatch(text)
        return cls(int(match[1]), int(match[2])) if match else None

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.after.first - timedelta(days=1)

    @property
    def after(self) -> "Month":
        """The month that follows."""
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    @property
    def before(self) -> "Month":
        """The month that it follows."""
        return Month(self.year - (self.month == 1), (self.month - 2) % 12 + 1)

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}"


class Way(StrEnum):
    """What became of a request."""

    UNTOUCHED = "untouched"
    REPLACED = "replaced"
    JUSTIFY = "justify"
    """A reason was asked for."""
    JUSTIFIED = "justified"
    """One was given, and the request passed with it."""
    REFUSED = "refused"


class Stop(NamedTuple):
    """A time during which a node was not there. `is_planned`: it was told to stop."""

    node: str
    since: datetime
    until: datetime
    is_planned: bool


@dataclass
class Recount:
    """What a month's records tell."""

    volumes: Pairs = field(default_factory=lambda: Pairs(Figure))
    """(tool, team) -> requests."""
    ways: Figures = field(default_factory=lambda: Figures(Figure))
    rules: Pairs = field(default_factory=lambda: Pairs(Figure))
    """(rule, `enforced`, `warned` or `observed`) -> requests."""
    found: Pairs = field(default_factory=lambda: Pairs(Figure))
    """(family, what became of it) -> values."""
    facts: Pairs = field(default_factory=lambda: Pairs(Figure))
    """(`exceptions`, `obligations`, `flags` or `circumstances`, name) -> requests."""
    categories: dict[str, str] = field(default_factory=dict[str, str])
    """Of each tool the last one."""
    people: People = field(default_factory=People)
    anonymous: int = 0
    """Requests of nobody known."""
    charters: dict[tuple[str, int, str], tuple[datetime, datetime]] = field(default_factory=dict)
    """(charter, generation, node) -> when it first and last decided."""
    screening_ms: array[float] = field(default_factory=lambda: array("d"))
    answered_ms: array[float] = field(default_factory=lambda: array("d"))
    """Of forwarded requests, the service's own time included."""
    events: Counter[str] = field(default_factory=Counter[str])
    stops: list[Stop] = field(default_factory=list[Stop])
    nodes: set[str] = field(default_factory=set[str])

    @property
    def requests(self) -> int:
        """All decisions."""
        return len(self.screening_ms)

    def add(self, node: str, said: DecisionRecord, team: str) -> None:
        """Count a decision."""
        who = People()
        who.add(node, said.user)
        self.people.update(who)
        self.anonymous += said.user is None
        self.volumes[said.service, team].add(1, who)
        self.ways[way(said)].add(1, who)
        self.categories[said.service] = said.category
        if said.category not in KEPT_OUT:
            self._look_into(said, who)
        generation = (said.charter, said.generation, node)
        first, last = self.charters.get(generation, (said.time, said.time))
        self.charters[generation] = min(first, said.time), max(last, said.time)
        self.screening_ms.append(said.screening_ms)

    def _look_into(self, said: DecisionRecord, who: People) -> None:
        """What is told without the tool: not of refused ones, whose rule or flag alone would tell how often each was tried.

        What was not screened is told by its flags alone: its rules say the same again.
        """
        for kind in ("flags", "circumstances"):
            self._add_facts(kind, getattr(said, kind), who)
        if said.flags:
            return
        for kind in ("exceptions", "obligations"):
            self._add_facts(kind, getattr(said, kind), who)
        for effect, rules in (("enforced", said.rules), ("warned", said.warned), ("observed", said.observed)):
            for rule in rules:
                self.rules[rule, effect].add(1, who)
        for family, became in _found(said):
            self.found[family, became].add(1, who)

    def _add_facts(self, kind: str, names: Iterable[str], who: People) -> None:
        for name in names:
            self.facts[kind, name].add(1, who)


def way(said: DecisionRecord) -> Way:
    """What became of a request."""
    if said.justification is not None and said.gate is Gate.ALLOW:
        return Way.JUSTIFIED
    if said.gate is Gate.ALLOW:
        return Way.REPLACED if said.replaced else Way.UNTOUCHED
    return Way.JUSTIFY if said.gate is Gate.JUSTIFY else Way.REFUSED


def recounted(engine: sa.Engine, month: Month, team_of: Callable[[list[str]], str]) -> Recount:
    """Count a month. Raises SQLAlchemyError."""
    counted = Recount()
    with engine.connect() as connection:
        for row in _records(connection, "decision", month):
            said = DecisionRecord.model_validate_json(row.body)
            counted.nodes.add(row.node)
            counted.add(row.node, said, team_of(list(said.groups)))
        for row in _records(connection, "outcome", month):
            outcome = json.loads(row.body)
            if outcome["forwarded"]:
                counted.answered_ms.append(outcome["latency_ms"])
        events = list(_records(connection, "event", month))
        for row in events:
            counted.nodes.add(row.node)
            counted.events[json.loads(row.body)["event"]] += 1
        counted.stops = [_stop(connection, row) for row in events if _is_start(row)]
    return counted


def _found(said: DecisionRecord) -> list[tuple[str, str]]:
    known = (one.entity for one in said.findings if one.entity in FAMILY_OF)
    return [(FAMILY_OF[entity], fate(said.gate, said.transforms.get(entity))) for entity in known]


def _records(connection: sa.Connection, kind: str, month: Month) -> Iterator[Any]:
    """Records of a kind, oldest first, a few hundred at a time."""
    since, until = _midnight(month), _midnight(month.after)
    columns = RECORDS.c.node, RECORDS.c.sequence, RECORDS.c.time, RECORDS.c.body
    within = RECORDS.c.kind == kind, RECORDS.c.time >= since, RECORDS.c.time < until
    wanted = sa.select(*columns).where(*within).order_by(RECORDS.c.time)
    return iter(connection.execution_options(yield_per=500).execute(wanted))


def _midnight(month: Month) -> str:
    return stamp(datetime(month.year, month.month, 1, tzinfo=UTC))


def _is_start(row: Any) -> bool:
    return bool(row.sequence > 1 and json.loads(row.body)["event"] == "started")


def _stop(connection: sa.Connection, start: Any) -> Stop:
    """What a start ended: since the node's record before it."""
    before = RECORDS.c.node == start.node, RECORDS.c.sequence < start.sequence
    wanted = sa.select(RECORDS.c.time, RECORDS.c.body).where(*before).order_by(RECORDS.c.sequence.desc()).limit(1)
    last = connection.execute(wanted).one_or_none()
    if last is None:
        return Stop(start.node, _time(start.time), _time(start.time), is_planned=True)
    return Stop(start.node, _time(last.time), _time(start.time), json.loads(last.body).get("event") == "stopped")


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
