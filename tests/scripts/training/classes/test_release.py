"""The files of a model. That they are made twice alike is in test_train_classes.py."""

import json
from pathlib import Path

from scripts.training.classes.learn import Settings
from scripts.training.classes.release import trained
from scripts.training.sources import Sources
from tests.scripts.training.small import sources


def test_every_file_is_made(tmp_path: Path) -> None:
    """With digests, figures by threshold, and curves that rise and never say certain."""
    files = trained(Sources(sources(tmp_path)), 1, 0.02, Settings(rounds=90))
    assert {"weights.npz", "calibration.json", "manifest.json", "MODEL_CARD.md", "NOTICE", "SHA256SUMS"} == set(files)
    curves = json.loads(files["calibration.json"])
    assert all(curve == sorted(curve) for curve in curves.values())
    assert all(chance < 1 for curve in curves.values() for _, chance in curve)
    manifest = json.loads(files["manifest.json"])
    assert {"0.5", "0.9"} <= set(manifest["unseen hands"])
    assert "whose hand was not learnt from" in files["MODEL_CARD.md"].decode()
