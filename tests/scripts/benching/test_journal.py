"""The group `journal`: a tiny run gives all of its rows."""

from pathlib import Path

import pytest

from scripts.benching import journal
from tests.scripts.benching.samples import ran


@pytest.mark.slow
def test_a_tiny_run_gives_every_row(tmp_path: Path) -> None:
    """A rate, and how long one record waits."""
    expected = {"journal-rate", "journal-p50"}
    assert expected == ran(journal.measured, journal.steps, tmp_path)
