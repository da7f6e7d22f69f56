"""`gardefou`, with one part broken by an environment variable: GARDEFOU_BREAKS=<what>. For the fault tests alone."""

import os
import signal
import time
from collections.abc import Callable
from typing import Any

from mitmproxy import http

import detectors
from detectors import Find
from models.finding import Finding
from models.site import SiteData
from proxy import addon, entrance, guard, judging, screening
from scripts.main import main

BUILD = detectors.build

ERRORS: dict[str, type[BaseException]] = {
    kind.__name__: kind
    for kind in (RuntimeError, RecursionError, MemoryError, ValueError, SystemExit, KeyboardInterrupt)
}


def breaking(find: Find) -> Find:
    """`find` that raises the error which the text names, with the text in its message, as a careless detector would."""

    def found(text: str) -> tuple[Finding, ...]:
        if "BREAK-hang" in text:
            time.sleep(60)
        if "BREAK-die" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        for name, kind in ERRORS.items():
            if f"BREAK-{name}" in text:
                raise kind(text)
        return find(text)

    return found


def _build(site: SiteData) -> Find:
    return breaking(BUILD(site))


def _raises(*_: Any, **__: Any) -> Any:
    raise RuntimeError("patiente VAUTRAVERS")


def _nothing(self: Any, flow: http.HTTPFlow) -> None:
    """A hook that does nothing."""


def _open(self: Any, flow: http.HTTPFlow) -> None:
    """A hook that opens the door without a verdict."""
    flow.response = None


def _without_guards() -> None:
    addon.Gardefou.request = _open  # type: ignore[method-assign,assignment]  # broken on purpose
    guard.Guard.request = _nothing  # type: ignore[method-assign]  # broken on purpose


BREAKS: dict[str, Callable[[], None]] = {
    "detector": lambda: setattr(detectors, "build", _build),
    "entrance": lambda: setattr(entrance.Entrance, "requestheaders", _nothing),
    "headers": lambda: setattr(addon, "ai_host", _raises),
    "request": lambda: setattr(screening.Screening, "judge", _raises),
    "reply": lambda: setattr(judging, "refusal", _raises),
    "record": lambda: setattr(judging, "record", _raises),
    "outcome": lambda: setattr(addon.Gardefou, "_outcome", _raises),
    "addon": lambda: setattr(addon.Gardefou, "request", _nothing),
    "open": lambda: setattr(addon.Gardefou, "request", _open),
    "open-no-guard": _without_guards,
}

if __name__ in ("__main__", "__mp_main__"):  # screening processes read the main module again, under the second name
    BREAKS[os.environ["GARDEFOU_BREAKS"]]()
if __name__ == "__main__":
    main()
