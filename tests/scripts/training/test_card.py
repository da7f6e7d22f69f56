"""Card and notice."""

from pathlib import Path

from scripts.training.card import card, notice
from scripts.training.sources import Sources
from tests.scripts.training.small import sources


def test_card_tells_what_was_measured() -> None:
    """Figures and curve are those given."""
    row = {"names": 3, "touched": 66.7, "precision": 50.0, "covered": 70.1, "exact": 1.0}
    figures = {"hand": {"0.5": {"PERSON": row, "clean": 4, "alarmed": 1}}}
    network = {"word": 64, "near": 96, "far": 48, "near_reach": 3, "far_reach": 4}
    facts = {"seed": 1, "texts": 2, "words": 3, "network": network, "development": figures}
    facts["false_names_per_1000_words"] = {"0.5": 0.25}
    text = card(facts, {"PERSON": [(0.0, 0.0), (1.0, 1.0)]})
    assert "| hand | 0.5 | PERSON | 3 | 66.7 | 50.0 | 70.1 |" in text
    assert "1 of 4" in text
    assert "0.25 at 0.5" in text
    assert "layers of 96 and 48 numbers that see 7 words each way" in text


def test_notice_names_every_source(tmp_path: Path) -> None:
    """AP-HP's licence in full, each report by its DOI and licence."""
    text = notice(Sources(sources(tmp_path)))
    assert "BSD 3-Clause" in text
    assert "10.0/7 (CC BY 4.0)" in text
    assert "ODC Attribution" in text
