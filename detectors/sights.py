"""Places of a text from which the same can be seen: what comes of one of them comes of all. For floods, where few are different.

A digest stands for all that lies within sight of a place. It is made of keys of this process, so that nobody can prepare two sights with
one digest. No loop over places: numpy doubles the width of what a digest stands for until all that can be seen is in it.
"""

import re
import secrets
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detectors.normalise import Folded
from detectors.pattern import SIGHT, Mask, Places, match_places, word_places

Digests = NDArray[np.uint64]

NEAR = 160
"""What stands farther away does not speak for a value, unless its pattern reaches farther."""
LEAD = 64
"""No lead is longer: so much farther back a match may begin."""
BEFORE = AFTER = SIGHT + LEAD
"""What lies farther before or behind a place is not seen."""
_DOUBLED, _REST = 10, 7
"""Powers of two: 1024 and 128 are as wide as what is seen."""
_LONGEST = 6
"""Of the text that a byte stands for or is followed by, so much is looked at, as a power of two: no more of it than one sign is visible."""
_KEYS = [np.uint64(secrets.randbits(64) | 1) for _ in range(2 * (_DOUBLED + 1) + 1)]
_GLANCES, _GLANCE = 400, 32
"""So many places are glanced at, if there are as many, and so many bytes behind each."""
_OUTSIDE = np.uint64(secrets.randbits(64))
_HALF, _LESS = np.uint64(32), np.uint64(29)


def grouped(keys: NDArray[Any], values: Places) -> Iterator[list[int]]:
    """The values of each key, in the order in which they came."""
    order = np.argsort(keys, kind="stable")
    sorted_values = values[order].tolist()
    inner = np.flatnonzero(np.diff(keys[order])) + 1
    edges = [0, *inner.tolist(), len(order)] if len(order) else []
    return (sorted_values[first:last] for first, last in pairwise(edges))


def are_alike(data: bytes, places: Sequence[int] | Places) -> bool:
    """Whether what stands at half of some places stands at others as well: a glance at a few, before `views` are worth their price."""
    some = [int(place) for place in places[:: -(-len(places) // _GLANCES)]]
    return 2 * len({data[place : place + _GLANCE] for place in some}) < len(some)


def touching(starts: Places, ends: Places, spans: tuple[array[int], array[int]]) -> Mask:
    """Which stretches, from start to end, share a byte with one of some spans: their starts and ends, in order and apart."""
    firsts, lasts = (np.frombuffer(edges, np.int64) for edges in spans)
    before = np.searchsorted(firsts, ends)
    return np.concatenate([[-1], lasts])[before] > starts


def near(starts: Places, signs: Iterable[int], reach: int = NEAR) -> Mask:
    """Which starts have one of the signs, which come in order, so near on either side."""
    stand = np.fromiter(signs, np.int64)
    return np.searchsorted(stand, starts - reach) < np.searchsorted(stand, starts + reach, "right")


def near_on_line(folded: Folded, starts: Places, signs: Iterable[int]) -> Mask:
    """Which starts have one of the signs near on their own line."""
    stand = np.fromiter(signs, np.int64)
    low, high = _lines(folded.data, starts)
    return np.searchsorted(stand, low) < np.searchsorted(stand, high)


def near_words(*sets: frozenset[bytes]) -> Callable[[Folded, Places], Mask]:
    """For the `hopeful` of a pattern of one line whose judge asks for a word of these sets (`Seen.is_near`)."""

    def hopeful(folded: Folded, starts: Places) -> Mask:
        mask: Mask = np.any([near_on_line(folded, starts, word_places(folded, cues)) for cues in sets], axis=0)
        return mask

    return hopeful


def _lines(data: bytes, starts: Places) -> tuple[Places, Places]:
    """Where the lines of places begin and end, if they do so near them."""
    breaks = np.flatnonzero(np.frombuffer(data, np.uint8) == ord("\n"))
    edges = np.concatenate([[0], breaks + 1, [len(data) + 1]])
    line = np.searchsorted(breaks, starts)
    return np.maximum(edges[line], starts - NEAR), np.minimum(edges[line + 1], starts + NEAR)


def near_matches(*sought: re.Pattern[bytes], reach: int = NEAR) -> Callable[[Folded, Places], Mask]:
    """For the `hopeful` of a pattern which holds, or whose judge asks for, a match of one of these so near."""

    def hopeful(folded: Folded, starts: Places) -> Mask:
        mask: Mask = np.any([near(starts, match_places(folded, one), reach) for one in sought], axis=0)
        return mask

    return hopeful


def views(text: str, folded: Folded) -> Digests:
    """For each place of a folded text, its end among them, a digest of what can be seen: its folding and itself."""
    signs = _signs(text, folded)
    padded = np.full(BEFORE + len(signs) + AFTER + 1, _OUTSIDE, np.uint64)
    padded[BEFORE : BEFORE + len(signs)] = signs
    rest = padded
    for power in range(_DOUBLED):
        if power == _REST:
            rest = padded
        padded = _joined(padded[: -(1 << power)], padded[1 << power :], power)
    length, behind = len(signs) + 1, BEFORE + AFTER - (1 << _REST)
    return _joined(padded[:length], rest[behind : behind + length], _DOUBLED)


def _signs(text: str, folded: Folded) -> Digests:
    """For each folded byte a digest of it and of the text that it stands for, up to the next."""
    data = np.frombuffer(folded.data, np.uint8).astype(np.uint64)
    if folded.offsets is None and text.isascii():
        return np.frombuffer(text.encode("ascii"), np.uint8).astype(np.uint64)
    written = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    if folded.offsets is None:
        return written << np.uint64(8) | data
    starts = np.frombuffer(folded.offsets, np.uint32).astype(np.int64)
    ends = starts + 1 if folded.ends is None else np.frombuffer(folded.ends, np.uint32).astype(np.int64)
    following = np.append(starts[1:], len(text))
    spread = _spans(written, starts, np.minimum(np.maximum(ends, following), starts + (1 << _LONGEST)))
    shape = (ends - starts).astype(np.uint64) << _HALF ^ (following - starts).astype(np.uint64)
    return _joined(_joined(data, shape, 0), spread, 1)


def _spans(written: Digests, starts: Places, ends: Places) -> Digests:
    """A digest of each span of a text: of two widths of a power of two that cover it."""
    powers = np.log2(np.maximum(ends - starts, 1)).astype(np.int64)
    told = np.empty(len(starts), np.uint64)
    width = written
    for power in range(int(powers.max(initial=0)) + 1):
        these = np.flatnonzero(powers == power)
        told[these] = _joined(width[starts[these]], width[ends[these] - (1 << power)], power)
        width = _joined(width[: -(1 << power)], width[1 << power :], power)
    return told


def _joined(left: Digests, right: Digests, step: int) -> Digests:
    """A digest of two, in this order."""
    mixed = left ^ left >> _HALF
    mixed *= _KEYS[2 * step]
    mixed += right
    mixed ^= mixed >> _LESS
    mixed *= _KEYS[2 * step + 1]
    return mixed
