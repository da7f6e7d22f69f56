"""What is seen of a name."""

import numpy as np
import pytest

from detectors.names.private.features import BUCKETS, Span, features
from detectors.normalise import plain


def _seen(text: str, *spans: tuple[int, int]) -> list[tuple[list[int], list[float]]]:
    told = features(text, plain(text), [Span(*span) for span in spans])
    return [(seen.buckets.tolist(), seen.values.tolist()) for seen in told]


def test_the_name_is_masked_wherever_it_stands() -> None:
    """Also outside of what was told as a name."""
    first = _seen("Odile tousse. Et si Odile dort ?", (0, 5))
    second = _seen("Ambre tousse. Et si Ambre dort ?", (0, 5))
    assert first == second


def test_what_stands_beside_counts() -> None:
    assert _seen("Odile tousse", (0, 5)) != _seen("Odile chante", (0, 5))


def test_a_name_of_two_words_is_one() -> None:
    """As far as words around it are concerned."""
    (one, _), (two, _) = *_seen("voir Odile Brun demain", (5, 15)), *_seen("voir Odile demain", (5, 10))
    assert len(set(one) & set(two)) > 40


@pytest.mark.parametrize("text", ["Odile", "O", "\x00Odile\ud800 é", "Odile " * 500])
def test_any_text_can_be_seen(text: str) -> None:
    """Buckets are in their range, values finite."""
    (seen,) = features(text, plain(text), [Span(0, 1)])
    assert 0 <= seen.buckets.min() <= seen.buckets.max() < 1 << BUCKETS
    assert np.isfinite(seen.values).all()


def test_nobody_is_seen_where_nobody_is() -> None:
    assert _seen("rien") == []
    assert len(_seen("12 ?!", (3, 5))) == 1
