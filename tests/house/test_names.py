"""Our top-level names are ours alone: gardefou owns its environment, and plain names must not be taken by another package."""

import importlib
import subprocess
import sys
from importlib.metadata import distributions
from importlib.resources import files
from pathlib import Path

import pytest

from tests.house.plan import ROOMS, ROOT, dotted, sources

NAMES = (*ROOMS, "config", "tests")


def test_no_other_distribution_owns_our_names() -> None:
    """No file of another installed distribution lies under one of our names."""
    taken = {
        f"{distribution.name} installs {file}"
        for distribution in distributions()
        if distribution.name != "gardefou"
        for file in distribution.files or ()
        if file.parts[0].removesuffix(".py") in NAMES
    }
    assert taken == set()


@pytest.mark.parametrize("name", NAMES)
def test_names_lead_to_this_checkout(name: str) -> None:
    """Importing a room gives the files that these tests stand beside, and hides nothing of Python's own."""
    assert name not in sys.stdlib_module_names
    package = importlib.import_module(name)
    assert {ROOT / name} == {Path(place) for place in package.__path__}


def test_shipped_configuration_is_found() -> None:
    """config/ is one folder wherever gardefou is installed, not the sum of every folder of that name on the path."""
    assert Path(str(files("config"))) == ROOT / "config"


def test_console_does_not_load_detection() -> None:
    """Importing the console loads no spaCy: the review application stays small, and never holds a prompt."""
    modules = [dotted(source) for source in sources("console")]
    code = f"import sys, {', '.join(modules)}; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
