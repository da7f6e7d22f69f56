"""Sentences of a folded text, by its words: a sentence ends with a full stop, a line, or after so many words, and lines wrapped by a mail do not."""

import numpy as np

from detectors.classes.words import Ints, Words

LONGEST = 60
"""Words. What is longer has no full stop, and is cut into pieces."""
PIECE = 20
"""So many words: a secret of a line is not thinned by what stands around it."""
FEWEST = 5
"""Words that a sentence has."""
_WRAPPED = 60
"""A line of so many characters, without a sign at its end, goes on in the next."""
_ENDS = np.zeros(256, dtype=bool)
_ENDS[list(b".!?;")] = True
_SPACES = np.zeros(256, dtype=bool)
_SPACES[list(b" \n\r\t\"')]")] = True
_LETTERS = np.zeros(256, dtype=bool)
_LETTERS[list(b"abcdefghijklmnopqrstuvwxyz")] = True


def lengths(firsts: Ints, count: int) -> Ints:
    """How many words each of some sentences, of which there is at least one, has of so many."""
    behind = np.empty_like(firsts)
    behind[:-1], behind[-1] = firsts[1:], count
    behind -= firsts
    return behind


def sentences(words: Words) -> Ints:
    """The number of the first word of each sentence."""
    if not len(words.starts):
        return np.zeros(0, dtype=np.int64)
    begins = np.zeros(len(words.starts) + 1, dtype=bool)
    begins[0] = True
    for places in (_stops(words), _lines(words)):
        if len(places):
            begins[words.starts.searchsorted(places)] = True
    firsts = _joined(begins[:-1].nonzero()[0], len(words.starts))
    counts = lengths(firsts, len(words.starts))
    if counts.max() <= LONGEST:
        return firsts
    parts = np.where(counts > LONGEST, -(-counts // PIECE), 1)
    numbers = np.arange(int(parts.sum())) - np.repeat(np.cumsum(parts) - parts, parts)
    pieces: Ints = np.repeat(firsts, parts) + numbers * PIECE
    return pieces


def _joined(firsts: Ints, count: int) -> Ints:
    """What is shorter than a sentence belongs to what follows: a heading, a greeting, the rows of a list or a table."""
    is_kept = np.empty(len(firsts), dtype=bool)
    is_kept[0], is_kept[1:] = True, lengths(firsts, count)[:-1] >= FEWEST
    return firsts[is_kept]


def _stops(words: Words) -> Ints:
    """Places behind a full stop that a space follows; a question mark is a word of its sentence."""
    codes = words.codes
    ends = _ENDS[codes].nonzero()[0]
    behind = np.minimum(ends + 1, len(codes) - 1)
    stops: Ints = ends[_SPACES[codes[behind]] | (behind == ends)] + 1
    return stops


def _lines(words: Words) -> Ints:
    """Places behind a line that ends there."""
    codes = words.codes
    lines: Ints = (codes == 0x0A).nonzero()[0]
    if not len(lines):
        return lines
    widths = np.diff(lines, prepend=-1)
    next_one = codes[np.minimum(lines + 1, len(codes) - 1)]
    wraps = (widths > _WRAPPED) & (widths < 2 * _WRAPPED) & _LETTERS[next_one] & ~_ENDS[codes[np.maximum(lines - 1, 0)]]
    ended: Ints = lines[~wraps] + 1
    return ended
