"""What every keeper can do, near or far."""

from datetime import UTC, datetime
from pathlib import Path

from audit.keeper import Keeper
from models.record import EventRecord, Record


def test_an_event_is_noted_with_its_time_and_details(tmp_path: Path) -> None:
    written: list[Record] = []
    before = datetime.now(UTC)
    keeper = Keeper.open(tmp_path, "n1", "sqlite://")
    keeper.tell(written.append)
    keeper.note("reloaded", what="users", generation=2)
    keeper.close()
    (event,) = written
    assert isinstance(event, EventRecord)
    assert ("reloaded", {"what": "users", "generation": 2}) == (event.event, event.details)
    assert before <= event.time <= datetime.now(UTC)
