"""Phrases that fill slots."""

from scripts.training.phrases import phrases


def test_every_slot_has_phrases() -> None:
    """Titles, roles, kinship, symptoms, headings, figures, jobs; none is empty."""
    found = phrases("phrases.txt")
    assert {"T", "DR", "REL", "ROLE", "SYM", "HEAD", "FIG", "GLOSS", "JOB"} == set(found)
    assert all(all(phrase.strip() for phrase in told) for told in found.values())
