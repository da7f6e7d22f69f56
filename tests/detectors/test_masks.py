"""An organisation's own shapes: found alone or beside a label, as declared; nothing in a text can make them slow."""

from hypothesis import given
from hypothesis import strategies as st

from detectors import build
from models.mask import Mask
from models.site import SiteData
from tests.growth import is_linear

IPP = Mask(entity="FR_IPP", shape="8#########", examples=("8012345678",))
SUBJECT = Mask(entity="SUBJECT_ID", shape="??-###", context="required", examples=("vx-012",))
find = build(SiteData(masks=(IPP, SUBJECT)))


def found(text: str) -> list[tuple[str, str, float]]:
    return [(f.entity, text[f.start : f.end], f.score) for f in find(text) if f.detector == "masks"]


@given(st.integers(8 * 10**9, 9 * 10**9 - 1))
def test_a_mask_is_found_without_a_label(number: int) -> None:
    """Surer with one; not as a part of a longer number, not as a quantity."""
    assert [("FR_IPP", str(number), 0.85)] == found(f"vu {number} ce jour")
    assert [("FR_IPP", str(number), 0.95)] == found(f"IPP {number}")
    assert found(f"{number}1 ; {number} copies ; 0.{number}") == []


def test_groups_and_case_do_not_matter() -> None:
    """The text need not be written as the shape."""
    assert [("FR_IPP", "80 12 34 56 78", 0.85)] == found("voir 80 12 34 56 78")
    assert [("SUBJECT_ID", "VX 012", 0.95)] == found("sujet VX 012")


def test_a_required_label_is_required() -> None:
    """On the same line."""
    assert found("VX-012\nsujet") == []


def test_hostile_texts_cost_little() -> None:
    """Linear, whatever the shape."""
    many = build(SiteData(masks=(Mask(entity="FR_IPP", shape="#{4,12}-*{4,12}", examples=("1234-abcd",)),)))
    assert all(is_linear(many, unit * 3_000, unit * 12_000) for unit in ("1234", "1-"))
