"""The organisation's own terms: whole words, any joint, any case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors import build
from models.site import SiteData
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
