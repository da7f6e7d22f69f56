"""Licence plates: every plate behind a word of the road; letters that plates do not use; other codes of the same shape."""

from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of, values

LETTERS = "ABCDEFGHJKLMNPQRTVXYZ"
PAIRS = st.text(LETTERS, min_size=2, max_size=2)
SIV = st.tuples(PAIRS, st.integers(1, 999), PAIRS)
LABELS = st.sampled_from(["plaque ", "immatriculation : ", "véhicule immatriculé ", "VOITURE ", "license plate "])


UNITS = [
    "MG",
    "ML",
    "KG",
    "CM",
    "MM",
    "AN",
    "ANS",
    "KM",
    "MS",
    "HZ",
    "DL",
    "CP",
    "CT",
    "MN",
    "MIN",
    "SEC",
    "AND",
    "PAR",
    "PR",
    "PC",
    "GEL",
]
"""With these it is a quantity: `12 mg 50`."""


@given(SIV, st.sampled_from(["-", " ", "", "\u2011"]), LABELS, st.booleans())
def test_every_plate_behind_a_label(parts: tuple[str, int, str], sign: str, label: str, is_lower: bool) -> None:
    """With hyphens, spaces or nothing; alone it is silent."""
    text = sign.join((parts[0], f"{parts[1]:03d}", parts[2]))
    text = text.lower() if is_lower else text
    assert [text] == values("FR_LICENSE_PLATE", f"{label}{text}, garé")
    assert of("FR_LICENSE_PLATE", f"réf {text}") == []


@given(st.integers(1, 9999), st.text(LETTERS, min_size=2, max_size=3), st.sampled_from(["01", "75", "2A", "95"]))
def test_every_old_plate(number: int, letters: str, department: str) -> None:
    """`1234 AB 75`."""
    text = f"{number} {letters} {department}"
    if letters not in UNITS and set(letters) != {"X"}:
        assert [text] == values("FR_LICENSE_PLATE", f"ancienne plaque {text}")


def test_another_word_claims_it() -> None:
    """A kit named behind the car is a kit."""
    assert of("FR_LICENSE_PLATE", "Dans la voiture, kit AB-123-CD") == []


def test_below_its_label() -> None:
    assert ["BW-442-XA"] == values("FR_LICENSE_PLATE", "Plaque d'immatriculation du transporteur\nBW-442-XA")
