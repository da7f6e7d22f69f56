"""The mix of texts."""

from pathlib import Path

from scripts.training.corpus import Corpus, Mix
from scripts.training.sources import Sources
from tests.scripts.training.small import sources


def test_one_seed_one_corpus(tmp_path: Path) -> None:
    """The same seed gives the same texts, another gives others; as many as the mix says."""
    small = Sources(sources(tmp_path))
    mix = Mix(20, 5, 10, 10, 10, 5)
    texts = [list(Corpus(small, small.reports, seed).samples(mix)) for seed in (1, 1, 2)]
    assert texts[0] == texts[1] != texts[2]
    assert len(texts[0]) == 60
    assert Mix().scaled(0.5).blocks == Mix().blocks // 2
