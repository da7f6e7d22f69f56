"""What is queued is written together, and whoever waits is told the truth, also when the disk fails."""

import asyncio
import io
import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import override

import pytest

from audit import writer as writing
from audit.chain import GENESIS
from audit.errors import AuditError
from audit.journal import Journal
from audit.keeper import Keeper
from audit.reader import Since, closed_batch
from audit.verify import verify
from audit.walk import Place
from audit.writer import Writer
from tests.audit.samples import KEY, NIR, RECORD, decision, segment

LIMIT_S = 30.0


class Disk(Journal):
    """A journal whose disk can be held up, or fail."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "n1", KEY, None, Place())
        self.answers, self.asked, self.is_full = Event(), Event(), False
        self.answers.set()
        self.sizes: list[int] = []

    @override
    def append(self, records: Sequence[bytes], now: datetime) -> list[int]:
        self.asked.set()
        assert self.answers.wait(LIMIT_S)
        if self.is_full:
            raise OSError(28, f"made up: {NIR}")
        self.sizes.append(len(records))
        return super().append(records, now)


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    (tmp_path / "journal").mkdir()
    return Disk(tmp_path / "journal")


@pytest.fixture
def writer(disk: Disk) -> Iterator[Writer]:
    made = Writer(disk, lambda: None)
    yield made
    disk.answers.set()
    made.close()


def bodies(data_dir: Path) -> list[dict[str, object]]:
    """The records that stand in the journal under a head."""
    batch = closed_batch(data_dir / "journal", "n1", Since(0, "", 0, GENESIS))
    return [json.loads(row["body"]) for row in batch.rows.records] if batch else []


async def held_up(disk: Disk, writer: Writer) -> None:
    """A first record is with the disk, which does not answer: what comes now is queued."""
    disk.answers.clear()
    writer.write_soon(RECORD)
    assert await asyncio.to_thread(disk.asked.wait, LIMIT_S)


async def test_a_record_is_on_disk_under_a_head_before_its_writer_is_told(tmp_path: Path, writer: Writer) -> None:
    for number in range(1, 4):
        assert await writer.write(RECORD, LIMIT_S) == number
        assert len(bodies(tmp_path)) == number


async def test_each_commit_is_announced_once_it_is_durable(tmp_path: Path, disk: Disk) -> None:
    """The index follows what is announced; a batch that failed is not."""
    announced: list[int] = []
    writer = Writer(disk, lambda: announced.append(len(bodies(tmp_path))))
    await writer.write(RECORD, LIMIT_S)
    disk.is_full = True
    with pytest.raises(AuditError):
        await writer.write(RECORD, LIMIT_S)
    disk.is_full = False
    await writer.write(RECORD, LIMIT_S)
    writer.close()
    assert announced == [1, 2]


async def test_what_gathers_while_the_disk_syncs_is_one_commit(disk: Disk, writer: Writer) -> None:
    await held_up(disk, writer)
    tasks = [asyncio.create_task(writer.write(RECORD, LIMIT_S)) for _ in range(10)]
    await asyncio.sleep(0)
    disk.answers.set()
    assert await asyncio.gather(*tasks) == list(range(2, 12))
    assert disk.sizes == [1, 10]


async def test_no_commit_is_larger_than_its_limit(disk: Disk, writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise everybody would wait for the one that is queued last."""
    monkeypatch.setattr(writing, "_BATCH", 4)
    await held_up(disk, writer)
    for _ in range(10):
        writer.write_soon(RECORD)
    disk.answers.set()
    writer.close()
    assert disk.sizes == [1, 4, 4, 2]


async def test_32_writers_get_distinct_consecutive_numbers(tmp_path: Path) -> None:
    """They share commits: fewer heads than records."""
    keeper = Keeper.open(tmp_path, "n1")

    async def write(name: int) -> list[int]:
        return [await keeper.write(decision(f"{name}-{number}")) for number in range(20)]

    numbers = await asyncio.gather(*(write(name) for name in range(32)))
    keeper.close()
    assert sorted(number for some in numbers for number in some) == list(range(1, 641))
    assert segment(tmp_path).read_bytes().count(b'"head":') < 320
    assert verify(tmp_path).records == 640


