"""Counters in memory: one period each, bounded, never overtaken, never shared between owners."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from audit.counting import Counts
from models.counting import MOST_MARKS, Place, Standing, Tally

DAY = "2026-12-04"
PLACE = Place("distinct/day/1", "user u", DAY)


def tally(number: int = 0, *marks: str, below: int | None = None, owner: str = "user u", period: str = DAY) -> Tally:
    return Tally(counter=PLACE.counter, owner=owner, period=period, number=number, marks=marks, below=below)


def standing(counts: Counts, owner: str = "user u", period: str = DAY) -> Standing:
    (found,) = counts.standings([Place(PLACE.counter, owner, period)])
    return found


def test_numbers_and_values_add_up() -> None:
    """A value counts once; other owners have their own counter."""
    counts = Counts()
    assert counts.add([tally(2, "a"), tally(1, "a", "b")])
    assert (standing(counts).number, standing(counts).marks) == (3, frozenset("ab"))
    assert standing(counts, "user v") == Standing(counter=PLACE.counter, owner="user v", period=DAY)


def test_a_new_period_begins_at_nothing_and_a_clock_that_goes_back_does_not() -> None:
    """Nor is what happened then forgotten."""
    counts = Counts()
    counts.add([tally(5)])
    assert standing(counts, period="2026-12-05").number == 0
    counts.add([tally(1, period="2026-12-05")])
    assert (standing(counts).period, standing(counts).number) == ("2026-12-05", 1)
    counts.add([tally(1)])
    assert standing(counts, period="2026-12-05").number == 2


def test_what_was_overtaken_adds_nothing() -> None:
    """Of two requests that were judged at the same moment, below three, the second is not counted: it is judged again."""
    counts = Counts()
    assert counts.add([tally(0, "a")])
    first, second = tally(0, "b", below=3), tally(0, "c", below=3)
    assert counts.add([first])
    assert not counts.add([tally(1, owner="user v"), second])
    assert standing(counts).marks == {"a", "b"}
    assert standing(counts, "user v").number == 0
    assert counts.add([tally(0, "b", below=3)])


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.booleans()), max_size=60))
def test_nothing_reaches_a_limit_unnoticed(requests: list[tuple[str, bool]]) -> None:
    """Whatever comes in which order: a decision below five is never counted at five."""
    counts = Counts()
    for mark, is_bound in requests:
        before = standing(counts).marks
        added = counts.add([tally(0, mark, below=5 if is_bound else None)])
        assert added is not (is_bound and len(before | {mark}) >= 5)
        assert standing(counts).marks == (before | {mark} if added else before)


def test_what_did_not_come_about_is_taken_back() -> None:
    """On the same day; of a day that is over there is nothing to take, and nothing falls below nothing."""
    counts = Counts()
    counts.take([tally(1), tally(-1)])
    assert standing(counts).number == 0
    counts.take([tally(-1), tally(1, period="2026-12-05"), tally(-1)])
    assert standing(counts, period="2026-12-05").number == 1


@pytest.mark.parametrize("counts", [Counts(most_counters=2), Counts(most_marks=2)], ids=["counters", "marks"])
def test_the_counter_unused_for_longest_is_forgotten_and_told(counts: Counts) -> None:
    with capture_logs() as logs:
        counts.take([tally(0, "a"), tally(0, "b", owner="user v")])
        counts.take([tally(1)])
        counts.take([tally(0, "c", owner="user w")])
    assert [{"event": "counters_forgotten", "log_level": "warning", "counters": 1}] == logs
    assert standing(counts).marks == {"a"}
    assert standing(counts, "user v").marks == set()


def test_a_counter_keeps_so_many_values_and_no_more() -> None:
    counts = Counts()
    counts.take([tally(0, *map(str, range(2 * MOST_MARKS)))])
    counts.take([tally(0, "another")])
    assert len(standing(counts).marks) == MOST_MARKS
