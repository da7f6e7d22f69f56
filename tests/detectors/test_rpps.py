"""RPPS: any with its Luhn key behind a label; alone hardly, with a wrong key in doubt."""

from hypothesis import given
from hypothesis import strategies as st

from detectors.rpps import luhn
from tests.detectors.samples import of, rpps

BODIES = st.integers(0, 10**9 - 1).map(lambda number: f"1{number:09d}")


@given(BODIES, st.sampled_from(["", " ", ".", "\u202f"]))
def test_every_rpps_behind_its_label(body: str, separator: str) -> None:
    """In one piece or in groups."""
    number = rpps(body)
    text = separator.join((number[:2], number[2:5], number[5:8], number[8:]))
    found = of("FR_RPPS", f"RPPS : {text}")
    assert [(7, 7 + len(text), 0.9)] == [(f.start, f.end, f.score) for f in found]


@given(BODIES)
def test_idnps_is_found_whole(body: str) -> None:
    """The national identifier puts an 8 in front."""
    assert [(6, 18)] == [(f.start, f.end) for f in of("FR_RPPS", f"IDNPS 8{rpps(body)}")]


@given(BODIES, st.integers(0, 10), st.integers(1, 9))
def test_one_wrong_digit(body: str, place: int, step: int) -> None:
    """Silent without a label, in doubt behind one."""
    number = rpps(body)
    wrong = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
    assert not luhn(wrong.encode())
    assert of("FR_RPPS", wrong) == []
    assert wrong[0] != "1" or [0.4] == [f.score for f in of("FR_RPPS", f"RPPS {wrong}")]


def test_alone_it_is_hardly_one() -> None:
    """One in ten numbers passes Luhn."""
    assert [0.3] == [f.score for f in of("FR_RPPS", "vu 10000700012")]


def test_below_its_label() -> None:
    """On the line below, whoever the label says it is of."""
    assert [0.9] == [f.score for f in of("FR_RPPS", "N° RPPS du médecin traitant\n10000700012")]
