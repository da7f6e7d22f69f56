"""Requests through the proxy, against `mitmdump` without addon: rate, latency, neighbours of big prompts, first byte of a stream."""

import asyncio
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median

from scripts.benching.clients import LIMIT_S, Burst, Client, burst, drained
from scripts.benching.counts import Counts
from scripts.benching.result import Row, Tick, difference, fdatasync_ms, p99, ratio, row
from scripts.benching.sides import Side, bare, guarded
from scripts.benching.texts import Kind, Prompts, clean, dirty
from scripts.benching.upstream import upstream

CONNECTIONS = 16
SYNCS = 40
RATES = {"1-clean": Kind(1_000, clean), "10-clean": Kind(10_000, clean), "10-redacted": Kind(10_000, dirty)}
ADDED = {1: Kind(1_000, clean), 10: Kind(10_000, clean)}
SMALL, BIG = Kind(1_000, clean), Kind(100_000, dirty)

Sides = tuple[Side, Side]


def steps(counts: Counts) -> int:
    """How many times `tick` is called."""
    return 1 + (len(RATES) + len(ADDED) + 2) * counts.rounds


def measured(counts: Counts, folder: Path, tick: Tick) -> Iterator[Row]:
    """The rows of this group. Raises Refused, DidNotStartError."""
    place, prompts = folder / "proxying", Prompts()
    place.mkdir()
    with (
        upstream(place) as service,
        guarded(place, service) as ours,
        bare(place, service) as theirs,
        bare(place, service, is_streaming=True) as streaming,
    ):
        for side in (ours, theirs, streaming):
            asyncio.run(burst(side, prompts.bodies(counts.requests // 2, RATES["10-redacted"]), CONNECTIONS))
        tick("requests per second")
        for name, kind in RATES.items():
            yield _rate(name, _bursts((ours, theirs), kind, CONNECTIONS, (counts, prompts, tick)))
        for size, kind in ADDED.items():
            yield from _added(size, (ours, theirs), kind, (counts, prompts, tick), place)
        yield from _neighbours((ours, theirs), (counts, prompts, tick))
        yield _first_byte((ours, streaming), (counts, prompts, tick))


Run = tuple[Counts, Prompts, Tick]
"""What every measurement of a run shares."""


def _alternating(sides: Sides, number: int) -> Sides:
    """The side that begins changes from round to round."""
    return sides if number % 2 == 0 else (sides[1], sides[0])


def _bursts(sides: Sides, kind: Kind, connections: int, run: Run) -> dict[str, list[Burst]]:
    counts, prompts, tick = run
    done: dict[str, list[Burst]] = {side.name: [] for side in sides}
    for number in range(counts.rounds):
        for side in _alternating(sides, number):
            done[side.name].append(asyncio.run(burst(side, prompts.bodies(counts.requests, kind), connections)))
        tick(f"{kind.size // 1000} kB prompts, {connections} connections")
    return done


def _rate(name: str, done: dict[str, list[Burst]]) -> Row:
    ours, theirs = ([one.per_s for one in done[side]] for side in ("gardefou", "mitmdump"))
    cpu, their_cpu = (_cpu_ms(done[side]) for side in ("gardefou", "mitmdump"))
    return row(
        f"rate-{name}",
        (median(ours), median(theirs)),
        ratio(ours, theirs),
        ours=ours,
        theirs=theirs,
        ours_cpu_ms=cpu,
        theirs_cpu_ms=their_cpu,
    )


def _cpu_ms(bursts: list[Burst]) -> list[float]:
    """Processor time of the proxy for one request, each round."""
    return [1000 * one.cpu_s / len(one.latencies_s) for one in bursts]


def _added(size: int, sides: Sides, kind: Kind, run: Run, folder: Path) -> Iterator[Row]:
    """Median and 99th percentile of one client; the disk's own time is measured before and after."""
    syncs = fdatasync_ms(folder, SYNCS)
    done = _bursts(sides, kind, 1, run)
    syncs += fdatasync_ms(folder, SYNCS)
    ours, theirs = ([median(one.latencies_s) * 1000 for one in done[side.name]] for side in sides)
    added = difference(ours, theirs) - median(syncs)
    disk = [median(syncs), p99(syncs)]
    yield row(
        f"added-p50-{size}", (median(ours), median(theirs)), added, ours=ours, theirs=theirs, fdatasync_p50_p99=disk
    )
    tails = [p99([one * 1000 for round_ in done[side.name] for one in round_.latencies_s]) for side in sides]
    yield row(f"added-p99-{size}", (tails[0], tails[1]), (tails[0] - disk[0]) / tails[1], fdatasync_p50_p99=disk)


def _neighbours(sides: Sides, run: Run) -> Iterator[Row]:
    counts, prompts, tick = run
    beside: dict[str, list[float]] = {side.name: [] for side in sides}
    alone: dict[str, list[float]] = {side.name: [] for side in sides}
    for number in range(counts.rounds):
        for side in _alternating(sides, number):
            beside[side.name] += asyncio.run(_beside(side, prompts.bodies(counts.big, BIG), prompts))
            quiet = asyncio.run(burst(side, prompts.bodies(counts.requests // 2, SMALL), 1))
            alone[side.name] += [one * 1000 for one in quiet.latencies_s]
        tick("neighbours of 100 kB prompts")
    ours, theirs = (p99(beside[side.name]) for side in sides)
    quiet_ours, quiet_theirs = (p99(alone[side.name]) for side in sides)
    p50 = [median(beside[side.name]) for side in sides]
    yield row("neighbours", (ours, theirs), ours / theirs, p50_of_both=p50)
    yield row("neighbours-alone", (ours, quiet_ours), ours / quiet_ours, mitmdump=[theirs, quiet_theirs])


async def _beside(side: Side, big: list[bytes], prompts: Prompts) -> list[float]:
    """Milliseconds of small prompts that one client sends while another sends all the big ones."""
    async with asyncio.timeout(LIMIT_S), Client(side) as neighbour, Client(side) as client:
        load = asyncio.create_task(drained(neighbour, big))
        endless = (body for _ in iter(load.done, True) for body in prompts.bodies(1, SMALL))
        latencies = await drained(client, islice(endless, 2000))
        await load
        return [one * 1000 for one in latencies]


def _first_byte(sides: Sides, run: Run) -> Row:
    counts, prompts, tick = run
    took: dict[str, list[float]] = {side.name: [] for side in sides}
    for number in range(counts.rounds):
        for side in _alternating(sides, number):
            bodies = prompts.bodies(max(counts.requests // 10, 3), SMALL, is_stream=True)
            took[side.name].append(median(asyncio.run(_first_bytes(side, bodies))))
        tick("first byte of streams")
    ours, theirs = (took[side.name] for side in sides)
    return row("first-byte", (median(ours), median(theirs)), difference(ours, theirs), ours=ours, theirs=theirs)


async def _first_bytes(side: Side, bodies: list[bytes]) -> list[float]:
    """Milliseconds to the first event of each streamed answer."""
    took = []
    async with asyncio.timeout(LIMIT_S), Client(side) as client:
        for body in bodies:
            took.append(1000 * await client.opened(body))
            await client.ended()
    return took
