"""The group `memory`: a tiny run gives all of its rows."""

from pathlib import Path

import pytest

from scripts.benching import memory
from tests.scripts.benching.samples import ran


@pytest.mark.slow
def test_a_tiny_run_gives_every_row(tmp_path: Path) -> None:
    """Of the process, and of an open stream."""
    expected = {"memory-proxy", "memory-stream"}
    assert expected == ran(memory.measured, memory.steps, tmp_path)
