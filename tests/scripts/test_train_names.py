"""The training, from its command to a model that can be loaded."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from detectors.names import load
from scripts.train_names import main
from tests.scripts.training.small import sources


def train(data: Path, out: Path) -> dict[str, bytes]:
    """Trains a small model and returns its files."""
    options = ["--data", str(data), "--out", str(out), "--share", "0.01", "--rounds", "15"]
    result = CliRunner().invoke(main, options, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return {path.name: path.read_bytes() for path in out.iterdir()}


@pytest.mark.slow
def test_the_same_bytes_come_out_twice(tmp_path: Path) -> None:
    """Same data, seed and settings: every file is the same, and the model finds a name."""
    data = tmp_path / "data"
    data.mkdir()
    sources(data)
    first = train(data, tmp_path / "first")
    assert first == train(data, tmp_path / "second")
    found = load(tmp_path / "first").tag("Vue ce jour : Mme Vautrin, 54 ans, fièvre.")
    assert [(mention.label, mention.start, mention.end) for mention in found if mention.score > 0.5] == [
        ("PERSON", 18, 25)
    ]
