"""Days of birth that nothing but a name introduces, as lists have them, and the other half of a name in a row without header.

`VAUTRAVERS Ode 12/03/1957`, `Ode Vautravers (1957-03-12)`, `Delorval;Tiphaine;23/06/70;F`. Behind a name a whole day of long ago is hardly
anything else; that of a visit is of late. A day without its century needs a row: a sign before and behind, or a sex. Own rules.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from detectors.dates import WRITTEN, read
from detectors.normalise import plain
from detectors.pattern import NO_ATTRIBUTES, Hit
from detectors.settle import settle

_SCORE = 0.7
_LEAST = 0.6
"""Somebody so sure, where no row tells."""
_FIGURE = re.compile(rb"[0-9]")
"""What every birth has."""
_LIFE = re.compile(rb"[ ,]{1,2}\(?(?P<year>(?:19[0-9]{2}|200[0-9]) ?- ?20[0-4][0-9])(?![0-9-])")
"""`Ode Vautravers, 1938-2026`."""
_YEAR_ALONE = re.compile(rb" ?\((?P<year>19[2-9][0-9]|20[01][0-9])\)")
_TITLE = re.compile(rb"(?<![a-z])(?:m|mr|mme|mlle|monsieur|madame|patiente?)\.?(?: ?[:=])? \Z")
"""`Mme Vautravers (1990)`; authors are cited without a title."""
_BRACKET = re.compile(rb" ?\(")
_CHILD = re.compile(
    rb"(?<![a-z])(?:maman|papa|mere|pere|parents|bebe|nourrisson|nouveau-ne|enfants?|fils|fille|garcon|petite?|creche|maternelle|jumeaux)(?![a-z])"
)
_GAP = re.compile(rb"(?:[ \t]{0,3}(?:</?[a-z0-9]{1,6}>|&[a-z]{2,6};)){0,4}[ \t]{0,3}[,;:|(\[_-]?[ \t\"']{0,3}")
_ASIDE = re.compile(
    rb"(?:, (?![^,]{0,40}(?<![a-z])(?:depuis|vue?|opere|en|le|du|au)(?![a-z]))[^,;:.?!\n]{2,40}){1,2}?, (?=[0-9]{1,4}[ ./-])"
)
"""What else is said of somebody in between: `Ode Vautravers, préparatrice de commandes, 26.04.1985`; not what happened when."""
_YEARS = range(1901, 2013)
_REACH = 48
_FAR = 130
_CLOSE = 24
_NAMED = 0.99
"""Surer than that it is a town, as half of the surnames are."""
_NEXT_CELL = rb"(?:[\"']?[ ]?[,;|\t][ ]?|[ ]{2,8}| / )[\"']?"
_OPENS = re.compile(
    rb"(?P<cell>(?: [a-z]\.?(?=[ ]?[,;|\t]))?%b(?:(?:[fmh]|mme|mr?\.?)%b)?)|"
    rb"(?P<slashed>/(?:[a-z-]{2,20}/)?(?:[fmh]/)?)|(?P<sexed> [fmh] )|(?P<bracket> ?\()|(?P<blank> )|(?P<below>\r?\n[ \t]{0,4})"
    % (_NEXT_CELL, _NEXT_CELL)
)
_COMPACT = re.compile(
    rb"(?:[|/_]{1,4}(?P<iso>(?:19[0-9]{2}|20[0-2][0-9])(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))"
    rb"|[ ]?[;,|\t][ ]?[fmh][ ]?[;,|\t][ ]?(?P<short>(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:19|20)?[0-9]{2}))(?=[;,|/\\_.\t \]\r\n]|\Z)"
    rb"|[ ]?[;,|/\t][ ]?(?P<turned>[3-9][0-9](?P<sign>[-/])(?:0[1-9]|1[0-2])(?P=sign)(?:0[1-9]|[12][0-9]|3[01]))(?=[ ]?[;,|/\t][ ]?[fmh](?![a-z]))"
)
"""`VAUTRAVERS^ODE||19570312|F`, `VAUTRAVERS/ODE/19570312`: as messages between machines have it; `VAUTRAVERS ODE;F;120357`;
`VAUTRAVERS / 57-03-12 / F`."""
_CLOSES = {
    "cell": re.compile(rb"[\"']?[ ]?(?:[,;|\t)\]\r\n]|[ ]|\Z)"),
    "slashed": re.compile(rb"[/\s]|\Z"),
    "sexed": re.compile(rb"(?![0-9a-z])"),
    "bracket": re.compile(rb"\)"),
    "below": re.compile(rb"[ ,]{0,2}[fmh]?[ \t]{0,3}(?:\r?\n|\Z)"),
    "blank": re.compile(rb"[ ,;(]{1,2}(?:[fmh]|sexe)(?![a-z0-9'])"),
}
"""`;23/06/1970;`, also behind a sex; ` F 07/02/1981`; ` (07/02/1981)`; ` 07/02/1981 F`; alone on the next line."""
_BEFORE = re.compile(
    r"(?:^|[\n;,|\t>→:-])[ \"']{0,3}(?P<name>[^\W\d_]{2,25}(?:[ '-][^\W\d_]{2,25}){0,2})[\"']?[ ]?[,;|\t][ ]?[\"']?\Z"
)
"""The cell before a name."""
_ROW_YEARS = range(1916, 2009)
_SHORT_YEARS = range(31, 100)


def with_births(text: str, hits: list[Hit]) -> list[Hit]:
    """Settled hits with the births behind the names of people, and the cells before names that a birth follows. Linear."""
    found = [beside for hit in hits if hit.entity == "PERSON" for beside in _beside(text, hit)]
    hits = settle([*hits, *found]) if found else hits
    if all(hit.entity != "INITIALS" for hit in hits):
        return hits
    return [_known(text, hit, behind) for hit, behind in zip_longest(hits, hits[1:])]


def _known(text: str, hit: Hit, behind: Hit | None) -> Hit:
    """Initials right before a birth are those of a person: `M.-L. C., née en 01/2011`."""
    if hit.entity != "INITIALS" or behind is None or behind.entity != "DATE_OF_BIRTH" or hit.score >= _SCORE:
        return hit
    between = text[hit.end : behind.start]
    return hit._replace(score=_SCORE) if len(between) < _CLOSE and "\n" not in between else hit


def _beside(text: str, person: Hit) -> Iterator[Hit]:
    behind = plain(text[person.end : person.end + _FAR])
    if not _FIGURE.search(behind):
        return
    span = _in_row(behind[:_REACH])
    if span is not None:
        yield from _other_half(text, person)
    elif person.score >= _LEAST and person.attributes.get("role") != "clinician":
        span = (
            _straight(behind[:_REACH])
            or _year_alone(text, person, behind[:_REACH])
            or _of_a_child(text, person, behind[:_REACH])
            or _aside(behind)
        )
    if span is not None:
        yield Hit(person.end + span[0], person.end + span[1], "DATE_OF_BIRTH", _SCORE, "births", NO_ATTRIBUTES)


def _in_row(behind: bytes) -> tuple[int, int] | None:
    """The span of a birth in the next cell, in brackets, beside a sex or below."""
    compact = _COMPACT.match(behind)
    if compact is not None:
        kind = next(name for name in ("iso", "short", "turned") if compact[name])
        return compact.span(kind) if kind == "turned" or read(compact[kind]) else None
    opens = _OPENS.match(behind)
    found = WRITTEN.match(behind, opens.end()) if opens else None
    if opens is None or found is None or not _CLOSES[opens.lastgroup or ""].match(behind, found.end()):
        return None
    return found.span() if _is_past(found, _ROW_YEARS, _SHORT_YEARS) else None


def _straight(behind: bytes) -> tuple[int, int] | None:
    """The span of a birth right behind a name, with its century."""
    gap = _GAP.match(behind)
    found = WRITTEN.match(behind, gap.end()) if gap else None
    return found.span() if found and _is_past(found, _YEARS) else None


def _aside(behind: bytes) -> tuple[int, int] | None:
    """The span of a day between commas, behind one or two things that are said in between."""
    gap = _ASIDE.match(behind)
    found = WRITTEN.match(behind, gap.end()) if gap else None
    if found is None or behind[found.end() : found.end() + 1] not in (b",", b";"):
        return None
    return found.span() if _is_past(found, _YEARS, _SHORT_YEARS) else None


def _year_alone(text: str, person: Hit, behind: bytes) -> tuple[int, int] | None:
    """The span of the years of a life, or of a year in brackets behind somebody with a title."""
    if life := _LIFE.match(behind):
        return life.span("year")
    year = _YEAR_ALONE.match(behind)
    if year is None or not _TITLE.search(plain(text[max(0, person.start - _CLOSE) : person.start])):
        return None
    return year.span("year")


def _of_a_child(text: str, person: Hit, behind: bytes) -> tuple[int, int] | None:
    """The span of a day in brackets, however late, where a child is spoken of just before."""
    bracket = _BRACKET.match(behind)
    found = WRITTEN.match(behind, bracket.end()) if bracket else None
    if found is None or behind[found.end() : found.end() + 1] != b")" or read(found[0]) is None:
        return None
    return found.span() if _CHILD.search(plain(text[max(0, person.start - _REACH) : person.start])) else None


def _is_past(found: re.Match[bytes], *years: Sequence[int]) -> bool:
    day = read(found[0])
    return day is not None and any(day.year in known for known in years)


def _other_half(text: str, person: Hit) -> Iterator[Hit]:
    """The cell before a name."""
    before = _BEFORE.search(text, max(0, person.start - _REACH), person.start)
    if before is not None:
        start, end = before.span("name")
        yield person._replace(start=start, end=end, score=_NAMED)
