"""Words as numbers."""

from hypothesis import given
from hypothesis import strategies as st

from detectors.classes.words import Words, hashed, words


def told(data: bytes) -> list[bytes]:
    """The words as they stand."""
    found = words(data)
    return [data[start:end] for start, end in zip(found.starts, found.ends, strict=True)]


def test_words_numbers_and_signs() -> None:
    """A decimal is one word, a full stop none; a sign stands alone."""
    data = b"hr 0,62 (12% vs 4). dlt2?"
    assert [b"hr", b"0,62", b"12", b"%", b"vs", b"4", b"dlt2", b"?"] == told(data)
    assert [False, True, True, False, False, True, False, False] == words(data).is_number.tolist()


def test_nothing_has_no_words() -> None:
    """Neither have signs alone."""
    assert [] == told(b"") == told(b" ,.!") == told(b"\n")


def test_a_word_has_one_hash_wherever_it_stands() -> None:
    """All digits are one; what begins alike shares the second hash."""
    found = words(b"reduire xx reduit 12 34 reduire")
    assert found.whole[0] == found.whole[5] == hashed(b"reduire")[0]
    assert found.whole[0] != found.whole[2]
    assert found.stem[0] == found.stem[2] == hashed(b"reduisons")[1]
    assert found.whole[3] == found.whole[4]


def test_a_word_may_be_endless() -> None:
    """50 kB without a space are one word."""
    assert 1 == len(words(b"a" * 50_000).whole)


@given(st.binary(max_size=60))
def test_words_are_in_order_and_apart(data: bytes) -> None:
    """Whatever bytes: half-open spans that do not overlap."""
    found: Words = words(data)
    assert all(start < end for start, end in zip(found.starts, found.ends, strict=True))
    assert all(end <= start for end, start in zip(found.ends[:-1], found.starts[1:], strict=True))
