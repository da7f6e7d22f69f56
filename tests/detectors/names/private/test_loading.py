"""Loading the model."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from detectors.names.private import load
from detectors.names.private.loading import WEIGHTS
from detectors.shipped import BrokenModel


def test_an_altered_model_is_refused(tmp_path: Path) -> None:
    """As in test_shipped.py, from the door."""
    shutil.copytree(Path(str(files("models") / "private_fr")), tmp_path / "model")
    with (tmp_path / "model" / WEIGHTS).open("ab") as file:
        file.write(b"x")
    with pytest.raises(BrokenModel, match=r"weights\.npz"):
        load(tmp_path / "model")
