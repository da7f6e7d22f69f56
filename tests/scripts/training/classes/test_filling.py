"""Phrases become sentences."""

from random import Random

from scripts.training.classes.filling import Filling, lines


def test_choices_and_slots_are_filled() -> None:
    """One in the other; nothing of the template is left, and the same seed gives the same text."""
    template = "<Nous arrêtons|On arrête> {LEVEL}, {HUSH}<, {N} patients|>"
    texts = [Filling(["Aubrac"], Random(3))(template) for _ in range(2)]
    assert texts[0] == texts[1]
    assert not set("<>{}|") & set(texts[0])


def test_every_template_can_be_filled() -> None:
    """No slot without a list, no spaces left over."""
    fill = Filling(["Aubrac"], Random(3))
    for name in ("secret.txt", "strategic.txt", "unblinding.txt", "individual.txt", "harmless.txt", "neutral.txt"):
        assert all("  " not in fill(line) for line in lines(name))


def test_a_slot_breaks_the_line() -> None:
    """Tables and lists have rows."""
    assert "A ; 1\nB ; 2" == Filling(["Aubrac"], Random(3))("A ; 1{L}B ; 2")
