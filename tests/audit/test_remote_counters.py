"""Counters of a keeper in another process: the same for all workers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.errors import AuditError
from audit.keeper import Keeper
from audit.remote import RemoteKeeper
from models.counting import Tally
from tests.audit.samples import event, outcome, served


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def keeper(place: Path) -> Iterator[Keeper]:
    opened = Keeper.open(place, "n1", "sqlite://")
    yield opened
    opened.close()


async def test_counters_are_those_of_the_keeper(keeper: Keeper, place: Path) -> None:
    """Of two workers the second finds what the first has counted; an outcome takes back."""
    tally = Tally(counter="distinct/day/1", owner="user u", period="2026-12-04", marks=("a",), below=2)
    first = Tally(counter="reminded", owner="user u", period="2026-12-04", number=1, below=2)
    async with served(keeper, place):
        one, other = RemoteKeeper(place), RemoteKeeper(place)
        assert await one.count([tally, first])
        assert not await other.count([tally.model_copy(update={"marks": ("b",)})])
        counted, reminded = await other.standings([tally.place, first.place])
        assert (counted.marks, reminded.number) == (frozenset("a"), 1)
        one.write_soon(outcome("GF-1").model_copy(update={"counted": (first.model_copy(update={"number": -1}),)}))
        await one.write(event("after it"))
        assert [0] == [standing.number for standing in await other.standings([first.place])]
        one.close()
        other.close()


async def test_counters_of_a_keeper_that_is_away_are_not_guessed(place: Path, keeper: Keeper) -> None:
    far = RemoteKeeper(place)
    with pytest.raises(AuditError):
        await far.standings([])
    with pytest.raises(AuditError):
        await far.count([])
