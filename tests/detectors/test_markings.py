"""Markings in every dress; talk about them, their negation and the diffusion of water are none."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detectors.samples import of, values

MARKINGS = (
    "Confidentiel",
    "Strictement confidentiel",
    "Confidential",
    "Diffusion restreinte",
    "Ne pas diffuser",
    "Proprietary and Confidential",
    "Sponsor Confidential",
    "Sous embargo",
    "TLP:RED",
    "Usage interne uniquement",
    "Do not distribute",
    "Company Proprietary",
)
DRESS = ("{}", "*** {} ***", "[{}]", "# {}", "{} - v2.0, 12 mars 2024", "  {}  ", "texte\n{}\ntexte", "{} | page 3")


@given(st.sampled_from(MARKINGS), st.sampled_from(DRESS), st.sampled_from([str, str.upper, str.lower]))
def test_a_marking_is_found_in_every_dress(marking: str, dress: str, case: Callable[[str], str]) -> None:
    """Alone on its line, starred, in brackets, in any case."""
    text = case(dress.format(marking))
    (found,) = values("SPONSOR_SECRET", text)
    assert case(marking) in found


@given(st.sampled_from(["confidentiel", "confidential"]), st.sampled_from([" ", ".", "-", "  "]))
def test_letters_may_be_spaced(word: str, gap: str) -> None:
    """As word processors stretch headings."""
    assert of("SPONSOR_SECRET", gap.join(word.upper()))


@pytest.mark.parametrize("marking", MARKINGS)
@pytest.mark.parametrize("talk", ["Que signifie « {} » ?", "Ajoute la mention {} en bas", "Comment indiquer {} ?"])
def test_talk_about_a_marking_is_none(marking: str, talk: str) -> None:
    """Questions, orders to write one."""
    assert of("SPONSOR_SECRET", talk.format(marking)) == []


def test_the_line_after_a_marking_is_judged_for_itself() -> None:
    """Context does not bleed."""
    text = "CONFIDENTIEL\nles données confidentielles sont protégées\ndocument non confidentiel"
    assert values("SPONSOR_SECRET", text) == ["CONFIDENTIEL"]


def test_a_short_question_holds_no_document() -> None:
    """Whether something may be sent is asked without it; with a document around, the marking counts."""
    question = "le protocole est confidentiel : peut-on l'envoyer au CPP par mail ?"
    assert of("SPONSOR_SECRET", question) == []
    assert of("SPONSOR_SECRET", f"{question}\n{'Le critère principal est la survie à un an. ' * 4}")
