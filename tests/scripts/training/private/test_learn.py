"""Learning."""

from detectors.names.private.features import BUCKETS, Span
from detectors.names.private.judge import Judge
from scripts.training.private.corpus import Prompt, read
from scripts.training.private.learn import Settings, learnt, names


def _prompts() -> list[Prompt]:
    private = [read(f"<Ma patiente ⟦Xx{n}⟧ tousse depuis {n} jours", f"hand-{n}") for n in range(20)]
    return private + [read(f"Dans le roman, ⟪Yy{n}⟫ meurt au chapitre {n}", f"hand-{n}") for n in range(20)]


def test_names_become_rows() -> None:
    """A row for each name, with its hand."""
    told = names(_prompts())
    assert told.table.shape == (40, 1 << BUCKETS)
    assert told.is_private.tolist() == [True] * 20 + [False] * 20
    assert told.hands[3] == "hand-3"


def test_what_is_learnt_is_told_by_the_judge() -> None:
    """Of hands that were not seen, too; rare buckets have no weight."""
    weights, sums = learnt(names(_prompts()), Settings(seen=3))
    assert (sums[:20] > 0).all()
    assert (sums[20:] < 0).all()
    text = "Ma patiente Corvebourg tousse"
    assert Judge(weights)(text, text.lower().encode(), [Span(12, 22)])[0] > 0.5
