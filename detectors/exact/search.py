"""Finds an organisation's own patients by the index of its register: names near a date of birth, rare names, numbers.

A name and a date of birth of one row near each other are sure. A full name alone is a hint, if few bear it; a surname alone is none.
A number is sure by itself if few of its length exist in the register; otherwise only behind its label.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from detectors.dates import LABELLED, MONTH
from detectors.exact.index import NUMBERS, PatientIndex
from detectors.exact.spelling import FEWEST, days_of, number, plain, shape
from detectors.normalise import Folded
from detectors.pattern import Hit

_DETECTOR = "exact_match"
_ENTITY = {"ipp": "FR_IPP", "sujet": "SUBJECT_ID", "secret": "SPONSOR_SECRET"}
_BORN, _NAMED, _NUMBER, _LABELLED = 0.97, 0.55, 0.95, 0.9
_PERSON: Mapping[str, str] = MappingProxyType({"role": "patient", "source": "edm"})
_SOURCE: Mapping[str, str] = MappingProxyType({"source": "edm"})

_WORD = re.compile(rb"[a-z]{2,40}")
_NEAR = 80
"""Characters between a name and a date of birth."""
_MOST_NEAR = 8
"""Words of names that are looked at on each side of a date."""
_GAP = 12
"""Characters between surname and given name: `MARTIN-DURAND, Mme Jeanne`."""
_FEW = 3
"""A name that more rows bear is nobody's."""
_DENSE = 1e-3
"""If so many of all numbers of a shape are somebody's, one of them tells nothing by itself."""

_DIGIT = re.compile(rb"(?<![0-9a-z])[0-9]")
_DATE = re.compile(LABELLED)
_MONTH = re.compile(rb"(?<![0-9a-z])%b\.? ?\Z" % MONTH)
_ARTICLE = re.compile(rb"(?<![a-z])(?:une?|l[ae]s?|des?|du|aux?|ces?|cette|en|plus|tres|sous|sur|avec|sans|et|ou) \Z")
_REST = re.compile(rb"(?:-[a-z]{2,40})*")
_FRONT = re.compile(rb"(?:[a-z]{2,40}-)+\Z")
_GROUP = re.compile(rb"(?<![0-9a-z])[a-z]{0,8}+[0-9][0-9a-z]*")
_LETTERS = re.compile(rb"(?<![0-9a-z])(?:[a-z]{1,8}[._/-]){1,2}\Z")
_MOST_GROUPS = 7
_SEPARATORS = b" ._/-"
_LONGEST_RUN = 24
"""In a longer row of numbers each stands for itself."""
_LABEL = re.compile(
    rb"(?<![a-z])(?:ipp|nip|iep|patiente?s?|pts?|dossier|sujets?|subjects?|subjid|usubjid|participante?|inclus[a-z]*|identifiant|contrat|ref)"
    rb"(?:(?!\. )[^a-z0-9\n]|(?<![a-z])(?:n[o\xb0]|no|num|numero|id)(?![a-z])){0,12}\Z"
)
"""Right before the number: `IPP n° 12345`; not `chez 3087 patients. Rev Med. 2019;540-549`."""
_BEFORE = 40


class _Word(NamedTuple):
    """A word of somebody's name in a text."""

    start: int
    end: int
    form: bytes


