"""Rows of people: what stands in a row with sure people, written like them, is one of them, in a list or not. Forms by hand."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from detectors.names.everyday import NO_PEOPLE
from detectors.names.gazetteers import COMMON, PEOPLE
from detectors.names.merging import Seen, apart
from detectors.names.tagger import Mention
from detectors.words import STOP

_TITLED = 0.8
_BESIDE = 0.6
_CERTAIN = 0.9
_WIDEST = 8
_NAME = r"[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)?"
_OF_NAME = rf"(?:(?:de |du |d['’]|van |von )(?:[Ll]a |[Ll]e |der |den )?)?{_NAME}"
_TITLES = re.compile(
    r"\b(?:MM|M(?:mes|lles)|MESSIEURS|Messieurs|Mesdames|Drs?|Docteurs|P(?:rs?|rofesseurs))\.? "
    rf"(?P<row>{_OF_NAME}(?:, {_OF_NAME}){{0,9}},? et {_OF_NAME})"
)
"""`MM. Xxxx, Yyyy et Zzzz`, `Drs Xxxx et Yyyy`."""
FORMS = (_TITLES,)
_IN_ROW = re.compile(_OF_NAME)
_AND = rb"(?:[ ]?[,;/+][ ]|[/+]|[ ](?:et|ou|and|or)[ ]|, (?:et|and) )"
_WORD = rb"((?:[a-z]')?[a-z]{2,}(?:['-][a-z]{2,}){0,2})"
_OF = rb"(?:[dlo]'|(?:de la|de|du|des|da|do|dos|van|von|el|ben|mc|mac|le) )?"
"""What a name begins with that may be left outside."""
_BETWEEN = re.compile(rb"%b%b%b%b" % (_AND, _WORD, _AND, _OF))
_BEHIND = re.compile(rb"[ ](?:et|ou|and|or)[ ]%b(?![a-z0-9@'-])" % _WORD)
_PLACES = frozenset("Ckoh")
_FIRST_BEHIND = re.compile(
    rb"%b%b(?= ?(?:[,.;:/)?!\n]|\Z)| (?:et|ou|and|or|a|ont|est|sont|pour|sur|demain|ce|de|du) )" % (_AND, _WORD)
)
_FIRST_BEFORE = re.compile(rb"(?<![a-z0-9@'.-])%b%b\Z" % (_WORD, _AND))
_LONGEST = 40
_SEPARATE = re.compile(_AND + _OF)
_OTHERS = frozenset("Cckohbdeamrtv") | COMMON
"""What lists know of a word that is no unknown surname."""


def rowed(seen: Seen, mentions: Sequence[Mention]) -> list[Mention]:
    """With those whom the tagger left out of a row: between two sure people, or at its end behind two."""
    people = [mention for mention in mentions if mention.label == "PERSON" and mention.score >= _BESIDE]
    found = [*_titled(seen)]
    for left, right in pairwise(people):
        gap = right.start - left.end
        if gap > 1 and (missed := _BETWEEN.fullmatch(seen.plain, left.end, right.start)):
            found += _unknown(seen, missed)
        elif _SEPARATE.fullmatch(seen.plain, left.end, right.start) and (last := _BEHIND.match(seen.plain, right.end)):
            found += _unknown(seen, last)
    found += _small(seen, people)
    sure = {place for mention in people for place in (mention.start, mention.end)} if found else set()
    fresh = [mention for mention in found if mention.start not in sure and mention.end not in sure]
    return apart([*mentions, *fresh]) if fresh else list(mentions)


def readmitted(seen: Seen, kept: list[Mention], mentions: Sequence[Mention]) -> list[Mention]:
    """With those whom the guard of words took out of a row though the tagger is sure, if they are surnames or first names, too: `VIDAL et WANG`."""
    people = [mention for mention in kept if mention.label == "PERSON" and mention.score >= _BESIDE]
    taken = {mention.start for mention in kept}
    missed = [
        mention
        for mention in mentions
        if mention.label == "PERSON" and mention.score >= _CERTAIN and mention.start not in taken
    ]
    ends, starts = {one.end for one in people}, {one.start for one in people}
    back = [one for one in missed if _is_name(seen, one) and _has_neighbour(seen, one, ends, starts)]
    return apart([*kept, *back]) if back else kept


def _is_name(seen: Seen, one: Mention) -> bool:
    flags = _flags(seen, one)
    is_listed = seen.plain[one.start : one.end] in NO_PEOPLE and not PEOPLE.isdisjoint(flags)
    return is_listed and flags.isdisjoint("edo") and seen.has_capital(one.start)


def _has_neighbour(seen: Seen, one: Mention, ends: Collection[int], starts: Collection[int]) -> bool:
    """Whether a sure person stands beside, parted as in a row."""
    before = range(max(0, one.start - _WIDEST), one.start)
    behind = range(one.end + 1, one.end + _WIDEST + 1)
    return any(place in ends and _SEPARATE.fullmatch(seen.plain, place, one.start) for place in before) or any(
        place in starts and _SEPARATE.fullmatch(seen.plain, one.end, place) for place in behind
    )


def outvoted(seen: Seen, mentions: Sequence[Mention]) -> list[Mention]:
    """A firm or small town of one word between two sure people of a row, or a town that is a surname behind two, is a person who is called
    like it: `Xxxx, Roche, Yyyy`.
    """
    found = list(mentions)
    for place in range(1, len(found)):
        before, one = found[place - 1 : place + 1]
        if one.label not in ("ORGANIZATION", "LOCATION") or not _is_one_of(seen, before, one):
            continue
        if (place + 1 < len(found) and _is_between(seen, one, found[place + 1])) or (
            place > 1 and _is_last(seen, one, before, found[place - 2])
        ):
            found[place] = replace(one, label="PERSON", score=_BESIDE)
    return found


def _is_between(seen: Seen, one: Mention, behind: Mention) -> bool:
    is_large = one.label == "LOCATION" and not _PLACES.isdisjoint(_flags(seen, one))
    return not is_large and _is_one_of(seen, behind, one)


def _is_last(seen: Seen, one: Mention, before: Mention, first: Mention) -> bool:
    """A place that is no town of the lists, or a surname as well, at the end of a row of people."""
    flags = _flags(seen, one)
    is_name = one.label == "LOCATION" and ("s" in flags or flags.isdisjoint("cC")) and _PLACES.isdisjoint(flags)
    is_row = first.label == "PERSON" and _SEPARATE.fullmatch(seen.plain, first.end, before.start) is not None
    return is_name and is_row and seen.has_capital(one.start)


def _flags(seen: Seen, one: Mention) -> set[str]:
    return set(seen.flags(seen.plain[one.start : one.end].decode("latin-1")))


def _is_one_of(seen: Seen, person: Mention, other: Mention) -> bool:
    left, right = (person, other) if person.start < other.start else (other, person)
    is_sure = person.label == "PERSON" and person.score >= _BESIDE
    is_word = b" " not in seen.plain[other.start : other.end]
    return is_sure and is_word and _SEPARATE.fullmatch(seen.plain, left.end, right.start) is not None


def _small(seen: Seen, people: Sequence[Mention]) -> Iterator[Mention]:
    """First names in small letters beside a sure person, one after the other: `xxxx, julien et marie lou`. Each is looked at once."""
    known = {person.start for person in people}
    for person in people:
        if not seen.text[person.start].islower():
            continue
        start, end = person.start, person.end
        while (word := _FIRST_BEHIND.match(seen.plain, end)) and word.start(1) not in known and _is_given(seen, word):
            end = word.end(1)
            known.add(word.start(1))
            yield Mention(*word.span(1), "PERSON", _BESIDE)
        while (
            (word := _FIRST_BEFORE.search(seen.plain, max(0, start - _LONGEST), start))
            and word.start(1) not in known
            and _is_given(seen, word)
        ):
            start = word.start(1)
            known.add(start)
            yield Mention(*word.span(1), "PERSON", _BESIDE)


def _is_given(seen: Seen, match: re.Match[bytes]) -> bool:
    """A first name, and in small letters; a rare one only if it is no word."""
    flags = set(seen.flags(match[1].decode("latin-1")))
    is_name = ("f" in flags and flags.isdisjoint("wxm")) or ("g" in flags and flags.isdisjoint(_OTHERS))
    return is_name and seen.text[match.start(1) : match.end(1)].islower()


def _titled(seen: Seen) -> Iterator[Mention]:
    """Each of those who share a title."""
    for match in seen.written(_TITLES):
        for name in _IN_ROW.finditer(seen.text, *match.span("row")):
            yield Mention(*name.span(), "PERSON", _TITLED)


def _unknown(seen: Seen, match: re.Match[bytes]) -> Iterator[Mention]:
    """The word of a row, if it has a capital and no list knows it for anything but a name."""
    start, end = match.span(1)
    word = match[1]
    flags = set(seen.flags(word.decode("latin-1")))
    is_double = b"-" in word and "s" in flags and _PLACES.isdisjoint(flags)
    is_name = seen.has_capital(start) and word not in STOP and (is_double or _OTHERS.isdisjoint(flags))
    if is_name and not seen.text[start:end].isupper():
        yield Mention(start, end, "PERSON", _BESIDE)
