"""Sentences of a folded text, by its words: a sentence ends with a full stop, a line, or after so many words, and lines wrapped by a mail do not."""

import numpy as np

from detectors.classes.words import Ints, Words

LONGEST = 60
"""Words. What has no full stop is cut into pieces of this length."""
FEWEST = 5
"""Words that a sentence has."""
_WRAPPED = 60
"""A line of so many characters, without a sign at its end, goes on in the next."""
_ENDS = np.zeros(256, dtype=bool)
_ENDS[list(b".!?;")] = True
_ENDING = _ENDS.tobytes()
_SPACES = np.zeros(256, dtype=bool)
_SPACES[list(b" \n\r\t\"')]")] = True
_LETTERS = np.zeros(256, dtype=bool)
_LETTERS[list(b"abcdefghijklmnopqrstuvwxyz")] = True


def sentences(words: Words) -> Ints:
    """The number of the first word of each sentence."""
    if not len(words.starts):
        return np.zeros(0, dtype=np.int64)
    cuts = np.concatenate((_stops(words), _lines(words)))
    firsts = np.unique(np.concatenate(([0], np.searchsorted(words.starts, cuts))))
    firsts = _joined(firsts[firsts < len(words.starts)], len(words.starts))
    lengths = np.diff(firsts, append=len(words.starts))
    if lengths.max() <= LONGEST:
        return firsts
    parts = -(-lengths // LONGEST)
    numbers = np.arange(int(parts.sum())) - np.repeat(np.cumsum(parts) - parts, parts)
    pieces: Ints = np.repeat(firsts, parts) + numbers * LONGEST
    return pieces


def _joined(firsts: Ints, count: int) -> Ints:
    """What is shorter than a sentence belongs to what follows: a heading, a greeting, the rows of a list or a table."""
    is_long = np.diff(firsts, append=count) >= FEWEST
    return firsts[np.concatenate(([True], is_long[:-1]))]


def _stops(words: Words) -> Ints:
    """Places behind a full stop that a space follows; a question mark is a word of its sentence."""
    codes = words.codes
    ends = np.flatnonzero(np.frombuffer(codes.tobytes().translate(_ENDING), dtype=np.uint8))
    behind = np.minimum(ends + 1, len(codes) - 1)
    stops: Ints = ends[_SPACES[codes[behind]] | (behind == ends)] + 1
    return stops


def _lines(words: Words) -> Ints:
    """Places behind a line that ends there."""
    codes = words.codes
    lines = np.flatnonzero(codes == 0x0A)
    if not len(lines):
        return lines
    lengths = np.diff(lines, prepend=-1)
    next_one = codes[np.minimum(lines + 1, len(codes) - 1)]
    wraps = (
        (lengths > _WRAPPED) & (lengths < 2 * _WRAPPED) & _LETTERS[next_one] & ~_ENDS[codes[np.maximum(lines - 1, 0)]]
    )
    return lines[~wraps] + 1
