"""Slots: where the text of a part stands in the source, through as many levels of escaping as there are."""

import json
import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import accumulate
from typing import NamedTuple, override
from urllib.parse import quote_plus

Splice = tuple[int, int, str]
"""Replace source[start:end] by the string."""


class Escaping(NamedTuple):
    """A way to write text. `escape` matches what stands for one code point; what it does not match stands for itself."""

    escape: re.Pattern[str]
    written: Callable[[str], str]


# RFC 8259 section 7. Not half of a surrogate pair, which stands for itself: documents that hold one are refused.
JSON = Escaping(
    re.compile(
        r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
        r"|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}|[\"\\/bfnrt])"
    ),
    lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
)
# WHATWG URL, application/x-www-form-urlencoded: one UTF-8 sequence. `%zz` stands for itself.
FORM = Escaping(
    re.compile(
        r"%[0-7][0-9a-fA-F]|%[cCdD][0-9a-fA-F]%[0-9a-fA-F]{2}"
        r"|%[eE][0-9a-fA-F](?:%[0-9a-fA-F]{2}){2}|%[fF][0-9a-fA-F](?:%[0-9a-fA-F]{2}){3}"
    ),
    quote_plus,
)
PLAIN = Escaping(re.compile(r"(?!)"), lambda text: text)


class Slot(NamedTuple):
    """`raw` stands at `start` of the parent's text (without parent, of the source), written as `escaping` says."""

    start: int
    raw: str
    escaping: Escaping
    parent: "Slot | None" = None

    @override
    def __repr__(self) -> str:
        return f"Slot(start={self.start}, length={len(self.raw)})"


def lifted(slot: Slot, splices: list[Splice]) -> list[Splice]:
    """The same splices, from the slot's text to the source. They are in order and do not overlap."""
    at = _offsets(slot)
    written = slot.escaping.written
    raised = [(slot.start + at(start), slot.start + at(end), written(tag)) for start, end, tag in splices]
    return lifted(slot.parent, raised) if slot.parent else raised


def _offsets(slot: Slot) -> Callable[[int], int]:
    """A function from code points of the text to characters of the raw source."""
    escapes = [match.span() for match in slot.escaping.escape.finditer(slot.raw)]
    shifts = [0, *accumulate(end - start - 1 for start, end in escapes)]
    places = [start - shift for (start, _), shift in zip(escapes, shifts, strict=False)]
    return lambda at: at + shifts[bisect_left(places, at)]
