"""Real prose as ground."""

from pathlib import Path
from random import Random

from scripts.training.grammar import Grammar
from scripts.training.marked import sample
from scripts.training.prose import Prose, native
from scripts.training.sources import Sources
from tests.scripts.training.small import sources


def test_windows(tmp_path: Path) -> None:
    """Without names only what the report itself holds is marked; with names most windows have some."""
    small = Sources(sources(tmp_path))
    prose = Prose(small.reports, frozenset(), Grammar(small, Random(2)), Random(2))
    for _ in range(40):
        assert {span.label for span in sample(prose.window(with_name=False)).spans} <= {"PERSON"}
    assert sum(bool(sample(prose.window(with_name=True)).spans) for _ in range(40)) > 20


def test_names_of_the_report_itself() -> None:
    """Initials behind a title, a town behind a preposition, a hospital with its name; no ordinary word, no town of medicine."""
    text = (
        "Mme B, originaire de Tours, vue au CHU de Blois. M. Le patient va bien, critères de Tours. Patient G.M, 3 ans."
    )
    found = sample(native(text, frozenset({"Tours", "Blois"})))
    assert [found.text[s.start : s.end] for s in found.spans] == ["B", "Tours", "CHU de Blois", "G.M"]
