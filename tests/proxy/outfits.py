"""Screening processes for tests: what goes wrong in them, where a text or an outfit says so. Importable by the process itself."""

import asyncio
import dataclasses
import os
import signal
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import Any, override

from audit.marking import Marking
from detectors import Find
from models.context import Tags
from models.finding import Finding
from models.reading import ConfigError
from models.settings import Limits, Settings
from proxy.catalogue import Services
from proxy.generation import Files
from proxy.identity import Client
from proxy.judging import Judge, Judged
from proxy.lane_process import Outfit
from proxy.lanes import Lanes
from proxy.recording import Asking, reference
from proxy.requests import Request

ERRORS: dict[str, type[BaseException]] = {
    kind.__name__: kind
    for kind in (RuntimeError, RecursionError, MemoryError, OSError, EOFError, SystemExit, KeyboardInterrupt)
}
"""A text with one of these names has it raised, with the text in its message, as a careless detector would."""

HANG, DIE = "HANG-HERE", "DIE-HERE"
KEY = bytes(range(32))
TAGS = Tags(key=KEY)

PATIENCE = Limits(screening_s=300)
"""Of the processes themselves: a busy machine takes its time."""
LIMIT_S = 300.0


def careless(find: Find) -> Find:
    """A detector that does what a text says."""

    def found(text: str) -> tuple[Finding, ...]:
        if HANG in text:
            threading.Event().wait()
        if DIE in text:
            os.kill(os.getpid(), signal.SIGKILL)
        for name, kind in ERRORS.items():
            if f"RAISE-{name}" in text:
                raise kind(text)
        return find(text)

    return found


@dataclass(frozen=True)
class Careless(Outfit):
    """With detectors that do what a text says."""

    @override
    def judge(self, *, runs_code: bool) -> Judge:
        made = super().judge(runs_code=runs_code)
        made.generation = dataclasses.replace(made.generation, find=careless(made.generation.find))
        return made


@dataclass(frozen=True)
class Unready(Outfit):
    """Does not get warm."""

    how: str = "raises"

    @override
    def judge(self, *, runs_code: bool) -> Judge:
        if self.how == "dies":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.how == "hangs":
            threading.Event().wait()
        raise ConfigError("patiente VAUTRAVERS")


def outfit[Kind: Outfit](kind: type[Kind], limits: Limits | None = None) -> Kind:
    """With the shipped charter and no site data."""
    return kind(Files(Settings()).read(1), limits or Limits(), "le comité IA", Marking(KEY))


def asking(services: Services, body: bytes, user: str | None = "jdupont", **changes: Any) -> Asking:
    """A request to OpenAI that came just now."""
    service = services.by_id[str(changes.pop("service", "openai-api"))]
    fields: dict[str, Any] = {
        "path": "/v1/chat/completions",
        "content_type": "application/json",
        "body": body,
    } | changes
    request = dataclasses.replace(Request("POST"), **fields)
    route = services.route_of(service, request.method, request.path)
    return Asking(request, service, route, Client("127.0.0.0/8", user), reference(), perf_counter())


async def no_tags(asking: Asking, conversation: str | None) -> Tags:
    """Tags of a conversation in which nothing was replaced yet."""
    return TAGS


def tags_after(before: Callable[[], Awaitable[object]]) -> Callable[[Asking, str | None], Awaitable[Tags]]:
    """The same, once something was done."""

    async def tags(asking: Asking, conversation: str | None) -> Tags:
        await before()
        return TAGS

    return tags


async def until(holds: Callable[[], bool]) -> None:
    """Wait for it, for as long as a busy machine may take."""
    async with asyncio.timeout(120):
        while not holds():  # noqa: ASYNC110  # a condition, not a time
            await asyncio.sleep(0.005)


@asynccontextmanager
async def opened(kind: type[Outfit] = Careless, count: int = 1) -> AsyncIterator[Lanes]:
    """Lanes that are warm; none of their processes is left afterwards."""
    made = Lanes(outfit(kind, PATIENCE), count)
    try:
        await made.start()
        yield made
    finally:
        await made.close()
        assert [] == made.pids


async def judged(lanes: Lanes, request: Asking) -> Judged:
    return await lanes.judged(request, no_tags, LIMIT_S)


async def serves(lanes: Lanes, services: Services) -> None:
    """The next request has a verdict, and its own."""
    request = asking(services, b"{}")
    assert request.reference == (await judged(lanes, request)).verdict.reference
