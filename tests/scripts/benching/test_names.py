"""The group `names`: a tiny run gives all of its rows."""

from pathlib import Path

import pytest

from scripts.benching import names
from scripts.benching.goals import GOALS
from tests.scripts.benching.samples import ran


@pytest.mark.slow
def test_a_tiny_run_gives_every_row(tmp_path: Path) -> None:
    """Speed of the stage, time of a whole search."""
    expected = {goal.id for goal in GOALS if goal.id.startswith("names")}
    assert 2 == len(expected)
    assert expected == ran(names.measured, names.steps, tmp_path)
