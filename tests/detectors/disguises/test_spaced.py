"""Letter-spaced words are read solid; rows of figures stay figures."""

from random import Random

import pytest

from tests.detectors.samples import find, values


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("EMAIL_ADDRESS", "j e a n @ c h u - e x e m p l e . f r"),
        ("TRIAL_ID", "N C T 0 8 8 8 8 7 7 1"),
        ("FR_NIR", "2   9 5   1 0   9 9   1 2 6   1 1 1   9 3"),
        ("PHONE_NUMBER", "0 6   3 9   9 8   1 2   3 4"),
        ("IBAN_CODE", "F R 3 7   3 0 9 9   9 0 0 7   7 7 0 0   0 1 2 3   4 5 6 7   Z 3 3"),
        ("TRIAL_ID", "N*C*T*0*8*8*8*8*7*7*1"),
    ],
)
def test_spaced_out(entity: str, text: str) -> None:
    assert [text] == values(entity, f"Voici : {text} merci")


@pytest.mark.parametrize("seed", range(200))
def test_rows_of_single_figures_are_silent(seed: int) -> None:
    random = Random(seed)
    rows = (" ".join(str(random.randint(0, 3)) for _ in range(random.randint(5, 14))) for _ in range(20))
    assert find()("\n".join(rows)) == ()
