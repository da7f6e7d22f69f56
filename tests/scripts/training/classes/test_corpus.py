"""Prompts to learn from."""

from pathlib import Path

from scripts.training.classes.corpus import Corpus, Mix
from scripts.training.classes.hands import KINDS
from scripts.training.sources import Sources
from tests.scripts.training.small import sources


def test_prompts_are_drawn_from_one_seed(tmp_path: Path) -> None:
    """All kinds, as many as the mix says; spans are marked where the statement stands."""
    mix = Mix(each_class=3, harmless=4, asked=5, reports=2, everyday=2, framed=2, small_talk=2)
    prompts = list(Corpus(Sources(sources(tmp_path)), 5).prompts(mix))
    assert prompts == list(Corpus(Sources(tmp_path), 5).prompts(mix))
    assert 3 * len(KINDS) + 17 == len(prompts)
    marked = [prompt for prompt in prompts if prompt.spans]
    assert 3 * len(KINDS) == len(marked)
    assert all(prompt.text[start:end].strip() for prompt in marked for start, end, _ in prompt.spans)


def test_a_share_of_a_mix_leaves_one_of_each() -> None:
    assert {1} == set(vars(Mix().scaled(0)).values())
