"""When in the week: days and hours of a place on earth."""

from datetime import datetime, time
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Self
from zoneinfo import ZoneInfo

from pydantic import Field, StringConstraints, model_validator

from models.frozen import Frozen

Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class Day(StrEnum):
    """Days of the week, Monday first."""

    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"
    SATURDAY = "sat"
    SUNDAY = "sun"


class Times(Frozen):
    """Days, and hours from `from` to before `until`; over midnight if it is the earlier one. The day is that of the moment itself."""

    days: tuple[Day, ...] = tuple(Day)
    from_: Clock = Field(default="00:00", alias="from")
    until: Clock = "00:00"
    zone: str = "Europe/Paris"

    @model_validator(mode="after")
    def _zone_is_known(self) -> Self:
        try:
            _ = self._zone
        except (KeyError, OSError, ValueError) as error:
            raise ValueError(f"zone '{self.zone}' is not known on this machine; write one like Europe/Paris") from error
        return self

    def hold(self, now: datetime) -> bool:
        """Whether the moment, aware, is among them."""
        here = now.astimezone(self._zone)
        return tuple(Day)[here.weekday()] in self.days and self._is_hour(here.time())

    @cached_property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def _is_hour(self, at: time) -> bool:
        begin, end = time.fromisoformat(self.from_), time.fromisoformat(self.until)
        if begin < end:
            return begin <= at < end
        return at >= begin or at < end
