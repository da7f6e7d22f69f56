"""Counters know periods of the calendar, numbers and marks."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from models.counting import Counters, Period, Place, Standing, Tally

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("period", "moment", "name"),
    [
        (Period.HOUR, datetime(2026, 11, 22, 9, 59, tzinfo=UTC), "2026-11-22T10"),
        (Period.DAY, datetime(2026, 11, 22, 22, 59, tzinfo=UTC), "2026-11-22"),
        (Period.DAY, datetime(2026, 11, 22, 23, 0, tzinfo=UTC), "2026-11-23"),
        (Period.WEEK, datetime(2026, 11, 22, 23, 0, tzinfo=UTC), "2026-W48"),
        (Period.WEEK, datetime(2027, 1, 3, 12, tzinfo=UTC), "2026-W53"),
        (Period.MONTH, datetime(2026, 11, 30, 23, 0, tzinfo=UTC), "2026-12"),
    ],
)
def test_a_period_is_that_of_the_place(period: Period, moment: datetime, name: str) -> None:
    """Midnight of Paris, weeks from Monday, the week's own year."""
    assert name == period.of(moment, PARIS)


@pytest.mark.parametrize("period", Period)
def test_later_periods_sort_later(period: Period) -> None:
    """Also over the end of a year and of summer time."""
    months = [(year, month) for year in (2026, 2027) for month in range(1, 13)]
    names = [period.of(datetime(*month, day, tzinfo=UTC), PARIS) for month in months for day in (1, 14, 25)]
    assert names == sorted(names)


def test_a_standing_knows_what_it_would_be() -> None:
    """A value that was seen before adds nothing."""
    assert Standing(counter="c", owner="o", period="p", number=2).after(3) == 5
    seen = Standing(counter="c", owner="o", period="p", marks=frozenset("ab"))
    assert (seen.after(0, ("b",)), seen.after(0, ("b", "c"))) == (2, 3)
    assert seen.place == Tally(counter="c", owner="o", period="p").place == Place("c", "o", "p")
    assert Counters(key=b"secret", standings=(seen,)).of("c") == (seen,)
    assert Counters(standings=(seen,)).of("d") == ()
    assert "secret" not in repr(Counters(key=b"secret"))
