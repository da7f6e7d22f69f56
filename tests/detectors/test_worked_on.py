"""Work on a study and reading about one are told apart by all that stands around a name."""

import re

import pytest

from detectors.normalise import fold
from detectors.pattern import Seen
from detectors.worked_on import is_read, is_run_around, is_worked_on

FAR = "\n- divers" * 300


def around(text: str) -> Seen:
    """A text as it is seen from the name in it."""
    folded = fold(text)
    match = re.search(rb"corbelle-hf", folded.data)
    assert match
    return Seen(text, folded, match, *match.span())


def test_words_of_work_count_on_other_lines() -> None:
    """Each once."""
    seen = around("réunion\n\nréunion : CORBELLE-HF\n\nles slides")
    assert is_worked_on(seen, 2)
    assert not is_worked_on(seen, 3)


def test_words_of_running_are_fewer() -> None:
    """A meeting may be anybody's, monitoring is a sponsor's."""
    assert is_run_around(around("CORBELLE-HF\nmonitoring et eCRF"), 2)
    assert not is_run_around(around("CORBELLE-HF\nréunion et slides"), 1)


def test_what_is_far_away_says_nothing() -> None:
    """In a long text."""
    assert not is_worked_on(around(f"réunion{FAR}\nCORBELLE-HF"))
    assert not is_read(around(f"journal club{FAR}\nCORBELLE-HF"))


@pytest.mark.parametrize(
    "text",
    [
        "résume CORBELLE-HF",
        "summarise the CORBELLE-HF trial",
        "résume-moi les résultats de l'essai CORBELLE-HF",
        "compare DAPA-HF, VICTORIA et CORBELLE-HF",
        "les essais MOUCHET et CORBELLE-HF",
        "CORBELLE-HF a montré un bénéfice",
        "CORBELLE-HF, PARADIGM-HF",
        "Bibliographie\n\nCORBELLE-HF",
        "in CORBELLE-HF, apixaban was started early",
        "does CORBELLE-HF apply to our patients?",
        "CORBELLE-HF : pourquoi l'essai a-t-il été arrêté ?",
    ],
)
def test_reading(text: str) -> None:
    """Summed up, compared, asked what it showed, or beside one that is known."""
    assert is_read(around(text))


@pytest.mark.parametrize(
    "text",
    [
        "in CORBELLE-HF, we open two sites",
        "résume la réunion CORBELLE-HF",
        "nos essais CORBELLE-HF et MOUCHET",
        "explique au centre que CORBELLE-HF attend",
    ],
)
def test_working(text: str) -> None:
    """What is summed up is a meeting; our own trials are no literature."""
    assert not is_read(around(text))
