"""The training, from its command to a model that can be loaded."""

from pathlib import Path

import pytest

from detectors.names import load
from scripts.train_names import main
from tests.scripts.training.small import trained_twice


@pytest.mark.slow
def test_the_same_bytes_come_out_twice(tmp_path: Path) -> None:
    """Same data, seed and settings: every file is the same, and the model finds a name."""
    trained_twice(main, tmp_path, "--share", "0.01", "--rounds", "15")
    found = load(tmp_path / "first").tag("Vue ce jour : Mme Vautrin, 54 ans, fièvre.")
    assert [(mention.label, mention.start, mention.end) for mention in found if mention.score > 0.5] == [
        ("PERSON", 18, 25)
    ]
