"""Records that nobody waits for do not ask the disk for a sync of their own."""

import asyncio
from pathlib import Path

from audit.writer import Writer
from tests.audit.samples import RECORD
from tests.audit.test_writer import LIMIT_S, Disk


def opened(folder: Path) -> tuple[Disk, Writer]:
    """A journal in a new folder, and its writer."""
    (folder / "journal").mkdir()
    disk = Disk(folder / "journal")
    return disk, Writer(disk, lambda: None)


async def test_they_go_with_the_next_that_somebody_waits_for(tmp_path: Path) -> None:
    """And do not make it wait."""
    disk, writer = opened(tmp_path)
    for _ in range(5):
        writer.write_soon(RECORD)
    assert await writer.write(RECORD, LIMIT_S) == 6
    writer.close()
    assert disk.sizes == [6]


async def test_they_are_written_all_the_same(tmp_path: Path) -> None:
    """After a moment, together."""
    disk, writer = opened(tmp_path)
    writer.write_soon(RECORD)
    writer.write_soon(RECORD)
    assert await asyncio.to_thread(disk.asked.wait, LIMIT_S)
    writer.close()
    assert disk.sizes == [2]


def test_closing_does_not_wait_for_company(tmp_path: Path) -> None:
    """The last ones are written at once."""
    disk, writer = opened(tmp_path)
    writer.write_soon(RECORD)
    writer.close()
    assert disk.sizes == [1]
