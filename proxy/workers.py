"""Several workers on one port, each a process. One that dies or hangs is replaced; the others go on."""

import asyncio
import itertools
import socket
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

import structlog

from models.reading import ConfigError
from proxy.crew import Condition, Load
from proxy.generation import Sources
from proxy.processes import PROCESSES, send
from proxy.worker_process import Brief, run

log = structlog.get_logger()

START_S = 120.0
ANSWER_S = 120.0
"""Longer than screening processes may take to be warm (`lanes.WARM_S`): a worker says itself what is wrong."""
CONDITION_S = 5.0
AGAIN_S = 1.0
"""Pause before a worker is replaced."""
HUNG_S = 20.0
"""A worker that says nothing for this long is ended."""
LAST_S = 5.0
"""Over the drain's own limit."""

Told = Callable[[str, dict[str, str | int]], None]
"""Hears of an event and its details."""


class Workers:
    """A crew of processes."""

    def __init__(self, brief: Brief, told: Told, closed: Callable[[str], None]) -> None:
        """`told` hears what happens to workers; `closed` why a connection was refused or closed."""
        settings = brief.settings
        self._brief = brief
        self._told = told
        self._closed = closed
        self._count = settings.workers
        self._drain_s = settings.limits.drain_s + LAST_S
        self._members: dict[int, _Member] = {}
        self._changing = asyncio.Lock()
        self._prepared: Sources | None = None
        self._keeping: list[asyncio.Task[None]] = []
        self._never = asyncio.Event()

    async def start(self, sources: Sources) -> str:
        """As `Crew.start`."""
        self._port, address = _reserved(self._brief.settings.listen)
        settings = self._brief.settings.model_copy(update={"listen": address})
        self._brief = replace(self._brief, settings=settings, sources=sources)
        try:
            await asyncio.gather(*(self._join(number) for number in range(self._count)))
        except BaseException:
            self._end()
            raise
        self._keeping = [asyncio.create_task(self._keep(number)) for number in range(self._count)]
        return address

    async def prepare(self, sources: Sources) -> str:
        """As `Crew.prepare`. A worker that dies meanwhile does not hinder the others."""
        await self._changing.acquire()
        try:
            asked = self._alive()
            preparing = (member.asked("prepare", sources) for member in asked)
            names = await asyncio.gather(*preparing, return_exceptions=True)  # all: none may go on preparing this one
            for member, name in zip(asked, names, strict=True):
                if name is None:
                    member.go()  # the one that replaces it begins under the generation that is then in force
            charter = _agreed(names)
        except BaseException:
            self._changing.release()
            raise
        self._prepared = sources
        return charter

    async def commit(self) -> None:
        """As `Crew.commit`."""
        try:
            if self._prepared is not None:
                self._brief = replace(self._brief, sources=self._prepared)
            asked = self._alive()
            done = await asyncio.gather(*(member.asked("commit", None) for member in asked))
            for member, is_done in zip(asked, done, strict=True):
                if not is_done:
                    member.go()
        finally:
            self._prepared = None
            self._changing.release()

    async def condition(self) -> Condition:
        """As `Crew.condition`."""
        telling = (member.asked("condition", None, CONDITION_S) for member in self._alive())
        told: list[Condition | None] = await asyncio.gather(*telling)
        known = [condition for condition in told if condition is not None]
        blind = next((condition.detectors for condition in known if condition.detectors), "")
        missing = "a worker is missing" if len(known) < self._count else ""
        return Condition(blind or missing, any(condition.are_users_refused for condition in known))

    def load(self) -> Load:
        """As `Crew.load`."""
        loads = [member.load for member in self._alive()] or [Load()]
        connections, in_flight, lags_s, lost = zip(*loads, strict=True)
        return Load(sum(connections), sum(in_flight), max(lags_s), sum(lost))

    async def ended(self) -> None:
        """As `Crew.ended`: each is replaced, so this never comes."""
        await self._never.wait()

    async def drain(self) -> None:
        """As `Crew.drain`."""
        for task in self._keeping:
            task.cancel()
        await asyncio.gather(*(member.drained(self._drain_s) for member in self._members.values()))
        self._end()

    @property
    def pids(self) -> list[int]:
        """The processes that live."""
        return [member.process.pid for member in self._alive() if member.process.pid is not None]

    def _end(self) -> None:
        for member in self._members.values():
            member.go()
        self._port.close()

    def _alive(self) -> list["_Member"]:
        return [member for member in self._members.values() if not member.is_gone.is_set()]

    async def _join(self, number: int) -> None:
        """Start one worker and wait until it listens. Raises ConfigError."""
        member = self._members[number] = _Member(self._brief, self._closed)
        await member.listening()

    async def _keep(self, number: int) -> None:
        """Replace one worker whenever it is gone."""
        while True:
            member = self._members[number]
            await member.gone_or_hung()
            await asyncio.to_thread(member.process.join, LAST_S)
            self._told("worker lost", {"worker": number, "exit": member.process.exitcode or 0})
            await asyncio.sleep(AGAIN_S)
            async with self._changing:  # else it could begin under one generation while the others take the next
                try:
                    await self._join(number)
                except ConfigError as error:
                    log.error("worker not started", worker=number, problem=str(error))  # noqa: TRY400  # no trace: it may quote
                else:
                    self._told("worker started", {"worker": number})


