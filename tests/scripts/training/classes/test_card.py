"""Card and notice."""

from pathlib import Path

from scripts.training.classes.card import card, notice
from scripts.training.sources import Sources
from tests.scripts.training.small import sources


def test_card_tells_what_was_measured() -> None:
    """Figures, reports and curve are those given."""
    one = {"sentences": 50, "found": 40, "wrong": 3}
    kinds = ("SPONSOR_SECRET", "STRATEGIC", "UNBLINDING", "INDIVIDUAL_CASE")
    by = {**dict.fromkeys(kinds, one), "harmless": {"sentences": 200, "told": 2}}
    facts = {
        "seed": 1,
        "texts": 2,
        "sentences": 400,
        "unseen hands": {"0.5": by},
        "held-out reports": {"reports": 7, "0.5": 1},
    }
    text = card(facts, {"STRATEGIC": [(0.0, 0.0), (4.0, 0.8)]})
    assert "| 0.5 | STRATEGIC | 50 | 80.0 % | 3 |" in text
    assert "| 0.5 | harmless sentences told | 200 | | 2 |" in text
    assert "Of 7 published case reports" in text
    assert "1 at 0.5" in text
    assert "| STRATEGIC | 0.00 | 0.00 | 0.00 | 0.20 | 0.40 | 0.60 | 0.80 | 0.80 |" in text
    assert "50%" in text


def test_notice_names_the_sources(tmp_path: Path) -> None:
    """And how many reports."""
    assert "160 reports" in notice(Sources(sources(tmp_path)))