class PatientSearch:
    """A Search by one index. Linear; safe in any thread."""

    def __init__(self, index: PatientIndex) -> None:
        """`index` stays open."""
        self._index = index
        self._dense = {
            (column, shape)
            for column, shapes in index.shapes.items()
            for shape, count in shapes.items()
            if count > _DENSE * 10 ** int(shape.partition(":")[2])
        }
        self._shapes = frozenset(shape for shapes in index.shapes.values() for shape in shapes)
        self._longest = max((int(shape.partition(":")[0]) for shape in self._shapes), default=0)

    def __call__(self, text: str, folded: Folded) -> Iterator[Hit]:
        """Hits, in no special order."""
        data = folded.data
        words = self._words(data)
        yield from self._numbers(folded)
        if words:
            pairs = self._pairs(text, folded, words)
            yield from (
                Hit(*folded.original(*span), "PERSON", _NAMED, _DETECTOR, _PERSON)
                for span, rare in pairs.values()
                if rare
            )
            yield from self._births(text, folded, words, pairs)

    def _words(self, data: bytes) -> list[_Word]:
        """The words of a text that are part of somebody's name, in order."""
        spelt = {word: plain(word) for word in set(_WORD.findall(data))}
        known = {word: form for word, form in spelt.items() if self._index.knows_word(form)}
        if not known:
            return []
        return [_Word(*word.span(), known[word[0]]) for word in _WORD.finditer(data) if word[0] in known]

    def _pairs(self, text: str, folded: Folded, words: list[_Word]) -> dict[int, tuple[tuple[int, int], bool]]:
        """From the place of a word: the span of the full name that it is in, and whether that is a rare one in capitals."""
        found: dict[int, tuple[tuple[int, int], bool]] = {}
        for place, word in enumerate(words[:-1]):
            for other in words[place + 1 : place + 3]:
                if other.start - word.end > _GAP:
                    break
                bearers = self._bearers(word.form, other.form)
                if bearers:
                    is_rare = bearers <= _FEW and _is_capital(text, folded, word) and _is_capital(text, folded, other)
                    told = (_whole(folded.data, word.start, other.end), is_rare)
                    found[word.start] = found[other.start] = told
        return found

    def _bearers(self, one: bytes, other: bytes) -> int:
        return self._index.named(one, other) or self._index.named(other, one)

    def _births(
        self, text: str, folded: Folded, words: list[_Word], pairs: dict[int, tuple[tuple[int, int], bool]]
    ) -> Iterator[Hit]:
        """Names near the date of birth of the same row, and the dates."""
        told: set[tuple[int, int]] = set()
        for start, end in _dates(folded.data, words):
            days = list(days_of(folded.data[start:end]))
            for word in _around(words, start, end):
                if not any(self._index.knows_born(word.form, day) for day in days):
                    continue
                if word.start in pairs or _is_written_as_name(text, folded, word):
                    span = pairs[word.start][0] if word.start in pairs else _whole(folded.data, word.start, word.end)
                    for found, entity, attributes in (
                        (span, "PERSON", _PERSON),
                        ((start, end), "DATE_OF_BIRTH", _SOURCE),
                    ):
                        if found not in told:
                            told.add(found)
                            yield Hit(*folded.original(*found), entity, _BORN, _DETECTOR, attributes)

    def _numbers(self, folded: Folded) -> Iterator[Hit]:
        """Numbers of the register."""
        for start, end, value in self._candidates(folded.data):
            for column in NUMBERS:
                how = shape(value)
                if how not in self._index.shapes[column] or not self._index.knows_number(column, value):
                    continue
                score = _NUMBER
                if (column, how) in self._dense:
                    score = _LABELLED if _LABEL.search(folded.data, max(0, start - _BEFORE), start) else 0
                if score:
                    yield Hit(*folded.original(start, end), _ENTITY[column], score, _DETECTOR, _SOURCE)

    def _candidates(self, data: bytes) -> Iterator[tuple[int, int, bytes]]:
        """Runs of groups that may be one number, as `number` writes them, and where they stand."""
        if not self._longest:
            return
        for groups in _runs(data):
            most = _MOST_GROUPS if len(groups) <= _LONGEST_RUN else 1
            for place, (start, _) in enumerate(groups):
                lead = _LETTERS.search(data, max(0, start - 20), start) if place == 0 else None
                for first in (start,) if lead is None else (start, lead.start()):
                    for _, end in groups[place : place + most]:
                        if end - first >= FEWEST and (value := self._value(data[first:end])):
                            yield first, end, value

    def _value(self, written: bytes) -> bytes | None:
        """A number as `number` writes it, if there are any of its shape."""
        value = written.translate(None, _SEPARATORS)
        if value.startswith(b"0"):
            value = number(value)
        return value if FEWEST <= len(value) <= self._longest and shape(value) in self._shapes else None


def _runs(data: bytes) -> Iterator[list[tuple[int, int]]]:
    """Groups with digits, together where one sign at most parts them."""
    run: list[tuple[int, int]] = []
    for match in _GROUP.finditer(data):
        start, end = match.span()
        if run and not (start - run[-1][1] == 1 and data[start - 1] in _SEPARATORS):
            yield run
            run = []
        run.append((start, end))
    if run:
        yield run


def _dates(data: bytes, words: list[_Word]) -> Iterator[tuple[int, int]]:
    """Dates that stand near one of the words."""
    last = 0
    for digit in _DIGIT.finditer(data):
        start = digit.start()
        if start < last:
            continue
        month = _MONTH.search(data, max(0, start - 12), start)
        match = (_DATE.match(data, month.start()) if month else None) or _DATE.match(data, start)
        if match is not None and next(_around(words, *match.span()), None) is not None:
            last = match.end()
            yield match.span()


def _around(words: list[_Word], start: int, end: int) -> Iterator[_Word]:
    """The words nearest to a span, on both sides."""
    place = bisect_left(words, start, key=itemgetter(0))
    yield from (word for word in words[max(0, place - _MOST_NEAR) : place] if start - word.end <= _NEAR)
    yield from (word for word in words[place : place + _MOST_NEAR] if word.start >= end and word.start - end <= _NEAR)


def _whole(data: bytes, start: int, end: int) -> tuple[int, int]:
    """The span of a name with all parts of double names."""
    rest = _REST.match(data, end)
    front = _FRONT.search(data, max(0, start - 42), start)
    return front.start() if front else start, rest.end() if rest else end


def _is_capital(text: str, folded: Folded, word: _Word) -> bool:
    return text[folded.original(word.start, word.end)[0]].isupper()


def _is_written_as_name(text: str, folded: Folded, word: _Word) -> bool:
    """With a capital, or where nothing has one and no article makes it a word: `un petit nodule`."""
    start, end = folded.original(word.start, word.end)
    if text[start].isupper():
        return True
    is_small = text[max(0, start - _NEAR) : end + _NEAR].islower()
    return is_small and not _ARTICLE.search(folded.data, max(0, word.start - 8), word.start)