class _Member:
    """One worker process, seen from the node."""

    def __init__(self, brief: Brief, closed: Callable[[str], None]) -> None:
        self.load = Load()
        self.is_gone = asyncio.Event()
        self._closed = closed
        self._heard = time.monotonic()
        self._numbers = itertools.count()
        self._asked: dict[int, asyncio.Future[Any]] = {}
        self._listening: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._thread = ThreadPoolExecutor(1, "worker")
        self._pipe, self.process = _born(brief)
        asyncio.get_running_loop().add_reader(self._pipe.fileno(), self._hear)

    async def listening(self) -> None:
        """Wait until it listens. Raises ConfigError."""
        try:
            async with asyncio.timeout(START_S):
                problem = await self._listening
        except TimeoutError:
            problem = "a worker did not start in time"
        if problem:
            self.go()
            raise ConfigError(problem)

    async def asked(self, verb: str, given: object, limit_s: float = ANSWER_S) -> Any:
        """The answer of the worker; None if it dies or says nothing. Raises ConfigError if it refuses."""
        number = next(self._numbers)
        answer = self._asked[number] = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(limit_s):
                await self._send((number, verb, given))
                is_fine, value = await answer
        except (OSError, TimeoutError):
            return None
        finally:
            self._asked.pop(number, None)
        if not is_fine:
            raise ConfigError(str(value))
        return value

    async def gone_or_hung(self) -> None:
        """Wait until the process is gone. One that hangs is ended."""
        while not self.is_gone.is_set():
            try:
                async with asyncio.timeout(HUNG_S / 4):
                    await self.is_gone.wait()
            except TimeoutError:
                if time.monotonic() - self._heard > HUNG_S:
                    log.error("worker hangs")  # noqa: TRY400
                    self.go()

    async def drained(self, limit_s: float) -> None:
        """Have it finish its work; end it after `limit_s`."""
        try:
            async with asyncio.timeout(limit_s):
                await self._send((0, "drain", None))
                await self.is_gone.wait()
        except (OSError, TimeoutError):
            self.go()
        await asyncio.to_thread(self.process.join, LAST_S)

    async def _send(self, message: tuple[int, str, object]) -> None:
        """In a thread of its own: a worker that does not read must not stop the node. Raises OSError."""
        if self.is_gone.is_set():
            raise BrokenPipeError
        await asyncio.get_running_loop().run_in_executor(self._thread, send, self._pipe, message)

    def _hear(self) -> None:
        try:
            what, value = self._pipe.recv()
        except (EOFError, OSError):
            self.go()
            return
        self._heard = time.monotonic()
        if what == "load":
            self.load = value
        elif what == "closed":
            self._closed(value)
        elif what == "answer":
            number, is_fine, answer = value
            waiting = self._asked.get(number)
            if waiting is not None and not waiting.done():
                waiting.set_result((is_fine, answer))
        elif not self._listening.done():
            self._listening.set_result(value if what == "failed" else "")

    def go(self) -> None:
        """It is gone, or must go at once. Idempotent."""
        if self.is_gone.is_set():
            return
        self.is_gone.set()
        asyncio.get_running_loop().remove_reader(self._pipe.fileno())
        self.process.kill()
        self._thread.submit(self._pipe.close)  # after what is being sent, which fails now
        self._thread.shutdown(wait=False)
        for answer in self._asked.values():
            if not answer.done():
                answer.set_result((True, None))
        if not self._listening.done():
            self._listening.set_result("a worker did not start; the technical log says why")


def _agreed(names: Sequence[str | BaseException | None]) -> str:
    """The charter that all who answered have prepared. Raises ConfigError if one refuses, or nobody did."""
    answers = [name for name in names if name is not None] or [ConfigError("no worker is there to take it")]
    for answer in answers:
        if isinstance(answer, BaseException):
            raise answer
    return str(answers[0])


def _born(brief: Brief) -> tuple[Connection, BaseProcess]:
    """Raises ConfigError."""
    try:
        ours, theirs = PROCESSES.Pipe()
        process = PROCESSES.Process(target=run, args=(theirs, brief), name="gardefou-worker")
        process.start()
    except (OSError, EOFError) as error:
        raise ConfigError(f"a worker cannot be made ({type(error).__name__})") from error
    theirs.close()
    return ours, process


def _reserved(listen: str) -> tuple[socket.socket, str]:
    """A socket that holds the port for all workers without listening, and its address. Raises ConfigError."""
    host, _, port = listen.rpartition(":")
    host = host.strip("[]")
    held = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    for option in (socket.SO_REUSEPORT, socket.SO_REUSEADDR):  # the latter for what a node before left in TIME_WAIT
        held.setsockopt(socket.SOL_SOCKET, option, 1)
    try:
        held.bind((host, int(port)))
    except OSError as error:
        held.close()
        raise ConfigError(f"listen {listen}: cannot be listened on ({error.strerror}); name another") from error
    return held, f"{listen.rpartition(':')[0]}:{held.getsockname()[1]}"
