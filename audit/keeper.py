"""The keeper owns the state of a node: its journal, its keys, its counters, what it remembers of conversations, and the index that follows.

A decision is durable before `write` returns. Every record is one of the models: this room never sees a prompt, only found values,
which leave it as shapes and marks.
"""

import asyncio
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import structlog
from pydantic import TypeAdapter

from audit import head, keys, lock, probe, recounting, segments
from audit.canonical import canonical
from audit.chain import is_node
from audit.counting import Counts
from audit.errors import AuditError
from audit.follower import Follower
from audit.grants import Grants
from audit.head import Head
from audit.journal import Journal
from audit.keeping import Keeping
from audit.marking import Marking
from audit.memory import Memory
from audit.recovery import End, recovered
from audit.writer import Writer
from models.context import Tags
from models.counting import Place, Standing, Tally
from models.grants import Grant
from models.reading import ConfigError
from models.record import EventRecord, OutcomeRecord, Record

__all__ = ["AuditError", "Keeper"]

_WRITE_S = 5.0
_RECORD: TypeAdapter[Record] = TypeAdapter(Record)


class Keeper(Keeping):
    """Made by `Keeper.open`. One for each data directory; `close` it."""

    def __init__(self, data_dir: Path, held: keys.Keys, writer: Writer, follower: Follower, lock_file: int) -> None:
        self._data_dir = data_dir
        self.marking = Marking(held.marks)
        self._writer = writer
        self._follower = follower
        self._lock_file: int | None = lock_file
        self._memory = Memory()
        self._counts = Counts()
        self._grants = Grants()
        self._told: list[Callable[[Record], None]] = []

    @classmethod
    def open(cls, data_dir: Path, node: str, database_url: str | None = None) -> "Keeper":
        """Make or load the state of a node and repair a torn tail. Raises ConfigError, with the remedy, also for a cut journal; OSError.

        The index is SQLite in `data_dir`, unless `database_url` (SQLAlchemy's form) names another.
        """
        if not is_node(node):
            raise ConfigError(
                f"node {node!r}: is not a node's name; use small letters, digits, `.` and `-`, 63 at most"
            )
        lock_file = _locked(data_dir)
        try:
            return cls._opened(data_dir, node, database_url, lock_file)
        except BaseException:
            os.close(lock_file)
            raise

    @classmethod
    def _opened(cls, data_dir: Path, node: str, database_url: str | None, lock_file: int) -> "Keeper":
        folder, kept = data_dir / "journal", head.kept(data_dir)
        is_new = not segments.listed(folder)
        held = keys.opened(data_dir, may_make=is_new and kept is None)
        folder.mkdir(mode=0o700, exist_ok=True)
        segments.sync_folder(data_dir)
        end = recovered(folder, node, held.signing.public_key(), kept)
        if kept is None and not is_new:
            structlog.get_logger().warning("head_missing")
        journal = Journal(folder, node, held.signing, end.path, end.place)
        follower = Follower(data_dir, node, database_url)
        committed = _after_commit(data_dir, journal, follower)
        committed()  # a crash may have come between the last commit and its head
        last = probe.last_head(folder)
        writer = Writer(journal, committed)
        writer.latest = last.time if last else None
        keeper = cls(data_dir, held, writer, follower, lock_file)
        keeper._counts.take(recounting.tallies(folder, datetime.now(UTC)))
        keeper._tell(end)
        return keeper

    async def write(self, record: Record) -> int:
        """Sequence number of a record, once it is on disk under a signed head. Raises AuditError: refuse the request."""
        sequence = await self._writer.write(canonical(record), _WRITE_S)
        self._tell_of(record)
        return sequence

    async def write_canonical(self, record: bytes) -> int:
        """As `write`, of a record that a worker already put into its canonical form. Raises ValueError for what is none."""
        made = _RECORD.validate_json(record)
        sequence = await self._writer.write(record, _WRITE_S)
        self._tell_of(made)
        return sequence

    def write_soon(self, record: Record) -> None:
        """Queue a record that nobody waits for: durable with the next commit. Never blocks or raises; a loss is counted."""
        try:
            data = canonical(record)
        except AuditError:
            self._writer.lose(1, "AuditError")
            return
        self._writer.write_soon(data)
        self._tell_of(record)

    def write_canonical_soon(self, record: bytes) -> None:
        """As `write_soon`, of a record in its canonical form. Raises ValueError for what is none."""
        made = _RECORD.validate_json(record)
        self._writer.write_soon(record)
        self._tell_of(made)

    def tell(self, listener: Callable[[Record], None]) -> None:
        """Have `listener` called with every record that is written from now on, for counting. It must return at once."""
        self._told.append(listener)

    async def check(self) -> None:
        """Raise AuditError or OSError unless a record could be written now. Leaves a record only where the last write failed."""
        if self._writer.is_failing:
            await self.write(EventRecord(time=datetime.now(UTC), event="journal tried"))
        else:
            await asyncio.to_thread(probe.write, self._data_dir / "journal")

    @property
    def queued(self) -> int:
        """Records that wait for the disk."""
        return self._writer.queued

    @property
    def index_lag_s(self) -> float:
        """For how long the index has not caught up with the journal; 0 when it has."""
        return self._follower.lag_s

    @property
    def latest(self) -> datetime | None:
        """The latest time that the journal's heads tell of: a clock before it went back."""
        return self._writer.latest

    @property
    def lost(self) -> int:
        """Records of `write_soon` that could not be written and that no event in the journal tells of yet."""
        return self._writer.lost

    @property
    def dropped(self) -> int:
        """Records of `write_soon` that could not be written, since the start."""
        return self._writer.dropped

    async def tags(self, user: str | None, conversation: str | None, now: datetime) -> Tags:
        """The replacement tags of a conversation; for an anonymous user or no conversation, new ones that outlive nothing."""
        return self._memory.tags(user, conversation, now)

    async def remember(
        self, user: str | None, conversation: str | None, new_tags: Mapping[str, str], now: datetime
    ) -> None:
        """Keep new tags of a conversation, in memory, for a day."""
        self._memory.remember(user, conversation, new_tags, now)

    async def standings(self, places: Sequence[Place]) -> tuple[Standing, ...]:
        """What counters stand at, in this order."""
        return self._counts.standings(places)

    async def count(self, tallies: Sequence[Tally]) -> bool:
        """Add to counters, all or none. What is then not written down stays counted until the next start: the stricter side."""
        return self._counts.add(tallies)

    async def grants(self, user: str | None, now: datetime) -> tuple[Grant, ...]:
        """As `Keeping.grants`."""
        return self._grants.of(user, now)

    async def keep_grant(self, user: str | None, grant: Grant, now: datetime) -> None:
        """As `Keeping.keep_grant`."""
        self._grants.keep(user, grant, now)

    def close(self) -> None:
        """Write all that is queued, let the index catch up, give the directory free. Idempotent."""
        self._writer.close()
        self._follower.close()
        if self._lock_file is not None:
            os.close(self._lock_file)
            self._lock_file = None

    def _tell_of(self, record: Record) -> None:
        if isinstance(record, OutcomeRecord):
            self._counts.take(record.counted)
        for listener in self._told:
            listener(record)

    def _tell(self, end: End) -> None:
        if end.bytes:
            cut: dict[str, str | int] = {"bytes": end.bytes, "lines": end.lines}
            structlog.get_logger().warning("tail_recovered", **cut)
            self.note("tail_recovered", **cut)


def _after_commit(data_dir: Path, journal: Journal, follower: Follower) -> Callable[[], None]:
    """What follows each durable commit: the index is woken, and the node's own head kept."""

    def committed() -> None:
        follower.wake()
        if journal.place.sequence:
            head.keep(data_dir, Head(journal.place.sequence, journal.place.record))

    return committed


def _locked(data_dir: Path) -> int:
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        return lock.taken(data_dir)
    except OSError as error:
        raise ConfigError(f"{data_dir}: cannot be written ({error.strerror}); give it to the server's user") from error
