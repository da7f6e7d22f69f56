"""Where a text has words in capitals, or codes that begin with one: what must be written so is looked for nowhere else."""

import re
from collections.abc import Iterator

REACH = 200
"""So many characters to either side of such a word are looked at: a label, and what lies between it and its value."""
_MARKS = bytes(
    ord("A") if chr(code).isupper() or chr(code) == "?" else ord("0") if chr(code) in "0123456789-_/" else ord(" ")
    for code in range(256)
)
"""What Latin-1 does not have becomes a question mark, and may be a capital."""
_RUN = re.compile(rb"AAAAAA*")
"""It begins with what is rare, and is found as fast as a fixed string."""
_WORDS = re.compile(rb"A[A0]"), re.compile(rb"0A")
"""Each begins with what is rare: together they would take ten times as long."""


def near_capitals(text: str) -> Iterator[tuple[int, int]]:
    """Half-open spans, in order and apart, around all capitals beside another, a digit or a hyphen. Linear."""
    marks = _marks(text)
    low, high = 0, -1
    for start in sorted(found.start() for word in _WORDS for found in word.finditer(marks)):
        if start > high + REACH:
            if high > 0:
                yield low, high
            low = max(0, start - REACH)
        high = start + REACH
    if high > 0:
        yield low, min(len(text), high)


def capital_words(text: str) -> Iterator[int]:
    """Where five capitals or more begin, with none before them. Linear."""
    return (run.start() for run in _RUN.finditer(_marks(text)))


def _marks(text: str) -> bytes:
    return text.encode("latin-1", "replace").translate(_MARKS)
