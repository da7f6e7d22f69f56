"""Prompts to learn from."""

from itertools import pairwise
from pathlib import Path

from scripts.training.private.corpus import Corpus, Mix, Prompt, read
from scripts.training.sources import Sources
from tests.scripts.training.small import sources


def test_marks_become_names() -> None:
    """Somebody private, somebody of the world; a place of the templates is none of both."""
    marked = "⟦Odile⟧ lit ⟪Zola⟫ à \ue002Mende\ue000, dit \ue001Ana\ue000."
    names = ((0, 5, True), (10, 14, False), (28, 31, True))
    assert Prompt("Odile lit Zola à Mende, dit Ana.", names, "ward") == read(marked, "ward")


def test_prompts_are_drawn_from_one_seed(tmp_path: Path) -> None:
    """Names stand in order and apart, and every hand is there."""
    mix = Mix().scaled(0.04)
    prompts = list(Corpus(Sources(sources(tmp_path)), 5).prompts(mix))
    assert prompts == list(Corpus(Sources(tmp_path), 5).prompts(mix))
    assert all(one[1] <= other[0] for prompt in prompts for one, other in pairwise(prompt.names))
    assert all(prompt.text[start:end].strip() for prompt in prompts for start, end, _ in prompt.names)
    assert {True, False} == {private for prompt in prompts for _, _, private in prompt.names}
    assert {"names-notes.txt", "names-chat.txt"} <= {prompt.hand for prompt in prompts}


def test_a_share_of_a_mix() -> None:
    assert Mix(6, 450, 200, 0.1) == Mix().scaled(0.1)
