"""The group `own_data`: a tiny run gives all of its rows."""

from pathlib import Path

import pytest

from scripts.benching import own_data
from scripts.benching.goals import GOALS
from tests.scripts.benching.samples import ran


@pytest.mark.slow
def test_a_tiny_run_gives_every_row(tmp_path: Path) -> None:
    """Of patients and of documents."""
    expected = {goal.id for goal in GOALS if goal.id.startswith(("edm", "documents"))}
    assert 7 == len(expected)
    assert expected == ran(own_data.measured, own_data.steps, tmp_path)
