"""What is told to teach says so at the head of its line."""

import pytest

from detectors import build
from detectors.lessons import is_lesson
from detectors.normalise import fold
from models.site import SiteData

find = build(SiteData())


def _is_lesson(text: str) -> bool:
    return is_lesson(fold(text).data, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "Cas fictif pour TD : M. Martin, 68 ans, BPCO",
        "Vignette clinique fictive : Mme Durand chute",
        "QCM : Mme D., 80 ans, a des OMI",
        "bonjour\nSujet du bac : une dame de 80 ans chute",
    ],
)
def test_made_up_cases(text: str) -> None:
    assert _is_lesson(text)


@pytest.mark.parametrize(
    "text",
    [
        "Cas fictif à partir de ma patiente de 52 ans, fleuriste",
        "Exercice : anonymise cette histoire de boulangère",
        "Cas fictif.\nUne dame de 80 ans chute",
        "Ma patiente imagine des voix",
        "Le stagiaire a fait un QCM, puis a vu une dame de 80 ans qui chute",
    ],
)
def test_somebodys_all_the_same(text: str) -> None:
    """Made of somebody real, on another line, or said later."""
    assert not _is_lesson(text)


def test_a_lesson_is_no_story() -> None:
    """The same words without that heading are one."""
    story = "Mme Durand 82 ans chute à Guingamp, ancienne fleuriste, veuve"
    assert [] == [one for one in find(f"Cas fictif pour TD : {story}") if one.entity == "INDIVIDUAL_CASE"]
    assert [one for one in find(story) if one.entity == "INDIVIDUAL_CASE"]
