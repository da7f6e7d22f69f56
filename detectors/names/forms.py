"""The forms that rules of the names stage look for in whole texts, together."""

from functools import cache

from detectors.names import (
    acting,
    alike,
    bare_houses,
    bedside,
    english,
    firms,
    greetings,
    house_columns,
    houses,
    known_houses,
    logins,
    rows,
    spelled,
    towns,
)
from detectors.names.glance import Glance

_RULES = (
    acting,
    alike,
    bare_houses,
    bedside,
    english,
    firms,
    greetings,
    house_columns,
    houses,
    known_houses,
    logins,
    rows,
    spelled,
    towns,
)


@cache
def glance() -> Glance:
    """What tells which of them a text cannot have, compiled once in a process."""
    return Glance((form for rule in _RULES for form in rule.FORMS), kept_as="names-forms")
