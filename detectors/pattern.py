"""What a detector is made of: a Pattern says where to look, what to match exactly, and how sure to be of what was seen."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from detectors.levelled import LEVEL
from detectors.lines import line_end, line_start
from detectors.normalise import Folded
from detectors.perhaps import matches, may_hold

_REACH_BEFORE = 40
_REACH_AFTER = 20
SIGHT = 512
"""Nothing farther away, to either side, changes what comes of a place."""
Places = NDArray[np.int64]
Mask = NDArray[np.bool_]
NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})

_NOT_DIGITS = bytes(code for code in range(256) if not 0x30 <= code <= 0x39)
_LETTERS = re.compile(rb"[a-z]{2}|[0-9]\.[0-9]")
"""What every label has: two letters, or an OID's dots."""
_VALUE = re.compile(rb"[0-9](?:[ ./_-]?[0-9]){3}")
"""Another value between a label and a number: four digits. Not `J8` or `2 fois`."""
_RIVAL = re.compile(
    rb"(?<![a-z0-9])(?:ipp|nip|nda|iep|nir|nss|ins|iban|rib|bic|swift|siret|siren|tva|rpps|adeli|finess|tel|telephone|portable|mobile"
    rb"|fax|dect|bip|lot|kit|imei|ean|gtin|cip|uuid|colis|facture|devis|commande|dossier|horodatage|ref|reference|cb|carte bancaire"
    rb"|code postal|cp|eudract|nct|mrn|spi|passeport|cni|permis|e-?mail|courriel|score|scores|cotation|eva)(?![a-z])"
)
"""Labels of the trade that claim the number after them. Not `portes`."""
WORD = re.compile(rb"[a-z][a-z0-9]{1,15}")
_CLAIMS = re.compile(rb"[ ]?(?:n[o\xb0])?[ ]?[:=]?[ \"'(+]{0,3}[0-9]")


_CLAIMED = 12
"""More bytes than `_CLAIMS` may be long."""
_LONGEST = 60
"""No match that may hide the beginning of another is longer."""
_LOOK_BEHIND = 4
"""So many bytes before its reach a label may look at."""
_FIGURES = re.compile(rb"(?<!\\x)(?<!\\x[0-9a-f])(?<![{0-9,])(?!0-9)(?<!0-)[0-9]")
"""Figures that an expression tells apart; not those of `[0-9]{2,4}` and `\x80`."""


class Hit(NamedTuple):
    """A confirmed match: a half-open span of the original text in code points."""

    start: int
    end: int
    entity: str
    score: float
    detector: str
    attributes: Mapping[str, str]


