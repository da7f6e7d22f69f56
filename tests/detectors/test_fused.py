"""All searches in all readings, as one: each hit once, in the original text."""

import pytest

from detectors import classifying
from detectors.build import reported, warm
from detectors.fused import Fused, Result, Stages, hit_of, result
from detectors.naming import builtin
from detectors.overflow import Overflow
from detectors.pattern import Hit
from models.site import SiteData

patterns, _, reader, health = warm()
fused = Fused(reader, (patterns,), Stages(builtin(), health, classifying.builtin()), reported(SiteData()))


def found(text: str) -> list[tuple[str, str]]:
    """Types and values."""
    return [(hit.entity_type, text[hit.start : hit.end]) for hit in fused.analyze(text, [])]


def test_plain_and_disguised_values_are_found_together() -> None:
    """The first as it stands, the second in words; a value that shows in several readings counts once."""
    spelled = "zéro six trente-neuf quatre-vingt-dix-huit douze trente-quatre"
    text = f"tél. 06 39 98 12 34, puis tél. {spelled}"
    assert [("PHONE_NUMBER", "06 39 98 12 34"), ("PHONE_NUMBER", spelled)] == found(text)


def test_what_can_be_read_in_too_many_ways_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Disguise over disguise: more to be searched than a text of that length may have."""
    text = "C O N F I D E N T I E L 123-456-XZ " * 3
    assert found(text)
    monkeypatch.setattr("detectors.fused._LEAST_READ", len(text))
    monkeypatch.setattr("detectors.fused._MOST_READ", 1)
    with pytest.raises(Overflow, match="too much"):
        found(text)


def test_it_reports_what_it_is_told_to() -> None:
    assert sorted(reported(SiteData())) == fused.supported_entities


def test_hits_become_results_and_back() -> None:
    """Nothing is lost on the way through Presidio."""
    hit = Hit(3, 9, "FR_NIR", 0.9, "nir", {"key": "right"})
    assert hit == hit_of(result(hit))
    assert isinstance(result(hit), Result)


def test_what_has_too_many_places_to_look_at_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """In other readings than as it stands."""
    text = "C O N F I D E N T I E L 123-456-XZ " * 3
    monkeypatch.setattr("detectors.fused._LEAST_JUDGED", 0)
    monkeypatch.setattr("detectors.fused._MOST_JUDGED", 0.0)
    with pytest.raises(Overflow, match="too much"):
        found(text)
