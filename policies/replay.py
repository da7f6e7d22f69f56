"""Past decisions under another charter: what would have been said of the same requests. Knows their records alone, which hold no text."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from models.context import Circumstance
from models.decision import Gate
from models.exchange import Direction, Flag
from models.file_types import FileType
from models.record import DecisionRecord
from models.services import Account, Category
from models.waivers import Waiver
from policies.charter import Charter
from policies.decide import decide
from policies.facts import Facts, Trait

BESIDE = 2
"""Characters between two findings of a record that does not say where they stood: as if they stood beside each other."""


@dataclass(frozen=True)
class Keyed:
    """How this node names values and users in its records: under the key of its marks."""

    mark: Callable[[str, str], str]
    pseudonym: Callable[[str], str]


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
    records: Iterable[DecisionRecord], charter: Charter, keyed: Keyed, exceptions: Sequence[Waiver] = ()
) -> Replayed:
    """Say of each record what the charter would have decided."""
    counted = Replayed()
    for record in records:
        ruling = decide(charter, facts_of_record(record, keyed), exceptions)
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
    )


def _traits(record: DecisionRecord) -> list[Trait]:
    parts = {path: number for number, path in enumerate(dict.fromkeys(f.part for f in record.findings))}
    traits: list[Trait] = []
    for one in record.findings:
        start = one.start if one.start is not None else (traits[-1].end + BESIDE if traits else 0)
        traits.append(Trait(one.entity, one.score, parts[one.part], start, start + one.length, one.attributes))
    return traits
