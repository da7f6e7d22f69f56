"""The training of content classes, from its command to a model that can be loaded."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from detectors.classes import load
from detectors.classes.features import features
from scripts.train_classes import main
from tests.scripts.training.small import sources


def train(data: Path, out: Path) -> dict[str, bytes]:
    """Trains a small model and returns its files."""
    options = ["--data", str(data), "--out", str(out), "--share", "0.03"]
    result = CliRunner().invoke(main, options, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return {path.name: path.read_bytes() for path in out.iterdir()}


@pytest.mark.slow
def test_the_same_bytes_come_out_twice(tmp_path: Path) -> None:
    """Same data, seed and share: every file is the same, and the model can be read and asked."""
    data = tmp_path / "data"
    data.mkdir()
    sources(data)
    first = train(data, tmp_path / "first")
    assert first == train(data, tmp_path / "second")
    assert load(tmp_path / "first").sums(features(b"notre budget de l'etude baisse")).shape == (1, 4)
