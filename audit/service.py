"""The keeper as a process of its own: it owns the journal of a node and serves the workers over a Unix socket."""

import asyncio
import json
import socket
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import structlog

from audit import wire
from audit.errors import AuditError
from audit.keeper import Keeper
from models.grants import Grant

log = structlog.get_logger()

LAST_S = 2.0
"""For the last words of workers that have ended to be read."""


async def serve(keeper: Keeper, data_dir: Path, stop: asyncio.Event, on_ready: Callable[[], None]) -> None:
    """Answer workers until `stop` is set; then read what those who have gone left behind, and let those who wait have their answers.

    Raises OSError if the socket cannot be made.
    """
    service = Service(keeper)
    with wire.socket_path(data_dir) as path:
        server = await asyncio.start_unix_server(service.worker, sock=_bound(path), limit=wire.LINE_LIMIT)
        on_ready()
        await stop.wait()
        server.close()
        await service.idle()
        Path(path).unlink(missing_ok=True)  # noqa: ASYNC240  # in an instant


def _bound(path: str) -> socket.socket:
    """A socket that only its owner may open. It does not listen yet, so nobody was there before its rights."""
    Path(path).unlink(missing_ok=True)  # that of a process that was killed; the lock tells that it is gone
    made = socket.socket(socket.AF_UNIX)
    made.bind(path)
    Path(path).chmod(0o600)
    return made


class Service:
    """Answers questions as they are done, not in order."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._running: set[asyncio.Task[None]] = set()
        self._workers: set[asyncio.Task[Any]] = set()
        self._does: dict[str, Callable[[bytes], Awaitable[Any]]] = {
            "write": self._write,
            "soon": self._soon,
            "tags": self._tags,
            "remember": self._remember,
            "standings": self._standings,
            "count": self._count,
            "grants": self._grants,
            "keep-grant": self._keep_grant,
        }

    async def worker(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one worker until it goes."""
        me = asyncio.current_task()
        assert me is not None  # noqa: S101  # a coroutine runs in a task
        self._workers.add(me)
        try:
            while (line := await reader.readline()).endswith(b"\n"):  # half a line is what a killed worker leaves
                task = asyncio.create_task(self._answer(*wire.asked(line), writer))
                self._running.add(task)
                task.add_done_callback(self._running.discard)
        except (OSError, ValueError) as error:
            log.warning("worker lost", error=type(error).__name__)
        finally:
            self._workers.discard(me)
            writer.close()

    async def idle(self) -> None:
        """Wait until nothing is being answered; for workers to go, `LAST_S` at most."""
        if self._workers:
            await asyncio.wait(self._workers, timeout=LAST_S)
        while self._running:
            await asyncio.wait(self._running)

    async def _answer(self, verb: str, number: int, payload: bytes, writer: asyncio.StreamWriter) -> None:
        try:
            value = await self._does[verb](payload)
        except AuditError:
            value = None
        except Exception as error:  # noqa: BLE001  # the worker refuses then; the text of the error stays here
            log.error("keeper failed", error=type(error).__name__)  # noqa: TRY400  # no trace: it may quote
            value = None
        if number != wire.UNASKED and not writer.is_closing():
            writer.write(wire.answer(number, value))

    async def _write(self, payload: bytes) -> int:
        return await self._keeper.write_canonical(payload)

    async def _soon(self, payload: bytes) -> bool:
        self._keeper.write_canonical_soon(payload)
        return True

    async def _tags(self, payload: bytes) -> dict[str, Any]:
        given = json.loads(payload)
        tags = await self._keeper.tags(given["user"], given["conversation"], datetime.now(UTC))
        return {"key": tags.key.hex(), "known": tags.known}

    async def _remember(self, payload: bytes) -> bool:
        given = json.loads(payload)
        await self._keeper.remember(given["user"], given["conversation"], given["new"], datetime.now(UTC))
        return True

    async def _standings(self, payload: bytes) -> Any:
        found = await self._keeper.standings(wire.PLACES.validate_json(payload))
        return wire.STANDINGS.dump_python(found, mode="json")

    async def _count(self, payload: bytes) -> bool:
        return await self._keeper.count(wire.TALLIES.validate_json(payload))

    async def _grants(self, payload: bytes) -> list[Any]:
        grants = await self._keeper.grants(json.loads(payload)["user"], datetime.now(UTC))
        return [grant.model_dump(mode="json") for grant in grants]

    async def _keep_grant(self, payload: bytes) -> bool:
        given = json.loads(payload)
        await self._keeper.keep_grant(given["user"], Grant.model_validate(given["grant"]), datetime.now(UTC))
        return True
