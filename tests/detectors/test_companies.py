"""SIREN, SIRET, VAT: right keys are found, wrong ones only behind the label and in doubt; moments are none."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from detectors.companies import is_siret, vat_key_is_right
from tests.detectors.samples import keyed, of, values

SIRENS = st.integers(10**7, 10**8 - 1).map(lambda number: keyed(f"{number:08d}"))


@given(SIRENS, st.integers(1, 9998), st.sampled_from(["", " ", "."]))
def test_every_siret(siren: str, branch: int, separator: str) -> None:
    """With its label surely, alone too."""
    number = keyed(f"{siren}{branch:04d}")
    assert is_siret(number.encode())
    text = separator.join((number[:3], number[3:6], number[6:9], number[9:]))
    assert [text] == values("FR_SIRET", f"SIRET {text}")


@given(SIRENS)
def test_every_siren_and_vat_number(siren: str) -> None:
    """A SIREN behind its label, a VAT number anywhere."""
    key = (12 + 3 * (int(siren) % 97)) % 97
    assert vat_key_is_right(f"{key:02d}".encode(), siren.encode())
    assert [siren] == values("FR_SIRET", f"RCS Lyon B {siren}")
    assert [f"FR{key:02d}{siren}"] == values("FR_SIRET", f"facture FR{key:02d}{siren}")
    assert of("FR_SIRET", f"total {siren} euros") == []


@given(st.datetimes(datetime(1990, 1, 1), datetime(2099, 1, 1)))  # noqa: DTZ001 - a moment on no clock
def test_moments_are_silent(moment: datetime) -> None:
    """Fourteen digits of a log file."""
    assert of("FR_SIRET", f"{moment:%Y%m%d%H%M%S} start") == []


def test_la_poste_has_its_own_rule() -> None:
    """The digits of its branches make a multiple of five."""
    assert is_siret(b"35600000000001"[:14]) == (sum(map(int, "35600000000001")) % 5 == 0)
