"""Overlaps: one hit remains, nothing that was found of its kind sticks out."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from detectors.pattern import Hit
from detectors.settle import WHOLE, settle

SPANS = st.tuples(
    st.integers(0, 30), st.integers(1, 9), st.sampled_from(["FR_NIR", "PHONE_NUMBER", "PERSON"]), st.floats(0.1, 1)
)


def hit(start: int, end: int, entity: str = "FR_NIR", score: float = 0.9) -> Hit:
    return Hit(start, end, entity, score, "x", {})


@given(st.lists(SPANS.map(lambda s: hit(s[0], s[0] + s[1], s[2], s[3]))))
def test_settled_hits_are_in_order_and_apart(hits: list[Hit]) -> None:
    """Sorted by start, none overlaps the next."""
    settled = settle(hits)
    assert all(before.end <= after.start for before, after in itertools.pairwise(settled))
    assert bool(hits) == bool(settled)


@given(st.lists(SPANS.map(lambda s: hit(s[0], s[0] + s[1], score=s[3]))))
def test_one_kind_stays_covered(hits: list[Hit]) -> None:
    """Of hits of one kind every character stays found."""
    assert _covered(hits) == _covered(settle(hits))


@given(st.permutations([hit(2, 5, score=0.45), hit(2, 5, score=0.9), hit(7, 9)]))
def test_what_is_told_twice_is_one(hits: list[Hit]) -> None:
    """The surer of both, in whatever order they come."""
    assert settle(hits) == [hit(2, 5, score=0.9), hit(7, 9)]


def test_the_sure_beats_the_longer() -> None:
    """A checksum with context beats a shape."""
    assert [hit(3, 8)] == settle([hit(0, 20, "PHONE_NUMBER", 0.6), hit(3, 8)])


def test_the_longer_beats_the_nested() -> None:
    """Among the sure, the longer wins, whatever its rank."""
    assert [hit(0, 20, "EMAIL_ADDRESS")] == settle([hit(3, 8), hit(0, 20, "EMAIL_ADDRESS")])


def test_rank_decides_between_equals() -> None:
    """A NIR before an IBAN before an RPPS before a telephone number."""
    names = ["PHONE_NUMBER", "FR_RPPS", "IBAN_CODE", "FR_NIR"]
    assert [hit(0, 9)] == settle([hit(0, 9, name) for name in names])


@given(st.lists(SPANS.map(lambda s: hit(s[0], s[0] + s[1], s[2], s[3]))))
def test_a_record_gives_way_to_what_it_holds(hits: list[Hit]) -> None:
    """Whatever is found within keeps its place; the record claims the longer of what is left."""
    settled = settle([*hits, hit(0, 60, WHOLE)])
    assert settle(hits) == [one for one in settled if one.entity != WHOLE]
    assert all(before.end <= after.start for before, after in itertools.pairwise(settled))
    assert _covered([hit(40, 60)]) <= _covered(settled)


def _covered(hits: list[Hit]) -> set[int]:
    return {place for one in hits for place in range(one.start, one.end)}


def test_a_study_is_still_named_when_its_code_gives_way() -> None:
    """`GF-ONCO-301-0003` is a subject's number, and names the study; a number that names its own keeps that."""
    code = hit(0, 11, "STUDY_CODE", 0.99)._replace(attributes={"study": "GF-ONCO-301", "registry": "known"})
    subject = hit(0, 16, "SUBJECT_ID")
    (settled,) = settle([code, subject])
    assert (subject[:5], {"study": "GF-ONCO-301", "registry": "part"}) == (settled[:5], settled.attributes)
    own = subject._replace(attributes={"study": "GF-CARDIO-205", "registry": "known"})
    assert [own] == settle([code, own])
