"""Past decisions under another charter: what would have been said of the same requests. Knows their records alone, which hold no text."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from models.context import Circumstance
from models.counting import Period, Place, Standing, Tally
from models.decision import Gate
from models.exchange import Direction, Flag
from models.file_types import FileType
from models.record import DecisionRecord
from models.services import Account, Category
from models.studies import Clause, Mentioned, Team
from models.waivers import Waiver
from policies.charter import Charter
from policies.counters import owners
from policies.decide import decide
from policies.facts import Facts, Trait
from policies.tallying import tallied

PARIS = ZoneInfo("Europe/Paris")
BESIDE = 2
"""Characters between two findings of a record that does not say where they stood: as if they stood beside each other."""


@dataclass(frozen=True)
class Keyed:
    """How this node names values and users in its records: under the key of its marks."""

    mark: Callable[[str, str], str]
    pseudonym: Callable[[str], str]
    codes: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    """What records call studies -> their codes, as charters and exceptions may name them."""


class Recounted:
    """The counters of a charter, as the requests of a replay fill them. They begin at nothing."""

    def __init__(self, charter: Charter, zone: ZoneInfo) -> None:
        self._per = {name: whens[0].counter.per for name, whens in charter.counters if whens[0].counter is not None}
        self._zone = zone
        self._standings: dict[Place, Standing] = {}

    def before(self, record: DecisionRecord) -> Callable[[str, Period], Sequence[Standing]]:
        """What counters stood at before a request."""

        def counted(counter: str, within: Period) -> Sequence[Standing]:
            per, period = self._per.get(counter), within.of(record.time, self._zone)
            mine = owners(per, record.user, record.groups) if per else ()
            return [self._standing(Place(counter, owner, period)) for owner in mine]

        return counted

    def add(self, tallies: Sequence[Tally]) -> None:
        """Count a request."""
        for tally in tallies:
            one = self._standing(tally.place)
            grown = {"number": one.number + tally.number, "marks": one.marks.union(tally.marks)}
            self._standings[tally.place] = one.model_copy(update=grown)

    def _standing(self, place: Place) -> Standing:
        return self._standings.get(place) or Standing(counter=place.counter, owner=place.owner, period=place.period)


@dataclass
class Replayed:
    """What a replay counted."""

    gates: Counter[tuple[Gate, Gate]] = field(default_factory=Counter[tuple[Gate, Gate]])
    """What was demanded then and what would be now -> requests."""
    teams: Counter[str] = field(default_factory=Counter[str])
    """Group -> its requests that would be stopped and were not; one of several groups counts in each."""
    spoke: Counter[str] = field(default_factory=Counter[str])
    """Rule -> requests that it would speak of."""
    partial: int = 0
    """Requests of which not all findings are described, or not where they stood."""

    @property
    def requests(self) -> int:
        """All that were replayed."""
        return self.gates.total()

    def silent(self, charter: Charter) -> list[str]:
        """Rules that would never have spoken."""
        return [rule.id for rule in charter.rules if rule.speaks and rule.id not in self.spoke]


def replayed(
    records: Iterable[DecisionRecord],
    charter: Charter,
    keyed: Keyed,
    exceptions: Sequence[Waiver] = (),
    zone: ZoneInfo = PARIS,
) -> Replayed:
    """Say of each record, oldest first, what the charter would have decided. `zone` is that of the days that counters count."""
    counted, counters = Replayed(), Recounted(charter, zone)
    for record in records:
        facts = replace(facts_of_record(record, keyed), counted=counters.before(record))
        ruling = decide(charter, facts, exceptions)
        counters.add(tallied(charter, facts, ruling))
        counted.gates[record.demanded, ruling.gate] += 1
        counted.spoke.update(spoken.rule for spoken in ruling.spoken)
        counted.partial += record.found > len(record.findings) or any(f.start is None for f in record.findings)
        if ruling.gate is Gate.BLOCK and record.gate is not Gate.BLOCK:
            counted.teams.update(record.groups or ("–",))
    return counted


def facts_of_record(record: DecisionRecord, keyed: Keyed) -> Facts:
    """The facts of a past request, as far as its record tells them."""
    return Facts(
        category=Category(record.category),
        flags=frozenset(map(Flag, record.flags)),
        circumstances=frozenset(map(Circumstance, record.circumstances)),
        tool=record.service,
        account=Account(record.account) if record.account else None,
        user=record.user,
        groups=frozenset(record.groups),
        direction=Direction(record.direction),
        file_types=frozenset(map(FileType, record.file_types)),
        chars=record.chars,
        now=record.time,
        found=_traits(record),
        mark_of=lambda index: record.findings[index].mark,
        mark=keyed.mark,
        known_as=keyed.pseudonym,
        mentioned=Mentioned(
            labels={keyed.codes.get(name, name): name for name in record.studies},
            clauses=frozenset(map(Clause, record.contracts)),
            team=Team(record.team) if record.team else None,
        ),
        counted_as=lambda index: record.findings[index].mark,
        is_use=record.is_use,
    )


def _traits(record: DecisionRecord) -> list[Trait]:
    parts = {path: number for number, path in enumerate(dict.fromkeys(f.part for f in record.findings))}
    traits: list[Trait] = []
    for one in record.findings:
        start = one.start if one.start is not None else (traits[-1].end + BESIDE if traits else 0)
        traits.append(Trait(one.entity, one.score, parts[one.part], start, start + one.length, one.attributes))
    return traits
