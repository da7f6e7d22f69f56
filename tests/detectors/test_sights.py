"""Places from which the same can be seen are told from those from which they cannot."""

import re
from array import array
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.normalise import Folded, fold
from detectors.pattern import cue
from detectors.sights import (
    AFTER,
    BEFORE,
    are_alike,
    grouped,
    near,
    near_matches,
    near_on_line,
    near_words,
    touching,
    views,
)

PIECES = ("06 ", "né le ", "É", "\u200b", "l2 ", "&#50;", "\\n", "Ab", "ab")


def seen(text: str, folded: Folded, place: int) -> object:
    """All that can be seen from a place: its folding and itself, and how far away the ends of the text are."""
    low, high = max(0, place - BEFORE), min(len(folded.data), place + AFTER)
    around = text[slice(*folded.original(low, high))] if low < high else ""
    tail = (
        text[folded.offsets[high - 1] : folded.offsets[high]] if folded.offsets and 0 < high < len(folded.data) else ""
    )
    return place - low, folded.data[low:high], around, tail


@pytest.mark.parametrize("times", [1, 700])
@given(unit=st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join), odd=st.sampled_from(PIECES))
def test_a_view_is_all_that_can_be_seen(times: int, unit: str, odd: str) -> None:
    """Two places have one view exactly if the same can be seen from them, near the ends of a text and beside something odd too."""
    text = unit * times + odd + unit * times
    folded = fold(text)
    found = views(text, folded)
    assert len(found) == len(folded.data) + 1
    places = sorted(
        {*range(3), *range(len(found) // 2 - 20, len(found) // 2 + 20), len(found) - 1} & set(range(len(found)))
    )
    for one, other in combinations(places, 2):
        if found[one] == found[other]:
            assert seen(text, folded, one) == seen(text, folded, other)
        elif seen(text, folded, one) == seen(text, folded, other):
            assert folded.offsets is not None


def test_a_rewritten_text_is_seen_with_what_was_written() -> None:
    """Places in a rewriting that look alike are not one where the text under them differs."""
    text = "zero six" * 1_000 + "zéro six" * 1_000
    starts = array("I", [8 * number + step for number in range(2_000) for step in (0, 5)])
    found = views(text, Folded(b"06" * 2_000, starts, ends=array("I", [start + 3 for start in starts])))
    assert found[1_000] == found[1_002] != found[3_000] == found[3_002]


def test_values_are_grouped_by_key() -> None:
    """Those with one key are together, in the order in which they came."""
    keys, values = np.array([7, 5, 7, 5]), np.array([0, 1, 2, 0])
    assert [[1, 0], [0, 2]] == list(grouped(keys, values))
    assert [] == list(grouped(np.array([], np.int64), np.array([], np.int64)))


def test_stretches_that_touch_a_span_are_told() -> None:
    """One byte in common is enough; to stand side by side is not."""
    spans = array("q", [5, 20]), array("q", [10, 22])
    starts, ends = np.array([0, 0, 9, 10, 10, 30]), np.array([5, 6, 12, 20, 21, 40])
    assert [False, True, True, False, True, False] == touching(starts, ends, spans).tolist()


def test_a_sign_is_near_on_either_side() -> None:
    """As far as the reach goes, and no farther; without signs nothing is near."""
    starts = np.array([0, 4, 5, 15, 16, 30])
    assert [False, False, True, True, False, False] == near(starts, [10], 5).tolist()
    assert [False] * 6 == near(starts, [], 5).tolist()


def test_words_and_matches_are_near() -> None:
    """Whole words of one of the sets; matches of one of the expressions."""
    text = fold("bras 1;" + "0;" * 200 + "insu" + "0;" * 200)
    starts = np.array([5, 300, len(text.data) - 1])
    assert [True, False, False] == near_words(cue("bras"), cue("levee insu"))(text, starts).tolist()
    assert [True, True, False] == near_matches(re.compile(b"bra"), re.compile(b"insu"))(text, starts).tolist()
    assert [True, True, True] == near_matches(re.compile(b"insu"), reach=500)(text, starts).tolist()


def test_a_word_near_counts_on_its_own_line() -> None:
    """As `Seen.is_near` has it; also in the first and the last line."""
    text = fold("bras 1\n2 bras\n3\n4\nbras")
    starts = np.array([5, 7, 14, 16, 18])
    assert [True, True, False, False, True] == near_on_line(text, starts, [0, 9, 18]).tolist()
    assert [True, True, False, False, True] == near_words(cue("bras"))(text, starts).tolist()


def test_a_glance_tells_whether_places_repeat_themselves() -> None:
    """Every second word the same, or no two."""
    same = b"06 39 98 12 34, " * 1_000
    assert are_alike(same, range(0, len(same), 16))
    told_apart = b"".join(b"06 39 98 %02d %02d, " % divmod(n, 100) for n in range(1_000))
    assert not are_alike(told_apart, range(0, len(told_apart), 16))
