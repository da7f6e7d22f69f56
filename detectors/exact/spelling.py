"""One spelling for all ways to write a name, a number, a date: so that what people write meets what a register holds.

Case and accents do not count, nor hyphens, spaces and leading zeros, nor particles (`de La Fontaine`); each part of a double name counts alone.
"""

import re
from collections.abc import Iterator

from detectors.dates import LABELLED, read
from detectors.normalise import fold
from detectors.words import PARTICLES

_WORD = re.compile(rb"[a-z]+")
_GROUP = re.compile(rb"[a-z0-9]+")
_DATE = re.compile(LABELLED)
_FIRST_GIVEN = re.compile(r"[^,;/]*")
_SHORTEST = 2
DIGITS = b"0123456789"
FEWEST = 5
"""Characters of the shortest number that can be looked for."""


def plain(word: bytes) -> bytes:
    """A folded word without ligatures: folding writes `Lecœur` as `lecour`."""
    return word.replace(b"oe", b"o").replace(b"ae", b"a")


def surnames(value: str) -> frozenset[bytes]:
    """All that a surname may be written as, in one word: whole, without particles, each part. Empty if there is no letter."""
    words = [plain(word) for word in _WORD.findall(fold(value).data)]
    core = [word for word in words if word not in PARTICLES and len(word) >= _SHORTEST] or words
    forms = {b"".join(words), b"".join(core), *core}
    return frozenset(form for form in forms if len(form) >= _SHORTEST)


def given_names(value: str) -> frozenset[bytes]:
    """The first given name of several, in one word: whole (`Jean-Pierre`), and each part."""
    first = _FIRST_GIVEN.match(value)
    words = [plain(word) for word in _WORD.findall(fold(first[0] if first else "").data)]
    parts = words if "-" in value else words[:1]
    return frozenset(form for form in {b"".join(parts), *parts} if len(form) >= _SHORTEST)


def number(value: bytes) -> bytes:
    """A folded number in one piece, without leading zeros as far as it stays long enough: `80 12-34`, `008012 34`."""
    joined = b"".join(_GROUP.findall(value))
    return joined[:-FEWEST].lstrip(b"0") + joined[-FEWEST:] if joined.isdigit() else joined


def shape(number: bytes) -> str:
    """How long a number is, and how many digits of it: `10:10`, `9:7`."""
    return f"{len(number)}:{len(number) - len(number.translate(None, DIGITS))}"


def date_of(value: str) -> bytes | None:
    """A date of a register as `19570314`; None for what is no date with a whole year."""
    match = _DATE.fullmatch(fold(value.strip()).data)
    days = list(days_of(match[0])) if match else []
    return days[0] if len(days) == 1 else None


def days_of(value: bytes) -> Iterator[bytes]:
    """What a folded date may mean, as `19570314`; of a year without century both."""
    day = read(value)
    if day is None:
        return
    for year in (day.year,) if day.year > 99 else (1900 + day.year, 2000 + day.year):
        yield b"%04d%02d%02d" % (year, day.month, day.day)