async def test_a_cancelled_writer_disturbs_nobody(tmp_path: Path) -> None:
    """A client that leaves does not take its neighbours' answers with it."""
    keeper = Keeper.open(tmp_path, "n1")
    tasks = [asyncio.create_task(keeper.write(decision(f"R-{number}"))) for number in range(8)]
    await asyncio.sleep(0)
    tasks[3].cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    keeper.close()
    assert sum(isinstance(result, int) for result in results) == 7


async def test_who_leaves_between_the_commit_and_the_answer_disturbs_nobody(disk: Disk) -> None:
    """The answer for its whole batch is on the way then."""
    writer = Writer(disk, lambda: None)
    await held_up(disk, writer)
    tasks = [asyncio.create_task(writer.write(RECORD, LIMIT_S)) for _ in range(3)]
    await asyncio.sleep(0)
    disk.answers.set()
    writer.close()  # this loop stands still, so that nothing is answered yet
    tasks[0].cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert isinstance(results[0], asyncio.CancelledError)
    assert results[1:] == [3, 4]


async def test_a_loop_that_was_closed_disturbs_nobody(disk: Disk, writer: Writer) -> None:
    """Its coroutines are gone; those of another loop get their own answers."""
    disk.answers.clear()
    await asyncio.to_thread(leave, disk, writer)
    task = asyncio.create_task(writer.write(RECORD, LIMIT_S))
    await asyncio.sleep(0)
    disk.answers.set()
    assert await task == 2
    assert await writer.write(RECORD, LIMIT_S) == 3


def leave(disk: Disk, writer: Writer) -> None:
    """Ask for a record to be written, in a loop that ends while it is with the disk."""
    loop = asyncio.new_event_loop()
    task = loop.create_task(writer.write(RECORD, LIMIT_S))
    loop.run_until_complete(asyncio.sleep(0))
    assert disk.asked.wait(LIMIT_S)
    task.cancel()
    with suppress(asyncio.CancelledError):
        loop.run_until_complete(task)
    loop.close()


async def test_nobody_waits_longer_than_asked(disk: Disk, writer: Writer) -> None:
    """A disk that hangs refuses the request; once it answers, the next is told its own number."""
    await held_up(disk, writer)
    with pytest.raises(AuditError, match="does not answer"):
        await writer.write(RECORD, 0.001)
    disk.answers.set()
    assert await writer.write(RECORD, LIMIT_S) == 2


async def test_what_was_refused_is_not_written_later(
    tmp_path: Path, disk: Disk, writer: Writer, log_stream: io.StringIO
) -> None:
    """The request did not pass: no `allow` of it may stand in the journal. Its neighbours are written."""
    await held_up(disk, writer)
    for name in (b"late", b"left"):
        with pytest.raises(AuditError, match="does not answer"):
            await writer.write(RECORD.replace(b"made up", name), 0.001)
    writer.write_soon(RECORD)
    task = asyncio.create_task(writer.write(RECORD, LIMIT_S))
    await asyncio.sleep(0)
    disk.answers.set()
    assert await task == 3
    assert [body["event"] for body in bodies(tmp_path)] == ["made up"] * 3
    [said] = [json.loads(line) for line in log_stream.getvalue().splitlines()]
    assert (said["event"], said["records"]) == ("writes_given_up", 2)


async def test_a_batch_that_all_gave_up_is_no_commit(disk: Disk, writer: Writer) -> None:
    await held_up(disk, writer)
    with pytest.raises(AuditError, match="does not answer"):
        await writer.write(RECORD, 0.001)
    disk.answers.set()
    await asyncio.to_thread(writer.close)
    assert disk.sizes == [1]


