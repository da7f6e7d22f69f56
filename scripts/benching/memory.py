"""Memory of the proxy under load, and of streams that are open and silent, beside mitmdump."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path

from scripts.benching.clients import LIMIT_S, Client, burst
from scripts.benching.counts import Counts
from scripts.benching.processes import resident_bytes
from scripts.benching.result import Row, Tick, row
from scripts.benching.sides import Side, both
from scripts.benching.texts import Kind, Prompts, clean, dirty

CONNECTIONS = 16
WARMING = 32
"""Small requests before streams are opened: after a heavy load they would fill memory that is free already."""


def steps(counts: Counts) -> int:
    """How many times `tick` is called."""
    del counts
    return 5


def measured(counts: Counts, folder: Path, tick: Tick) -> Iterator[Row]:
    """The rows of this group."""
    with both(folder / "memory") as sides:
        tick("open streams")
        for side in sides:
            asyncio.run(burst(side, Prompts().bodies(WARMING, Kind(1_000, clean)), CONNECTIONS))
        ours_kb, theirs_kb = (asyncio.run(_grown(side, counts.streams, tick)) for side in sides)
        yield row("memory-stream", (ours_kb, theirs_kb), streams=str(counts.streams))
        ours, theirs = (_loaded(side, counts.requests, tick) for side in sides)
        yield row("memory-proxy", (max(ours) / 1e6, max(theirs) / 1e6), processes=[one / 1e6 for one in ours])


def _loaded(side: Side, requests: int, tick: Tick) -> list[int]:
    asyncio.run(burst(side, Prompts().bodies(requests, Kind(10_000, dirty)), CONNECTIONS))
    tick("memory under load")
    return resident_bytes(side.pid)


async def _grown(side: Side, streams: int, tick: Tick) -> float:
    """kB of growth for each open stream."""
    before = sum(resident_bytes(side.pid))
    async with asyncio.timeout(LIMIT_S), AsyncExitStack() as stack:
        for body in Prompts().bodies(streams, Kind(1_000, clean), "idle", is_stream=True):
            client = await stack.enter_async_context(Client(side))
            await client.opened(body)
        tick("open streams")
        return (sum(resident_bytes(side.pid)) - before) / streams / 1000
