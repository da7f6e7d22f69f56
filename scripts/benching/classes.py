"""Content classes: what they add to a search without names, in processor time of one thread."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import thread_time

from detectors import Find, build
from models.site import BUILTIN, NONE, Names, SiteData
from scripts.benching.counts import Counts
from scripts.benching.result import Row, Tick, difference, row
from scripts.benching.texts import clean

_SIZE = 10_000


def steps(counts: Counts) -> int:
    """How many times `tick` is called."""
    del counts
    return 1


def measured(counts: Counts, folder: Path, tick: Tick) -> Iterator[Row]:
    """The rows of this group. `folder` is not used."""
    del folder
    names = Names(pipeline=NONE)
    sides = build(SiteData(names=names, classes=BUILTIN)), build(SiteData(names=names, classes=NONE))
    took: tuple[list[float], list[float]] = ([], [])
    for seed in range(-2, counts.scans * 2):
        text = clean(_SIZE, seed + 2)
        for find, times in zip(sides, took, strict=True):
            times.append(_ms(find, text))
    tick("content classes")
    with_them, without = took[0][2:], took[1][2:]
    yield row("classes-10", (median(with_them), median(without)), difference(with_them, without), classes=with_them)


def _ms(find: Find, text: str) -> float:
    started = thread_time()
    find(text)
    return (thread_time() - started) * 1000
