"""A keeper that lives in another process. Same words as Keeper; when it cannot be reached, nothing passes."""

import asyncio
import itertools
import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog

from audit import wire
from audit.canonical import canonical
from audit.errors import AuditError
from audit.keeping import Keeping
from audit.keys import marks_key
from audit.marking import Marking
from models.context import Tags
from models.counting import Place, Standing, Tally
from models.grants import Grant
from models.record import Record

log = structlog.get_logger()

ANSWER_S = 6.0
"""A little longer than the keeper itself waits for its disk."""

UNSENT_LIMIT = 32 * 1024 * 1024
"""Bytes that may wait for a keeper that does not read; then records that nobody waits for are lost, and counted."""


class RemoteKeeper(Keeping):
    """One for each worker. Connects when it is first asked, and again after the keeper was restarted."""

    def __init__(self, data_dir: Path) -> None:
        """Raises ConfigError if the key of the marks cannot be read."""
        self.marking = Marking(marks_key(data_dir))
        self.lost = 0
        """Records of `write_soon` that found no keeper."""
        self._data_dir = data_dir
        self._numbers = itertools.count(1)
        self._waiting: dict[int, tuple[asyncio.StreamWriter, asyncio.Future[Any]]] = {}
        self._writer: asyncio.StreamWriter | None = None
        self._reading: asyncio.Task[None] | None = None
        self._connecting = asyncio.Lock()

    async def write(self, record: Record) -> int:
        """Sequence number of a record, once it is durable. Raises AuditError."""
        sequence: int = await self._asked("write", canonical(record))
        return sequence

    def write_soon(self, record: Record) -> None:
        """Hand over a record that nobody waits for. Never blocks or raises; a loss is counted."""
        writer = self._writer
        if writer is None or writer.is_closing() or writer.transport.get_write_buffer_size() > UNSENT_LIMIT:
            self._lose()
            return
        try:
            writer.write(wire.question("soon", wire.UNASKED, canonical(record)))
        except AuditError:
            self._lose()

    async def tags(
        self, user: str | None, conversation: str | None, now: datetime
    ) -> Tags:  # the keeper's own clock counts
        """The replacement tags of a conversation; new ones that outlive nothing where nobody could remember them."""
        if user is None or conversation is None:
            return Tags(key=secrets.token_bytes(32))
        found = await self._asked("tags", wire.packed({"user": user, "conversation": conversation}))
        return Tags(key=bytes.fromhex(found["key"]), known=found["known"])

    async def remember(
        self, user: str | None, conversation: str | None, new_tags: Mapping[str, str], now: datetime
    ) -> None:
        """Keep new tags of a conversation."""
        if user is not None and conversation is not None and new_tags:
            told = {"user": user, "conversation": conversation, "new": dict(new_tags)}
            await self._asked("remember", wire.packed(told))

    async def standings(self, places: Sequence[Place]) -> tuple[Standing, ...]:
        """What counters stand at, in this order. Raises AuditError."""
        return wire.STANDINGS.validate_python(await self._asked("standings", wire.packed(places)))

    async def count(self, tallies: Sequence[Tally]) -> bool:
        """Add to counters, all or none. Raises AuditError."""
        added: bool = await self._asked("count", wire.TALLIES.dump_json(tuple(tallies)))
        return added

    async def grants(self, user: str | None, now: datetime) -> tuple[Grant, ...]:
        """As `Keeping.grants`."""
        if user is None:
            return ()
        return tuple(map(Grant.model_validate, await self._asked("grants", wire.packed({"user": user}))))

    async def keep_grant(self, user: str | None, grant: Grant, now: datetime) -> None:
        """As `Keeping.keep_grant`."""
        if user is not None:
            await self._asked("keep-grant", wire.packed({"user": user, "grant": grant.model_dump(mode="json")}))

    async def connect(self) -> None:
        """Reach the keeper before the first request does. Raises AuditError."""
        try:
            await self._connected()
        except OSError as error:
            raise AuditError("keeper: cannot be reached") from error

    def close(self) -> None:
        """Hang up. What was handed over is the keeper's affair now."""
        if self._writer is not None:
            self._writer.close()

    def _lose(self) -> None:
        self.lost += 1
        log.error("records_lost", records=1)

    async def _asked(self, verb: str, payload: bytes) -> Any:
        number = next(self._numbers)
        try:
            async with asyncio.timeout(ANSWER_S):
                writer = await self._connected()
                waiting: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
                self._waiting[number] = writer, waiting
                writer.write(wire.question(verb, number, payload))
                return await waiting
        except (OSError, TimeoutError) as error:
            raise AuditError("keeper: cannot be reached") from error
        finally:
            self._waiting.pop(number, None)

    async def _connected(self) -> asyncio.StreamWriter:
        async with self._connecting:
            if self._writer is None or self._writer.is_closing():
                with wire.socket_path(self._data_dir) as path:
                    reader, self._writer = await asyncio.open_unix_connection(path, limit=wire.LINE_LIMIT)
                self._reading = asyncio.create_task(self._read(reader, self._writer))
            return self._writer

    async def _read(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, ValueError):
            while (line := await reader.readline()).endswith(b"\n"):  # half a line is what a killed keeper leaves
                self._hear(*wire.answered(line))
        writer.close()
        for asked, waiting in self._waiting.values():
            if asked is writer:  # those of a new connection have their answers to come
                _fail(waiting, "keeper: has gone")

    def _hear(self, number: int, value: Any) -> None:
        _, waiting = self._waiting.get(number, (None, None))
        if waiting is None or waiting.done():
            return
        if value is None:
            _fail(waiting, "keeper: refused")
        else:
            waiting.set_result(value)


def _fail(waiting: asyncio.Future[Any], why: str) -> None:
    if not waiting.done():
        waiting.set_exception(AuditError(why))
