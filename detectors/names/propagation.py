"""A name that is found surely once is found again elsewhere in the text: alone, in capitals, in small letters."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from detectors.lexicon import listed
from detectors.names.merging import Seen
from detectors.names.tagger import Mention
from detectors.words import FIRST_NAMES, PARTICLES, STOP

SURE = 0.6
"""Names below are not looked for again."""
_FADED = 0.95
"""A name found again is somewhat less sure."""
_COMMON = listed("common_surnames.txt", "no_people.txt", "things.txt")
_WORD = re.compile(rb"(?:[dlo]')?[a-z\x80]{2,}(?:['-][a-z\x80]{2,})*")
_SHORTEST_SMALL = 4
"""Shorter names are found again only with a capital."""
_LETTERS = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789\x80_@")
_ELISION = re.compile(rb"(?<![a-z])(?:[dlnsmtjc]|qu)'\Z")
_HYPHENS = frozenset(b"-'")


def again(seen: Seen, names: Iterable[Mention], terms: Mapping[bytes, float]) -> list[Mention]:
    """People of `terms` where they stand outside of all that is found already. Linear."""
    return list(Again(terms)(seen, sorted(names))) if terms else []


class Again:
    """Looks for words that name people, each as sure as its name was."""

    def __init__(self, terms: Mapping[bytes, float]) -> None:
        """From what `terms_of` tells; not empty."""
        self._terms = list(terms.items())
        self._automaton = BytesAhoCorasick(list(terms), matchkind=MatchKind.LeftmostLongest)

    def __call__(self, seen: Seen, known: list[Mention]) -> Iterator[Mention]:
        """Where they stand outside of `known`, which is in order and apart."""
        for number, start, end in self._automaton.find_matches_as_indexes(seen.plain):
            word, score = self._terms[number]
            if _is_whole(seen, start, end, word) and not _is_inside(known, start, end):
                yield Mention(start, end, "PERSON", score * _FADED)


def people_parts(seen: Seen, name: Mention) -> Iterator[bytes]:
    """The words of a person's name that name alone: no particles, initials, words of the trade."""
    for match in _WORD.finditer(seen.plain, name.start, name.end):
        if match[0] not in PARTICLES and match[0] not in STOP:
            yield match[0]


def terms_of(seen: Seen, names: Iterable[Mention]) -> dict[bytes, float]:
    """The words that name people who are sure enough to be looked for."""
    terms: dict[bytes, float] = {}
    for name in names:
        if name.label == "PERSON" and name.score >= SURE:
            for part in people_parts(seen, name):
                terms[part] = max(name.score, terms.get(part, 0))
    return terms


def _is_whole(seen: Seen, start: int, end: int, word: bytes) -> bool:
    """A whole word, with a capital where small letters would mean something else."""
    if _goes_on(seen.plain, start - 1, -1) and not _is_elision(seen.plain, start):
        return False
    if _goes_on(seen.plain, end, 1):
        return False
    if seen.has_capital(start):
        return True
    return len(word) >= _SHORTEST_SMALL and word not in _COMMON and word not in FIRST_NAMES


def _goes_on(data: bytes, place: int, step: int) -> bool:
    """Whether the word goes on here, also over a hyphen or apostrophe."""
    if not 0 <= place < len(data):
        return False
    if data[place] in _HYPHENS and 0 <= place + step < len(data):
        place += step
    return data[place] in _LETTERS


def _is_elision(data: bytes, start: int) -> bool:
    """`d'Aubigny`, `qu'Aubigny`."""
    return _ELISION.search(data, max(0, start - 4), start) is not None


def _is_inside(names: list[Mention], start: int, end: int) -> bool:
    """Whether something known overlaps the span; names are sorted and apart."""
    place = bisect_right(names, start, key=attrgetter("start"))
    return (place > 0 and names[place - 1].end > start) or (place < len(names) and names[place].start < end)
