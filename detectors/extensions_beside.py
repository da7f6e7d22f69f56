"""Short telephone numbers behind a name in a list of who is on duty: `lundi Vautravers 6734, mardi Oulhaj (27715)`.

Inside a hospital four or five digits are a telephone; next to a name, where the text speaks of duty or of telephones, hardly anything else.
Own rule.
"""

import re
from collections.abc import Iterator

from detectors.normalise import plain
from detectors.pattern import NO_ATTRIBUTES, Hit
from detectors.settle import settle, touching

_SCORE = 0.6
_LEAST = 0.6
_NEXT = 48
_FIGURE = re.compile(rb"[0-9]")
_BEHIND = re.compile(
    rb"\.?(?: [a-z-]{2,15}){0,2}[ ]?(?:[,:;(/-]|->|\t)?[ ]?(?P<value>[0-9]{4,5}|[0-9]{2}[ .-][0-9]{2,3}|[0-9][ .-][0-9]{4})"
    rb"(?=[ ]?[,;).\r\n]|[ ]?\Z|[ ]?-[ ]|[ ][a-z0-9._-]{1,30}@)(?!\.[0-9]|,[0-9])"
)
_DUTY = re.compile(
    rb"(?<![a-z])(?:astreintes?|gardes?|dects?|postes?|bips?|tel|tels|telephones?|annuaire|join(?:dre|ignable|ignables)|appeler|lignes?|permanences?"
    rb"|numeros? (?:internes?|courts?))(?![a-z])"
)
_YEAR = re.compile(rb"(?:19|20)[0-9]{2}")


def with_extensions(text: str, hits: list[Hit]) -> list[Hit]:
    """Settled hits with the short numbers behind people. Linear."""
    people = (hit for hit in hits if hit.entity == "PERSON" and hit.score >= _LEAST)
    found = [one for person in people for one in _behind(text, person) if next(touching(one, hits), None) is None]
    return settle([*hits, *found]) if found and _DUTY.search(plain(text)) else hits


def _behind(text: str, person: Hit) -> Iterator[Hit]:
    data = plain(text[person.end : person.end + _NEXT])
    number = _BEHIND.match(data) if _FIGURE.search(data) else None
    if number is not None and not _YEAR.fullmatch(number["value"]):
        start, end = number.span("value")
        yield Hit(person.end + start, person.end + end, "PHONE_NUMBER", _SCORE, "phone", NO_ATTRIBUTES)
