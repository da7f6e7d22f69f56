"""Cues: names of the expressions that stand in a text."""

from detectors.cues import Cues, Ends

CUES = Cues("", own="[^a-z]notre etude", cited="[^a-z]publi")


def test_names_what_is_found() -> None:
    """Both, one, none; the first byte may be the text's own begin."""
    assert CUES(b"notre etude est publiee") == {"own", "cited"}
    assert CUES(b"publie") == {"cited"}
    assert CUES(b"republie") == frozenset()
    assert CUES(b"") == frozenset()


def test_tells_where_each_ends() -> None:
    """The place of its last byte, also of one at the text's own begin."""
    ends = Ends("", b"[^a-z](?:deal|prix)")
    assert [3, 11] == ends(b"deal au prix, ideal")
    assert [] == ends(b"")
