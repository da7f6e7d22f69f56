"""Compounds: in sponsors' shapes and behind what announces them; biology and published names pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of, values


@given(
    st.integers(100, 9999),
    st.sampled_from(
        [
            "molécule",
            "composé",
            "compound",
            "candidat médicament",
            "investigational product",
            "inhibiteur",
            "traité par",
            "IMP :",
        ]
    ),
)
def test_a_code_behind_its_label(number: int, label: str) -> None:
    """A prefix that is no gene."""
    assert [f"GFX-{number}"] == values("COMPOUND_CODE", f"{label} GFX-{number}")


@pytest.mark.parametrize(
    "code",
    [
        "IL-6",
        "IL-17A",
        "CD20",
        "CD274",
        "CA 19-9",
        "HLA-B27",
        "MK-801",
        "COVID-19",
        "PD-L1",
        "BRCA1",
        "T790M",
        "B12",
        "CYP3A4",
        "HEK293",
        "MCF-7",
        "LY294002",
    ],
)
@pytest.mark.parametrize("label", ["inhibiteur", "molécule", "traité par", "sous", "anticorps"])
def test_biology_passes(label: str, code: str) -> None:
    """Whatever stands before it."""
    assert of("COMPOUND_CODE", f"{label} {code}") == []


def test_a_public_name_beside_it_makes_it_public() -> None:
    """As textbooks introduce drugs."""
    assert of("COMPOUND_CODE", "AZD9999 (fictinib) inhibe") == []
    assert ["AZD9999"] == values("COMPOUND_CODE", "AZD9999 inhibe")
