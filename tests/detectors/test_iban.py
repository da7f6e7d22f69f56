"""IBAN: any with the right length and check digits, grouped any way; RIB: any with its key."""

from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import iban, of, rib, values

RIBS = st.builds(
    rib,
    st.from_regex("[0-9]{5}", fullmatch=True),
    st.from_regex("[0-9]{5}", fullmatch=True),
    st.from_regex("[0-9]{10}[0-9A-Z]", fullmatch=True),
)
SEPARATORS = st.sampled_from([" ", "\u00a0", "\u202f", "-", "."])


@given(RIBS, st.sampled_from([3, 4, 5, 99]), SEPARATORS, st.booleans())
def test_every_french_iban_in_every_grouping(parts: tuple[str, ...], size: int, separator: str, is_lower: bool) -> None:
    """Any group size, separator and case."""
    number = iban("FR", "".join(parts))
    text = separator.join(number[place : place + size] for place in range(0, len(number), size))
    text = text.lower() if is_lower else text
    assert [text] == values("IBAN_CODE", f"IBAN : {text} merci")


@given(RIBS, st.integers(4, 26), st.integers(1, 9))
def test_one_wrong_digit(parts: tuple[str, ...], place: int, step: int) -> None:
    """Silent without a label, in doubt behind one. A letter that looks like a digit may be one: then another number is right."""
    number = iban("FR", "".join(parts))
    if number[place].isdigit() and not set("OQDILSBZG") & set(number[4:]):
        wrong = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
        assert of("IBAN_CODE", wrong) == []
        assert [0.45] == [f.score for f in of("IBAN_CODE", f"IBAN {wrong}")]


@given(RIBS)
def test_every_rib(parts: tuple[str, ...]) -> None:
    """Grouped it is found alone, in one piece behind its label."""
    assert [" ".join(parts)] == values("IBAN_CODE", " ".join(parts))
    assert ["".join(parts)] == values("IBAN_CODE", f"RIB : {''.join(parts)}")


@given(st.integers(0, 10**18 - 1))
def test_foreign_ones(number: int) -> None:
    """Other countries have other lengths."""
    german = iban("DE", f"{number:018d}")
    assert [german] == values("IBAN_CODE", f"{german}, Berlin")
    assert of("IBAN_CODE", german[:-1]) == []


@given(RIBS)
def test_an_amount_or_a_number_behind(parts: tuple[str, ...]) -> None:
    """Without a label: the key of the RIB tells where it ends, whatever small group follows."""
    number = iban("FR", "".join(parts))
    text = " ".join(number[place : place + 4] for place in range(0, len(number), 4))
    assert [text] == values("IBAN_CODE", f"virement {text} 85 € le 12")
    assert [text] == values("IBAN_CODE", f"virement {text} 12")
