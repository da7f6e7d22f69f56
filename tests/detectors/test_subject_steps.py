"""Numbers of trial subjects that a step or a verb tells."""

import pytest

from tests.detectors.samples import of, values


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("inclusion 0113 à invalider", "0113"),
        ("screening 1204 : créatinine limite", "1204"),
        ("le 12-018 est sorti hier", "12-018"),
        ("S1-044 screen failure", "S1-044"),
        ("ID P0331 : SAE le 14/02", "P0331"),
    ],
)
def test_a_step_or_a_verb_tells_a_subject(text: str, subject: str) -> None:
    """Whoever leaves, fails or is enrolled is one."""
    assert values("SUBJECT_ID", text) == [subject]


@pytest.mark.parametrize(
    "text",
    [
        "inclusion 2024 : bilan",
        "screening 1500 patients",
        "le 12-18 est un bon score",
        "ID P0331 du produit",
        "IL-6 screening",
    ],
)
def test_years_and_counts_are_silent(text: str) -> None:
    """Neither a year nor a count."""
    assert of("SUBJECT_ID", text) == []
