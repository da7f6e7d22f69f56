"""Lanes: screening processes for what is not quick, so that one user's megabyte never delays another.

Each lane is one process (lane_process.py), warm before it is needed, that judges one request at a time by a deadline, under one generation.
A process that hangs or dies fails its request, which is refused, and is replaced at once.
"""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

import structlog

from audit.errors import AuditError
from models.context import Tags
from proxy.judging import Judged, OutOfTimeError
from proxy.lane_process import Outfit, work
from proxy.processes import PROCESSES, end
from proxy.recording import Asking
from proxy.talk import Talk

log = structlog.get_logger()

WARM_S = 60.0
"""How long a process may take to be ready."""
GRACE_S = 0.5
"""Time over the limit: a process looks at the clock itself between two texts, and is ended only if it hangs."""
AGAIN_S = 1.0
"""Pause before a process that could not be started is started again."""

TagsOf = Callable[[Asking, str | None], Awaitable[Tags]]
"""The replacement tags of a request's conversation."""


class LaneError(Exception):
    """A request could not be judged: its process died, or a detector raised in it. Holds no text."""


class Lanes:
    """Some lanes of one generation; a request takes the first that is free."""

    def __init__(self, outfit: Outfit, count: int) -> None:
        self._changed = asyncio.Event()
        self._lanes = [Lane(outfit, self._changed.set) for _ in range(count)]
        self._under_way: set[asyncio.Task[Judged]] = set()

    async def start(self) -> None:
        """Start every lane and wait until it is warm. Raises LaneError."""
        await asyncio.gather(*(lane.start() for lane in self._lanes))

    async def judged(self, asking: Asking, tags_of: TagsOf, limit_s: float) -> Judged:
        """A request's judgement, at most `limit_s` seconds after it came, waiting for a free lane counted.

        Raises OutOfTimeError, LaneError, and what `tags_of` raises.
        """
        task = asyncio.create_task(self._judged(asking, tags_of, limit_s))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return await asyncio.shield(task)  # who hangs up does not stop a process in the middle of a sentence

    async def close(self) -> None:
        """Let what is under way finish, then end all processes."""
        while self._under_way:
            await asyncio.wait(self._under_way)
        for lane in self._lanes:
            lane.close()

    @property
    def pids(self) -> list[int]:
        """The processes that live."""
        return [pid for pid in (lane.pid for lane in self._lanes) if pid is not None]

    @property
    def can_serve(self) -> bool:
        """Whether there is a process; the others may be on their way."""
        return bool(self.pids)

    async def _judged(self, asking: Asking, tags_of: TagsOf, limit_s: float) -> Judged:
        try:
            async with asyncio.timeout(limit_s - asking.elapsed_s):
                lane = await self._taken()
        except TimeoutError:
            raise OutOfTimeError from None
        return await lane.judged(asking, tags_of, limit_s)

    async def _taken(self) -> "Lane":
        while True:
            for lane in self._lanes:
                if lane.take():
                    return lane
            self._changed.clear()
            await self._changed.wait()


