"""Labelled texts written otherwise, for `gardefou eval`: in capitals, in small letters, without accents or signs, with letters swapped, in a cell."""

import json
import random
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from scripts.measures import Span

_SWAPS = 0.03
"""The share of letters that change places with the next."""
_SIGNS = frozenset('.,;:!?()[]"«»…')

Transform = Callable[[str, Sequence[Span]], tuple[str, tuple[Span, ...]]]
"""A text and its labels, written otherwise."""


def upper(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """In capitals."""
    return _rewritten(map(str.upper, text), spans)


def lower(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """In small letters."""
    return _rewritten(map(str.lower, text), spans)


def unaccented(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Without accents."""
    return _rewritten(map(_bare, text), spans)


def unpunctuated(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Without signs, but for those inside of words and numbers."""
    return _rewritten(_unsigned(text), spans)


def swapped(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Three letters in a hundred change places with the next of their word; the same ones each time."""
    chance = random.Random(text)  # noqa: S311 - for tests, and the same each time
    letters = list(text)
    for place in range(len(letters) - 1):
        if letters[place].isalpha() and letters[place + 1].isalpha() and chance.random() < _SWAPS:
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
    return "".join(letters), tuple(spans)


def csv_cell(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """A quoted cell of a table."""
    pieces = ('id;note;ok\n12;"', *(('""' if letter == '"' else letter) for letter in text), '";1\n')
    return _framed(pieces, spans)


def json_string(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """A string of a JSON object."""
    pieces = (
        '{"id": 12, "note": "',
        *(json.dumps(letter, ensure_ascii=False)[1:-1] for letter in text),
        '", "ok": true}',
    )
    return _framed(pieces, spans)


TRANSFORMS: dict[str, Transform] = {
    "upper": upper,
    "lower": lower,
    "unaccented": unaccented,
    "unpunctuated": unpunctuated,
    "swapped": swapped,
    "csv": csv_cell,
    "json": json_string,
}
"""By name."""


def _bare(letter: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))


def _unsigned(text: str) -> Iterator[str]:
    for place, letter in enumerate(text):
        before, behind = text[max(0, place - 1) : place], text[place + 1 : place + 2]
        is_inside = before.isalnum() and behind.isalnum()
        yield "" if letter in _SIGNS and not is_inside else letter


def _framed(pieces: Sequence[str], spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Pieces for every character, with one more in front and behind."""
    moved = [Span(span.start + 1, span.end + 1, span.label) for span in spans]
    return _rewritten(pieces, moved)


def _rewritten(pieces: Iterable[str], spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """The text of these pieces, one for each character, and where the labels are in it; a label of which nothing is left is none."""
    written = tuple(pieces)
    places = (0, *accumulate(map(len, written)))
    moved = (Span(places[span.start], places[span.end], span.label) for span in spans)
    return "".join(written), tuple(span for span in moved if span.start < span.end)
