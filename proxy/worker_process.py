"""The life of a worker that is a process of its own: it hears from its node over a pipe, and from the keeper over its socket."""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import structlog

from audit.errors import AuditError
from audit.log import LogFile, configure
from audit.remote import RemoteKeeper
from models.reading import ConfigError
from models.settings import Settings
from proxy.catalogue import Services
from proxy.crew import Load
from proxy.egress import gatekeeper_of, guarded_loop
from proxy.generation import Sources
from proxy.health import Heartbeat
from proxy.processes import end_all, preload
from proxy.worker import Worker

log = structlog.get_logger()

BEAT_S = 0.5


@dataclass(frozen=True)
class Brief:
    """What a worker process is given at birth."""

    settings: Settings
    services: Services
    sources: Sources
    trusted: Path
    log: Path | None
    """File of the technical log, or None for standard error."""


def run(pipe: Connection, brief: Brief) -> None:
    """Serve until the node says so, a signal comes, or the node is gone."""
    preload("proxy.lane_process")
    os.umask(0o077)
    file = LogFile(brief.log) if brief.log else None
    configure(file.stream if file else sys.stderr)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)  # it is meant for the node
    gatekeeper = gatekeeper_of(brief.settings.egress, brief.services)
    try:
        with asyncio.Runner(loop_factory=lambda: guarded_loop(gatekeeper, shares_port=True)) as runner:
            keeper = RemoteKeeper(brief.settings.data_dir)
            worker = Worker(brief.settings, brief.services, keeper, gatekeeper, brief.trusted)
            life = _Life(pipe, worker, keeper, file.follow if file else lambda: None)
            runner.run(life.live(brief.sources))
    except ConfigError as error:
        pipe.send(("failed", str(error)))
    finally:
        end_all()


class _Life:
    def __init__(self, pipe: Connection, worker: Worker, keeper: RemoteKeeper, beaten: Callable[[], None]) -> None:
        """`beaten` is called with each beat of the heart."""
        self._pipe = pipe
        self._worker = worker
        self._keeper = keeper
        self._beaten = beaten
        self._is_over = asyncio.Event()
        self._heartbeat = Heartbeat(BEAT_S)
        self._doing: set[asyncio.Task[None]] = set()
        self._does: dict[str, Callable[[Any], Awaitable[object]]] = {
            "prepare": worker.prepare,
            "commit": self._commit,
            "condition": lambda _: worker.condition(),
        }

    async def live(self, sources: Sources) -> None:
        """Start, answer the node, drain at the end."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._is_over.set)
        self._worker.closed = lambda why: self._tell("closed", why)
        try:
            await self._keeper.connect()
            self._tell("listening", await self._worker.start(sources))
        except (ConfigError, AuditError) as error:
            self._tell("failed", str(error))
            return
        loop.add_reader(self._pipe.fileno(), self._hear)
        beating = loop.create_task(self._beat())
        over = [loop.create_task(self._is_over.wait()), loop.create_task(self._worker.ended())]
        await asyncio.wait(over, return_when=asyncio.FIRST_COMPLETED)
        await self._worker.drain()
        beating.cancel()
        self._keeper.close()

    async def _commit(self, _: object) -> bool:
        await self._worker.commit()
        return True

    def _hear(self) -> None:
        try:
            number, verb, given = self._pipe.recv()
        except (EOFError, OSError):
            asyncio.get_running_loop().remove_reader(self._pipe.fileno())
            self._is_over.set()
            return
        task = asyncio.create_task(self._do(number, verb, given))
        self._doing.add(task)
        task.add_done_callback(self._doing.discard)

    async def _do(self, number: int, verb: str, given: object) -> None:
        if verb == "drain":
            self._is_over.set()
            return
        try:
            answer = number, True, await self._does[verb](given)
        except ConfigError as error:
            answer = number, False, str(error)
        except Exception as error:  # noqa: BLE001  # no answer: the node has this worker replaced
            log.error("worker failed", verb=verb, error=type(error).__name__)  # noqa: TRY400  # no trace: it may quote
            answer = number, True, None
        self._tell("answer", answer)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(self._heartbeat.every_s)
            self._heartbeat.beat()
            self._beaten()
            load = self._worker.load()
            self._tell("load", Load(load.connections, load.in_flight, self._heartbeat.lag_s, self._keeper.lost))

    def _tell(self, what: str, value: object) -> None:
        try:
            self._pipe.send((what, value))
        except OSError:
            self._is_over.set()
