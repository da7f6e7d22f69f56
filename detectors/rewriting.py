"""Stretches of a folded text written in another way, for detection only: `zero six` as `06`. What is found leads back to the original.

All stretches of one kind stand far apart in one folded text, each between what stood around it, so that labels count.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from detectors.lines import line_end, line_start
from detectors.normalise import Folded
from detectors.pattern import Hit

Piece = tuple[bytes, int, int]
"""What is written for the folded span [start, end); as many bytes as it has stand for one each."""

Windows = Sequence[tuple[int, int]]
"""Folded spans in order, apart from each other, in which there is something to rewrite."""

_BEFORE, _AFTER = 64, 40
_APART = b"\n\x80\n\x80\n"


class Stretch(NamedTuple):
    """A rewritten stretch: its span of the original text, and of the folded one."""

    start: int
    end: int
    folded_start: int
    folded_end: int


Accepts = Callable[[Hit, Stretch], bool]
"""Whether a hit that touches a rewritten stretch is to be believed."""


class Rewriting:
    """A folded text in which only some stretches stand, rewritten."""

    def __init__(self, source: Folded, accepts: Accepts, *, has_words: bool = False) -> None:
        """Nothing is rewritten yet. `has_words`: words stand in it that stand so nowhere else, names of people maybe."""
        self.source = source
        self.has_words = has_words
        self._accepts = accepts
        self._data = bytearray()
        self._starts = array("I")
        self._ends = array("I")
        self._stretches: list[Stretch] = []

    def add(self, pieces: Iterable[Piece], step: int = 1) -> None:
        """One more stretch, its pieces in order; stretches come in order and do not overlap.

        A piece may hold every `step`th byte of its span.
        """
        written = [piece for piece in pieces if piece[1] < piece[2]]
        first, last = written[0][1], written[-1][2]
        data = self.source.data
        before, after = line_start(data, first, _BEFORE), line_end(data, last, _AFTER)
        self._copy(before, first)
        for text, start, end in written:
            if len(text) == end - start:
                self._copy(start, end, text)
            elif len(text) > 1 and len(text) == len(range(start, end, step)):
                self._copy(start, end, text, step)
            else:
                self._write(text, *self.source.original(start, end))
        self._copy(last, after)
        self._write(_APART, *self.source.original(first, last))
        self._stretches.append(Stretch(*self.source.original(first, last), first, last))

    @property
    def folded(self) -> Folded:
        """The rewritten stretches as a folded text."""
        return Folded(bytes(self._data), self._starts, ends=self._ends)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is rewritten."""
        return not self._stretches

    def holds(self, hit: Hit) -> bool:
        """Whether a hit in the folded text touches a rewritten stretch, and is to be believed."""
        place = bisect_right(self._stretches, hit.end - 1, key=lambda stretch: stretch.start) - 1
        if place < 0 or self._stretches[place].end <= hit.start:
            return False
        return self._accepts(hit, self._stretches[place])

    def _copy(self, start: int, end: int, text: bytes | None = None, step: int = 1) -> None:
        """Write a folded span as it is, or byte for byte something else, or every few bytes."""
        self._data += self.source.data[start:end] if text is None else text
        if self.source.offsets is None:
            self._starts.extend(range(start, end, step))
            self._ends.extend(range(start + 1, end + 1, step))
            return
        self._starts += self.source.offsets[start:end:step]
        if self.source.ends is None:
            self._ends.extend(place + 1 for place in self.source.offsets[start:end:step])
        else:
            self._ends += self.source.ends[start:end:step]

    def _write(self, text: bytes, start: int, end: int) -> None:
        self._data += text
        self._starts.extend([start] * len(text))
        self._ends.extend([end] * len(text))


def matches(pattern: re.Pattern[bytes], data: bytes, windows: Windows) -> Iterator[re.Match[bytes]]:
    """The matches of a pattern in these windows, in order."""
    for start, end in windows:
        yield from pattern.finditer(data, start, end)


def sure(least: float) -> Accepts:
    """Believe hits of at least this score."""
    return lambda hit, _: hit.score >= least
