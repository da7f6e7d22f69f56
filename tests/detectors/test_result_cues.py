"""What the words around a statistic tell."""

import pytest

from detectors.result_cues import cues_of


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b"notre etude montre un hr de 0,7", {"own", "mine"}),
        (b"selon le lancet le hr est de 0,7", {"cited"}),
        (b"exercice : hr de 0,7", {"lesson", "taught"}),
        (b"resultats de ma cohorte, non publies", {"own", "mine"}),
    ],
)
def test_whose_result_it_is(line: bytes, told: set[str]) -> None:
    """Own, published, or a lesson's."""
    assert told <= cues_of(line)


def test_a_question_about_nobodys_result_is_a_lesson() -> None:
    """A question about one's own is none."""
    assert "taught" in cues_of(b"comment interpreter un hr de 0,7")
    assert "taught" not in cues_of(b"comment presenter le hr de 0,7 de mon essai")
