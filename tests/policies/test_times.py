"""Days and hours of the week, where people are."""

import pytest
from pydantic import ValidationError

from policies.times import Times
from tests.policies.samples import at

NIGHT = Times.model_validate({"from": "20:00", "until": "07:00"})
OFFICE = Times.model_validate({"days": ["mon", "fri"], "from": "09:00", "until": "18:00"})


@pytest.mark.parametrize(("hour", "holds"), [("19:59", False), ("20:00", True), ("00:30", True), ("07:00", False)])
def test_hours_may_go_over_midnight(hour: str, holds: bool) -> None:
    assert NIGHT.hold(at(hour)) == holds


@pytest.mark.parametrize(("day", "holds"), [(4, True), (5, False), (7, True)])
def test_days(day: int, holds: bool) -> None:
    """Friday, Saturday, Monday."""
    assert OFFICE.hold(at("10:00", day)) == holds
    assert not OFFICE.hold(at("18:00", day))


def test_without_hours_the_whole_day() -> None:
    weekend = Times.model_validate({"days": ["sat", "sun"]})
    assert weekend.hold(at("00:00", 5))
    assert weekend.hold(at("23:59", 6))
    assert not weekend.hold(at("12:00", 7))


def test_another_zone_is_another_hour() -> None:
    """20:30 in Paris is 19:30 in Lisbon."""
    assert not NIGHT.model_copy(update={}).hold(at("19:30"))
    assert not Times.model_validate({"from": "20:00", "until": "07:00", "zone": "Europe/Lisbon"}).hold(at("20:30"))


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(ValidationError, match="zone 'Paris' is not known"):
        Times.model_validate({"zone": "Paris"})
