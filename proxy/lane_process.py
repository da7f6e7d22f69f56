"""The life of a screening process, as its lane (lanes.py) began it: it judges one request after the other, each in a talk of two questions."""

import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from audit.marking import Marking
from models.context import Tags
from models.settings import Limits
from proxy.generation import Sources, compiled
from proxy.judging import Judge
from proxy.processes import die_with, settle_memory
from proxy.recording import Asking
from proxy.remembered import Remembered


@dataclass(frozen=True)
class Outfit:
    """What those who judge under one generation are given: a screening process at birth, and the event loop's judge."""

    sources: Sources
    limits: Limits
    contact: str
    marking: Marking

    def judge(self, *, runs_code: bool) -> Judge:
        """Compile; `runs_code` as for `compiled`. Raises ConfigError."""
        generation = compiled(self.sources, runs_code=runs_code)
        return Judge(generation, self.limits, self.contact, self.marking, Remembered())


def work(pipe: Connection, lifeline: Connection, outfit: Outfit) -> None:
    """The life of a process: judge requests until the pipe closes."""
    die_with(lifeline)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):  # its proxy ends it, by closing the pipe
        signal.signal(number, signal.SIG_IGN)
    try:
        judge = outfit.judge(runs_code=True)
    except BaseException as error:  # noqa: BLE001  # told to the proxy, which does not take this lane
        pipe.send(type(error).__name__)
        return
    settle_memory()
    pipe.send(None)
    with suppress(EOFError, OSError):
        while True:
            asking: Asking = pipe.recv()
            pipe.send(_answered(pipe, judge, asking))


def _answered(pipe: Connection, judge: Judge, asking: Asking) -> tuple[bool, object]:
    """The second answer of the talk; the first one, the conversation, is sent on the way. Raises EOFError, OSError of the pipe."""
    is_fine, opened = _tried(lambda: judge.opened(asking))
    if not is_fine:
        return False, opened
    pipe.send((True, opened.exchange.conversation))
    tags: Tags | None = pipe.recv()
    return (False, "abandoned") if tags is None else _tried(lambda: judge.judged(asking, opened, tags))


def _tried(do: Callable[[], Any]) -> tuple[bool, Any]:
    try:
        return True, do()
    except BaseException as error:  # noqa: BLE001  # its text may quote what was searched: only its kind goes back
        return False, type(error).__name__