async def test_what_follows_a_commit_may_fail(disk: Disk, log_stream: io.StringIO) -> None:
    """The record is durable, and the thread goes on; the log names the type."""

    def failing() -> None:
        raise LookupError(NIR)

    writer = Writer(disk, failing)
    assert [await writer.write(RECORD, LIMIT_S) for _ in range(2)] == [1, 2]
    writer.close()
    said = [json.loads(line) for line in log_stream.getvalue().splitlines()]
    assert [(line["event"], line["error"]) for line in said] == [("announcement_failed", "LookupError")] * 2


async def test_a_failed_batch_is_told_to_all_that_wait_and_counted_for_the_others(
    disk: Disk, writer: Writer, log_stream: io.StringIO
) -> None:
    """By kind alone: what the failing says may quote the record."""
    await held_up(disk, writer)
    tasks = [asyncio.create_task(writer.write(RECORD, LIMIT_S)) for _ in range(2)]
    await asyncio.sleep(0)
    writer.write_soon(RECORD)
    disk.is_full = True
    disk.answers.set()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert [str(result) for result in results] == ["journal: cannot be written"] * 2
    assert writer.lost == 2
    said = [json.loads(line) for line in log_stream.getvalue().splitlines()]
    assert [(line["event"], line["error"], line["records"]) for line in said] == [
        ("journal_failed", "OSError", 1),
        ("records_lost", "OSError", 1),
        ("journal_failed", "OSError", 3),
        ("records_lost", "OSError", 1),
    ]
    assert NIR not in log_stream.getvalue()


async def test_what_was_lost_is_told_before_what_follows(tmp_path: Path, disk: Disk, writer: Writer) -> None:
    """In the journal itself, once it can be written, and once only; the waiting still get their own numbers."""
    disk.is_full = True
    writer.write_soon(RECORD)
    with pytest.raises(AuditError):
        await writer.write(RECORD, LIMIT_S)
    disk.is_full = False
    assert await writer.write(RECORD, LIMIT_S) == 2
    assert await writer.write(RECORD, LIMIT_S) == 3
    told = [body.get("details") for body in bodies(tmp_path)]
    assert told == [{"records": 1}, {}, {}]
    assert (bodies(tmp_path)[0]["event"], writer.lost) == ("records_lost", 0)


async def test_a_queue_without_room_loses_what_nobody_waits_for(
    disk: Disk, writer: Writer, monkeypatch: pytest.MonkeyPatch, log_stream: io.StringIO
) -> None:
    """It is counted and logged; a record that is awaited is queued all the same."""
    monkeypatch.setattr(writing, "_QUEUED", 2)
    await held_up(disk, writer)
    for _ in range(5):
        writer.write_soon(RECORD)
    task = asyncio.create_task(writer.write(RECORD, LIMIT_S))
    await asyncio.sleep(0)
    assert writer.lost == 3
    assert log_stream.getvalue().count("QueueFull") == 3
    disk.answers.set()
    assert await task == 5
    assert disk.sizes == [1, 4]


async def test_close_writes_what_is_queued(tmp_path: Path, disk: Disk, writer: Writer) -> None:
    await held_up(disk, writer)
    tasks = [asyncio.create_task(writer.write(RECORD, LIMIT_S)) for _ in range(3)]
    await asyncio.sleep(0)
    disk.answers.set()
    await asyncio.to_thread(writer.close)
    assert await asyncio.gather(*tasks) == [2, 3, 4]
    assert len(bodies(tmp_path)) == 4


async def test_a_closed_writer_refuses_and_may_be_closed_again(tmp_path: Path, writer: Writer) -> None:
    writer.close()
    writer.close()
    with pytest.raises(AuditError, match="closed"):
        await writer.write(RECORD, LIMIT_S)
    writer.write_soon(RECORD)
    assert (writer.lost, bodies(tmp_path)) == (1, [])
