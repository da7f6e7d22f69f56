"""Disguises are seen where they are; ordinary prose shows none."""

import pytest

from detectors.build import warm
from detectors.disguises.triggers import _WHOLE, LINE_SIGNS, SIGNS, TriggerSearch, _ends
from detectors.levelled import LEVEL
from detectors.normalise import Folded, fold
from detectors.overflow import Overflow
from detectors.signs import TOLD_APART
from tests.detectors.anywhere import check_anywhere
from tests.detectors.hostile import hostile

search = TriggerSearch()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("spelled", "zéro six trente-neuf douze"),
        ("spaced", "j e a n @ c h u"),
        ("separated", "tel. 06*39*98*12"),
        ("broken", "tel. 06 39\n98"),
        ("misread", "O6 39 98"),
        ("at_words", "jean arobase chu"),
        ("pairs", "32 39 35 31 30 39 39 31"),
        ("pairs", "c3 a9 20 32 39 35 31 30"),
        ("quoted", "S=C3=A9cu"),
        ("raised", "⁰⁶³⁹⁹⁸"),
        ("backwards", "rf.elpmexe@naej"),
    ],
)
def test_each_sign_is_seen(name: str, text: str) -> None:
    """In a short text, and far down in a long one."""
    assert name in search(fold(text))
    windows = search(fold("Rien à dire. " * 500 + text + " Rien à dire." * 500))[name]
    assert all(6_000 < start < end < 7_500 for start, end in windows)


def test_prose_shows_nothing() -> None:
    assert {} == search(fold("Le patient, âgé de 37 ans, est revu à J8 ; il va bien."))


def test_the_pass_for_identifiers_may_tell_the_signs() -> None:
    """Then there is no other one for a text without any."""
    asked: list[int] = []

    def signs(folded: Folded) -> frozenset[str]:
        asked.append(len(folded.data))
        return frozenset()

    assert {} == TriggerSearch(signs)(fold("j e a n @ c h u"))
    assert [15] == asked


def test_a_dense_text_is_looked_at_whole_or_refused() -> None:
    folded = fold("1*" * 20_000)
    assert search(folded)["separated"] == ((0, len(folded.data)),)
    with pytest.raises(Overflow):
        search(fold(hostile()["mixed units"] * 2))


EACH_SIGN = [sign for group in (LINE_SIGNS, TOLD_APART, *SIGNS) for sign in group]


@pytest.mark.parametrize("number", range(len(EACH_SIGN)))
def test_a_sign_is_seen_wherever_it_stands(number: int) -> None:
    """By the pass that all texts go through: what it overlooks is looked for nowhere."""
    name, sign = EACH_SIGN[number]
    signs = warm()[0]._signs

    def is_seen(before: bytes, written: bytes, behind: bytes) -> bool:
        return name in signs(b"\n%b\n" % (before + written + behind).translate(LEVEL), has_lines=True)

    check_anywhere(sign, is_seen)


@pytest.mark.parametrize("name", _WHOLE)
def test_a_disguise_is_noted_wherever_it_stands(name: str) -> None:
    """Also by the second look, for where."""
    database = search._places._databases[name]

    def is_noted(before: bytes, written: bytes, behind: bytes) -> bool:
        ends = _ends(database, b"\n%b" % before + written + behind, 10_000) or ()
        return any(len(before) < end <= len(before + written) for end in ends)

    check_anywhere(_WHOLE[name], is_noted)
