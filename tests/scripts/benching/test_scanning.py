"""The group `scanning`: a tiny run gives all of its rows."""

from pathlib import Path

import pytest

from scripts.benching import scanning
from tests.scripts.benching.samples import ran


@pytest.mark.slow
def test_a_tiny_run_gives_every_row(tmp_path: Path) -> None:
    """Four comparisons, and the worst hostile text."""
    expected = {"scan-10-clean", "scan-10-dirty", "scan-100-clean", "scan-100-dirty", "adversarial"}
    assert expected == ran(scanning.measured, scanning.steps, tmp_path)
