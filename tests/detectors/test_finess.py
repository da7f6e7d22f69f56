"""FINESS: nine digits with a Luhn key behind the label; with a wrong key in doubt; alone silent."""

from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import keyed, of

BODIES = st.integers(10**6, 95 * 10**6).map(lambda number: f"{number:08d}")


@given(BODIES, st.sampled_from(["", " ", ".", "\u202f"]))
def test_every_number_behind_its_label(body: str, separator: str) -> None:
    """In one piece or in groups."""
    number = keyed(body)
    text = separator.join((number[:3], number[3:6], number[6:]))
    found = of("FR_FINESS", f"N° FINESS : {text}")
    assert [(f.end - f.start, f.score >= 0.85) for f in found] == [(len(text), True)]
    assert of("FR_FINESS", f"réf {text}") == []


@given(BODIES, st.integers(1, 9))
def test_a_wrong_key_is_in_doubt(body: str, step: int) -> None:
    """A slip of the pen still points at one."""
    number = keyed(body)
    wrong = number[:8] + str((int(number[8]) + step) % 10)
    assert [0.45] == [f.score for f in of("FR_FINESS", f"FINESS {wrong}")]
