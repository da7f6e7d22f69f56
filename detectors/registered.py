"""What the study registry makes findable: codes, aliases, compounds and sponsors, numbers of subjects and sites, each with its study.

Attribute `study` is the study's code, or several parted by `|` where they share a compound. A site's number or a subject's shape that
several studies share names none of them. Nothing here knows what day it is: whether a code is public by now is the charter's question.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from detectors.engine import PatternSearch
from detectors.labelled import is_quantity
from detectors.lines import line_end
from detectors.masks import pattern
from detectors.normalise import Folded, fold
from detectors.pattern import Hit, Pattern, Seen
from detectors.terms import GROUP, Terms
from models.mask import expression
from models.studies import BAR, Registry, Study, SubjectMask

_DETECTOR = "registered"
_SCORE = 0.99
_SHARED: Mapping[str, str] = MappingProxyType({"registry": "known"})

_TRIAL = re.compile(
    rb"(?<![a-z])(?:etudes?|essais? (?:clinique|therapeutique|de phase)|(?:l'|cet |un |notre )essai|protocoles?|stud(?:y|ies)|trials?|protocols?"
    rb"|promoteur|sponsor|randomi[sz]\w{1,8}|inclusions?|patiente?s?|sujets|participants?|subjects?|investigat\w{2,6}|amendements?"
    rb"|e?crf|monitoring|susar|eig|sae|dsmb|cro|synopsis|phase (?:i|1|2|3|4)\w{0,3})(?![a-z])"
)
"""A trial is spoken of: `l'étude HIRONDELLE`. Not `essai`, which anybody makes."""
_ANNOUNCED = re.compile(
    rb"(?<![a-z])(?:etudes?|essais?|protocoles?|stud(?:y|ies)|trials?|protocols?|projets?|programmes?)(?: cliniques?| pivots?| de phase \w{1,4}"
    rb"| nommee?| appelee?| dite?| called| named)?[ \r\n:\"'(]{1,4}\Z"
)
"""What stands right before a name in small letters: `étude hirondelle`; not `étude sur le soleil`."""
_CLOSED = re.compile(rb"[\"')]?[ \r\n]{1,2}(?:study|trial|protocol)(?![a-z])")
"""What stands right behind it in English: `swallow trial`."""
_BEFORE = 40
_RUN = re.compile(
    rb"(?<![a-z])(?:promoteurs?|sponsors?|investigat\w{2,6}|amendements?|amendments?|e?crf|monitoring|susars?|dsmb|synopsis|cro|arc|sap)(?![a-z])"
)
"""Who runs trials speaks: `le synopsis de hirondelle`. Not `randomisé`, which the literature says of anything."""
_REACH = 80
_PLAIN = re.compile(r"[^\W\d_]+[''’]$|(?:^|[\s('\"«])[^\W\d_A-ZÀ-Þ]+[ ,]{1,2}[«\"']?\s?$")
"""What stands before a name within a sentence: a small word. `avec Hirondelle`; not `le Roi Soleil`."""
_GOES_ON = re.compile(rb"-[0-9a-z]")
"""Behind a code: it is the beginning of a longer one, `GF-ONCO-301-EXT`."""
_STEMS = (b"site", b"centre", b"center")
_LABEL = re.compile(rb"(?<![a-z])(?:sites?(?:id)?|centres?|centers?)(?![a-z])")
_TOKEN = re.compile(rb"[0-9a-z]+(?:[./_-][0-9a-z]+){0,3}")
_DIGIT = re.compile(rb"[0-9]")
_BETWEEN = frozenset((b"et", b"and", b"ou", b"or", b"n", b"no", b"investigateur", b"investigateurs", b"id", b"numero"))
_LIST, _WORDS, _SITE = 80, 3, 0.95
"""How far behind the word numbers may stand, how many others between, and how sure they are."""


class _Known(NamedTuple):
    """What a term is, whose it is, and whether it is a word like others."""

    entity: str
    studies: tuple[str, ...]
    is_word: bool

    def attributes(self, whole_code: bool) -> Mapping[str, str]:
        """What its finding says. A part of a longer code is not known to become public."""
        if not self.studies:
            return {}
        return {"study": BAR.join(self.studies), "registry": "known" if whole_code else "part"}


class RegisteredSearch:
    """A Search by one registry. Linear; safe in any thread."""

    def __init__(self, registry: Registry) -> None:
        self._known = _terms(registry.studies)
        self._terms = Terms(self._known)
        self._kinds = list(self._known.values())
        subjects = tuple(_subjects(registry.studies))
        self._subjects = PatternSearch(subjects) if subjects else None
        self._sites = _Sites(registry.studies)

    def __call__(self, text: str, folded: Folded) -> Iterator[Hit]:
        """Hits, no two of one kind at one place."""
        subjects = self._subjects(text, folded) if self._subjects else ()
        return _settled((*self._named(text, folded), *subjects, *self._sites(text, folded)))

    def _named(self, text: str, folded: Folded) -> Iterator[Hit]:
        for number, start, end in self._terms(folded):
            known = self._kinds[number]
            first, last = folded.original(start, end)
            if known.is_word and not _is_name(text, folded, (start, end), (first, last)):
                continue
            attributes = known.attributes(_GOES_ON.match(folded.data, end) is None)
            yield Hit(first, last, known.entity, _SCORE, _DETECTOR, attributes)


def _terms(studies: Iterable[Study]) -> dict[bytes, _Known]:
    """Each term, folded, and what is known of it; those of several studies together."""
    found: dict[bytes, _Known] = {}
    for study in studies:
        for entity, term in _written(study):
            spelled = fold(term).data
            owner = () if entity == "ORGANIZATION" else (study.code,)
            before = found.get(spelled)
            theirs = before.studies if before else ()
            stricter = before.entity if before and before.entity != "ORGANIZATION" else entity
            is_word = entity != "COMPOUND_CODE" and not re.search(rb"[0-9]", spelled)
            found[spelled] = _Known(stricter, tuple(dict.fromkeys((*theirs, *owner))), is_word)
    return found


def _written(study: Study) -> Iterator[tuple[str, str]]:
    yield from (("STUDY_CODE", name) for name in study.names)
    yield from (("COMPOUND_CODE", name) for name in study.compounds)
    if study.sponsor:
        yield "SPONSOR_SECRET" if study.sponsor_is_secret else "ORGANIZATION", study.sponsor


def _is_name(text: str, folded: Folded, span: tuple[int, int], place: tuple[int, int]) -> bool:
    """Whether a word without digits is a name here.

    In capitals; with a capital within a sentence or where a trial is spoken of; in small letters right behind a word for a trial, or
    among words of those who run one.
    """
    start, end = span
    written, data = text[place[0] : place[1]], folded.data
    if written.isupper() or (written.isalpha() and not written[1:].islower()):
        return True
    if written[:1].isupper():
        is_within = _PLAIN.search(text, max(0, place[0] - 30), place[0]) is not None
        return is_within or _TRIAL.search(data, max(0, start - _REACH), end + _REACH) is not None
    return bool(
        _ANNOUNCED.search(data, max(0, start - _BEFORE), start)
        or _CLOSED.match(data, end)
        or _RUN.search(data, max(0, start - _REACH), end + _REACH)
    )


def _subjects(studies: Iterable[Study]) -> Iterator[Pattern]:
    """A pattern for each shape."""
    shapes: dict[str, tuple[SubjectMask, set[str]]] = {}
    for study in studies:
        for mask in study.subjects:
            shapes.setdefault(f"{expression(mask.shape)} {mask.context}", (mask, set()))[1].add(study.code)
    return (pattern(mask, _DETECTOR, _of(owners)) for mask, owners in shapes.values())


class _Sites:
    """Numbers of sites, behind the word for one: a number alone is any number."""

    def __init__(self, studies: Iterable[Study]) -> None:
        owners: dict[bytes, set[str]] = {}
        for study in studies:
            for site in study.sites:
                owners.setdefault(_compact(fold(site.number).data), set()).add(study.code)
        self._attributes = {number: _of(codes) for number, codes in owners.items() if len(number) > 1}

    def __call__(self, text: str, folded: Folded) -> Iterator[Hit]:
        """Hits, in no special order."""
        if not self._attributes:
            return
        data = folded.data
        for stem in _STEMS:
            place = data.find(stem)
            while place >= 0:
                if label := _LABEL.match(data, place):
                    yield from self._listed(text, folded, label)
                place = data.find(stem, place + len(stem))

    def _listed(self, text: str, folded: Folded, label: re.Match[bytes]) -> Iterator[Hit]:
        """The numbers that stand behind a label, a few words between at most: `sites 12 et 15`, `centre de Lyon 014`."""
        data, words = folded.data, 0
        last = line_end(data, label.end(), _LIST)
        if not _DIGIT.search(data, label.end(), last):
            return
        for token in _TOKEN.finditer(data, label.end(), last):
            end = next(
                (end for end in _ends(data, token, last) if _compact(data[token.start() : end]) in self._attributes), 0
            )
            if end and not is_quantity(Seen(text, folded, label, token.start(), end)):
                told = self._attributes[_compact(data[token.start() : end])]
                yield Hit(*folded.original(token.start(), end), "SITE_ID", _SITE, _DETECTOR, told)
            words += not end and token[0] not in _BETWEEN
            if words > _WORDS:
                return


def _ends(data: bytes, token: re.Match[bytes], last: int) -> Iterator[int]:
    """Where a number that begins with a token may end: `1402 FR`, `1402`."""
    if after := _TOKEN.match(data, token.end() + 1, last):
        yield after.end()
    yield token.end()


def _compact(number: bytes) -> bytes:
    return b"".join(GROUP.findall(number))


def _of(owners: set[str]) -> Mapping[str, str]:
    """What a number says of its study; what several share names none."""
    return _SHARED if len(owners) > 1 else MappingProxyType({"study": next(iter(owners)), "registry": "known"})


def _settled(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Hits of one kind at one place as one, which names a study only if all of them name the same."""
    found: dict[tuple[int, int, str], Hit] = {}
    for hit in hits:
        before = found.setdefault(hit[:3], hit)
        if before.attributes.get("study") != hit.attributes.get("study"):
            found[hit[:3]] = before._replace(attributes=_SHARED)
    return iter(found.values())
