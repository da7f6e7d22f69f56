"""SPI: any with its key behind a label, in any grouping; in doubt with a wrong key; never without a label."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from detectors.spi import key_of
from tests.detectors.samples import of, values

NUMBERS = st.integers(0, 4 * 10**9 - 1).map(lambda first: f"{first:010d}{key_of(f'{first:010d}'.encode()):03d}")
SIZES = st.sampled_from([(2, 2, 3, 3, 3), (4, 3, 3, 3), (13,), (3, 3, 3, 4)])
LABELS = st.sampled_from(["N° fiscal ", "SPI : ", "numéro fiscal de référence ", "IDENTIFIANT FISCAL ", "tax ID: "])


@given(NUMBERS, SIZES, st.sampled_from([" ", "\u00a0", ".", "-"]), LABELS)
def test_every_number_in_every_spelling(number: str, sizes: tuple[int, ...], separator: str, label: str) -> None:
    """Found whole and sure."""
    places = [sum(sizes[:count]) for count in range(len(sizes) + 1)]
    text = separator.join(number[a:b] for a, b in pairwise(places))
    found = of("FR_SPI", f"{label}{text}, vu")
    assert [(len(label), len(label) + len(text), 0.9)] == [(f.start, f.end, f.score) for f in found]


@given(NUMBERS, st.integers(0, 12), st.integers(1, 9))
def test_one_wrong_digit(number: str, place: int, step: int) -> None:
    """Silent without a label; behind one it is kept, in doubt where the key shows it."""
    wrong = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
    assert of("FR_SPI", wrong) == of("FR_SPI", number) == []
    if wrong[0] in "0123":
        assert [wrong] == values("FR_SPI", f"SPI {wrong}")


@given(NUMBERS)
def test_alone_below_its_label(number: str) -> None:
    """With its key; a line that goes on is another matter."""
    assert [number] == values("FR_SPI", f"Numéro fiscal de la volontaire pour le virement\n{number}\nMerci")
    assert [] == values("FR_SPI", f"Numéro fiscal de la volontaire\n{number} copies")