class Seen(NamedTuple):
    """An exact match, the folded span [start, end) of its value, and its surroundings, all folded but for `original`."""

    text: str
    folded: Folded
    match: re.Match[bytes]
    start: int
    end: int

    def __repr__(self) -> str:
        """Nothing of the text."""
        return "Seen()"

    @property
    def value(self) -> bytes:
        """The folded value."""
        return self.folded.data[self.start : self.end]

    @property
    def digits(self) -> bytes:
        """The digits of the value."""
        return self.value.translate(None, _NOT_DIGITS)

    def original(self, start: int, end: int) -> str:
        """The original text of a non-empty folded span."""
        if self.folded.offsets is None:
            return self.text[start:end]
        first, last = self.folded.original(start, end)
        return self.text[first:last]

    def is_labelled(self, label: re.Pattern[bytes]) -> bool:
        """Whether the nearest label on this line, before or just behind, is this one."""
        return self.is_after(label) or self.is_before(label)

    def is_after(self, label: re.Pattern[bytes], reach: int = _REACH_BEFORE) -> bool:
        """Whether the label stands before on this line, with no other label and no other value in between."""
        if not _LETTERS.search(self.folded.data, max(0, self.start - reach), self.start):
            return False
        if self.folded.told is None:
            return self._is_after(label, reach)
        before = self.folded.data[max(0, self.start - reach - _LOOK_BEHIND) : self.start].translate(
            _level(label.pattern)
        )
        return self.folded.tells(label.pattern, before + b"<", lambda: self._is_after(label, reach))

    def _is_after(self, label: re.Pattern[bytes], reach: int) -> bool:
        data, start = self.folded.data, self.start
        low = line_start(data, start, reach)
        found = last(label.finditer(data, low, start))
        if found is None:
            return False
        return not (_VALUE.search(data, found.end(), start) or _RIVAL.search(data, found.end(), start))

    def is_near(self, words_of_a_trade: frozenset[bytes], before: int, after: int) -> bool:
        """Whether a word of a set stands on this line within so many bytes before or behind the value."""
        data = self.folded.data
        places = self.folded.cues.get(words_of_a_trade)
        if places is None:
            places = word_places(self.folded, words_of_a_trade)
        if not places:
            return False
        low, high = line_start(data, self.start, before), line_end(data, self.end, after)
        first = bisect_left(places, low)
        if first < len(places) and places[first] < self.start:
            return True
        first = bisect_left(places, self.end, first)
        return first < len(places) and places[first] < high

    def is_before(self, label: re.Pattern[bytes], reach: int = _REACH_AFTER) -> bool:
        """Whether the label stands just behind on this line and does not claim a value of its own."""
        if not _LETTERS.search(self.folded.data, self.end, self.end + reach):
            return False
        if self.folded.told is None:
            return self._is_before(label, reach)
        behind = self.folded.data[max(0, self.end - 1) : self.end + reach + _CLAIMED].translate(_level(label.pattern))
        return self.folded.tells(label.pattern, behind + b">", lambda: self._is_before(label, reach))

    def _is_before(self, label: re.Pattern[bytes], reach: int) -> bool:
        data, end = self.folded.data, self.end
        found = label.search(data, end, line_end(data, end, reach))
        if found is None or _CLAIMS.match(data, found.end()):
            return False
        return not (_VALUE.search(data, end, found.start()) or _RIVAL.search(data, end, found.start()))


_hit: Callable[[tuple[int, int, str, float, str, Mapping[str, str]]], Hit] = partial(tuple.__new__, Hit)
_seen: Callable[[tuple[str, Folded, re.Match[bytes], int, int]], Seen] = partial(tuple.__new__, Seen)
"""A Hit and a Seen of their values, in half the time: there is one for each place that is judged."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to write one kind of identifier.

    `core` is a Hyperscan expression on folded bytes. Its first byte is the one before the identifier (the engine puts a newline
    before and behind the text), and it fixes where the identifier starts: whatever `exact` and `judge` accept at a place, `core`
    matches there.
    `exact` is tried with `.match(data, start)`; its quantifiers are bounded and it looks behind for its own left boundary. Its group
    `value`, or all of it, is the value; `narrow` may move the value's span, and drops the match by making it empty.
    `items`, where the value may be a list, is what each of them looks like: `patients 001, 002 et 003`. Each is judged.
    `lead`, at most how many of which signs stand before the core and belong to the identifier: cores that begin with any letter are slow.
    `judge` gives the score after validators and context, 0 for "not one".
    `is_far`, without items of a list: the value, or what it depends on, may lie more than `SIGHT` bytes from where the core begins. All
    others promise that it does not; the engine then does not judge twice where a flood repeats itself.
    `in_capitals`: a value that is not written so is none; it is looked for near words in capitals only (capitals.py).
    `hopeful`: which of the places in a folded text where the core stands may be scored at all; asked of all at once in a flood of them.
    `tells_digits`: in any number there are places where the core would match, were all digits the same. The others are looked for as if
    they were, which is quicker.
    """

    detector: str
    entity: str
    core: bytes
    exact: re.Pattern[bytes]
    judge: Callable[[Seen], float]
    narrow: Callable[[Seen], tuple[int, int]] | None = None
    attributes: Mapping[str, str] = NO_ATTRIBUTES
    items: re.Pattern[bytes] | None = None
    lead: tuple[int, bytes] | None = None
    is_far: bool = False
    tells_digits: bool = False
    in_capitals: bool = False
    hopeful: Callable[[Folded, Places], Mask] | None = None
    group: str | int = field(init=False, repr=False)
    """The group of `exact` that is the value."""

    def __post_init__(self) -> None:
        """Looked up once: it is asked for at every match."""
        object.__setattr__(self, "group", "value" if "value" in self.exact.groupindex else 0)

    def hits(self, text: str, folded: Folded, start: int) -> Sequence[Hit]:
        """The hits of this pattern that start at a folded place: none, one, or one for each item of a list."""
        match = self.exact.match(folded.data, start)
        return () if match is None else self.judged(text, folded, match)

    def hits_at(self, text: str, folded: Folded, place: int) -> Sequence[Hit]:
        """The same where the core stands there, behind its lead."""
        return self.hits(text, folded, place if self.lead is None else led(folded.data, place, self.lead))

    def judged(self, text: str, folded: Folded, match: re.Match[bytes]) -> Sequence[Hit]:
        """The hits that an exact match stands for."""
        start, end = match.span(self.group)
        if self.in_capitals and not text[slice(*folded.original(start, end))].isupper():
            return ()
        seen = _seen((text, folded, match, start, end))
        if self.narrow is not None:
            start, end = self.narrow(seen)
            seen = _seen((text, folded, match, start, end))
        if self.items is None:
            if start >= end or not (score := self.judge(seen)):
                return ()
            first, last = folded.original(start, end)
            return (_hit((first, last, self.entity, score, self.detector, self.attributes)),)
        items = (
            self._scored(_seen((text, folded, match, *item.span())))
            for item in self.items.finditer(folded.data, start, end)
        )
        return [hit for hit in items if hit is not None]

    def hit(self, text: str, folded: Folded, start: int) -> Hit | None:
        """The first of them, if there is one."""
        return next(iter(self.hits(text, folded, start)), None)

    def _scored(self, seen: Seen) -> Hit | None:
        if seen.start >= seen.end or not (score := self.judge(seen)):
            return None
        first, last = seen.folded.original(seen.start, seen.end)
        return _hit((first, last, self.entity, score, self.detector, self.attributes))


