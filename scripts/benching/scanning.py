"""Scanning: our `find` without names and content classes against stock Presidio, on the same new texts, in processor time of one thread."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from statistics import median
from time import thread_time

from detectors import Find, Overflow, build
from models.site import NONE, Names, SiteData
from proxy.processes import settle_memory
from scripts.benching.counts import Counts
from scripts.benching.result import Row, Tick, ratio, row
from scripts.benching.stock import stock
from scripts.benching.texts import Make, adversarial, clean, dirty

SIZES = (10, 100)
MAKES: dict[str, Make] = {"clean": clean, "dirty": dirty}
HOSTILE_SIZE = 50_000
TURN = 5
"""So many new texts are scanned by one side, then by the other: each has its own code and tables at hand, as under load."""


def steps(counts: Counts) -> int:
    """How many times `tick` is called."""
    return len(SIZES) * len(MAKES) * counts.scans + 2


def measured(counts: Counts, folder: Path, tick: Tick) -> Iterator[Row]:
    """The rows of this group. `folder` is not used."""
    del folder
    find, presidio = build(SiteData(names=Names(pipeline=NONE))), stock()
    tick("scanning")
    for size in SIZES:
        for kind in MAKES:
            yield _compared(size, kind, (find, presidio), counts, tick)
    yield _worst(find, counts.hostile)
    tick("hostile texts")


def _compared(size: int, kind: str, engines: tuple[Find, Callable[[str], int]], counts: Counts, tick: Tick) -> Row:
    find, presidio = engines
    every = 1 if size < 100 else counts.stock_share
    texts = [MAKES[kind](size * 1000, seed) for seed in range(counts.scans)]
    for warming in texts[:2]:
        find(warming)
        presidio(warming[:10_000])
    ours, theirs, hits = [], [], 0
    for first in range(0, len(texts), TURN):
        turn = texts[first : first + TURN]
        ours += [_ms(find, text) for text in turn]
        theirs += [_ms(presidio, text) if number % every == 0 else 0.0 for number, text in enumerate(turn, start=first)]
        hits += sum(len(find(text)) for text in turn)
        for _ in turn:
            tick(f"scanning {size} kB, {kind}")
    pairs = [(o, t) for o, t in zip(ours, theirs, strict=True) if t]
    compared = ratio([t for _, t in pairs], [o for o, _ in pairs])
    sides = median(ours), median(t for _, t in pairs)
    density = f"{hits / len(texts) / size:.2f}"
    return row(f"scan-{size}-{kind}", sides, compared, ours=ours, theirs=[t for _, t in pairs], hits_per_kb=density)


def _worst(find: Find, times: int) -> Row:
    texts = adversarial(HOSTILE_SIZE)
    settle_memory()  # as every process of the proxy does: what other rows left behind is not looked through again and again
    took = {name: median(_ms(find, text) for _ in range(times)) for name, text in texts.items()}
    worst = max(took, key=lambda name: took[name])
    each = ", ".join(f"{name} {ms:.1f}" for name, ms in sorted(took.items(), key=lambda pair: -pair[1]))
    return row("adversarial", (took[worst], None), worst=worst, each=each)


def _ms(scan: Callable[[str], object], text: str) -> float:
    """Processor time of one scan. One that is given up for too many hits ends there: the proxy then refuses."""
    started = thread_time()
    with suppress(Overflow):
        scan(text)
    return (thread_time() - started) * 1000
