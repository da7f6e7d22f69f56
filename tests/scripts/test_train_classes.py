"""The training of content classes, from its command to a model that can be loaded."""

from pathlib import Path

import pytest

from detectors.classes import load
from detectors.classes.features import features
from scripts.train_classes import main
from tests.scripts.training.small import trained_twice


@pytest.mark.slow
def test_the_same_bytes_come_out_twice(tmp_path: Path) -> None:
    """Same data, seed and share: every file is the same, and the model can be read and asked."""
    trained_twice(main, tmp_path, "--share", "0.03")
    assert load(tmp_path / "first").sums(features(b"notre budget de l'etude baisse")).shape == (1, 4)
