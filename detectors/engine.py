"""One fast pass for all patterns: Hyperscan (Vectorscan) finds where a core stands, plain `re` confirms, the judge scores.

Linear in the length of the text: each candidate costs a bounded match, and both candidates and hits are capped. In a flood of
candidates, such as `06 06 06 …`, a place whose surroundings were looked at in vain before is not looked at again.
"""

import re
import threading
from collections.abc import Callable, Iterator, Sequence

import hyperscan

from detectors.normalise import Folded
from detectors.pattern import Hit, Pattern

HIT_CAP = 2_000
_CANDIDATE_CAP = 400_000
FLOOD = 2_000
"""Candidates from which surroundings are remembered: prose and tables have fewer."""
_FLAGS = hyperscan.HS_FLAG_SOM_LEFTMOST | hyperscan.HS_FLAG_DOTALL

Search = Callable[[str, Folded], Iterator[Hit]]
"""A way to find hits in a text and its folding; hits may overlap."""


class Overflow(Exception):
    """A text holds more hits than a scan may give back: it was not wholly searched, and must be refused."""


class PatternSearch:
    """A Search over one compiled database. Any thread may call it: scratch memory is per thread."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        """Compile. Raises hyperscan.error if a core is not a valid expression."""
        self._patterns = tuple(patterns)
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        self._database.compile(
            expressions=[pattern.core for pattern in self._patterns],
            ids=list(range(len(self._patterns))),
            elements=len(self._patterns),
            flags=[_FLAGS] * len(self._patterns),
        )
        self._threads = threading.local()

    def __call__(self, text: str, folded: Folded) -> Iterator[Hit]:
        """Confirmed hits, in no special order. Raises Overflow."""
        candidates = self._candidates(folded.data)
        if len(candidates) > FLOOD:
            yield from self._flood(candidates, text, folded)
            return
        data, patterns = folded.data, self._patterns
        for number, start in candidates:
            pattern = patterns[number]
            match = pattern.exact.match(data, start)
            if match is not None and (hit := pattern.judged(text, folded, match)) is not None:
                yield hit

    def _flood(self, candidates: list[tuple[int, int]], text: str, folded: Folded) -> Iterator[Hit]:
        """The same hits, without judging again where the same pattern saw the same, and nothing came of it."""
        in_vain: set[tuple[int, int, bytes, str]] = set()
        for number, start in candidates:
            pattern = self._patterns[number]
            match = pattern.exact.match(folded.data, start)
            if match is None:
                continue
            seen = (number, *_seen(text, folded, match, pattern.sight))
            if pattern.sight and seen in in_vain:
                continue
            hit = pattern.judged(text, folded, match)
            if hit is not None:
                yield hit
            else:
                in_vain.add(seen)

    def _candidates(self, data: bytes) -> list[tuple[int, int]]:
        """Pattern numbers and where they may start. The newline in front makes each core's first byte a real one."""
        found: list[tuple[int, int]] = []

        def remember(pattern: int, start: int, _end: int, _flags: int, _context: object) -> bool:
            found.append((pattern, start))
            return len(found) > _CANDIDATE_CAP

        try:
            self._database.scan(b"\n" + data, match_event_handler=remember, scratch=self._scratch())
        except hyperscan.ScanTerminated:
            raise Overflow("too many candidates in one text") from None
        return found

    def _scratch(self) -> hyperscan.Scratch:
        if not hasattr(self._threads, "scratch"):
            self._threads.scratch = hyperscan.Scratch(self._database)
        scratch: hyperscan.Scratch = self._threads.scratch
        return scratch


def _seen(text: str, folded: Folded, match: re.Match[bytes], sight: int) -> tuple[int, bytes, str]:
    """All that is to be seen from a match: how far back the text goes, and its folding and itself to either side."""
    start, end = match.span()
    low = max(0, start - sight)
    data = folded.data[low : end + sight]
    first, last = folded.original(low, low + len(data)) if data else (0, 0)
    return start - low, data, text[first:last]


def capped(hits: Iterator[Hit]) -> list[Hit]:
    """All hits, or Overflow if they are too many."""
    kept: list[Hit] = []
    for hit in hits:
        kept.append(hit)
        if len(kept) > HIT_CAP:
            raise Overflow(f"more than {HIT_CAP} hits in one text")
    return kept
