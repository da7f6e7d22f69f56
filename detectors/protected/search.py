"""Finds passages of protected documents: pasted, wrapped otherwise, lightly reworded. Reports SPONSOR_SECRET with kind `document`.

Attribute `share` says how much of the passage stands in the document word for word, in percent of its shingles; the score goes with it.
"""

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from detectors.normalise import Folded
from detectors.pattern import Hit
from detectors.protected.library import Library, owners
from detectors.protected.shingles import WORDS, kept, spans, words

DETECTOR = "protected_documents"
_BOILERPLATE = 3
"""What documents of three owners share is nobody's secret."""
_GAP = 30
"""Words between two shingles of one passage."""
_LEAST_EVIDENCE = 6.0
"""Shingles of a passage that stand in the document, times their share: six in a row, some seventeen words, or twelve of twenty-four."""


class DocumentSearch:
    """A Search by one library. Linear; safe in any thread."""

    def __init__(self, library: Library, least_share: float) -> None:
        """`least_share`: of a passage's shingles, from 0 to 1."""
        self._library, self._least = library, least_share

    def __call__(self, text: str, folded: Folded) -> Iterator[Hit]:
        """Passages, those of different documents may overlap."""
        places, found = self._found(kept(words(folded)))
        passages = [passage for own in found.values() for passage in self._passages(places, own)]
        if passages:
            where = spans(folded)
            for first, last, share in passages:
                span = folded.original(where[first][0], where[last + WORDS - 1][1])
                told = MappingProxyType({"kind": "document", "share": f"{100 * share:.0f}"})
                yield Hit(*span, "SPONSOR_SECRET", min(0.99, 0.5 + share / 2), DETECTOR, told)

    def _found(self, shingles: Sequence[tuple[int, bytes]]) -> tuple[list[int], dict[int, list[int]]]:
        """Where the shingles stand that are no boilerplate, by their first word; for each document, the numbers of those that it holds."""
        places: list[int] = []
        found: dict[int, list[int]] = {}
        for place, shingle in shingles:
            holding = self._library.holding(shingle)
            if any(document.is_public for document in holding) or owners(holding) >= _BOILERPLATE:
                continue
            for document in holding:
                found.setdefault(document.number, []).append(len(places))
            places.append(place)
        return places, found

    def _passages(self, places: Sequence[int], own: Sequence[int]) -> Iterator[tuple[int, int, float]]:
        """First word, first word of the last shingle, and share, of each passage of one document."""
        for run in _runs(places, own):
            share = len(run) / (run[-1] - run[0] + 1)
            if share >= self._least and len(run) * share >= _LEAST_EVIDENCE:
                yield places[run[0]], places[run[-1]], share


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
