"""Stretches of a folded text written in another way, for detection only: `zero six` as `06`. What is found leads back to the original.

All stretches of one kind stand far apart in one folded text, each between what stood around it, so that labels count.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from detectors.lines import line_end, line_start
from detectors.normalise import Folded
from detectors.pattern import Hit

Piece = tuple[bytes, int, int]
"""What is written for the folded span [start, end); as many bytes as it has stand for one each."""

Windows = Sequence[tuple[int, int]]
"""Folded spans in order, apart from each other, in which there is something to rewrite."""

_BEFORE, _AFTER = 64, 40
_FLOOD = 20_000
"""Bytes of stretches and what stands around them, more than these and than the text itself has."""
_APART = b"\n\x80\n\x80\n"


class Stretch(NamedTuple):
    """A rewritten stretch: its span of the original text, and of the folded one."""

    start: int
    end: int
    folded_start: int
    folded_end: int


class _Written(NamedTuple):
    """What is written for a stretch, every so many bytes of a piece, and the folded span in which it stands."""

    pieces: list[Piece]
    step: int
    low: int
    high: int


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
        self._runs = array("q")
        self._starts, self._ends = array("q"), array("q")
        self._stretches: list[Stretch] = []
        self._places: list[int] = []
        self._written: list[_Written] = []

    def add(self, pieces: Iterable[Piece], step: int = 1) -> None:
        """One more stretch, its pieces in order; stretches come in order and do not overlap.

        A piece may hold every `step`th byte of its span.
        """
        written = [piece for piece in pieces if piece[1] < piece[2]]
        first, last = written[0][1], written[-1][2]
        low, high = line_start(self.source.data, first, _BEFORE), line_end(self.source.data, last, _AFTER)
        self._written.append(_Written(written, step, low, high))
        stretch = Stretch(*self.source.original(first, last), first, last)
        self._stretches.append(stretch)
        self._places.append(stretch.start)

    @property
    def folded(self) -> Folded:
        """The rewritten stretches as a folded text, each with what stood around it; a flood of them on one line hangs together."""
        length = sum(one.high - one.low for one in self._written)
        is_flood = length > max(_FLOOD, len(self.source.data))
        self._data, self._runs = bytearray(), array("q")
        self._starts, self._ends = array("q"), array("q")
        end = None
        for one, stretch in zip(self._written, self._stretches, strict=True):
            first = stretch.folded_start
            if end is None or not is_flood or one.low > end.high:
                self._close(end)
                self._copy(self.source.data[one.low : first], one.low)
            else:
                last = end.pieces[-1][2]
                self._copy(self.source.data[last:first], last)
            self._starts.append(len(self._data))
            self._write_pieces(one)
            self._ends.append(len(self._data))
            end = one
        self._close(end)
        return self._folded()

    def _close(self, end: "_Written | None") -> None:
        """What stands behind a stretch, and a gap."""
        if end is not None:
            last = end.pieces[-1][2]
            self._copy(self.source.data[last : end.high], last)
            self._starts.append(len(self._data))
            self._write(_APART, *self.source.original(end.pieces[0][1], last))
            self._ends.append(len(self._data))

    def _write_pieces(self, one: "_Written") -> None:
        for text, start, end in one.pieces:
            if len(text) == end - start:
                self._copy(text, start)
            elif not text:
                continue
            elif len(text) > 1 and len(text) == len(range(start, end, one.step)):
                self._copy(text, start, one.step)
            else:
                self._write(text, *self.source.original(start, end))

    def _folded(self) -> Folded:
        starts, ends, counts, steps = np.frombuffer(self._runs, np.int64).reshape(-1, 4).T
        run = np.repeat(np.arange(len(starts)), counts)
        within = np.arange(len(run)) - np.repeat(np.cumsum(counts) - counts, counts)
        first, last = starts[run] + within * steps[run], ends[run] + within * steps[run]
        if self.source.offsets is not None:
            copied = np.flatnonzero(steps[run])
            offsets = np.frombuffer(self.source.offsets, np.uint32)
            last[copied] = (
                offsets[first[copied]] + 1
                if self.source.ends is None
                else np.frombuffer(self.source.ends, np.uint32)[first[copied]]
            )
            first[copied] = offsets[first[copied]]
        return Folded(bytes(self._data), _array(first), ends=_array(last), rewritten=(self._starts, self._ends))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is rewritten."""
        return not self._stretches

    def holds(self, hit: Hit) -> bool:
        """Whether a hit in the folded text touches a rewritten stretch, and is to be believed."""
        place = bisect_right(self._places, hit.end - 1) - 1
        if place < 0 or self._stretches[place].end <= hit.start:
            return False
        return self._accepts(hit, self._stretches[place])

    def _copy(self, text: bytes, start: int, step: int = 1) -> None:
        """Bytes that stand for one folded byte each, from a place on, or for every few."""
        self._data += text
        self._runs.extend((start, start + 1, len(text), step))

    def _write(self, text: bytes, start: int, end: int) -> None:
        """Bytes that stand for a span of the original altogether."""
        self._data += text
        self._runs.extend((start, end, len(text), 0))


def _array(places: NDArray[np.int64]) -> array[int]:
    return array("I", places.astype(np.uint32).tobytes())


def matches(pattern: re.Pattern[bytes], data: bytes, windows: Windows) -> Iterator[re.Match[bytes]]:
    """The matches of a pattern in these windows, in order."""
    for start, end in windows:
        yield from pattern.finditer(data, start, end)


def sure(least: float) -> Accepts:
    """Believe hits of at least this score."""
    return lambda hit, _: hit.score >= least
