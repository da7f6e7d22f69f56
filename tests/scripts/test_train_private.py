"""The training of the judge of people, from its command to a model that can be loaded."""

from pathlib import Path

import pytest

from detectors.names.private import load
from detectors.names.private.features import Span
from scripts.train_private import main
from tests.scripts.training.small import trained_twice


@pytest.mark.slow
def test_the_same_bytes_come_out_twice(tmp_path: Path) -> None:
    """Same data, seed and share: every file is the same, and the model can be read and asked."""
    trained_twice(main, tmp_path, "--share", "0.05")
    text = "Mme Vautravers tousse"
    assert 0 < load(tmp_path / "first")(text, text.lower().encode(), [Span(4, 14)])[0] < 1
