"""After a start counters are told again from the journal: what was counted durably is not forgotten, and nothing else is there."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from audit.keeper import Keeper
from audit.recounting import LONGEST, tallies
from models.counting import Place, Tally
from models.record import OutcomeRecord
from tests.audit.samples import NOW, decision, event, segment

TALLY = Tally(counter="distinct/day/1", owner="user u", period="2026-12-04", marks=("a", "b"), below=10)
REMINDED = Tally(counter="reminded", owner="user u", period="2026-12-04", number=1, below=2)


def opened(place: Path) -> Keeper:
    return Keeper.open(place, "n1", "sqlite://")


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A journal in which two decisions and an outcome count."""
    return tmp_path / "state"


async def fill(place: Path) -> None:
    keeper = opened(place)
    await keeper.write(decision("GF-1", counted=(TALLY, REMINDED)))
    await keeper.write(event("nothing"))
    keeper.write_soon(
        OutcomeRecord(of="GF-1", time=NOW, forwarded=True, latency_ms=1, counted=(REMINDED.model_copy(update={"number": -1}),))
    )  # fmt: skip
    await keeper.write(decision("GF-2", counted=(TALLY.model_copy(update={"marks": ("c",)}),)))
    keeper.close()


async def test_counters_survive_a_restart(written: Path) -> None:
    """What an outcome took back stays taken back."""
    await fill(written)
    keeper = opened(written)
    counted, reminded = await keeper.standings([TALLY.place, REMINDED.place])
    keeper.close()
    assert (counted.marks, reminded.number) == (frozenset("abc"), 0)


async def test_what_was_not_written_is_not_there_after_a_restart(written: Path) -> None:
    keeper = opened(written)
    await keeper.count([TALLY])
    keeper.close()
    again = opened(written)
    assert (await again.standings([TALLY.place]))[0].marks == set()
    again.close()


async def test_an_outcome_takes_back_at_once(written: Path) -> None:
    """Far keepers hand it over in its canonical form."""
    keeper = opened(written)
    assert await keeper.count([REMINDED])
    assert not await keeper.count([REMINDED])
    back = OutcomeRecord(of="GF-1", time=NOW, forwarded=True, latency_ms=1, counted=(REMINDED.model_copy(update={"number": -1}),))  # fmt: skip
    keeper.write_soon(back)
    assert await keeper.count([REMINDED])
    keeper.close()


async def test_old_days_are_not_read(written: Path) -> None:
    await fill(written)
    folder = written / "journal"
    today = datetime.now(UTC)
    assert [Place("distinct/day/1", "user u", "2026-12-04")] * 2 == [t.place for t in tallies(folder, today) if t.marks]
    assert list(tallies(folder, today + LONGEST + timedelta(days=1))) == []


async def test_a_line_that_was_altered_counts_nothing(written: Path) -> None:
    """It does not keep the node from starting, and the log tells."""
    await fill(written)
    path = segment(written)
    path.write_bytes(path.read_bytes().replace(b'"marks":["c"]', b'"marks":["d"]'))
    with capture_logs() as logs:
        found = [tally.marks for tally in tallies(written / "journal", datetime.now(UTC)) if tally.marks]
    assert found == [("a", "b")]
    assert [log["event"] for log in logs] == ["counters_unread"]
