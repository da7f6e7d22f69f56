"""Counters over time: what was sent, told by whom and when, without any text. A counter knows numbers and keyed marks, never values."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Annotated, NamedTuple
from zoneinfo import ZoneInfo

from pydantic import Field

from models.frozen import Frozen

USES = "uses"
"""The counter of a client's prompts to AI services, of which only the first of a day is counted."""
REMINDED = "reminded"
"""The counter of the reminders that a client was shown today."""

MOST_MARKS = 1000
"""Different values that one counter tells apart; beyond, it stays where it is."""


class Period(StrEnum):
    """Hours, days, weeks from Monday and months of the calendar, in the settings' time zone. A new one begins at nothing."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"

    def of(self, moment: datetime, zone: ZoneInfo) -> str:
        """The period that an aware moment lies in. Of one kind, a later one sorts after an earlier: `2026-11-22`, `2026-W47`."""
        return moment.astimezone(zone).strftime(_FORMS[self])


_FORMS = {Period.HOUR: "%Y-%m-%dT%H", Period.DAY: "%Y-%m-%d", Period.WEEK: "%G-W%V", Period.MONTH: "%Y-%m"}


class Place(NamedTuple):
    """Where something is counted: which counter, of whom, in which period."""

    counter: str
    owner: str
    """`user PSEUDONYM`, `group NAME`, or `network CIDR` for what anonymous clients share."""
    period: str


class Standing(Frozen):
    """What a counter stood at before a request."""

    counter: str
    owner: str
    period: str
    number: int = 0
    marks: frozenset[str] = frozenset()
    """Of a counter of different values: their keyed marks."""

    @property
    def place(self) -> Place:
        """What it is the standing of."""
        return Place(self.counter, self.owner, self.period)

    def after(self, number: int, marks: Sequence[str] = ()) -> int:
        """What it would stand at with so much more."""
        return self.number + number + len(self.marks.union(marks))


class Tally(Frozen):
    """What a request adds to a counter once it is sent; kept in its record, so that counters can be told again from the journal."""

    counter: str
    owner: str
    period: str
    number: int = 0
    """Negative where an outcome takes back what did not come about."""
    marks: tuple[str, ...] = ()
    below: Annotated[int, Field(ge=1)] | None = None
    """The decision was taken as the counter stays below this; where it no longer would, the request is judged again."""

    @property
    def place(self) -> Place:
        """Where it is counted."""
        return Place(self.counter, self.owner, self.period)


class Counters(Frozen):
    """The counters that a charter asks about, as they stood before the request."""

    key: bytes = Field(default=b"", repr=False)
    """Of the marks of values; the same for all requests of a node."""
    standings: tuple[Standing, ...] = ()

    def of(self, counter: str) -> tuple[Standing, ...]:
        """The standings of one counter: one for the user, or one for each of the user's groups."""
        return tuple(standing for standing in self.standings if standing.counter == counter)
