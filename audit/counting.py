"""The counters of a node, in memory: bounded, one period each, told again from the journal after a start. They hold keyed marks, no text."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import structlog

from models.counting import MOST_MARKS, Place, Standing, Tally

COUNTERS = 50_000
"""Counters of all owners together."""
MARKS = 200_000
"""Marks in all of them. Past either limit the counter that was unused for longest is forgotten, which the log tells."""


@dataclass
class _Counter:
    period: str
    number: int = 0
    marks: set[str] = field(default_factory=set)


class Counts:
    """What each counter stands at, by counter and owner."""

    def __init__(self, most_counters: int = COUNTERS, most_marks: int = MARKS) -> None:
        self._most_counters = most_counters
        self._most_marks = most_marks
        self._marks = 0
        self._kept: OrderedDict[tuple[str, str], _Counter] = OrderedDict()

    def standings(self, places: Iterable[Place]) -> tuple[Standing, ...]:
        """What these counters stand at; in a period that has begun since, at nothing."""
        return tuple(self._standing(place) for place in places)

    def add(self, tallies: Sequence[Tally]) -> bool:
        """Add all of them, or none: False where a counter would reach what a decision was taken below of."""
        if any(t.below is not None and self._standing(t.place).after(t.number, t.marks) >= t.below for t in tallies):
            return False
        self.take(tallies)
        return True

    def take(self, tallies: Iterable[Tally]) -> None:
        """Add without a look at limits: what was sent, was sent."""
        forgotten = 0
        for tally in tallies:
            counter = self._live(tally.place)
            if tally.number < 0 and counter.period != tally.period:
                continue  # of a day that is over
            counter.number = max(0, counter.number + tally.number)
            fresh = sorted(set(tally.marks) - counter.marks)[: MOST_MARKS - len(counter.marks)]
            counter.marks.update(fresh)
            self._marks += len(fresh)
            forgotten += self._forget()
        if forgotten:
            structlog.get_logger().warning("counters_forgotten", counters=forgotten)

    def _standing(self, place: Place) -> Standing:
        """A clock that went back does not begin anew: the later period goes on."""
        counter = self._kept.get((place.counter, place.owner))
        if counter is None or counter.period < place.period:
            return Standing(counter=place.counter, owner=place.owner, period=place.period)
        return Standing(
            counter=place.counter,
            owner=place.owner,
            period=counter.period,
            number=counter.number,
            marks=frozenset(counter.marks),
        )

    def _live(self, place: Place) -> _Counter:
        """The counter in the period of the place, or the later one that has begun."""
        key = (place.counter, place.owner)
        counter = self._kept.get(key)
        if counter is None or counter.period < place.period:
            self._marks -= len(counter.marks) if counter else 0
            counter = self._kept[key] = _Counter(place.period)
        self._kept.move_to_end(key)
        return counter

    def _forget(self) -> int:
        """Stay within the bounds. How many counters that costs."""
        forgotten = 0
        while self._kept and (len(self._kept) > self._most_counters or self._marks > self._most_marks):
            _, counter = self._kept.popitem(last=False)
            self._marks -= len(counter.marks)
            forgotten += 1
        return forgotten
