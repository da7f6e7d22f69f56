"""Drugs by their endings, doses by their rhythm."""

from collections.abc import Callable

import pytest

from tests.detectors.samples import of, values


@pytest.mark.parametrize(
    "name",
    [
        "trastuzumab",
        "dasatinib",
        "rosuvastatine",
        "pantoprazole",
        "candesartan",
        "aténolol",
        "lévofloxacine",
        "semaglutide",
    ],
)
@pytest.mark.parametrize("case", [str.lower, str.upper, str.capitalize])
def test_endings_tell_drugs(name: str, case: Callable[[str], str]) -> None:
    """In any case."""
    assert values("TREATMENT", f"sous {case(name)}.") == [case(name)]


@pytest.mark.parametrize("text", ["concept", "avril", "marine", "le bac de 250 ml", "12 mg/L", "platine"])
def test_words_with_such_endings_are_none(text: str) -> None:
    """French words, concentrations."""
    assert of("TREATMENT", text) == []
