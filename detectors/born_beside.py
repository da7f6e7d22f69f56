"""Days of birth that nothing but a name introduces, as lists have them: `VAUTRAVERS Ode 12/03/1957`, `Ode Vautravers (1957-03-12)`.

Behind a name a whole day of long ago is hardly anything else; that of a visit is of late. Own rule.
"""

import re
from collections.abc import Iterator, Sequence

from detectors.dates import WRITTEN, read
from detectors.normalise import plain
from detectors.pattern import NO_ATTRIBUTES, Hit
from detectors.settle import settle

_SCORE = 0.7
_LEAST = 0.6
"""Somebody so sure."""
_GAP = re.compile(rb"[ \t]{0,3}[,;:|(\[-]?[ \t\"']{0,3}")
_YEARS = range(1900, 2013)


def with_births(text: str, hits: list[Hit]) -> list[Hit]:
    """Settled hits, and the births behind the names of people."""
    people = [hit for hit in hits if hit.entity == "PERSON" and hit.score >= _LEAST and _may_be_patient(hit)]
    births = list(_births(plain(text), people)) if people else []
    return settle([*hits, *births]) if births else hits


def _may_be_patient(person: Hit) -> bool:
    return person.attributes.get("role") != "clinician"


def _births(data: bytes, people: Sequence[Hit]) -> Iterator[Hit]:
    for person in people:
        gap = _GAP.match(data, person.end)
        written = WRITTEN.match(data, gap.end()) if gap else None
        day = read(written[0]) if written else None
        if written and day is not None and day.year in _YEARS:
            yield Hit(*written.span(), "DATE_OF_BIRTH", _SCORE, "births", NO_ATTRIBUTES)
