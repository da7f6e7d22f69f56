"""Measures of a labelled set."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.measures import Share, Span, Tally, shape

TEXT = "Mme Vautravers, IPP 8012345678."
NAME, NUMBER = Span(4, 14, "PERSON"), Span(20, 30, "FR_IPP")


def tally(labelled: list[Span], found: list[Span]) -> Tally:
    made = Tally()
    made.add("a", TEXT, labelled, found)
    return made


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"), [(8, 10, 0.4902, 0.9433), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0)]
)
def test_the_interval_is_wilsons(hits: int, of: int, low: float, high: float) -> None:
    """Figures of published tables."""
    interval = Share(hits, of).interval
    assert interval is not None
    assert isclose(low, interval[0], abs_tol=1e-4)
    assert isclose(high, interval[1], abs_tol=1e-4)


@given(st.integers(1, 10_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_interval_holds_the_share(counts: tuple[int, int]) -> None:
    share = Share(*counts)
    assert share.interval is not None
    assert share.value is not None
    assert 0 <= share.interval[0] <= share.value + 1e-9
    assert share.value - 1e-9 <= share.interval[1] <= 1


def test_nothing_counted_has_no_share() -> None:
    assert (None, None) == (Share(0, 0).value, Share(0, 0).interval)


def test_what_is_found_exactly_counts_everywhere() -> None:
    made = tally([NAME, NUMBER], [NAME, NUMBER])
    assert [] == made.misses
    for hits, of in (("exact", "labelled"), ("right_type", "labelled"), ("found_exact", "found")):
        assert Share(2, 2) == made.share(None, hits, of)


@pytest.mark.parametrize(
    ("found", "how", "any_type"),
    [
        ([], "missed", 0),
        ([Span(4, 9, "PERSON")], "partly", 0),
        ([Span(4, 14, "ORGANIZATION")], "other type", 1),
        ([Span(4, 9, "PERSON"), Span(9, 14, "ORGANIZATION")], "other type", 1),
    ],
)
def test_a_miss_says_how(found: list[Span], how: str, any_type: int) -> None:
    made = tally([NAME], found)
    miss = made.misses[0]
    assert ("PERSON", how, "Aaaaaaaaaa") == (miss.label, miss.how, miss.shape)
    assert [Share(0, 1), Share(any_type, 1)] == [
        made.share("PERSON", k, "labelled") for k in ("right_type", "any_type")
    ]


def test_several_findings_may_cover_one_label() -> None:
    """Covered, not exact."""
    made = tally([NAME], [Span(0, 9, "PERSON"), Span(9, 15, "PERSON")])
    assert [Share(1, 1), Share(0, 1)] == [made.share("PERSON", k, "labelled") for k in ("right_type", "exact")]
    assert Share(2, 2) == made.share("PERSON", "found_right", "found")


def test_a_finding_where_nothing_is_labelled_is_a_false_alarm() -> None:
    made = tally([NAME], [NAME, NUMBER])
    assert [("FR_IPP", "false alarm")] == [(miss.label, miss.how) for miss in made.misses]
    assert ["PERSON", "FR_IPP"] == made.types()


def test_a_shape_keeps_no_letter_and_no_digit() -> None:
    assert "Aaaé".replace("é", "a") + " 99/99 ⏎A" == shape("Éloï 12/34 \nÀ")
    assert 48 == len(shape("x" * 1000))


def test_neither_value_shows_in_repr() -> None:
    made = tally([NAME], [])
    assert "Vautravers" not in repr(made)


def test_parts_of_labels_and_texts_count() -> None:
    """A label that is touched, its characters, and a text of which something is left."""
    made = tally([NAME, NUMBER], [Span(4, 9, "PERSON"), Span(20, 30, "ORGANIZATION")])
    assert Share(1, 1) == made.share("PERSON", "touched", "labelled")
    assert Share(5, 10) == made.share("PERSON", "characters_covered", "characters")
    assert Share(0, 1) == made.share("PERSON", "texts_covered", "texts")
    assert Share(1, 1) == made.share("FR_IPP", "texts_covered", "texts")


def test_what_is_found_without_labels_is_an_alarm() -> None:
    """In texts, and for a thousand words."""
    made = tally([], [NAME, NUMBER])
    made.add("b", TEXT, [], [])
    assert Share(1, 2) == made.alarms("PERSON")
    assert 125 == made.per_thousand_words("PERSON")
