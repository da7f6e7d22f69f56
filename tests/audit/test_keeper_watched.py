"""What is told of a keeper to those who watch over it."""

from pathlib import Path

import pytest

from audit.keeper import AuditError, Keeper
from audit.verify import verify
from models.record import Record
from tests.audit.samples import decision, event


async def test_whoever_counts_hears_of_each_record_once(tmp_path: Path) -> None:
    """Of those that were written, and those that nobody waits for."""
    keeper = Keeper.open(tmp_path, "n1")
    heard: list[Record] = []
    keeper.tell(heard.append)
    await keeper.write(decision("GF-1"))
    keeper.write_soon(event("started"))
    assert ["decision", "event"] == [record.kind for record in heard]
    assert keeper.latest is not None
    keeper.close()


async def test_it_is_known_whether_a_record_could_be_written(tmp_path: Path) -> None:
    """Trying leaves nothing behind; after a failure only a written record proves that all is well again."""
    keeper = Keeper.open(tmp_path, "n1")
    await keeper.check()
    before = verify(tmp_path).records
    keeper._writer.is_failing = True
    await keeper.check()
    assert (False, before + 1) == (keeper._writer.is_failing, verify(tmp_path).records)
    keeper.close()
    keeper._writer.is_failing = True
    with pytest.raises(AuditError):
        await keeper.check()
    assert keeper.queued <= 1
    assert keeper.index_lag_s >= 0
