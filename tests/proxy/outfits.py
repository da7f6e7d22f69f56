"""Screening processes for tests: what goes wrong in them, where a text or an outfit says so. Importable by the process itself."""

import dataclasses
import os
import signal
import threading
from collections.abc import Awaitable, Callable
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
from proxy.judging import Judge
from proxy.lanes import Outfit
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
    def judge(self) -> Judge:
        made = super().judge()
        made.generation = dataclasses.replace(made.generation, find=careless(made.generation.find))
        return made


@dataclass(frozen=True)
class Unready(Outfit):
    """Does not get warm."""

    how: str = "raises"

    @override
    def judge(self) -> Judge:
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
