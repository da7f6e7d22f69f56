"""Dates of birth that stand in the cell beside a name, in rows without header: `Delorval;Tiphaine;23/06/1970;F`.

Only days long past: a date beside a name may be one of a visit. The names are those that the stage of names has found.
"""

import re
from collections.abc import Iterable, Iterator

from detectors.dates import WRITTEN, read
from detectors.normalise import plain
from detectors.pattern import NO_ATTRIBUTES, Hit

_REACH = 40
_NEXT = re.compile(
    rb"[\"']?[ ]?[,;|\t][ ]?[\"']?(?:(?:[fmh]|mme|mr?\.?)[\"']?[ ]?[,;|\t][ ]?[\"']?)?(?P<day>%b)(?=[\"']?[ ]?(?:[,;|\t)\r\n]|\Z))"
    % WRITTEN.pattern
)
"""`;23/06/1970`, `","1957-03-14"`, `, F, 12/03/1957`: the next cell, or the one behind a sex."""
_BIRTHS = range(1916, 2009)
_SHORT_YEARS = range(31, 100)


def births_beside(text: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    """The dates of birth right behind people, in order. Linear."""
    for hit in hits:
        if hit.entity != "PERSON":
            continue
        found = _NEXT.match(plain(text[hit.end : hit.end + _REACH]))
        day = read(found["day"]) if found else None
        if found and day and (day.year in _BIRTHS or day.year in _SHORT_YEARS):
            start, end = found.span("day")
            yield Hit(hit.end + start, hit.end + end, "DATE_OF_BIRTH", 0.7, "births", NO_ATTRIBUTES)
