"""The group `proxying`: a tiny run gives all of its rows."""

from pathlib import Path

import pytest

from scripts.benching import proxying
from tests.scripts.benching.samples import ran


@pytest.mark.slow
def test_a_tiny_run_gives_every_row(tmp_path: Path) -> None:
    """Rates, latencies, neighbours and the first byte of a stream: real processes, real TLS."""
    expected = {
        *("rate-1-clean", "rate-10-clean", "rate-10-redacted"),
        *("added-p50-1", "added-p50-10", "added-p99-1", "added-p99-10"),
        *("neighbours", "neighbours-alone", "first-byte"),
    }
    assert expected == ran(proxying.measured, proxying.steps, tmp_path)
