"""Health signals: types that never stop a text alone, only in combination. They are many in any medical text, so few are kept.

They neither count towards a refusal nor displace an identifier; kept are the first of each type and those near an identifier.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

from detectors.pattern import Hit
from detectors.settle import touching

SIGNALS = frozenset({"DIAGNOSIS", "ICD10", "TREATMENT", "LAB_RESULT", "ADVERSE_EVENT"})

_PLACES = ("LOCATION", "ORGANIZATION")
FIRST = 4
"""Of each type so many are kept wherever they stand."""
NEAR = 500
"""Within so many code points of an identifier others are kept, too."""
BESIDE = 2
"""So many of each type beside each identifier."""


_MANY = 100
"""More signals of a type than overlaps could make one of."""


class Room:
    """What place there is for signals among the settled hits of a text, sorted by start."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        """Hits are spans that signals may not touch."""
        self._hits = hits
        self._starts = [hit.start for hit in hits]
        self._first: Counter[str] = Counter()
        self._beside: Counter[tuple[str, int]] = Counter()

    def is_left(self, entity: str, start: int, end: int) -> bool:
        """Whether it is worth the while to look at a signal there. Cheap, for texts with many."""
        if self._first[entity] < FIRST:
            return True
        return bool(self._hits) and bool(self._neighbours(start, end, bisect_left(self._starts, end)))

    def likely(self, signals: Sequence[Hit]) -> Sequence[Hit]:
        """Signals that may be kept, all but those of a flood that stand behind many of their type and near no identifier."""
        if len(signals) <= _MANY:
            return signals
        first = Counter[str]()
        kept: list[Hit] = []
        for hit in sorted(signals, key=itemgetter(0)):
            first[hit.entity] += 1
            if first[hit.entity] <= _MANY or self._neighbours(hit.start, hit.end, bisect_left(self._starts, hit.end)):
                kept.append(hit)
        return kept

    def is_free(self, start: int, end: int) -> bool:
        """Whether no settled hit stands there. Spans in code points of the text."""
        return self._last(start, end) is None

    def yields_to_name(self, start: int, end: int) -> bool:
        """Whether nothing stands there, or what was taken for a place or a house and may be the name of a study."""
        there = self._last(start, end)
        return there is None or (there.entity in _PLACES)

    def _last(self, start: int, end: int) -> Hit | None:
        """The last settled hit that shares a character with a span."""
        place = bisect_left(self._starts, end)
        return self._hits[place - 1] if place and self._hits[place - 1].end > start else None

    def takes(self, entity: str, start: int, end: int) -> bool:
        """Whether a signal is kept; it has its place then. Spans in code points of the text."""
        if not self.is_free(start, end):
            return False
        if self._first[entity] < FIRST:
            self._first[entity] += 1
            return True
        is_wanted = False
        for number in self._neighbours(start, end, bisect_left(self._starts, end)):
            known = self._beside[entity, number]
            self._beside[entity, number] = known + 1
            is_wanted |= known < BESIDE
        return is_wanted

    def _neighbours(self, start: int, end: int, place: int) -> list[int]:
        """Numbers of the hit before and the one behind, if near."""
        near = [place - 1] if place and start - self._hits[place - 1].end <= NEAR else []
        if place < len(self._hits) and self._starts[place] - end <= NEAR:
            near.append(place)
        return near


def without_places(hits: list[Hit], kept: Sequence[Hit]) -> list[Hit]:
    """Settled hits less the places and houses that turned out to be names of studies, which are among those kept, in order."""
    names = [hit for hit in kept if hit.entity == "STUDY_CODE"]
    if not names:
        return hits
    return [hit for hit in hits if hit.entity not in _PLACES or next(touching(hit, names), None) is None]
