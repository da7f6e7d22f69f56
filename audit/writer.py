"""The thread that writes. It takes all that is queued, has it written in one go, then tells the waiting.

A record that somebody waits for is written once its event loop has dealt with all that came together with it: the thread would only
take turns with the loop before, and its commit would be shared by fewer. While the disk syncs one batch, the next one gathers. Records
that nobody waits for linger a moment for company, and wake nobody: a sync of their own would make the next request wait for the disk twice.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from enum import Enum
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import NamedTuple

import structlog

from audit.canonical import canonical
from audit.errors import AuditError
from audit.journal import Journal
from models.record import EventRecord

_BATCH = 4096
_QUEUED = 100_000
_LINGER_S = 0.2


class _Bell(Enum):
    """What the thread is told."""

    LATER = 1
    """Something is queued that nobody waits for."""
    NOW = 2
    LAST = 3


class _Waiting(NamedTuple):
    record: bytes
    future: asyncio.Future[int] | None = None


class Writer:
    """Owns a journal. `committed` is called in its thread after each durable batch and must return at once."""

    def __init__(self, journal: Journal, committed: Callable[[], None]) -> None:
        self.lost = 0
        """Records that nobody waited for and that could not be written, since the last event that told so."""
        self.dropped = 0
        """The same since the start, whether told of or not."""
        self.is_failing = False
        """Whether the last batch could not be written."""
        self.latest: datetime | None = None
        """The latest time of a batch that was written."""
        self._journal = journal
        self._committed = committed
        self._queue: deque[_Waiting] = deque()
        self._lock = Lock()
        """Of the queue: whether it is empty decides who rings."""
        self._bells: SimpleQueue[_Bell] = SimpleQueue()
        self._timed_by: asyncio.AbstractEventLoop | None = None
        """The loop whose clock will ring."""
        self._is_open = True
        self._thread = Thread(target=self._run, name="audit-writer", daemon=True)
        self._thread.start()

    @property
    def queued(self) -> int:
        """Records that wait to be written."""
        return len(self._queue)

    async def write(self, record: bytes, limit_s: float) -> int:
        """Sequence number of a record, once durable. Raises AuditError, also after `limit_s` seconds without an answer."""
        if not self._is_open or not self._thread.is_alive():
            raise AuditError("journal: is closed")
        loop = asyncio.get_running_loop()
        future: asyncio.Future[int] = loop.create_future()
        self._enqueue(_Waiting(record, future))
        loop.call_soon(self._bells.put, _Bell.NOW)
        with suppress(TimeoutError):
            async with asyncio.timeout(limit_s):
                return await future
        raise AuditError("journal: the disk does not answer")

    def write_soon(self, record: bytes) -> None:
        """Queue a record that nobody waits for. Never blocks; one that finds no room is counted as lost."""
        if self._is_open and len(self._queue) < _QUEUED:
            if self._enqueue(_Waiting(record)):
                self._ring_later()
        else:
            self.lose(1, "QueueFull" if self._is_open else "Closed")

    def lose(self, records: int, kind: str) -> None:
        """Count records that cannot be written, and log their number and the kind of failure."""
        self.lost += records
        self.dropped += records
        if records:
            structlog.get_logger().error("records_lost", error=kind, records=records)

    def close(self) -> None:
        """Write what is queued, then stop. Idempotent."""
        if self._is_open:
            self._is_open = False
            self._bells.put(_Bell.LAST)
        self._thread.join()
        self._journal.close()

    def _enqueue(self, item: _Waiting) -> bool:
        """Whether it is the first in the queue: for the others the thread is awake, or about to be."""
        with self._lock:
            self._queue.append(item)
            return len(self._queue) == 1

    def _ring_later(self) -> None:
        """In a moment; of a loop that runs the clock is asked, as the thread would wake to wait."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._bells.put(_Bell.LATER)
            return
        if self._timed_by is not loop:
            self._timed_by = loop
            loop.call_later(_LINGER_S, self._ring_for_the_rest)

    def _ring_for_the_rest(self) -> None:
        self._timed_by = None
        if self._queue:
            self._bells.put(_Bell.NOW)

    def _run(self) -> None:
        is_last = False
        while not is_last:
            is_last, is_all = self._called() is _Bell.LAST, False
            while not is_all:
                batch, is_all = self._taken()
                self._commit(batch)

    def _called(self) -> _Bell:
        """Wait until something is to be written, and for company where nobody waits."""
        bell = self._bells.get()
        with suppress(Empty):
            if bell is _Bell.LATER:
                bell = self._bells.get(timeout=_LINGER_S)
            while bell is not _Bell.LAST:
                bell = self._bells.get_nowait()
        return bell

    def _taken(self) -> tuple[list[_Waiting], bool]:
        """All that is queued, up to a limit; and whether that was all."""
        with self._lock:
            batch = [self._queue.popleft() for _ in range(min(len(self._queue), _BATCH))]
            return batch, not self._queue

    def _commit(self, batch: list[_Waiting]) -> None:
        batch = _awaited(batch)
        if not batch:
            return
        now = datetime.now(UTC)
        lost = self.lost
        told = [canonical(EventRecord(time=now, event="records_lost", details={"records": lost}))] if lost else []
        try:
            sequences = self._journal.append([*told, *(item.record for item in batch)], now)
        except Exception as error:  # noqa: BLE001  whatever it is, the waiting must hear of it
            self._fail(batch, error)
            return
        self.lost -= lost
        self.is_failing, self.latest = False, max(now, self.latest or now)
        self._announce()  # first: once the waiting are told, their loop keeps the interpreter to itself
        _tell(batch, sequences[len(told) :])

    def _announce(self) -> None:
        try:
            self._committed()
        except Exception as error:  # noqa: BLE001  the records are durable: the thread goes on to the next
            structlog.get_logger().error("announcement_failed", error=type(error).__name__)

    def _fail(self, batch: list[_Waiting], error: Exception) -> None:
        self.is_failing = True
        kind = type(error).__name__
        structlog.get_logger().error("journal_failed", error=kind, records=len(batch))
        self.lose(sum(item.future is None for item in batch), kind)
        _tell(batch, None)


def _awaited(batch: list[_Waiting]) -> list[_Waiting]:
    """Without the records whose writers gave up: their requests were refused, and must not stand there as allowed."""
    kept = [item for item in batch if item.future is None or not item.future.done()]
    if len(kept) < len(batch):
        structlog.get_logger().warning("writes_given_up", records=len(batch) - len(kept))
    return kept


def _tell(batch: list[_Waiting], sequences: list[int] | None) -> None:
    """Answer every waiting coroutine, in one call for each event loop: None means that nothing was written."""
    answers: dict[asyncio.AbstractEventLoop, list[tuple[asyncio.Future[int], int | None]]] = {}
    for index, item in enumerate(batch):
        if item.future is not None:
            answers.setdefault(item.future.get_loop(), []).append(
                (item.future, sequences[index] if sequences else None)
            )
    for loop, told in answers.items():
        try:
            loop.call_soon_threadsafe(_answer, told)
        except RuntimeError:
            continue  # the loop was closed: nobody waits any more


def _answer(told: list[tuple[asyncio.Future[int], int | None]]) -> None:
    for future, sequence in told:
        if future.done():
            continue
        if sequence is None:
            future.set_exception(AuditError("journal: cannot be written"))
        else:
            future.set_result(sequence)
