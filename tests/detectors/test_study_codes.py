"""Study codes: behind their labels and in sponsors' shapes; trials of the literature, norms and chemotherapies pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of, values


@given(
    st.from_regex(r"[B-DF-HJ-NP-TV-WYZ]{4}", fullmatch=True),
    st.integers(100, 999),
    st.sampled_from(["protocole", "étude", "essai", "study", "Study code:", "n° de protocole :"]),
)
def test_a_code_behind_its_label(letters: str, number: int, label: str) -> None:
    """Four consonants and a number are no published name; NCT is a register, `n CRF` the label of a subject, NNNN nothing."""
    if (
        letters not in ("SPSS", "FCHP", "BCHP", "CHPP", "HVTN", "NCRF")
        and not letters.startswith("NCT")
        and len(set(letters)) > 1
    ):
        assert [f"{letters}-{number}"] == values("STUDY_CODE", f"{label} {letters}-{number}, centre 12")


@pytest.mark.parametrize(
    "name",
    [
        "KEYNOTE-189",
        "CheckMate 067",
        "IMpower150",
        "MONALEESA-2",
        "DESTINY-Breast03",
        "FLAURA2",
        "SOLO-1",
        "ORION-10",
        "TRAILBLAZER-ALZ 2",
    ],
)
def test_published_trials_pass(name: str) -> None:
    """Questions about the literature are everyday work."""
    assert of("STUDY_CODE", f"Quels sont les résultats de l'étude {name} ? L'essai {name} est-il positif ?") == []


@pytest.mark.parametrize(
    "text",
    [
        "protocole R-CHOP 21",
        "protocole n° 2",
        "étude de phase 3",
        "ISO-14155",
        "étude 2019-2023",
        "étude IL-17A",
        "essai COVID-19",
    ],
)
def test_other_codes_pass(text: str) -> None:
    """Regimens, norms, years, biology."""
    assert of("STUDY_CODE", text) == []
