"""NIR: any that arithmetic can make, in every spelling; not its look-alikes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import nir, of, values

MONTHS = [*range(1, 13), 20, *range(30, 43), *range(50, 100)]
DEPARTMENTS = [*(f"{number:02d}" for number in range(1, 97) if number != 20), "2A", "2B", "99"]
PLACES = st.one_of(
    st.tuples(st.sampled_from(DEPARTMENTS), st.integers(1, 999)).map(lambda place: f"{place[0]}{place[1]:03d}"),
    st.tuples(st.integers(970, 989), st.integers(1, 99)).map(lambda place: f"{place[0]}{place[1]:02d}"),
)
BODIES = st.builds(
    lambda sex, year, month, place, order: f"{sex}{year:02d}{month:02d}{place}{order:03d}",
    st.sampled_from("123478"),
    st.integers(0, 99),
    st.sampled_from(MONTHS),
    PLACES,
    st.integers(1, 999),
)
SEPARATORS = st.sampled_from(["", " ", "\u00a0", "\u202f", ".", "-", "‑", "/", "_", "\u200b", "\t"])


def spelled(body: str, separator: str) -> str:
    number = nir(body)
    parts = (number[:1], number[1:3], number[3:5], number[5:7], number[7:10], number[10:13], number[13:])
    return separator.join(parts)


@given(BODIES, SEPARATORS, st.booleans())
def test_every_nir_is_found_in_every_spelling(body: str, separator: str, is_lower: bool) -> None:
    """With any separator and in any case, whole and sure."""
    text = spelled(body, separator)
    text = text.lower() if is_lower else text
    found = of("FR_NIR", f"Vu ce jour, {text}.")
    assert [(12, 12 + len(text))] == [(f.start, f.end) for f in found]
    assert found[0].score >= 0.85


@given(BODIES, st.integers(0, 12), st.integers(1, 9))
def test_one_wrong_digit_without_a_label_is_silent(body: str, place: int, step: int) -> None:
    """97 is prime and above 9: one wrong digit always breaks the key."""
    number = nir(body)
    if number[place].isdigit():
        wrong = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
        assert of("FR_NIR", f"référence {wrong}") == []


@given(BODIES)
def test_a_wrong_key_behind_a_label_is_kept_in_doubt(body: str) -> None:
    """A slip of the pen still gives 13 characters away."""
    wrong = f"{body}{int(nir(body)[13:]) % 97 + 1:02d}"
    assert [0.45] == [f.score for f in of("FR_NIR", f"NIR : {wrong}")]


@given(BODIES)
def test_thirteen_characters_want_a_label(body: str) -> None:
    """Half of all 13-digit numbers look like it."""
    assert of("FR_NIR", body) == []
    assert [body] == values("FR_NIR", f"NIR : {body}")


@pytest.mark.parametrize("break_", ["\n", "\r\n", " \n", "\n  "])
def test_one_line_break_may_stand_inside(break_: str) -> None:
    """A number that a line end cuts in two is one number; two line ends make a table."""
    text = f"2 95 10 99{break_}126 111 93"
    assert [text] == values("FR_NIR", text)
    assert values("FR_NIR", f"2 95{break_}10 99{break_}126 111 93") == []


def test_labels_do_not_reach_over_lines_or_values() -> None:
    """A look-alike behind a true one stays silent."""
    true = "NIR : 2 95 10 99 126 111 93"
    for between in ("\n", " ; ", ". Puis "):
        assert len(values("FR_NIR", f"{true}{between}2 95 10 99 126 111 94")) == 1


def test_scores_tell_how_sure() -> None:
    """With a label 0.95, alone 0.85."""
    assert [0.95] == [f.score for f in of("FR_NIR", "NIR 295109912611193")]
    assert [0.85] == [f.score for f in of("FR_NIR", "Vu 295109912611193")]
