"""A counter holds when what was sent before and what this request holds reach a number."""

from dataclasses import replace

import pytest
from pydantic import ValidationError

from models.counting import Period, Standing
from policies.conditions import When
from policies.counters import Per, owners, room
from policies.facts import Facts
from tests.policies.samples import facts, trait

SUBJECTS = [{"entity": ["SUBJECT_ID"], "min_score": 0.6}]


def when(count: str, at_least: int = 3, **more: object) -> When:
    counter = {"count": count, "within": "day", "at_least": at_least}
    return When.model_validate({"counter": counter} | more)


def asked(standing: Standing | None, *found: str, values: str = "", chars: int = 0, is_use: bool = True) -> Facts:
    """A request of findings of these types, whose counters stood there."""
    made = facts(*map(trait, found), values=values)
    standings = () if standing is None else (standing,)
    return replace(
        made, counted=lambda name, within: standings, counted_as=made.mark_of, chars=chars, is_use=is_use
    )  # fmt: skip


def stood(number: int = 0, marks: str = "") -> Standing:
    return Standing(counter="c", owner="user u", period="2026-12-04", number=number, marks=frozenset(marks))


@pytest.mark.parametrize(
    ("count", "before", "request_", "holds"),
    [
        ("distinct", stood(marks="ab"), {"found": ("SUBJECT_ID",), "values": "c"}, True),
        ("distinct", stood(marks="ab"), {"found": ("SUBJECT_ID",), "values": "b"}, False),
        ("distinct", stood(marks="abc"), {"found": ("SUBJECT_ID",), "values": "b"}, True),
        ("distinct", stood(marks="abc"), {"found": ("DIAGNOSIS",), "values": "d"}, False),
        ("distinct", stood(), {"found": ("SUBJECT_ID",) * 3, "values": "abc"}, True),
        ("distinct", stood(), {"found": ("SUBJECT_ID",) * 3, "values": "aab"}, False),
        ("findings", stood(1), {"found": ("SUBJECT_ID",) * 2, "values": "aa"}, True),
        ("findings", stood(1), {"found": ("SUBJECT_ID", "AGE"), "values": "ab"}, False),
        ("chars", stood(1), {"chars": 2}, True),
        ("chars", stood(1), {"chars": 1}, False),
        ("requests", stood(2), {}, True),
        ("requests", stood(2), {"is_use": False}, False),
        ("requests", stood(1), {}, False),
        ("refusals", stood(3), {}, True),
        ("refusals", stood(2), {}, False),
        ("requests", None, {}, False),
    ],
)
def test_what_was_and_what_is_add_up(count: str, before: Standing | None, request_: dict[str, object], holds: bool) -> None:  # fmt: skip
    """Refusals are those before; who has no counter reaches nothing."""
    selectors = {"any_of": SUBJECTS} if count in ("distinct", "findings") else {}
    found = request_.pop("found", ())
    assert isinstance(found, tuple)
    assert holds is (when(count, **selectors).met(asked(before, *found, **request_)) is not None)  # type: ignore[arg-type]  # as written above


def test_the_fullest_of_several_counts() -> None:
    """A user of two groups."""
    full, empty = stood(9), stood(0)
    both = replace(asked(None), counted=lambda name, within: (empty, full))
    assert when("requests", 10).met(both) is not None


def test_all_the_rest_must_hold_too() -> None:
    """And the rule is about what its selectors choose."""
    rule = when("distinct", any_of=SUBJECTS, service=["approved_genai"])
    assert rule.met(asked(stood(marks="ab"), "SUBJECT_ID", values="c")) is None
    rule = when("distinct", any_of=SUBJECTS)
    assert rule.met(asked(stood(marks="ab"), "AGE", "SUBJECT_ID", values="xc")) == frozenset({1})


def test_a_counter_is_named_after_all_but_its_number() -> None:
    """Moving the number keeps what was counted; counting something else begins anew."""
    base = when("requests", 3, service=["public_genai"])
    assert base.counter_name == when("requests", 99, service=["public_genai"]).counter_name
    others = [when("chars", 3, service=["public_genai"]), when("requests", 3), when("requests", 3, group=["dm"])]
    assert len({base.counter_name, *(other.counter_name for other in others)}) == 4
    assert base.counter_name.startswith("requests/day/")


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ({"count": "distinct", "within": "day", "at_least": 3}, "write one of them"),
        ({"count": "requests", "within": "day", "at_least": 0}, "greater than or equal to 1"),
        ({"count": "requests", "within": "year", "at_least": 1}, "'hour', 'day', 'week' or 'month'"),
        ({"count": "prompts", "within": "day", "at_least": 1}, "'requests' or 'refusals'"),
        ({"count": "requests", "within": "day", "at_least": 1, "per": "site"}, "'user' or 'group'"),
    ],
)
def test_what_cannot_be_counted_is_refused(written: dict[str, object], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        When.model_validate({"counter": written})


def test_so_many_different_values_are_not_told_apart() -> None:
    with pytest.raises(ValidationError, match="1001 can never hold"):
        when("distinct", 1001, any_of=SUBJECTS)


def test_owners() -> None:
    """An anonymous client has no counters: a network would share them."""
    assert owners(Per.USER, "p", ("dm",)) == ("user p",)
    assert owners(Per.GROUP, "p", ("dm", "arc")) == ("group dm", "group arc")
    assert owners(Per.USER, None, ("dm",)) == owners(Per.GROUP, None, ("dm",)) == ()


def test_room_is_up_to_the_next_limit() -> None:
    """Those that are reached already bind nothing."""
    assert room(stood(4), [3, 9, 20], 1, ()) == 9
    assert room(stood(4), [3], 1, ()) is None


def test_periods_are_asked_for() -> None:
    """By name and period, so that who tests a charter can say what was in which."""
    heard: list[tuple[str, Period]] = []

    def counted(name: str, within: Period) -> tuple[Standing, ...]:
        heard.append((name, within))
        return ()

    rule = when("requests")
    assert rule.met(replace(asked(None), counted=counted)) is None
    assert heard == [(rule.counter_name, Period.DAY)]
