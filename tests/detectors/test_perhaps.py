"""Expressions that match nowhere are known not to; what `re` finds is found."""

import re
from itertools import product

import pytest

from detectors import (
    addresses,
    arm_lists,
    labelled,
    nir,
    plates,
    public_contacts,
    references_beside,
    samples,
    study_names,
    subject_lists,
)
from detectors.normalise import plain
from detectors.perhaps import matches, may_hold, may_match
from tests.detectors.samples import CASES

WORD = re.compile(rb"(?<![a-z])sujet(?= [0-9])")


def test_the_same_matches() -> None:
    """What stands before or behind counts as ever."""
    text = b"sujet 12, sujets 12, un sujet"
    assert (
        [match.span() for match in matches(WORD, text)] == [match.span() for match in WORD.finditer(text)] == [(0, 5)]
    )


@pytest.mark.parametrize(("text", "may"), [(b"", False), (b"rien", False), (b"un sujet 3", True)])
def test_what_matches_nowhere_is_known(text: bytes, may: bool) -> None:
    """Without `re`."""
    assert may_match(WORD, text) is may


@pytest.mark.parametrize(("text", "may"), [(b"", False), (b"essai", False), (b"les sujets", True), (b"bras b", True)])
def test_words_that_stand_nowhere_are_known(text: bytes, may: bool) -> None:
    """Alone or in another word."""
    assert may_hold(frozenset((b"sujet", b"bras")), text) is may


ASKED = (
    *(addresses._EXTRA_HINT, addresses._HOME_HINT, arm_lists._HEAD, labelled._AUTHORITY, public_contacts.SERVICE_HINT),
    *(public_contacts._HOUSE_HINT, public_contacts._STREETS, public_contacts._INSTITUTE, nir._LABELS, plates.LABEL),
    *(
        references_beside._IN_LINK,
        references_beside._LETTERED,
        references_beside._REFERENCE,
        references_beside._OF_CARE,
    ),
    *(samples._DECLARED, samples._CALL, samples._FORM, study_names.RUN, study_names._READ_ABOUT),
    *(subject_lists._TOLD, subject_lists._VECTORS, subject_lists._PADDED, subject_lists._WORDS),
)


LINES = tuple({line: None for file in sorted(CASES.glob("*.txt")) for line in file.read_text("utf-8").splitlines()})
FILLERS = b"x\n", b"a ", b" 00 ", b"e\n"


@pytest.mark.parametrize("sought", ASKED, ids=lambda sought: str(ASKED.index(sought)))
def test_ours_are_found_wherever_they_stand(sought: re.Pattern[bytes]) -> None:
    """Vectorscan overlooks none of them far from the start."""
    held = [line for line in map(plain, LINES) if sought.search(line)][:30]
    assert held
    for line, filler in product(held, FILLERS):
        text = filler * 60 + line + filler * 20
        assert may_match(sought, text) or sought.search(text) is None
