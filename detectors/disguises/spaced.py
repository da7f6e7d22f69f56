"""Letter-spaced writing: `j e a n @ c h u . f r`, `N C T 0 8 8`, `c.o.n.f`. Set solid and searched once more.

Where more than one separator stands, a word ends. A row of single digits that means nothing else is no identifier: only hits that a
check digit, a label or a shape makes sure are believed.
"""

import re
from collections.abc import Iterator

from detectors.disguises.rewriting import Accepts, Piece, Rewriting, Stretch, Windows, matches
from detectors.normalise import Folded
from detectors.overflow import Overflow
from detectors.pattern import Hit
from detectors.regular import is_labelled

TRIGGER = rb"[^a-z0-9][a-z0-9@+](?: {1,3}[a-z0-9@._+-]){6}|[^a-z0-9][a-z0-9](?: ?[*_|/.~-] ?[a-z0-9@]){6}"
_RUN = re.compile(
    rb"(?<![a-z0-9@])[a-z0-9@+](?:(?P<gap> | ?[*_|/.~-] ?)(?P=gap){0,2}[a-z0-9@._+-](?![a-z0-9]))"
    rb"(?:(?P=gap){1,3}[a-z0-9@._+-](?![a-z0-9])){2,200}+"
)
"""Four single characters or more, always separated alike, near a row of seven. Not `a b c`."""
_LABEL = re.compile(
    rb"(?<![a-z0-9])(?:iban|rib|ipp|nip|nir|nss|nda|iep|tel|fax|rpps|sujet|patient|subject)(?=[a-z]{0,2}[0-9])"
)
_LEAST = 0.7
_ROW = re.compile(rb"\r?\n[0-9]")
_ROW_BEFORE = re.compile(rb"[0-9]\n\Z")
_FIGURES = b"0123456789 *_|/.~-"
_MOST_FIGURES = 120
"""Characters of the longest row of figures that may be a number."""
_FEWEST_LETTERS = 4
"""What makes a row of characters words; `F R 7 6` is none."""
_MOST_ADDRESSES = 500
_NAMED = 0.5
"""Enough for a name: its letters would not be held apart by chance."""
_BARE = 0.6
"""Enough for a hit that is all of it, where wider gaps show groups as well."""


def rewritings(folded: Folded, windows: Windows) -> Iterator[Rewriting]:
    """Letter-spaced words set solid. Raises Overflow."""
    figures = Rewriting(folded, _accepts(folded.data))
    words = Rewriting(folded, _accepts(folded.data), has_words=True)
    addresses = 0
    for run in matches(_RUN, folded.data, windows):
        if (addresses := addresses + run[0].count(b"@")) > _MOST_ADDRESSES:
            raise Overflow("too many spaced addresses in one text")
        letters = len(run[0].translate(None, _FIGURES))
        if letters >= _FEWEST_LETTERS:
            words.add(*_solid(run))
        elif letters or len(run[0]) <= _MOST_FIGURES:
            figures.add(*_solid(run))
    yield from (figures, words)


def _accepts(data: bytes) -> Accepts:
    def accepts(hit: Hit, stretch: Stretch) -> bool:
        start, end = stretch.folded_start, stretch.folded_end
        if hit.entity == "PERSON":
            return hit.score >= _NAMED
        is_grouped = b"  " in data[start:end]
        if _is_row(data, start, end) and not is_grouped:
            return is_labelled(hit)
        if hit.start <= stretch.start and hit.end >= stretch.end:
            return hit.score >= (_BARE if is_grouped else _LEAST)
        return is_labelled(hit)

    return accepts


def _is_row(data: bytes, start: int, end: int) -> bool:
    """Figures that are all of their line, with more figures on the next or the one before: a table."""
    around = data[max(0, start - 2) : start], data[end : end + 3]
    return bool(_ROW.match(around[1]) or _ROW_BEFORE.search(around[0])) and not data[start:end].translate(
        None, _FIGURES
    )


def _solid(run: re.Match[bytes]) -> tuple[list[Piece], int]:
    """Its characters without what separates them, and how far apart they stand; a blank where a word ends, and behind a label."""
    gap, data = run["gap"], run.string
    step = len(gap) + 1
    pieces: list[Piece] = []
    at = run.start()
    for space in re.finditer(rb"(?:%b){2,3}" % re.escape(gap), run[0]) if 2 * gap in run[0] else ():
        start, end = run.start() + space.start(), run.start() + space.end()
        pieces += [*_parted(data[at:start:step], at, step), (b" ", start, end)]
        at = end
    return [*pieces, *_parted(data[at : run.end() : step], at, step)], step


def _parted(word: bytes, start: int, step: int) -> list[Piece]:
    """A word that begins there, with a blank behind each label."""
    pieces: list[Piece] = []
    at = 0
    for label in () if word.isdigit() else _LABEL.finditer(word):
        place = start + (label.end() - 1) * step
        pieces.append((word[at : label.end()], start + at * step, place + 1))
        pieces.append((b" ", place + 1, place + step))
        at = label.end()
    return [*pieces, (word[at:], start + at * step, start + (len(word) - 1) * step + 1)]
