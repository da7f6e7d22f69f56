"""Winnowing keeps the same shingles of a passage wherever it stands."""

from hypothesis import given
from hypothesis import strategies as st

from detectors.normalise import fold
from detectors.protected.shingles import WINDOW, WORDS, kept, spans, words

TEXT = "Le promoteur, à la visite 3,\névalue l'ÉVOLUTION du score – sans délai."


def test_words_are_what_does_not_change_when_a_text_is_wrapped_otherwise() -> None:
    expected = b"le promoteur a la visite 3 evalue l evolution du score sans delai".split()
    assert expected == words(fold(TEXT))
    assert expected == [fold(TEXT).data[start:end] for start, end in spans(fold(TEXT))]


@given(st.lists(st.sampled_from(b"a b c d e f g h i j".split()), max_size=40))
def test_of_each_window_one_shingle_is_kept(found: list[bytes]) -> None:
    """In order, each once, and where it says."""
    told = kept(found)
    places = [place for place, _ in told]
    assert sorted(set(places)) == places
    assert all(shingle == b" ".join(found[place : place + WORDS]) for place, shingle in told)
    count = max(0, len(found) - WORDS + 1)
    assert all(set(range(at, at + WINDOW)) & set(places) for at in range(count - WINDOW + 1))
    assert bool(told) == bool(count)


@given(
    st.lists(st.sampled_from(b"a b c d e f g h i j".split()), min_size=WORDS + WINDOW - 1, max_size=30),
    st.binary(max_size=9),
)
def test_what_two_texts_share_shows(shared: list[bytes], around: bytes) -> None:
    """Eight words of it."""
    other = [b"x%d" % byte for byte in around]
    kinds = [{shingle for _, shingle in kept(found)} for found in (shared, [*other, *shared, *other])]
    assert kinds[0] & kinds[1]
