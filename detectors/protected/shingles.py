"""Shingles of a text: runs of five words, of which winnowing keeps some, the same ones wherever the passage stands.

Source: S. Schleimer, D. Wilkerson, A. Aiken, Winnowing: local algorithms for document fingerprinting, SIGMOD 2003. Of every four shingles in
a row at least one is kept: whatever two texts have in common over eight words or more shows.
"""

import re
from zlib import crc32

from detectors.normalise import Folded

WORDS = 5
"""Of a shingle."""
WINDOW = 4
_STEPS = (1, 2)
"""The least of two neighbours, then the least of two of those: of four."""
_WORD = re.compile(rb"[a-z0-9]+")
_PLACE_BITS = 32
_PLACE = (1 << _PLACE_BITS) - 1


def words(folded: Folded) -> list[bytes]:
    """The words of a text: case, accents, signs and line ends do not count."""
    return _WORD.findall(folded.data)


def spans(folded: Folded) -> list[tuple[int, int]]:
    """Where these words stand in the folded text."""
    return [match.span() for match in _WORD.finditer(folded.data)]


def kept(words: list[bytes]) -> list[tuple[int, bytes]]:
    """The shingles that winnowing keeps, each with the number of its first word, in order."""
    shingles = list(map(b" ".join, zip(*(words[at:] for at in range(WORDS)), strict=False)))
    ranked = [crc << _PLACE_BITS | place for place, crc in enumerate(map(crc32, shingles))]
    for ahead in _STEPS:
        ranked = list(map(min, ranked, ranked[ahead:])) or ranked[:1]
    lowest = set(ranked)
    places = sorted(rank & _PLACE for rank in lowest)
    return [(place, shingles[place]) for place in places]
