"""Very small runs, for the tests: they show that every row is there, never how fast anything is."""

from collections.abc import Callable, Iterator
from pathlib import Path

from scripts.benching.counts import QUICK, Counts
from scripts.benching.result import Row

TINY = QUICK.model_copy(
    update={
        "scans": 2,
        "hostile": 1,
        "rounds": 2,
        "requests": 8,
        "big": 2,
        "records": 3,
        "streams": 4,
        "patients": 500,
        "documents": 3,
        "samples": 30,
    }
)


def ran(
    measured: Callable[[Counts, Path, Callable[[str], None]], Iterator[Row]],
    steps: Callable[[Counts], int],
    folder: Path,
) -> set[str]:
    """Rows of a tiny run of a group; the announced number of steps was made."""
    told: list[str] = []
    rows = list(measured(TINY, folder, told.append))
    assert steps(TINY) == len(told)
    assert all(row.measured >= 0 for row in rows)
    return {row.id for row in rows}
