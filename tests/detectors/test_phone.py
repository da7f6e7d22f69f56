"""Telephone numbers: French ones in every grouping; series, dates and claimed numbers are not."""

from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of, values

NUMBERS = st.from_regex("0[1-79]", fullmatch=True).flatmap(
    lambda head: st.integers(1, 10**8 - 1).map(lambda n: f"{head}{n:08d}")
)
SEPARATORS = st.sampled_from(["", " ", ".", "-", "/", "\u00a0", "\u202f", " - "])


def pairs(number: str, separator: str) -> str:
    return separator.join(number[place : place + 2] for place in range(0, 10, 2))


@given(NUMBERS, SEPARATORS)
def test_every_french_number_behind_a_label(number: str, separator: str) -> None:
    """In pairs with any separator."""
    text = pairs(number, separator if len(separator) < 3 else " ")
    found = of("PHONE_NUMBER", f"Tél. {text}, merci")
    assert [(5, 5 + len(text), 0.85)] == [(f.start, f.end, f.score) for f in found]


@given(NUMBERS, st.sampled_from(["+33 ", "+33", "0033 ", "+33 (0)", "(+33) "]))
def test_every_french_number_from_abroad(number: str, prefix: str) -> None:
    """The country code takes the place of the first zero."""
    text = prefix + pairs(number, " ")[1:]
    assert [text] == values("PHONE_NUMBER", f"Joindre : {text}, merci")


@given(st.integers(0, 50), st.integers(0, 10))
def test_series_are_not_numbers(first: int, step: int) -> None:
    """Five numbers at equal steps are a scale."""
    text = " ".join(f"{first % 10 + place * step:02d}" for place in range(5))
    assert of("PHONE_NUMBER", f"réponses {text}") == []


def test_a_label_of_the_next_number_is_not_ours() -> None:
    """`tél :` in front of its own number does not vouch for the number before."""
    assert ["06 39 98 12 34"] == values("PHONE_NUMBER", "lot 0639985678 tél : 06 39 98 12 34")
