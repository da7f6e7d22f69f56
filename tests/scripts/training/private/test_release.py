"""The files of a model. That they are made twice alike is in test_train_private.py."""

import json
from pathlib import Path

import pytest

from scripts.training.private.learn import Settings
from scripts.training.private.release import trained
from scripts.training.sources import Sources
from tests.scripts.training.small import sources


@pytest.mark.slow
def test_every_file_is_made(tmp_path: Path) -> None:
    """With digests, and figures by hand and threshold."""
    files = trained(Sources(sources(tmp_path)), 1, 0.05, Settings(rounds=30))
    assert {"weights.npz", "manifest.json", "MODEL_CARD.md", "NOTICE", "SHA256SUMS"} == set(files)
    figures = json.loads(files["manifest.json"])["unseen hands"]
    assert {"writer", "stage", "ward"} <= set(figures)
    assert all(counts["0.02"] <= counts["0.5"] <= counts["names"] for by in figures.values() for counts in by.values())
    assert "whose hand was not learnt from" in files["MODEL_CARD.md"].decode()
