"""What is seen of a person in a prompt, whoever it is: words around, words of the whole prompt, how the name is written. For training and reading.

The names themselves are masked, here and wherever else the prompt has them: nothing is learnt of a name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from detectors.classes.words import Hashes, Ints, words
from detectors.words import PARTICLES

BUCKETS = 17
"""Bits of a bucket."""
_NAME, _EDGE = np.uint64(0x6A09E667F3BCC909), np.uint64(0xBB67AE8584CAA73B)
"""What stands for any name, and beyond the ends of a prompt."""
_MIX = np.uint64(0xD6E8FEB86659FD93)
_NEAR = 6
"""So many words to each side are told with their place."""
_BESIDE, _AROUND = 16, 120
"""So many words to each side are told as its surroundings, and as its prompt."""
_FEWEST = 4
_SHORTEST = 3
"""A word of a name that has fewer letters is masked only where it stands in one."""
_DISTANCES = (1, 2, 3, 3, 4, 4)
_KINDS = 256
_OLD = re.compile(rb"(?<![0-9./-])(?:1[0-8][0-9]{2}|19[0-4][0-9])(?![0-9./-])")
_OURS = re.compile(rb"(?<![a-z])(?:je|j'|mon|ma|mes|moi|notre|nos|nous|my|our|we|i)(?![a-z])")
_NOT_LETTERS = re.compile(rb"[^a-z0-9]")
_PARTICLES = words(b" ".join(sorted(PARTICLES))).whole

Floats = NDArray[np.float32]


class Span(NamedTuple):
    """A half-open span of a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of one person: buckets, and how much each weighs."""

    buckets: Ints
    values: Floats


@dataclass(frozen=True, slots=True)
class _Prompt:
    text: str
    data: bytes
    people: Sequence[Span]
    whole: Hashes
    stem: Hashes
    places: Ints
    """The word that stands for each of the people."""
    common: tuple[int, ...]
    """Shapes of the prompt."""


def features(text: str, data: bytes, people: Sequence[Span]) -> Iterator[Seen]:
    """Of each of the people, who are in order and apart; `data` is the text, folded in its places."""
    if not people:
        return
    prompt = _prompt(text, data, people)
    for number in range(len(people)):
        yield _seen(prompt, number)


def _prompt(text: str, data: bytes, people: Sequence[Span]) -> _Prompt:
    found = words(data)
    spans = np.array(people, dtype=np.int64)
    first = np.searchsorted(found.ends, spans[:, 0], side="right")
    behind = np.searchsorted(found.starts, spans[:, 1], side="left")
    marks = np.zeros(len(found.starts) + 1, dtype=np.int64)
    np.add.at(marks, first, 1)
    np.add.at(marks, behind, -1)
    inside = np.cumsum(marks[:-1]) > 0
    is_long = (found.ends - found.starts >= _SHORTEST) & ~np.isin(found.whole, _PARTICLES)
    is_name = inside | np.isin(found.whole, found.whole[inside & is_long])
    kept = np.ones(len(is_name), dtype=bool)
    kept[1:] = ~(inside[1:] & inside[:-1])
    kept[first[first < len(kept)]] = True
    places = np.cumsum(kept)[np.minimum(first, len(kept) - 1)] - 1 if len(kept) else first
    whole, stem = (np.where(is_name, _NAME, hashes)[kept] for hashes in (found.whole, found.stem))
    return _Prompt(text, data, people, whole, stem, places, tuple(_of_prompt(data, people, len(whole))))


def _seen(prompt: _Prompt, number: int) -> Seen:
    place = int(prompt.places[number])
    around = _hashes_around(prompt, place)
    shapes = _hashed_shapes((*prompt.common, *_shapes(prompt, number)))
    beside, whole = _bag(prompt, place, _BESIDE, 1), _bag(prompt, place, _AROUND, 2)
    parts = ((around, 0.7), (shapes, 0.5), (beside, 1.5), (whole, 2.0))
    buckets = np.concatenate([_buckets(hashes) for hashes, _ in parts])
    scales = [
        np.full(len(hashes), weight if number < 2 else weight / np.sqrt(max(len(hashes), _FEWEST)), dtype=np.float32)
        for number, (hashes, weight) in enumerate(parts)
    ]
    return Seen(buckets, np.concatenate(scales))


def _buckets(hashes: Hashes) -> Ints:
    mixed = (hashes ^ (hashes >> np.uint64(29))) * _MIX
    return (mixed >> np.uint64(64 - BUCKETS)).astype(np.int64)


def _salted(hashes: Hashes, salt: int) -> Hashes:
    return (hashes + np.uint64(salt)) * _MIX


def _hashes_around(prompt: _Prompt, place: int) -> Hashes:
    """Words before and behind with their distance, the nearest in pairs."""
    parts: list[Hashes] = []
    for kind, told in enumerate((prompt.whole, prompt.stem)):
        before = _padded(told[max(0, place - _NEAR) : place][::-1])
        behind = _padded(told[place + 1 : place + 1 + _NEAR])
        for side, near in enumerate((before, behind)):
            salts = np.array([1 + kind + 2 * side + 8 * distance for distance in _DISTANCES], dtype=np.uint64)
            parts.append((near + salts) * _MIX)
            pairs = near[:-1] * _MIX + near[1:]
            parts.append(_salted(pairs[:1], 101 + kind + 2 * side))
            parts.append(_salted(pairs[1:3], 111 + kind + 2 * side))
            parts.append(_salted((pairs[:1] * _MIX) + near[2:3], 121 + kind + 2 * side))
        parts.append(_salted(before[:1] * _MIX + behind[:1], 131 + kind))
    return np.concatenate(parts)


def _padded(near: Hashes) -> Hashes:
    return np.concatenate((near, np.full(_NEAR - len(near), _EDGE)))


def _bag(prompt: _Prompt, place: int, reach: int, salt: int) -> Hashes:
    """The words so near, each once, and pairs of them."""
    where = slice(max(0, place - reach), place + 1 + reach)
    whole, stem = prompt.whole[where], prompt.stem[where]
    pairs = whole[:-1] * _MIX + whole[1:]
    return np.unique(
        np.concatenate((_salted(whole, 201 + salt), _salted(stem, 211 + salt), _salted(pairs, 221 + salt)))
    )


def _hashed_shapes(shapes: Sequence[int]) -> Hashes:
    kinds = np.arange(len(shapes), dtype=np.uint64) * np.uint64(_KINDS) + np.array(shapes, dtype=np.uint64)
    return _salted(kinds, 301)


def _of_prompt(data: bytes, people: Sequence[Span], count: int) -> Iterator[int]:
    """How long it is, how many people it names, whether somebody speaks of himself, whether it is of old times."""
    yield count.bit_length()
    yield len({data[start:end] for start, end in people}).bit_length()
    yield min(sum(1 for _ in _OURS.finditer(data)), 3)
    yield _OLD.search(data) is not None
    yield min(data.count(b"?"), 2) + 3 * data.rstrip().endswith(b"?")
    yield min(data.count(b"\n"), 63).bit_length()


def _shapes(prompt: _Prompt, number: int) -> Iterator[int]:
    """How the name is written, and between which signs."""
    data, (start, end) = prompt.data, prompt.people[number]
    name = prompt.text[start:end]
    yield min(len(name.split()), 4)
    yield name.islower() + 2 * name.isupper() + 4 * name[:1].isupper()
    yield any(len(part.strip(".")) == 1 for part in name.split())
    before, behind = data[max(0, start - 2) : start].rjust(2, b"\n"), data[end : end + 2].ljust(2, b"\n")
    yield _sign(before[1:])
    yield _sign(before[:1])
    yield _sign(behind[:1])
    yield _sign(behind[1:])
    yield min(sum(data[one:two] == data[start:end] for one, two in prompt.people), 3)
    yield (4 * start) // max(1, len(data))


def _sign(sign: bytes) -> int:
    """A sign as it is; all letters are one, and all digits."""
    return sign[0] if _NOT_LETTERS.match(sign) else ord("a") if sign.isalpha() else ord("0")
