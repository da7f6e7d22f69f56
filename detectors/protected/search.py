"""Finds passages of protected documents: pasted, wrapped otherwise, lightly reworded. Reports SPONSOR_SECRET with kind `document`.

Attribute `study` is that for which the document was added.
`share` says how much of the passage stands in the document word for word, in percent of its shingles; the score goes with it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from detectors.normalise import Folded
from detectors.pattern import Hit
from detectors.protected.library import Library
from detectors.protected.shingles import WORDS, kept, spans, words

DETECTOR = "protected_documents"
_BOILERPLATE = 3
"""A passage that documents of three owners share is nobody's secret."""
_AS_MUCH = 0.6
"""Of a passage's evidence; who has so much of it has it too."""
_GAP = 30
"""Words between two shingles of one passage."""
_LEAST_EVIDENCE = 4.0
"""Weight of a passage's shingles that stand in the document, times its share: four in a row, some twelve words, or eight of sixteen."""


class _Passage(NamedTuple):
    """First word, first word of the last shingle, the share of its shingles that stand in the document, how much they tell, whose it is."""

    first: int
    last: int
    share: float
    evidence: float
    owner: str


class DocumentSearch:
    """A Search by one library. Linear; safe in any thread."""

    def __init__(self, library: Library, least_share: float) -> None:
        """`least_share`: of a passage's shingles, from 0 to 1."""
        self._library, self._least = library, least_share
        self._owner = {document.number: document.owner for document in library.documents}
        self._study = {document.owner: document.study for document in library.documents if document.study}

    def __call__(self, text: str, folded: Folded) -> Iterator[Hit]:
        """Passages, those of different documents may overlap."""
        passages = list(_secret(self._passages(kept(words(folded)))))
        if passages:
            where = spans(folded)
            for one in passages:
                span = folded.original(where[one.first][0], where[one.last + WORDS - 1][1])
                share = {"kind": "document", "share": f"{100 * one.share:.0f}"}
                told = MappingProxyType(share | ({"study": study} if (study := self._study.get(one.owner)) else {}))
                yield Hit(*span, "SPONSOR_SECRET", min(0.99, 0.5 + one.share / 2), DETECTOR, told)

    def _passages(self, shingles: Sequence[tuple[int, bytes]]) -> Iterator[_Passage]:
        """What tells enough of one document."""
        places, weights, found = self._found(shingles)
        total = list(accumulate(weights, initial=0.0))
        for number, own in found.items():
            for run in _runs(places, own):
                held = sum(weights[at] for at in run)
                share = held / (total[run[-1] + 1] - total[run[0]])
                if share >= self._least and held * share >= _LEAST_EVIDENCE:
                    yield _Passage(places[run[0]], places[run[-1]], share, held * share, self._owner[number])

    def _found(self, shingles: Sequence[tuple[int, bytes]]) -> tuple[list[int], list[float], dict[int, list[int]]]:
        """Of the shingles that are in no public document: first words, weights, and for each document which of them it holds.

        What several owners hold is likely a phrase of the trade, and weighs as much less.
        """
        places: list[int] = []
        weights: list[float] = []
        found: dict[int, list[int]] = {}
        for place, shingle in shingles:
            weight = 1.0
            if holding := self._library.holding(shingle):
                if any(document.is_public for document in holding):
                    continue
                for document in holding:
                    found.setdefault(document.number, []).append(len(places))
                weight /= len({self._owner[document.number] for document in holding})
            places.append(place)
            weights.append(weight)
        return places, weights, found


def _secret(passages: Iterable[_Passage]) -> Iterator[_Passage]:
    """Passages that less than three owners share, in order."""
    ordered = sorted(passages)
    longest = max((one.last - one.first for one in ordered), default=0)
    for one in ordered:
        low = bisect_left(ordered, one.first - longest, key=itemgetter(0))
        high = bisect_right(ordered, one.last, key=itemgetter(0))
        owners = {other.owner for other in ordered[low:high] if _has_as_much(other, one)}
        if len(owners) < _BOILERPLATE:
            yield one


def _has_as_much(other: _Passage, one: _Passage) -> bool:
    """Whether another document has most of a passage too."""
    shared = min(other.last, one.last) - max(other.first, one.first)
    return other.evidence >= _AS_MUCH * one.evidence and 2 * shared >= one.last - one.first


def _runs(places: Sequence[int], own: Sequence[int]) -> Iterator[list[int]]:
    """The shingles of one document, together where few words part them."""
    run: list[int] = []
    for number in own:
        if run and places[number] - places[run[-1]] > _GAP:
            yield run
            run = []
        run.append(number)
    if run:
        yield run
