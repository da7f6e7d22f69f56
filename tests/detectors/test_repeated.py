"""What was told once is found wherever else the text writes it."""

import pytest

from detectors.pattern import NO_ATTRIBUTES, Hit
from detectors.repeated import repeated
from tests.detectors.samples import values


def _again(text: str, value: str, entity: str, score: float = 0.7) -> list[str]:
    start = text.index(value)
    hit = Hit(start, start + len(value), entity, score, "test", NO_ATTRIBUTES)
    return [text[other.start : other.end] for other in repeated(text, [hit])]


@pytest.mark.parametrize(
    ("text", "value", "entity", "more"),
    [
        ("étude ORPIMENT. ORPIMENT a du retard, (ORPIMENT)", "ORPIMENT", "STUDY_CODE", 2),
        ("ORPIMENT et ORPIMENTS", "ORPIMENT", "STUDY_CODE", 0),
        ("ORPIMENT et l'orpiment", "ORPIMENT", "STUDY_CODE", 0),
        ("sujet 0412, 0412 lignes", "0412", "SUBJECT_ID", 0),
        ("kit 500231 rendu, 500231 détruit", "500231", "RANDOMISATION", 1),
        ("centre 0412-7 et 0412-7", "0412-7", "SITE_ID", 0),
    ],
)
def test_the_same_value_is_the_same_again(text: str, value: str, entity: str, more: int) -> None:
    """As it was written, as a word of its own; a short number may be anything, and a site's number too."""
    assert _again(text, value, entity) == [value] * more


def test_an_unsure_finding_tells_nothing() -> None:
    """Below what a charter acts on nothing is spread."""
    assert _again("ORPIMENT et ORPIMENT", "ORPIMENT", "STUDY_CODE", 0.5) == []


def test_in_the_whole() -> None:
    """The detectors find the name again."""
    text = "CR de l'étude ORPIMENT (monitoring)\nRetard sur ORPIMENT depuis mars"
    assert values("STUDY_CODE", text) == ["ORPIMENT", "ORPIMENT"]
