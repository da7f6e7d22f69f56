"""Numbers of patients and stays in lists, apart from the word that tells what they are."""

import pytest

from tests.detectors.samples import of


@pytest.mark.parametrize(
    "text",
    [
        "ipp a fusionner :\n8004512 / 8019977\n7765102 / 8100043\nfais la requête",
        "les séjours suivants sont à recoder\n\n260118834\n260118902\n260119010\n260119377\ntous en HDJ",
    ],
)
def test_lists_below_their_word(text: str) -> None:
    """All of them, with pairs or one on each line."""
    assert len(of("FR_IPP", text)) == 4


def test_numbers_far_below() -> None:
    """Three lines farther down another thing may be numbered."""
    assert not of("FR_IPP", "Les patients attendent.\n\nMerci.\n\nMes numéros :\n260118834\n260118902")
