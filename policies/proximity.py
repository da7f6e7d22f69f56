"""Findings that stand together: one window of the request in which every selector has what it takes."""

from collections.abc import Sequence
from typing import NamedTuple

from policies.facts import Facts, Trait
from policies.selectors import Selector


class Near(NamedTuple):
    """How near findings must stand to each other."""

    chars: int | None = None
    """At most so many code points between the end of the first and the beginning of the last; None: anywhere."""
    same_part: bool = False

    def holds(self, first: Trait, last: Trait) -> bool:
        """Whether two findings, in order, stand near each other."""
        if self.same_part and first.part != last.part:
            return False
        reach = self.chars
        return reach is None or last.start - first.end <= reach


def together(
    selectors: Sequence[Selector], chosen: Sequence[Sequence[int]], facts: Facts, near: Near
) -> frozenset[int]:
    """Indexes of the findings in all windows where every selector has enough; none if there is no such window.

    `chosen` are the findings of each selector. One pass over them in order: a window slides, and each selector counts what stands in it.
    """
    found = facts.found
    tallies = [_Tally(selector, facts) for selector in selectors]
    places = sorted([(found[i].start, i, n) for n, indexes in enumerate(chosen) for i in indexes])
    standing: set[int] = set()
    left = taken = 0
    for right, (_, index, which) in enumerate(places):
        while not near.holds(found[places[left][1]], found[index]):
            tallies[places[left][2]].add(places[left][1], -1)
            left += 1
        here = tallies[which]
        here.add(index, 1)
        if here.suffices and all(tally.suffices for tally in tallies):
            standing.update([i for _, i, _ in places[max(left, taken) : right + 1]])
            taken = right + 1
    return frozenset(standing)


class _Tally:
    """What one selector has in the window."""

    __slots__ = ("_asked", "_count", "_facts", "_is_plain", "_least", "_marks", "_types", "suffices")

    def __init__(self, selector: Selector, facts: Facts) -> None:
        self._asked = selector
        self._least = selector.least
        self._is_plain = selector.counts_only
        self._facts = facts
        self._count = 0
        self._types: dict[str, int] = {}
        self._marks: dict[str, int] = {}
        self.suffices = False

    def add(self, index: int, by: int) -> None:
        """Count a finding in, or out again."""
        self._count += by
        if self._is_plain:
            self.suffices = self._count >= self._least
            return
        self._add_kind(index, by)
        asked = self._asked
        self.suffices = (
            self._count >= asked.min_count
            and len(self._types) >= asked.min_types
            and (asked.min_distinct == 1 or len(self._marks) >= asked.min_distinct)
        )

    def _add_kind(self, index: int, by: int) -> None:
        entity = self._facts.found[index].entity
        _change(self._types, entity, by)
        if self._asked.min_distinct > 1:
            _change(self._marks, f"{entity} {self._facts.mark_of(index)}", by)


def _change(counts: dict[str, int], name: str, by: int) -> None:
    counts[name] = counts.get(name, 0) + by
    if not counts[name]:
        del counts[name]
