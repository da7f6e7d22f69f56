"""Stretches of a folded text written in another way, for detection only: `zero six` as `06`. What is found leads back to the original.

All stretches of one kind stand far apart in one folded text, each between what stood around it, so that labels count.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

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


Accepts = Callable[[Hit, Stretch], bool]
"""Whether a hit that touches a rewritten stretch is to be believed."""


class Rewriting:
    """A folded text in which only some stretches stand, rewritten."""

    def __init__(self, source: Folded, accepts: Accepts, *, has_words: bool = False) -> None:
        """Nothing is rewritten yet. `has_words`: words stand in it that stand so nowhere else, names of people maybe."""
        self.source = source
        self.has_words = has_words
        self._accepts = accepts
        self._written: list[tuple[list[Piece], int]] = []
        """The pieces of each stretch, and every so many bytes of its span each holds."""
        self._firsts, self._lasts = array("q"), array("q")

    def add(self, pieces: Iterable[Piece], step: int = 1) -> None:
        """One more stretch, its pieces in order; stretches come in order and do not overlap.

        A piece may hold every `step`th byte of its span.
        """
        written = [piece for piece in pieces if piece[1] < piece[2]]
        self._written.append((written, step))
        self._firsts.append(written[0][1])
        self._lasts.append(written[-1][2])

    @property
    def folded(self) -> Folded:
        """The rewritten stretches as a folded text, each with what stood around it; a flood of them on one line hangs together."""
        lows, highs = self._around()
        is_flood = sum(highs) - sum(lows) > max(_FLOOD, len(self.source.data))
        copy = _Copy(self.source)
        last = high = -1
        for number, (pieces, step) in enumerate(self._written):
            first = self._firsts[number]
            if last >= 0 and is_flood and lows[number] <= high:
                copy.verbatim(last, first)
            else:
                if last >= 0:
                    copy.gap(last, high, self._firsts[number - 1])
                copy.verbatim(lows[number], first)
            copy.pieces(pieces, step)
            last, high = self._lasts[number], highs[number]
        if last >= 0:
            copy.gap(last, high, self._firsts[-1])
        return copy.folded()

    def _around(self) -> tuple[list[int], list[int]]:
        """Where what stands around each stretch begins and ends: its line, within reach."""
        firsts, lasts = np.frombuffer(self._firsts, np.int64), np.frombuffer(self._lasts, np.int64)
        length = len(self.source.data)
        breaks = np.flatnonzero(np.frombuffer(self.source.data, np.uint8) == ord("\n"))
        starts, ends = np.concatenate([[0], breaks + 1]), np.concatenate([breaks, [length]])
        lows = np.maximum(starts[np.searchsorted(breaks, firsts)], firsts - _BEFORE)
        highs = np.minimum(ends[np.searchsorted(breaks, lasts)], lasts + _AFTER)
        return lows.tolist(), highs.tolist()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is rewritten."""
        return not self._written

    def holds(self, hit: Hit) -> bool:
        """Whether a hit in the folded text touches a rewritten stretch, and is to be believed."""
        place = bisect_right(self._places, hit.end - 1) - 1
        if place < 0:
            return False
        first, last = self._firsts[place], self._lasts[place]
        start, end = self.source.original(first, last)
        return end > hit.start and self._accepts(hit, Stretch(start, end, first, last))

    @cached_property
    def _places(self) -> Sequence[int]:
        """Where each stretch begins in the original."""
        offsets = self.source.offsets
        return self._firsts if offsets is None else array("I", (offsets[first] for first in self._firsts))


class _Copy:
    """Bytes of a folded text, some of them written in another way, and what each stands for."""

    def __init__(self, source: Folded) -> None:
        self._source = source
        self._data = bytearray()
        self._runs = array("q")
        """Four numbers for each run of bytes: the span that its first stands for, how many there are, how far apart."""
        self._starts, self._ends = array("q"), array("q")
        """Where what is written in another way begins and ends."""

    def verbatim(self, start: int, end: int) -> None:
        """Bytes as they stand."""
        self._data += self._source.data[start:end]
        self._runs.extend((start, start + 1, end - start, 1))

    def pieces(self, pieces: Iterable[Piece], step: int) -> None:
        """Bytes written in another way; as many as the span has, or every few of it, stand for one byte each."""
        data, runs = self._data, self._runs
        self._starts.append(len(data))
        for text, start, end in pieces:
            length = len(text)
            data += text
            if length == end - start:
                runs.extend((start, start + 1, length, 1))
            elif length > 1 and length == len(range(start, end, step)):
                runs.extend((start, start + 1, length, step))
            elif length:
                runs.extend((*self._source.original(start, end), length, 0))
        self._ends.append(len(data))

    def gap(self, last: int, high: int, first: int) -> None:
        """What stands behind a stretch that begins and ends there, and a gap."""
        self.verbatim(last, high)
        self._starts.append(len(self._data))
        self._data += _APART
        self._runs.extend((*self._source.original(first, last), len(_APART), 0))
        self._ends.append(len(self._data))

    def folded(self) -> Folded:
        """All of it as a folded text."""
        starts, ends, counts, steps = np.frombuffer(self._runs, np.int64).reshape(-1, 4).T
        run = np.repeat(np.arange(len(starts)), counts)
        within = np.arange(len(run)) - np.repeat(np.cumsum(counts) - counts, counts)
        first, last = starts[run] + within * steps[run], ends[run] + within * steps[run]
        source = self._source
        if source.offsets is not None:
            copied = np.flatnonzero(steps[run])
            offsets = np.frombuffer(source.offsets, np.uint32)
            last[copied] = (
                offsets[first[copied]] + 1
                if source.ends is None
                else np.frombuffer(source.ends, np.uint32)[first[copied]]
            )
            first[copied] = offsets[first[copied]]
        return Folded(bytes(self._data), _array(first), ends=_array(last), rewritten=(self._starts, self._ends))


def _array(places: NDArray[np.int64]) -> array[int]:
    return array("I", places.astype(np.uint32).tobytes())


def matches(pattern: re.Pattern[bytes], data: bytes, windows: Windows) -> Iterator[re.Match[bytes]]:
    """The matches of a pattern in these windows, in order."""
    for start, end in windows:
        yield from pattern.finditer(data, start, end)


def sure(least: float) -> Accepts:
    """Believe hits of at least this score."""
    return lambda hit, _: hit.score >= least
