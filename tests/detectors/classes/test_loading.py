"""Loading the model."""

import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from detectors.classes import load
from detectors.classes.loading import WEIGHTS
from detectors.shipped import BrokenModel


def test_an_altered_model_is_refused(tmp_path: Path) -> None:
    """As in test_shipped.py, from the door."""
    shutil.copytree(Path(str(files("models") / "classes_fr")), tmp_path / "model")
    with (tmp_path / "model" / WEIGHTS).open("ab") as file:
        file.write(b"x")
    with pytest.raises(BrokenModel, match=r"weights\.npz"):
        load(tmp_path / "model")


def test_reading_needs_no_trainer() -> None:
    """numpy alone: neither scikit-learn nor scipy comes into a process."""
    code = "import sys, detectors.classes as c; c.load(); sys.exit(bool({'sklearn', 'scipy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
