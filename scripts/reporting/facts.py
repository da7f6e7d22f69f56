"""All that a report tells of, gathered."""

from dataclasses import dataclass
from datetime import date, datetime

from audit.month import Month, Recount, Way
from audit.register import Entry
from audit.suppression import Figure, Table, crossed, listed
from audit.verify import Verdict
from models.waivers import Waiver
from policies.charter import Charter, Rule


@dataclass(frozen=True)
class Integrity:
    """What the proof of this node's journal gave."""

    verdict: Verdict | None = None
    """None: it was not looked at."""
    head: str | None = None
    """`SEQUENCE:HASH` at the end of the month; None if nothing was written until then."""
    problem: str | None = None
    """Why it could not be looked at."""


@dataclass(frozen=True)
class Facts:
    """A month, the one before, and what stands in files."""

    month: Month
    now: Recount
    before: Recount
    entries: tuple[Entry, ...]
    charter: Charter
    exceptions: tuple[Waiver, ...]
    names: dict[str, str]
    """Tool -> its name."""
    node: str
    integrity: Integrity
    made: datetime
    least: int
    """Persons from which on a figure is shown."""

    @property
    def today(self) -> date:
        """The day on which the report is made."""
        return self.made.date()

    @property
    def rules(self) -> dict[str, Rule]:
        """Those of the charter in force now, by id."""
        return {rule.id: rule for rule in self.charter.rules}

    def volumes(self, counted: Recount) -> Table:
        """Requests by tool and team."""
        return crossed(counted.volumes, self.least)

    def listed(self, cells: dict[str, Figure]) -> dict[str, int | None]:
        """A list without what is too small."""
        return listed(cells, self.least)

    def ways(self, counted: Recount) -> dict[str, int | None]:
        """Requests by what became of them. Beside a small figure the untouched are hidden: no other table tells how many they are."""
        ways = {name: figure for name, figure in counted.ways.items() if figure.count}
        small = {name for name, figure in ways.items() if len(figure.people) < self.least}
        if small and (Way.UNTOUCHED not in ways or Way.UNTOUCHED in small):
            return dict.fromkeys(ways)
        hidden = {*small, Way.UNTOUCHED} if small else small
        return {name: None if name in hidden else figure.count for name, figure in ways.items()}

    def by_rule(self, counted: Recount) -> dict[tuple[str, str], int | None]:
        """(Rule, effect) -> requests, what is shown first and by size. Those that demand the same gate are a list: its total is known."""
        groups: dict[str, dict[str, Figure]] = {}
        for (rule, effect), figure in counted.rules.items():
            known = self.rules.get(rule)
            demanded = known.then.gate.value if known and effect == "enforced" else effect
            groups.setdefault(demanded, {})[f"{rule} {effect}"] = figure
        told = [item for group in groups.values() for item in self.listed(group).items()]
        told.sort(key=lambda item: (-(item[1] or 0), item[0]))
        return {(name.partition(" ")[0], name.partition(" ")[2]): count for name, count in told}

    def persons(self, counted: Recount) -> int | None:
        """How many there were."""
        return len(counted.people) if len(counted.people) >= self.least else None

    def total(self, counted: Recount) -> int | None:
        """Requests of a month."""
        return counted.requests if len(counted.people) >= self.least else None

    def told(self, figure: Figure | None) -> str:
        """A figure in a sentence."""
        if figure is None or not figure.count:
            return "aucune"
        if len(figure.people) < self.least:
            return f"quelques-unes, de moins de {self.least} personnes"
        return str(figure.count)

    def name(self, tool: str) -> str:
        """What people call a tool."""
        return self.names.get(tool, tool)
