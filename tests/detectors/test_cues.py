"""Cues: names of the expressions that stand in a text."""

import pytest

from detectors import moves, result_cues, strategic
from detectors.cues import Cues, Ends
from tests.detectors.anywhere import check_anywhere

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


EACH = [(cues, name) for cues in (result_cues.CUES, moves._CUES, strategic._CUES) for name in cues.expressions]


@pytest.mark.parametrize("number", range(len(EACH)))
def test_ours_are_found_wherever_they_stand(number: int) -> None:
    cues, name = EACH[number]
    check_anywhere(cues.expressions[name], lambda *parts: name in cues(b"".join(parts)))


def test_one_that_is_overlooked_is_noticed() -> None:
    """As once a core of ours was: seen in a short text, not in a long one."""
    overlooked = (
        "[^a-z](?:va|vont|will|sera|seront|is going to|are going to|doit|doivent)(?: bientot)? ?(?:etre |be )?(?:ferme|cede|vendu|delocalis"
        "|rachet|arret|stopp|abandonn|supprim|licenci|dissou|externalis|closed|sold|shut|terminated|discontinued|dropped|laid)"
    )
    cues = Cues("", moved=overlooked)
    assert cues(b"va ferme") == {"moved"}
    with pytest.raises(AssertionError):
        check_anywhere(cues.expressions["moved"], lambda *parts: "moved" in cues(b"".join(parts)))
