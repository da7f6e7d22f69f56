"""The group `classes`: a tiny run gives its row."""

from pathlib import Path

import pytest

from scripts.benching import classes
from tests.scripts.benching.samples import ran


@pytest.mark.slow
def test_a_tiny_run_gives_the_row(tmp_path: Path) -> None:
    """What is added to a search."""
    assert {"classes-10"} == ran(classes.measured, classes.steps, tmp_path)
