"""Dates as French and English clinical texts write them: how they look, and which day they name. What a date means is for others to say.

Own list of forms; the orders of numbers are those of ISO 8601, of French usage (day first) and, where that names no day, American usage.
A century that is not written stays open: there is no clock here. Calendar: Gregorian, https://docs.python.org/3/library/calendar.html
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from itertools import chain, combinations
from typing import NamedTuple

_MONTHS = (
    "janvier|janv?|january|janvye|enero|gennaio|janeiro|januar",
    "fevrier|fevr?|february|feb|fevriye|febrero|febbraio|fevereiro|februar",
    "mars|mar|march|marzo|marco",
    "avril|avr|april|apr|abril|aprile",
    "mai|may|mayo|maggio|maio",
    "juin|june|jun|junio|giugno|junho|juni",
    "juillet|juil|july|jul|jiye|julio|luglio|julho|juli",
    "aout|august|aug|agosto",
    "septembre|september|sept?|septanm|septiembre|setiembre|settembre|setembro",
    "octobre|october|oct|oktob|octubre|ottobre|outubro|oktober",
    "novembre|november|nov|novanm|noviembre|novembro",
    "decembre|december|dec|desanm|diciembre|dicembre|dezembro|dezember",
)
"""French and English, whole and short; Creole, Spanish, Italian, Portuguese and German, whole, as notes of other countries have them."""
_MONTH_OF = {name.replace("?", ""): number for number, names in enumerate(_MONTHS, 1) for name in names.split("|")}
_MONTH_OF |= {"jan": 1, "fev": 2, "sep": 9}
MONTH = rb"(?:%b)" % "|".join(sorted(("|".join(_MONTHS)).split("|"), key=len, reverse=True)).encode("ascii")
"""The name of a month, folded, whole or short."""

_UNITS = b"un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante"
_VALUES = dict(zip(_UNITS.replace(b"s?", b"").split(b"|"), (*range(1, 17), 20, 30, 40, 50, 60), strict=True))
_VALUES |= {b"une": 1, b"premier": 1, b"vingts": 20, b"et": 0, b"zero": 0}
_WORD = rb"(?:et|zero|%b|cents?|mille|mil)" % _UNITS
_DAY_WORDS = rb"(?:premier|(?:%b)(?:[ -](?:et[ -])?(?:%b))?)" % (_UNITS, _UNITS)
_YEAR_WORDS = rb"(?:mille|mil|dix[ -]neuf[ -]cent|deux[ -]mil(?:le)?)(?:[ -]%b){0,8}" % _WORD

_SIGN = rb"(?: ?[./|\\_-] ?| )"
_YEAR = rb"(?:(?:19|20)[0-9]{2}|[0-9]{2})"
_DAY = rb"(?:0?[1-9]|[12][0-9]|3[01])"
_NAMED = (
    rb"%b(?:er|st|nd|rd|th)?(?: ?[.-]? ?| of | de )%b\.?[,]?(?:[ .-]{0,2}| de | del )%b" % (_DAY, MONTH, _YEAR),
    rb"%b\.? ?%b(?:st|nd|rd|th)?,? (?:19|20)[0-9]{2}" % (MONTH, _DAY),
)
_NUMBERS = (
    rb"(?:19|20)[0-9]{2}(?P<iso>%b)(?:0?[1-9]|1[0-2])(?P=iso)%b" % (_SIGN, _DAY),
    rb"%b(?P<sign>%b)(?:0?[1-9]|[12][0-9]|3[01])(?P=sign)%b" % (_DAY, _SIGN, _YEAR),
)
_LOOSE = (
    rb"(?:%b|%b) (?:du mois )?(?:de )?%b,? (?:%b|%b)" % (_DAY_WORDS, _DAY, MONTH, _YEAR_WORDS, _YEAR),
    rb"[0-3oil]?[0-9oil]%b{1,2}[01oil]?[0-9oil]%b{1,2}(?:[12il][0-9oil]{3}|[0-9oil]{2})" % (_SIGN, _SIGN),
    rb"(?:premier|%b)(?:[ -]%b){2,9}" % (_WORD, _WORD),
    rb"[0-9](?: [0-9]){7}",
    rb"[0-3] ?[0-9] ?(?P<torn>[./-]) ?[01] ?[0-9] ?(?P=torn) ?(?:1 ?9|2 ?0) ?[0-9] ?[0-9]",
    rb"[0-9]{8}|[0-9]{6}",
)
_RIGHT = rb"(?=t[0-9]{2}:?[0-9]{2}|(?![0-9a-z])(?![./-][0-9])(?! [0-9]{2} [0-9]{2}))"
WRITTEN = re.compile(rb"(?<![0-9a-z])(?<![0-9][.,/-])(?:%b)" % b"|".join((*_NAMED, *_NUMBERS)) + _RIGHT)
"""A whole date that needs no label: `14/03/1957`, `1957-03-14`, `14 mars 1957`, `14MAR1957`, `March 14, 1957`; not `12/8`."""
LABELLED = rb"(?<![0-9a-z])(?:%b)" % b"|".join((*_NAMED, *_NUMBERS, *_LOOSE)) + _RIGHT
"""Behind a label also: `14031957`, `140357`, `1 4 0 3 1 9 5 7`, `l4/O3/1957`, in words, also the month's number; not `12/8`."""
MONTH_HEADS = rb"(?:jan|ene|gen|fev|feb|mar|avr|apr|abr|mai|may|mag|jui|jun|giu|jul|lug|jiy|aou|aug|ago|sep|set|oct|ott|out|okt|nov|dec|dic|dez|des)"
"""How their names begin, in folded spelling."""
CORE = (
    rb"[^0-9a-z](?:%b(?: ?[./|\\_-] ?%b ?[./|\\_-] ?| %b )[0-9]{2}|(?:19|20)[0-9]{2}%b[0-9]{1,2}%b[0-9]"
    rb"|[0-9]{1,2}(?:er|st|nd|rd|th)?(?: ?[.-]? ?| of | de )%b|%b[a-z]{0,6}\.? ?[0-9])"
    % (_DAY, _DAY, _DAY, _SIGN, _SIGN, MONTH_HEADS, MONTH_HEADS)
)
"""Where `WRITTEN` may start, for Hyperscan."""

