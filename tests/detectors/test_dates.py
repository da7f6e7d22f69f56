"""Dates: every form of every day is read as that day; what the calendar does not have is none."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.dates import LABELLED, WRITTEN, Day, read
from detectors.normalise import fold

DAYS = st.dates(date(1900, 1, 1), date(2035, 12, 31))
FRENCH = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
SHORT = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def forms(day: date) -> list[str]:
    """A day as people write it where a label is not needed."""
    numeric = [day.strftime(f"%d{sign}%m{sign}%Y") for sign in "/.-|_"] + [day.strftime("%d - %m - %Y")]
    named = f"{day.day} {FRENCH[day.month - 1]} {day.year}", f"{day.day:02d}{SHORT[day.month - 1]}{day.year}"
    english = f"{ENGLISH[day.month - 1]} {day.day}, {day.year}"
    return [
        *numeric,
        *named,
        english,
        day.isoformat(),
        f"{day.isoformat()}T10:15:00Z",
        f"{day.day}/{day.month}/{day.year}",
    ]


def loose(day: date) -> list[str]:
    """And where a label stands before."""
    return [day.strftime("%d%m%Y"), day.strftime("%Y%m%d"), " ".join(day.strftime("%d%m%Y")), day.strftime("%d/%m-%Y")]


@given(DAYS)
def test_every_form_is_read_as_its_day(day: date) -> None:
    """Whole, without the time behind it."""
    for text in forms(day):
        match = re.match(WRITTEN, fold(text).data)
        assert match
        assert match.end() == len(text.partition("T10")[0])
        assert read(match[0]) == Day(day.year, day.month, day.day)


@given(DAYS)
def test_every_loose_form_is_read(day: date) -> None:
    """One of its readings is that day: eight digits may be two dates."""
    for text in loose(day):
        match = re.fullmatch(LABELLED, fold(text).data)
        assert match
        assert read(match[0]) is not None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("quatorze mars mille neuf cent cinquante-sept", (1957, 3, 14)),
        ("premier janvier deux mille trois", (2003, 1, 1)),
        ("trente et un décembre mille neuf cent quatre-vingt-dix-neuf", (1999, 12, 31)),
        ("dix-sept mai mil neuf cent soixante-douze", (1972, 5, 17)),
        ("sept septembre dix-neuf cent soixante-dix-sept", (1977, 9, 7)),
        ("quatorze mars 1957", (1957, 3, 14)),
        ("l4/O3/1957", (1957, 3, 14)),
        ("03/14/1957", (1957, 3, 14)),
        ("14.03.57", (57, 3, 14)),
        ("14 sept. 22", (22, 9, 14)),
    ],
)
def test_words_and_slips(text: str, day: tuple[int, int, int]) -> None:
    """Numbers in words, misread digits, American order, open centuries."""
    assert re.fullmatch(LABELLED, fold(text).data)
    assert read(fold(text).data) == Day(*day)


@pytest.mark.parametrize("text", ["31/02/1957", "29/02/1957", "45/13/1957", "14/03/1757", "12/8", "00000000"])
def test_what_the_calendar_does_not_have(text: str) -> None:
    """No day."""
    assert read(text.encode()) is None


@given(DAYS)
def test_open_centuries_agree(day: date) -> None:
    """`57` is 1957 and 2057, not 1958."""
    written, short = Day(day.year, day.month, day.day), Day(day.year % 100, day.month, day.day)
    assert written.is_same(short)
    assert short.is_same(written)
    assert not written.is_same(short._replace(year=(short.year + 1) % 100))
    assert not written.is_same(written._replace(year=day.year - 100))


@pytest.mark.parametrize("text", ["12/8", "1-0-1", "3+4", "06 12 34 56 78", "1.2.3.4", "2019/20", "12/03/2024/5"])
def test_what_is_no_date_as_written(text: str) -> None:
    """Pressures, posologies, telephone numbers, versions."""
    assert not re.match(WRITTEN, text.encode())
