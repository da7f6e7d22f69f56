"""What a charter's conditions look at: the request, who asks, and what was found, without any text. Of live requests and of past ones alike."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from models.context import Circumstance, Context
from models.counting import Period, Standing
from models.decision import Located
from models.exchange import Direction, Exchange, Flag
from models.file_types import FileType
from models.folding import folded
from models.services import Account, Category
from models.studies import Mentioned
from policies.contracts import is_of_no_registry, mentioned

STUDY = "STUDY_CODE"


def _uncounted(_counter: str, _within: Period) -> Sequence[Standing]:
    return ()


class Trait(NamedTuple):
    """What a condition may know of a finding. [start, end) counts code points from the beginning of the request, all parts in a row."""

    entity: str
    score: float
    part: int
    start: int
    end: int
    attributes: Mapping[str, str] = {}


@dataclass(frozen=True)
class Facts:
    """One request, as conditions see it."""

    category: Category
    flags: frozenset[Flag] = frozenset()
    circumstances: frozenset[Circumstance] = frozenset()
    tool: str = ""
    """The service's id in the catalogue."""
    account: Account | None = None
    user: str | None = None
    """As `known_as` names it."""
    groups: frozenset[str] = frozenset()
    direction: Direction = Direction.PROMPT
    file_types: frozenset[FileType] = frozenset()
    chars: int = 0
    now: datetime | None = None
    """Aware; None: no hour of the week."""
    found: Sequence[Trait] = ()
    mark_of: Callable[[int], str] = field(default=str, repr=False)
    """Keyed digest of the value of a finding, by its index: equal for equal values."""
    mark: Callable[[str, str], str] = field(default=lambda entity, value: value, repr=False)
    """Keyed digest of any value of an entity type, to compare with those."""
    mentioned: Mentioned = field(default=Mentioned(), repr=False)
    """The registered studies that the text names."""
    known_as: Callable[[str], str] = field(default=str.casefold, repr=False)
    """What a user of this name is called here: by pseudonym in the past."""

    counted: Callable[[str, Period], Sequence[Standing]] = field(default=_uncounted, repr=False)
    """What a counter, told by its name and period, stood at before the request: of each who has one."""
    counted_as: Callable[[int], str] = field(default=str, repr=False)
    """As `mark_of`, under the key of counters: equal for equal values of all requests."""
    is_use: bool = True
    """Whether it is a prompt."""

    def names_only_study(self, name: str) -> bool:
        """Whether the text names this study, and no other."""
        asked = self.mark(STUDY, name)
        others = self._unregistered() - {asked}
        return self.names_study(name) and not others and len(self.mentioned.labels) <= 1

    def names_study(self, name: str) -> bool:
        """Whether the text names this study: by its code or, of the registry, in any way; `name` may be its label."""
        asked = self.mark(STUDY, name)
        if asked in self.mentioned.labels or any(self.mark_of(i) == asked for i in self.by_entity.get(STUDY, ())):
            return True
        known = (word for code, label in self.mentioned.labels.items() for word in (code, label) if word)
        return folded(name) in map(folded, known)

    def _unregistered(self) -> set[str]:
        """Marks of the study codes that no registry knows."""
        return {
            self.mark_of(index)
            for index in self.by_entity.get(STUDY, ())
            if is_of_no_registry(self.found[index].attributes)
        }

    @cached_property
    def by_entity(self) -> dict[str, list[int]]:
        """Indexes of the findings of each type."""
        sorted_out: dict[str, list[int]] = {}
        for index, trait in enumerate(self.found):
            sorted_out.setdefault(trait.entity, []).append(index)
        return sorted_out


def facts_of(exchange: Exchange, context: Context, findings: Sequence[Located]) -> Facts:
    """The facts of a live request. Marks are computed when a rule asks for them, under the key of the conversation."""
    offsets = [0, *accumulate(len(part.text) for part in exchange.parts)]

    def mark(entity: str, value: str) -> str:
        return _mark(context.tags.key, entity, value)

    def value(index: int) -> tuple[str, str]:
        located = findings[index]
        span = located.finding
        return span.entity, exchange.parts[located.part].text[span.start : span.end]

    return Facts(
        category=Category(exchange.category),
        flags=exchange.flags,
        circumstances=context.circumstances,
        tool=exchange.service,
        account=context.account,
        user=None if context.user is None else context.user.casefold(),
        groups=frozenset(context.groups),
        direction=exchange.direction,
        file_types=exchange.file_types,
        chars=exchange.chars,
        now=context.now,
        found=[_trait(located, offsets[located.part]) for located in findings],
        mark_of=lambda index: mark(*value(index)),
        mark=mark,
        mentioned=mentioned([located.finding for located in findings], context),
        counted=lambda counter, _: context.counters.of(counter),
        counted_as=lambda index: _mark(context.counters.key, *value(index)),
        is_use=context.is_use,
    )


def _trait(located: Located, offset: int) -> Trait:
    one = located.finding
    return Trait(one.entity, one.score, located.part, one.start + offset, one.end + offset, one.attributes)


def _mark(key: bytes, entity: str, value: str) -> str:
    data = f"{entity}\0{folded(value)}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, key=key, digest_size=16).hexdigest()
