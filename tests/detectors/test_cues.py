"""Cues: names of the expressions that stand in a text."""

from detectors.cues import Cues

CUES = Cues("", own="[^a-z]notre etude", cited="[^a-z]publi")


def test_names_what_is_found() -> None:
    """Both, one, none; the first byte may be the text's own begin."""
    assert CUES(b"notre etude est publiee") == {"own", "cited"}
    assert CUES(b"publie") == {"cited"}
    assert CUES(b"republie") == frozenset()
    assert CUES(b"") == frozenset()
