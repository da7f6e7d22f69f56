"""The organisation's own terms: whole words, any joint, any case."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors import build
from detectors.normalise import Folded, fold
from detectors.terms import Terms
from models.site import Dictionary, SiteData
from tests.detectors.samples import find, of, values

JOINTS = st.sampled_from(["", " ", "-", "‑", "\u00a0", "_", ".", "/", "\n"])


@given(JOINTS, JOINTS, st.sampled_from([str.upper, str.lower, str.title]))
def test_joints_and_case_do_not_matter(one: str, two: str, case: object) -> None:
    """A term of three groups."""
    assert callable(case)
    text = case(f"VTX{one}077{two}b")
    assert [text] == values("COMPOUND_CODE", f"le {text}, ce jour")


@pytest.mark.parametrize(
    ("text", "entity"), [("gf1234", "STUDY_CODE"), ("VTX 077B", "COMPOUND_CODE"), ("ÉTOILE DU NORD", "SPONSOR_SECRET")]
)
def test_each_list_has_its_entity(text: str, entity: str) -> None:
    """Surely found."""
    assert [(entity, 0.99)] == [(f.entity, f.score) for f in find()(text)]


def test_only_whole_words() -> None:
    """A longer code is another code."""
    assert of("STUDY_CODE", "GF-12345 AGF-1234 GF-123 4567") == []


def test_a_longer_term_beats_one_inside() -> None:
    """Both are listed, the longer one is told."""
    text = "projet Nord Bis 2"
    found = build(SiteData(projects=("Nord", "Nord Bis 2")))(text)
    assert ["Nord Bis 2"] == [text[f.start : f.end] for f in found]


def test_a_term_of_signs_is_refused() -> None:
    """It could never be found; the site file is refused, and the term is not repeated."""
    with pytest.raises(ValueError, match=r"studies\.0") as caught:
        SiteData(studies=("---",))
    assert "---" not in str(caught.value)


def test_terms_of_lists_are_found_like_those_of_the_site_file(tmp_path: Path) -> None:
    """With entity and attributes of their list; of two lists with the same term the first counts."""
    people, words = tmp_path / "people.txt", tmp_path / "words.txt"
    people.write_text("Noémie Vautravers\nPetit\n")
    words.write_text("Noémie Vautravers\nplan Hirondelle 2\n")
    lists = (
        Dictionary(file=people, entity="PERSON", role="clinician"),
        Dictionary(file=words, entity="SPONSOR_SECRET"),
    )
    find = build(SiteData(dictionaries=lists))
    text = "VAUTRAVERS Noemie et noémie-vautravers suivent le plan-Hirondelle2 ; un petit rappel à Petit, pas une petite dose."
    assert ["VAUTRAVERS Noemie", "noémie-vautravers", "plan-Hirondelle2", "Petit"] == [
        text[f.start : f.end] for f in find(text)
    ]
    assert [("PERSON", "clinician"), ("PERSON", "clinician"), ("SPONSOR_SECRET", None), ("PERSON", "clinician")] == [
        (f.entity, f.attributes.get("role")) for f in find(text)
    ]
    assert {"dictionary"} == {f.attributes["source"] for f in find(text)}


@given(st.lists(st.text("ab-1 é", min_size=1, max_size=6).filter(lambda t: any(c.isalnum() for c in t)), max_size=12))
def test_terms_are_kept_as_they_are(given_terms: list[str]) -> None:
    """In one piece of bytes; each is found in itself."""
    folded = [fold(term).data for term in given_terms]
    terms = Terms(folded)
    assert folded == [terms[number] for number in range(len(terms))]
    for number, term in enumerate(folded):
        if not re.search(rb"[ -]{3}", term):
            assert number in {found for found, _, _ in terms(Folded(term))}
