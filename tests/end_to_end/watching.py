"""What a running proxy has written by now, and waiting until it has."""

import time
from collections.abc import Callable
from typing import Any

from scripts.serving import Proxy
from tests.proxy.conftest import records


def until(holds: Callable[[], bool], what: str, limit_s: float = 60) -> None:
    """Wait until something shows."""
    end = time.monotonic() + limit_s
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.05)


def logged(proxy: Proxy, event: str, times: int = 1) -> None:
    """Wait until the log holds an event so many times, 20 s at most."""
    until(lambda: proxy.log.read_text().count(f'"{event}"') >= times, f"{event} is logged", 20)


def decisions(proxy: Proxy) -> list[dict[str, Any]]:
    """The journal's decisions, in order."""
    return records(proxy.data_dir, "decision")