class Lane:
    """One process and the talk with it. `changed` is called when it may be free again."""

    def __init__(self, outfit: Outfit, changed: Callable[[], None]) -> None:
        self._outfit = outfit
        self._changed = changed
        self._thread = ThreadPoolExecutor(1, "lane")
        """Starts processes."""
        self._process: BaseProcess | None = None
        self._talk: Talk | None = None
        self._lifeline: Connection | None = None
        self._starting: BaseProcess | None = None
        self._is_taken = False
        self._is_closed = False
        self._mending: asyncio.Task[None] | None = None

    @property
    def pid(self) -> int | None:
        """The process, once it is warm and while it lives."""
        return self._process.pid if self._process is not None and self._process.is_alive() else None

    def take(self) -> bool:
        """Reserve it for one `judged`, if it is warm and free."""
        is_free = self.pid is not None and not self._is_taken
        self._is_taken = self._is_taken or is_free
        return is_free

    async def start(self) -> None:
        """Start the process and wait until it is warm. Raises LaneError."""
        loop = asyncio.get_running_loop()
        process, pipe = await loop.run_in_executor(self._thread, self._warmed)
        if self._is_closed:
            end(process)
            raise LaneError("a screening process is not needed any more")
        self._process, self._talk, self._starting = process, await Talk.over(pipe), None
        loop.add_reader(process.sentinel, self._died, process)
        self._changed()

    async def judged(self, asking: Asking, tags_of: TagsOf, limit_s: float) -> Judged:
        """Judge one request after `take`. Raises as `Lanes.judged`."""
        try:
            async with asyncio.timeout(limit_s - asking.elapsed_s + GRACE_S):
                return await self._talked(asking, tags_of)
        except TimeoutError:
            self._lose("timeout")
            raise OutOfTimeError from None
        except (EOFError, OSError):
            self._lose("died")
            raise LaneError("a screening process died") from None
        except (AuditError, LaneError, OutOfTimeError):  # the talk came to its end: the process is ready for the next
            raise
        except BaseException:
            self._lose("interrupted")  # in the middle of a talk: its next answer would be that of another request
            raise
        finally:
            self._freed()

    def close(self) -> None:
        """End the process. Idempotent."""
        self._is_closed = True
        if self._mending is not None:
            self._mending.cancel()
        self._lose("")
        if self._starting is not None:
            self._starting.kill()
        self._thread.shutdown(wait=False)

    def _warmed(self) -> tuple[BaseProcess, Connection]:
        """Start a process, and wait for its word; in the lane's own thread. Raises LaneError."""
        try:
            process, pipe, self._lifeline = _born(self._outfit)
        except Exception as error:  # noqa: BLE001  # whatever it is, the lane goes on trying
            raise LaneError(f"a screening process cannot be made: {type(error).__name__}") from None
        self._starting = process
        try:
            told = pipe.recv() if pipe.poll(0 if self._is_closed else WARM_S) else "TimeoutError"
        except (EOFError, OSError) as error:
            told = type(error).__name__
        if told is not None:
            end(process)
            raise LaneError(f"a screening process did not start: {told}")
        return process, pipe

    async def _talked(self, asking: Asking, tags_of: TagsOf) -> Judged:
        conversation = await self._asked(asking)
        try:
            tags = await tags_of(asking, conversation)
        except AuditError:
            with suppress(LaneError):
                await self._asked(None)
            raise
        judged: Judged = await self._asked(tags)
        return judged

    async def _asked(self, question: object) -> Any:
        """Send, and wait for the answer."""
        if self._talk is None:
            raise LaneError("a screening process is not there")
        is_fine, answer = await self._talk.asked(question)
        if not is_fine:
            raise OutOfTimeError if answer == OutOfTimeError.__name__ else LaneError(f"a detector failed: {answer}")
        return answer

    def _died(self, process: BaseProcess) -> None:
        """A process that ends while nobody uses it; one that is used is missed by its user."""
        asyncio.get_running_loop().remove_reader(process.sentinel)
        if process is self._process and not self._is_taken:
            self._lose("died")

    def _freed(self) -> None:
        self._is_taken = False
        if self._process is not None and not self._process.is_alive():  # it died between its last answer and now
            self._lose("died")
        self._changed()

    def _lose(self, why: str) -> None:
        """End the process, and have a new one started."""
        process, self._process, self._lifeline = self._process, None, None
        talk, self._talk = self._talk, None
        if process is None:
            return
        if talk is not None:
            talk.close()
        asyncio.get_running_loop().remove_reader(process.sentinel)
        end(process)
        if not self._is_closed:
            log.error("lane replaced", why=why)
            self._mending = asyncio.create_task(self._mended())

    async def _mended(self) -> None:
        while not self._is_closed:
            try:
                await self.start()
                break
            except LaneError as error:
                log.error("lane not started", error=str(error))  # noqa: TRY400
                await asyncio.sleep(AGAIN_S)


def _born(outfit: Outfit) -> tuple[BaseProcess, Connection, Connection]:
    """A process, the pipe to it, and its lifeline: when that closes, it ends."""
    ours, theirs = PROCESSES.Pipe()
    end_of_life, lifeline = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=work, args=(theirs, end_of_life, outfit), daemon=True, name="gardefou-lane")
    process.start()
    theirs.close()
    end_of_life.close()
    return process, ours, lifeline
