"""Dates of birth in the cell beside a name, in rows without header, and the other half of that name: `Delorval;Tiphaine;23/06/1970;F`.

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
_NEXT = re.compile(
    rb"[\"']?[ ]?[,;|\t][ ]?[\"']?(?:(?:[fmh]|mme|mr?\.?)[\"']?[ ]?[,;|\t][ ]?[\"']?)?(?P<day>%b)(?=[\"']?[ ]?(?:[,;|\t)\r\n]|\Z))"
    % WRITTEN.pattern
)
"""`;23/06/1970`, `","1957-03-14"`, `, F, 12/03/1957`: the next cell, or the one behind a sex."""
_SPACED = re.compile(rb" [fmh] (?P<day>%b)(?![0-9a-z])" % WRITTEN.pattern)
"""` F 07/02/1981`, as the traits of an identity are written."""
_BEFORE = re.compile(
    r"(?:^|[\n;,|\t>→:])[ \"']{0,3}(?P<name>[^\W\d_]{2,25}(?:[ '-][^\W\d_]{2,25}){0,2})[\"']?[ ]?[,;|\t][ ]?[\"']?\Z"
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
    found = _NEXT.match(behind) or _SPACED.match(behind)
    day = read(found["day"]) if found else None
    if not found or not day or (day.year not in _BIRTHS and day.year not in _SHORT_YEARS):
        return None
    start, end = (person.end + place for place in found.span("day"))
    return Hit(start, end, "DATE_OF_BIRTH", 0.7, "births", NO_ATTRIBUTES)
