"""Lists of words as package data, and one pass for all of them: whole words, any case, accents or none.

A list is a text file: terms parted by commas, lines that begin with `#` are comments. A term that begins with a capital counts only as it is
written, or all in capitals. Signs between the words of a term do not matter: `covid-19`, `covid 19`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

from detectors.database import ENDS, Database
from detectors.normalise import Folded, fold

_WORDS = bytes(code if chr(code).isalnum() and code < 0x80 else 0x20 for code in range(256))
_ENDING = re.compile(rb"(?:es?|s|x) ")
"""Of what is written small: plural, feminine."""

_SPACE = ord(" ")
_MOST = 1_500
_EVERY = 100
"""More matches than 1500, and than one in 100 characters, are a flood: every second, third … is looked at, but each of a kind that must be
whole."""


class Word(NamedTuple):
    """A term found: its list, and its folded span."""

    kind: str
    start: int
    end: int


Wanted = Callable[[str, int], bool]
"""Whether a word of a kind, at a folded place, is worth being looked at: cheap."""


def _always(_kind: str, _start: int) -> bool:
    return True


class Lexicon:
    """Several lists looked for in one pass. Linear; safe in any thread."""

    def __init__(self, kinds: Mapping[str, str], whole: frozenset[str] = frozenset(), kept_as: str = "") -> None:
        """From the name of each kind and of its lists, files of detectors/lexicons; the kinds of which none is skipped in a flood;
        `kept_as` as for Database.
        """
        self._terms = tuple(term for kind, name in kinds.items() for term in _terms(kind, name))
        self._lengths = [len(term) for term, _, _ in self._terms]
        self._whole = frozenset(number for number, (_, kind, _) in enumerate(self._terms) if kind in whole)
        self._database = Database([term for term, _, _ in self._terms], ENDS, kept_as)

    def __call__(self, text: str, folded: Folded, is_wanted: Wanted = _always) -> Iterator[Word]:
        """Whole words in their order, the longest where several begin; those that are not wanted are passed over."""
        words = b" " + folded.data.translate(_WORDS) + b" "
        last = 0
        for start, behind, number in self._places(words):
            if start < last - 1:
                continue
            _, kind, written = self._terms[number]
            if not is_wanted(kind, start):
                last = -behind
                continue
            end = _end(words, -behind, written)
            if not end or (written and text[slice(*folded.original(start, end - 2))] not in (written, written.upper())):
                continue
            last = end
            yield Word(kind, start, end - 2)

    def _places(self, words: bytes) -> list[tuple[int, int, int]]:
        """Start, negative end and number of each term, in this order: the longest first where several begin."""
        found: list[tuple[int, int]] = []

        def remember(number: int, _start: int, end: int, _flags: int, _context: object) -> None:
            found.append((number, end))

        self._database.scan(words, remember)
        most = max(_MOST, len(words) // _EVERY)
        if len(found) > most:
            found = self._thinned(found, len(found) // most + 1)
        return sorted((end - self._lengths[number], -end, number) for number, end in found)

    def _thinned(self, found: list[tuple[int, int]], every: int) -> list[tuple[int, int]]:
        """Every second, third … match, and all of those kinds of which none may be skipped."""
        return [one for place, one in enumerate(found) if place % every == 0 or one[0] in self._whole]


def _end(words: bytes, end: int, written: str) -> int:
    """Where a term that ends there ends with its ending, and a space; 0 if the word goes on."""
    if written or words[end] == _SPACE:
        return end if written else end + 1
    ending = _ENDING.match(words, end)
    return ending.end() if ending else 0


def listed(*names: str) -> frozenset[bytes]:
    """The terms of these lists, folded; whatever their letters' case."""
    return frozenset(fold(term).data for name in names for term in _lines(name))


def _terms(kind: str, name: str) -> Iterator[tuple[bytes, str, str]]:
    for term in chain.from_iterable(map(_lines, name.split())):
        written = term if term[:1].isupper() else ""
        yield from ((spelt, kind, written) for spelt in _spellings(term))


def _lines(name: str) -> Iterator[str]:
    for line in (files("detectors") / "lexicons" / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from filter(None, map(str.strip, line.split(",")))


def _spellings(term: str) -> Iterator[bytes]:
    """Behind a space; the folding turns `œ` into one letter. What begins with a capital has no ending, and ends there."""
    folded = fold(term).data.translate(_WORDS)
    for word in {folded, folded.replace(b"oe", b"o")}:
        yield b" " + word + (b" " if term[:1].isupper() else b"")
