"""Phrases become sentences."""

import re
from random import Random

from scripts.training.classes.filling import Filling
from scripts.training.classes.hands import phrases


def test_choices_and_slots_are_filled() -> None:
    """One in the other; nothing of the template is left, and the same seed gives the same text."""
    template = "<Nous arrêtons|On arrête> {LEVEL}, {HUSH}<, {N} patients|>"
    texts = [Filling(["Aubrac"], Random(3))(template) for _ in range(2)]
    assert texts[0] == texts[1]
    assert not set("<>{}|") & set(texts[0])


def test_every_template_can_be_filled() -> None:
    """No slot without a list, no choice left open by a sign of comparison, no spaces left over."""
    fill = Filling(["Aubrac"], Random(3))
    for phrase in phrases():
        told = fill(phrase.text)
        assert "  " not in told
        assert "<" not in told
        assert not re.search(r"\{\w*\}", told)


def test_a_slot_breaks_the_line() -> None:
    """Tables and lists have rows."""
    assert "A ; 1\nB ; 2" == Filling(["Aubrac"], Random(3))("A ; 1{L}B ; 2")
