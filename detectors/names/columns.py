"""Columns of people: what stands where others are people, written like them, is one of them, in a list or not.

`| lundi | Vautravers |`: the same cell of each line. `Vautravers 12 mg, petit 15 mg, Delphirac 9 mg`: what stands behind each is alike.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from detectors.lines import line_end, line_start
from detectors.names.everyday import NO_PEOPLE
from detectors.names.gazetteers import COMMON, PEOPLE
from detectors.names.merging import Seen, apart
from detectors.names.tagger import Mention
from detectors.words import PARTICLES, STOP

_SCORE = 0.6
_FEWEST = 2
_SIGN = rb"|;,/\t"
_PARTED = re.compile(rb"[%b]" % _SIGN)
_REST = re.compile(rb"(?:[^%b\n]|(?<=[0-9])[,/](?=[0-9])){0,40}" % _SIGN)
_ITEM = re.compile(rb"(?<![0-9a-z])[0-9]{1,2}[.)] ?\Z")
_LEAD = re.compile(rb"(?:\A|[%b\n])[ *\"'-]{0,4}\Z|%b" % (_SIGN, _ITEM.pattern))
_NAMED = re.compile(
    rb"(?:^|(?<=[%b])|(?<=[0-9][.)])|(?<=:))[ *\"'-]{0,4}(?P<name>[a-z\x80]{2,}(?:['-][a-z\x80]+)*(?: [a-z\x80]{2,}(?:['-][a-z\x80]+)*){0,2})"
    % _SIGN,
    re.MULTILINE,
)
_HEADED = re.compile(
    rb"(?:\A|\n)[-*\t ]{0,4}(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|[a-z]{0,10} ?[0-9]{1,4}(?:[/h.:][0-9]{0,4})?)"
    rb"(?: (?:matin|midi|soir|nuit))? ?: \Z"
)
"""`- lundi : Vautravers`, `lit 4 : Vautravers`: a line with when or where somebody is."""
_END = re.compile(rb"[ .]{0,2}(?:\n|\Z)")
_LONGEST_HEAD = 40
_NUMBER = re.compile(rb"[0-9]+(?:[.,][0-9]+)?")
_LONGEST_LINE = 400
_NO_NAMES = frozenset("mrtvodkhaCn")
"""Months, roles, titles, words of streets and hospitals, organisations, drugs, countries, acronyms, large towns, English."""


class _Look(NamedTuple):
    """What a cell is but for its name: in which column of how many, if nothing is behind the name; else what is, with 9 for each number."""

    column: int
    columns: int
    behind: bytes


def columned(seen: Seen, mentions: Sequence[Mention]) -> list[Mention]:
    """With those whom the tagger left out of a column, or of a row whose parts are alike, or took for a small town there."""
    people = [mention for mention in mentions if mention.label == "PERSON" and mention.score >= _SCORE]
    named: defaultdict[_Look, list[Mention]] = defaultdict(list)
    for person in people if len(people) >= _FEWEST else ():
        is_led = _LEAD.search(seen.plain, max(0, person.start - 5), person.start) or _is_headed(seen, person.start)
        if is_led and (look := _look(seen, *_span(person))):
            named[look].append(person)
    told = {look: named[look] for look in named if len(named[look]) >= _FEWEST}
    found = {_span(mention): mention for mention in (_missed(seen, told) if told else ())}
    others = [mention for mention in mentions if _span(mention) not in found or not _may_be_wrong(seen, mention)]
    return apart([*others, *found.values()]) if found else others


def _span(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end


def _look(seen: Seen, start: int, end: int) -> _Look | None:
    """Of the cell in which a name stands; None where what is behind tells nothing. `1. Xxxx 2. Yyyy` are items."""
    data = seen.plain
    if data[max(0, start - 2) : start] == b": ":
        return _Look(-2, 0, b"") if _is_headed(seen, start) and _END.match(data, end) else None
    if _ITEM.search(data, max(0, start - 6), start):
        return _Look(-1, 0, b"")
    rest = _REST.match(data, end)
    behind = _NUMBER.sub(b"9", rest[0].strip(b" \"'*")) if rest else b""
    if behind:
        return _Look(0, 0, behind) if b"9" in behind or behind[0] in b":=(-" else None
    low, high = line_start(data, start, _LONGEST_LINE), line_end(data, end, _LONGEST_LINE)
    signs = [match.start() for match in _PARTED.finditer(data, low, high)]
    return _Look(bisect_left(signs, start), len(signs), b"")


def _may_be_wrong(seen: Seen, mention: Mention) -> bool:
    """A place, or a house of one word."""
    return mention.label == "LOCATION" or (
        mention.label == "ORGANIZATION" and b" " not in seen.plain[mention.start : mention.end]
    )


def _is_headed(seen: Seen, start: int) -> bool:
    return _HEADED.search(seen.plain, max(0, start - _LONGEST_HEAD), start) is not None


def _missed(seen: Seen, told: dict[_Look, list[Mention]]) -> list[Mention]:
    """Words in such places that may be names, where no more than as many are told by the tagger."""
    starts = {person.start for people in told.values() for person in people}
    found: defaultdict[_Look, list[Mention]] = defaultdict(list)
    for match in _NAMED.finditer(seen.plain):
        start = match.start("name")
        for end in _ends(match["name"], start) if start not in starts else ():
            look = _look(seen, start, end)
            if look is not None and look in told and match["name"] not in STOP:
                found[look].append(Mention(start, end, "PERSON", _SCORE))
                break
    return [
        mention
        for look, missed in found.items()
        if len(missed) <= len(told[look])
        for mention in missed
        if _may_be_name(seen, mention, told[look][0])
    ]


def _ends(words: bytes, start: int) -> Iterator[int]:
    """Where a name may end: behind all words, or fewer."""
    while words:
        yield start + len(words)
        words = words.rpartition(b" ")[0]


def _may_be_name(seen: Seen, mention: Mention, other: Mention) -> bool:
    """Written like the others, a name of the lists, or in no list for anything else."""
    value = seen.plain[mention.start : mention.end]
    if seen.has_capital(mention.start) != seen.has_capital(other.start) or value in NO_PEOPLE:
        return False
    if b"-" in value and not PEOPLE.isdisjoint(seen.flags(value.decode("latin-1"))):
        return True
    words = [word for word in re.split(rb"[ -]", value) if word not in PARTICLES]
    return bool(words) and all(_is_name(seen, word) for word in words)


def _is_name(seen: Seen, word: bytes) -> bool:
    flags = set(seen.flags(word.decode("latin-1")))
    if word in STOP:
        return False
    return not PEOPLE.isdisjoint(flags) or (_NO_NAMES | COMMON).isdisjoint(flags)
