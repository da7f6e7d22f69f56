"""A reason opens the gate for one user's content, service, conversation and time; anything else asks for a new one."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.grants import Fault, Grant
from policies.answering import answered, standing

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
SOON = NOW + timedelta(minutes=15)
ASKED = Grant(reference="GF-A", service="t", conversation="c", rules=("R",), contents=frozenset({"1", "2"}), until=SOON)
AGAIN = ASKED.model_copy(update={"reference": "GF-B", "until": SOON + timedelta(minutes=5)})
"""The same request, sent again five minutes later."""


def changed(**what: object) -> Grant:
    return AGAIN.model_copy(update=what)


def test_the_same_request_is_answered() -> None:
    """From then on the reason counts, for as long as it would if it were given now."""
    granted = answered(AGAIN, (ASKED,), "GF-A", NOW)
    assert granted == ASKED.model_copy(update={"is_given": True, "until": AGAIN.until})
    assert isinstance(granted, Grant)
    assert standing(changed(reference="GF-C"), (granted,), NOW) == granted


@pytest.mark.parametrize(
    ("demand", "fault"),
    [
        (changed(contents=frozenset({"1", "3"})), Fault.CHANGED),
        (changed(contents=frozenset({"1", "2", "3"})), Fault.CHANGED),
        (changed(contents=frozenset[str]()), Fault.CHANGED),
        (changed(rules=("R", "S")), Fault.CHANGED),
        (changed(service="u"), Fault.ELSEWHERE),
        (changed(conversation="d"), Fault.ELSEWHERE),
        (changed(conversation=None), Fault.ELSEWHERE),
    ],
)
def test_what_is_another_request(demand: Grant, fault: Fault) -> None:
    """Before a reason is given, and after."""
    assert fault == answered(demand, (ASKED,), "GF-A", NOW)
    given_ = ASKED.model_copy(update={"is_given": True})
    assert fault == answered(demand, (given_,), "GF-A", NOW)
    assert standing(demand, (given_,), NOW) is None


def test_a_part_of_what_was_justified_is_justified() -> None:
    assert isinstance(answered(changed(contents=frozenset({"2"})), (ASKED,), "GF-A", NOW), Grant)


def test_time_and_reference() -> None:
    assert Fault.UNKNOWN == answered(AGAIN, (ASKED,), "GF-Z", NOW)
    assert Fault.UNKNOWN == answered(AGAIN, (ASKED,), "GF-A", SOON)
    assert Fault.UNKNOWN == answered(AGAIN, (), "GF-A", NOW)


def test_a_refusal_alone_opens_nothing() -> None:
    assert standing(AGAIN, (ASKED,), NOW) is None


def test_a_reason_given_twice_counts_no_longer() -> None:
    granted = ASKED.model_copy(update={"is_given": True})
    assert granted is answered(AGAIN, (granted,), "GF-A", NOW)


def test_a_conversation_that_begins_with_it_is_the_one_it_belongs_to() -> None:
    """The first message of a chat has no conversation yet; the reason may come in one that has a name since, and stays there."""
    granted = answered(AGAIN, (ASKED.model_copy(update={"conversation": None}),), "GF-A", NOW)
    assert isinstance(granted, Grant)
    assert "c" == granted.conversation
    assert standing(changed(conversation="d"), (granted,), NOW) is None
    assert standing(changed(conversation=None), (granted,), NOW) is None


SMALL = st.frozensets(st.sampled_from("123"), max_size=3)
GRANTS = st.builds(
    Grant,
    reference=st.sampled_from(["A", "B"]),
    service=st.sampled_from("tu"),
    conversation=st.sampled_from(["c", "d", None]),
    rules=SMALL.map(lambda names: tuple(sorted(names))),
    contents=SMALL,
    until=st.integers(-2, 2).map(lambda minutes: NOW + timedelta(minutes=minutes)),
    is_given=st.booleans(),
)


@given(GRANTS, st.lists(GRANTS, max_size=4), st.sampled_from("ABC"))
def test_whatever_opens_covers_all_that_is_asked(demand: Grant, grants: list[Grant], reference: str) -> None:
    """Content and rules whole, the service, the time, and the conversation unless it had not begun."""
    for opening in (standing(demand, grants, NOW), answered(demand, grants, reference, NOW)):
        if not isinstance(opening, Grant):
            continue
        (source,) = [one for one in grants if one.reference == opening.reference and NOW < one.until][:1]
        assert demand.contents
        assert demand.contents <= source.contents
        assert set(demand.rules) <= set(source.rules)
        assert source.service == demand.service
        assert source.conversation in (None, demand.conversation)
