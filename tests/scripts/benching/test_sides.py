"""Both sides forward to the same service, and end with the block; the clients tell a refusal."""

import asyncio
from pathlib import Path

import pytest

from scripts.benching.clients import Client, Refused, burst
from scripts.benching.processes import family
from scripts.benching.sides import Side, both
from scripts.benching.texts import Kind, Prompts, clean, dirty


@pytest.mark.slow
def test_both_sides_answer_whole_and_streamed(tmp_path: Path) -> None:
    """And gardefou's process is gone afterwards, as is mitmdump's."""
    with both(tmp_path / "sides") as sides:
        for side in sides:
            assert 6 == len(asyncio.run(burst(side, Prompts().bodies(6, Kind(1_000, dirty)), 2)).latencies_s)
            assert asyncio.run(streamed(side)) > 0
        with pytest.raises(Refused, match="403"):
            asyncio.run(burst(sides[0], Prompts().bodies(1, Kind(60, lambda size, seed: f"patiente, NIR {NIR}")), 1))
    assert [[], []] == [family(side.pid) for side in sides]


NIR = "2 95 10 99 126 111 93"


async def streamed(side: Side) -> float:
    async with Client(side) as client:
        first = await client.opened(Prompts().bodies(1, Kind(1_000, clean), is_stream=True)[0])
        await client.ended()
        return first