_MOST_WORDS = 12
_TORN = 8
"""Digits of a date that blanks tear: `0 7/02/1 948`."""
_READ = bytes.maketrans(b"oil", b"011")
_GROUPS = re.compile(rb"[0-9]+")
_PLAIN = re.compile(rb"([0-9]+)[ ./-]([0-9]+)[ ./-]([0-9]+)")
"""What nearly all are: nothing to be read otherwise."""
_NAME = re.compile(rb"(?<![a-z])%b(?![a-z])" % MONTH)
_LETTERS = re.compile(rb"[a-z]{3}")
"""What every name of a month has."""


class Day(NamedTuple):
    """A day of the calendar; a year below 100 has no century."""

    year: int
    month: int
    day: int

    def is_same(self, other: "Day") -> bool:
        """Whether both may be the same day, where a century is not written."""
        if self[1:] != other[1:]:
            return False
        return self.year == other.year or (min(self.year, other.year) < 100 and (self.year - other.year) % 100 == 0)


def read(value: bytes) -> Day | None:
    """The day that a folded date names; None if the calendar does not have it."""
    plain = _PLAIN.fullmatch(value)
    for reading in _orders(*map(int, plain.groups())) if plain else _readings(value):
        year = reading[0]
        if (year < 100 or 1880 <= year < 2060) and _is_day(*reading):
            return Day(*reading)
    return None


def _is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has it, in this century if none is written."""
    if not (0 < month < 13 and 0 < day < 32):
        return False
    return day < 29 or day <= monthrange(year if year > 99 else 2000 + year, month)[1]


def _readings(value: bytes) -> Iterable[tuple[int, int, int]]:
    """Year, month and day, in the orders that the form allows."""
    name = max(_NAME.finditer(value), key=_is_month, default=None) if _LETTERS.search(value) else None
    named = (_named(value, name),) if name else ()
    if not _GROUPS.search(value):
        return chain(named, _dictated(value))
    if name:
        return named
    groups = _GROUPS.findall(value.translate(_READ))
    if len(groups) == 3:
        return _orders(*map(int, groups))
    return _packed(b"".join(groups)) if len(groups) in (1, 8) or len(b"".join(groups)) == _TORN else ()


def _orders(first: int, second: int, third: int) -> tuple[tuple[int, int, int], ...]:
    """Of three numbers."""
    return ((first, second, third),) if first > 99 else ((third, second, first), (third, first, second))


def _is_month(name: re.Match[bytes]) -> bool:
    """`sept` is also a seven: `dix-sept mai`, `mars mille neuf cent soixante-dix-sept`."""
    return name[0] != b"sept"


def _dictated(value: bytes) -> Iterator[tuple[int, int, int]]:
    """`quatorze trois cinquante-sept`: day, month and year in words, wherever one may end."""
    told = re.findall(rb"[a-z]+", value)
    if len(told) > _MOST_WORDS or not all(word in _VALUES or word[:3] in (b"cen", b"mil") for word in told):
        return
    for month, year in combinations(range(1, len(told)), 2):
        yield _spoken(told[year:]), _spoken(told[month:year]), _spoken(told[:month])


def _packed(digits: bytes) -> Iterator[tuple[int, int, int]]:
    """`14031957`, `19570314`, `140357`."""
    first, second = int(digits[:2]), int(digits[2:4] or 0)
    if len(digits) in (6, 8):
        yield int(digits[4:]), second, first
    if len(digits) == 8:
        yield int(digits[:4]), int(digits[4:6]), int(digits[6:])


def _named(value: bytes, name: re.Match[bytes]) -> tuple[int, int, int]:
    month = _MONTH_OF[name[0].decode("ascii")]
    before, after = (_number(part) for part in (value[: name.start()], value[name.end() :]))
    if before is not None:
        return (after or 0), month, before
    groups = [int(group) for group in _GROUPS.findall(value, name.end())]
    return (groups[-1], month, groups[0]) if len(groups) == 2 else (0, 0, 0)


def _number(part: bytes) -> int | None:
    """The number of a part of a date, in digits or in French words."""
    digits = _GROUPS.search(part)
    if digits:
        return int(digits[0])
    words = [word for word in re.findall(rb"[a-z]+", part) if word in _VALUES or word[:4] in (b"cent", b"mill", b"mil")]
    return _spoken(words) if words else None


def _spoken(words: list[bytes]) -> int:
    """`mille neuf cent cinquante sept` is 1957; `dix neuf cent` is 1900; `quatre vingt` is 80."""
    total = part = 0
    for word in words:
        if word.startswith(b"mil"):
            total, part = (part or 1) * 1000, 0
        elif word.startswith(b"cent"):
            part = (part or 1) * 100
        elif word.startswith(b"vingt") and part % 100 == 4:
            part += 76
        else:
            part += _VALUES[word]
    return total + part
