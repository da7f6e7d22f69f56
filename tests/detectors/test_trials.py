"""Trial numbers: the registry is told; look-alikes with another year or another business are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of, values


@pytest.mark.parametrize(
    ("text", "registry"),
    [
        ("NCT08888771", "nct"),
        ("2016-008888-31", "eudract"),
        ("2025-508885-73-00", "eu_ct"),
        ("2016-A08888-31", "id_rcb"),
        ("ISRCTN88887771", "isrctn"),
        ("U1111-1888-7771", "utn"),
        ("DRKS00099999", "other"),
    ],
)
def test_the_registry_is_told(text: str, registry: str) -> None:
    """Attribute `registry` names who gave the number."""
    assert [registry] == [f.attributes["registry"] for f in of("TRIAL_ID", f"Essai {text}, phase 3")]


@given(st.integers(2004, 2023), st.integers(0, 499_999), st.integers(10, 99), st.sampled_from("-–‑"))
def test_every_eudract_number(year: int, sequence: int, key: int, dash: str) -> None:
    """Any dash."""
    text = f"{year}{dash}{sequence:06d}{dash}{key}"
    assert [text] == values("TRIAL_ID", f"EudraCT {text}")


@given(st.integers(0, 10**8 - 1))
def test_every_nct_number_in_any_case(number: int) -> None:
    """Eight digits, not seven, not nine."""
    assert [f"nct{number:08d}"] == values("TRIAL_ID", f"nct{number:08d}")
    assert of("TRIAL_ID", f"NCT{number:08d}1 NCT{number // 10:07d}") == []


@pytest.mark.parametrize(
    "text",
    [
        "réponse RFI {} : on répond quoi ?",
        "{} : 3 centres en retard de saisie, mail de relance",
        "query du centre 7, {}",
    ],
)
def test_a_registered_study_that_is_run_is_its_code(text: str) -> None:
    """What is told beside the number is no longer what a registry shows; the number alone, or what was published, is."""
    number = "2022-500123-11-00"
    assert values("STUDY_CODE", text.format(number)) == [number]
    assert values("STUDY_CODE", f"{number} : quel est le critère principal ?") == []
    assert values("STUDY_CODE", f"{text.format(number)} (publié au NEJM)") == []
