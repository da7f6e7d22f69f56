"""The development set."""

from pathlib import Path

from scripts.training.development import development, handwritten, native
from scripts.training.sources import Sources
from scripts.training.words import HELD_OUT
from tests.scripts.training.small import sources


def test_parts(tmp_path: Path) -> None:
    """Each part has texts, the same for the same seed."""
    small = Sources(sources(tmp_path))
    found = development(small, 3, 0.02)
    assert all(found.values())
    assert found == development(small, 3, 0.02)
    assert len(native(small)) == HELD_OUT


def test_sentences_by_hand() -> None:
    """Marks become spans; some sentences have none."""
    found = handwritten()
    assert {span.label for s in found for span in s.spans} == {"PERSON", "LOCATION", "ORGANIZATION", "ADDRESS"}
    assert not any(sign in s.text for s in found for sign in "⟦⟧")
    assert any(not s.spans for s in found)
