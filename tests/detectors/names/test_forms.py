"""The forms of the names stage: none is told absent from a text that has it."""

from pathlib import Path

import pytest

from detectors.names import forms, references
from detectors.names.forms import glance
from detectors.normalise import plain
from tests.detectors.names.test_glance import stands

CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.txt"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_no_form_that_matches_is_absent(path: Path) -> None:
    """In any line of the cases."""
    for text in path.read_text(encoding="utf-8").splitlines():
        absent = glance()(plain(text))
        assert not any(stands(form, text) for rule in forms._RULES for form in rule.FORMS if form.pattern in absent)


@pytest.mark.parametrize(
    "text",
    [
        "Vautravers, Y., & Zzzz, W. (2019). Un titre.",
        "Vautravers, É. & Zzzz, W. Gut 70, 112–121 (2021)",
        "l'essai FICTIF (Vautravers YZ, Wwww V)",
        "FAU - Vautravers, Yves\nAU  - Vautravers Y",
        "@article{x, author = {Vautravers, Yves and Zzzz, W.}}",
        "Reçu le 3 mars 2020",
        "Recommandations de bonnes pratiques",
    ],
)
def test_no_form_of_references_that_matches_is_absent(text: str) -> None:
    """In what articles and managers of references print."""
    told = {form.pattern for form in references._FORMS if form.search(text)}
    assert told
    assert told.isdisjoint(references.glance()(plain(text)))
