"""Dates of birth beside a name, in rows without header, and the other half of that name: `Delorval;Tiphaine;23/06/1970;F`.

Only days long past: a date beside a name may be one of a visit. The names are those that the stage of names has found.
"""

import re
from collections.abc import Iterable, Iterator

from detectors.dates import WRITTEN, read
from detectors.normalise import plain
from detectors.pattern import NO_ATTRIBUTES, Hit

_REACH = 48
_NAMED = 0.99
"""Surer than that it is a town, as half of the surnames are."""
_OPENS = re.compile(
    rb"(?P<cell>(?:[\"']?[ ]?[,;|\t][ ]?|[ ]{2,8})[\"']?(?:(?:[fmh]|mme|mr?\.?)(?:[\"']?[ ]?[,;|\t][ ]?|[ ]{2,8})[\"']?)?)|"
    rb"(?P<sexed> [fmh] )|(?P<bracket> ?\()|(?P<blank> )|(?P<below>\r?\n[ \t]{0,4})"
)
_CLOSES = {
    "cell": re.compile(rb"[\"']?[ ]?(?:[,;|\t)\]\r\n]|[ ]|\Z)"),
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
_BIRTHS = range(1916, 2009)
_SHORT_YEARS = range(31, 100)


def in_rows(text: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    """The dates of birth right behind people, and what stands in the cell before their name, which is the other half of it. Linear."""
    for hit in hits:
        birth = _birth(text, hit) if hit.entity == "PERSON" else None
        if birth is None:
            continue
        yield birth
        low = max(0, hit.start - _REACH)
        if before := _BEFORE.search(text, low, hit.start):
            start, end = before.span("name")
            yield hit._replace(start=start, end=end, score=_NAMED)


def _birth(text: str, person: Hit) -> Hit | None:
    behind = plain(text[person.end : person.end + _REACH])
    opens = _OPENS.match(behind)
    found = WRITTEN.match(behind, opens.end()) if opens else None
    if opens is None or found is None or not _CLOSES[opens.lastgroup or ""].match(behind, found.end()):
        return None
    day = read(found[0])
    if day is None or (day.year not in _BIRTHS and day.year not in _SHORT_YEARS):
        return None
    return Hit(person.end + found.start(), person.end + found.end(), "DATE_OF_BIRTH", 0.7, "births", NO_ATTRIBUTES)
