"""Names: the stage by itself in words per second, and a whole search with it, in processor time of one thread."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import thread_time

from detectors import build
from detectors.naming import builtin
from models.site import SiteData
from scripts.benching.counts import Counts
from scripts.benching.result import Row, Tick, row
from scripts.benching.texts import clean, dirty

SIZE = 10_000
WORDS = 1_000


def steps(counts: Counts) -> int:
    """How many times `tick` is called."""
    return counts.scans + 1


def measured(counts: Counts, folder: Path, tick: Tick) -> Iterator[Row]:
    """The rows of this group. `folder` is not used."""
    del folder
    stage, find = builtin(), build(SiteData())
    stage(clean(SIZE, 999), [])
    find(clean(SIZE, 998))
    tick("names")
    speeds, took = [], []
    for seed in range(counts.scans):
        text = (dirty if seed % 2 else clean)(SIZE, seed)
        words = text.split(" ")
        started = thread_time()
        stage(text, [])
        between = thread_time()
        find(" ".join(words[:WORDS]))
        speeds.append(len(words) / (between - started))
        took.append((thread_time() - between) * 1000)
        tick("names")
    yield row("names-words", (median(speeds), None), each=", ".join(f"{speed:.0f}" for speed in speeds[:20]))
    yield row("names-screening", (median(took), None), each=", ".join(f"{ms:.1f}" for ms in took[:20]))