def cue(listed: str) -> frozenset[bytes]:
    """Words of a trade, separated by blanks, in folded spelling: for `is_near`, which reads a text once for each set."""
    return frozenset(listed.encode("ascii").split())


def word_places(folded: Folded, cues: frozenset[bytes]) -> array[int]:
    """Where words of a set stand in a text; remembered with the folded text."""
    return folded.places(
        cues, lambda: _standing(_words(folded), cues) if folded.words or may_hold(cues, folded.data) else ()
    )


def _standing(known: Mapping[bytes, Sequence[int]], cues: frozenset[bytes]) -> list[int]:
    return sorted(chain.from_iterable(known[word] for word in cues & known.keys()))


def _words(folded: Folded) -> Mapping[bytes, Sequence[int]]:
    if not folded.words:
        for match in WORD.finditer(folded.data):
            folded.words[match[0]].append(match.start())
    return folded.words


def match_places(folded: Folded, sought: re.Pattern[bytes]) -> array[int]:
    """Where matches of an expression begin in a text; remembered with the folded text."""
    return folded.places(
        frozenset((sought.pattern,)), lambda: (match.start() for match in matches(sought, folded.data))
    )


def stands(folded: Folded, sought: re.Pattern[bytes], low: int, high: int) -> bool:
    """Whether a match of an expression, of no more than a few words, lies in a span; in a flood its places in the text are noted once."""
    if folded.told is not None:
        places = match_places(folded, sought)
        first = bisect_left(places, low - _LONGEST)
        if first == len(places) or places[first] >= high:
            return False
        low = max(low, places[first])
    return sought.search(folded.data, low, high) is not None


@cache
def _level(expression: bytes) -> bytes:
    """For bytes.translate: a text as an expression sees it, to which most digits are alike."""
    return bytes(range(256)) if _FIGURES.search(expression) else LEVEL


def led(data: bytes, start: int, lead: tuple[int, bytes]) -> int:
    """The first of so many such signs before a place."""
    low = max(0, start - lead[0])
    return low + len(data[low:start].rstrip(lead[1]))


def words(*alternatives: str) -> re.Pattern[bytes]:
    """An expression for labels, whole words only, in folded spelling: `n.?` for `n°`, no accents."""
    return re.compile(rb"(?<![a-z])(?:%b)(?![a-z])" % "|".join(alternatives).encode("ascii"))


def last(matches: Iterator[re.Match[bytes]]) -> re.Match[bytes] | None:
    """The last of several matches."""
    kept = list(matches)
    return kept[-1] if kept else None
