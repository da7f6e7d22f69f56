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
_ENDING = _ENDS.tobytes()
_SPACES = np.zeros(256, dtype=bool)
_SPACES[list(b" \n\r\t\"')]")] = True
_LETTERS = np.zeros(256, dtype=bool)
_LETTERS[list(b"abcdefghijklmnopqrstuvwxyz")] = True


def sentences(words: Words) -> Ints:
    """The number of the first word of each sentence."""
    if not len(words.starts):
        return np.zeros(0, dtype=np.int64)
    begins = np.zeros(len(words.starts) + 1, dtype=bool)
    begins[0] = True
    begins[np.searchsorted(words.starts, np.concatenate((_stops(words), _lines(words))))] = True
    firsts = np.flatnonzero(begins[:-1])
    firsts = _joined(firsts, len(words.starts))
    lengths = np.diff(firsts, append=len(words.starts))
    if lengths.max() <= LONGEST:
        return firsts
    parts = np.where(lengths > LONGEST, -(-lengths // PIECE), 1)
    numbers = np.arange(int(parts.sum())) - np.repeat(np.cumsum(parts) - parts, parts)
    pieces: Ints = np.repeat(firsts, parts) + numbers * PIECE
    return pieces


def _joined(firsts: Ints, count: int) -> Ints:
    """What is shorter than a sentence belongs to what follows: a heading, a greeting, the rows of a list or a table."""
    is_long = np.diff(firsts, append=count) >= FEWEST
    return firsts[np.concatenate(([True], is_long[:-1]))]


def _stops(words: Words) -> Ints:
    """Places behind a full stop that a space follows; a question mark is a word of its sentence."""
    codes = words.codes
    ends = np.flatnonzero(np.frombuffer(codes.tobytes().translate(_ENDING), dtype=np.bool_))
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
