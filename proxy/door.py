"""The closed door: what a client gets when nothing was decided, and the wrapper that closes it whenever a hook fails."""

import asyncio
import functools
import json
import time
from collections.abc import Callable, Coroutine
from typing import Any

import structlog
from mitmproxy import http

log = structlog.get_logger()

NOTICE = (
    "Envoi arrêté par gardefou : l'analyse est momentanément impossible, rien n'a été transmis. "
    "Réessayez dans quelques minutes. / Stopped by gardefou: screening is unavailable, nothing was sent."
)


_BODY = json.dumps(
    {
        "error": {"message": NOTICE, "type": "permission_error", "code": "gardefou_unavailable", "param": None},
        "type": "error",
        "message": NOTICE,
        "detail": NOTICE,
    },
    ensure_ascii=False,
).encode()
_HEADERS = ((b"content-type", b"application/json; charset=utf-8"), (b"cache-control", b"no-store"))


def shut(flow: http.HTTPFlow) -> None:
    """Put a refusal on the flow: 403, in a JSON shape that every provider's client can show."""
    headers = http.Headers((*_HEADERS, (b"content-length", b"%d" % len(_BODY))))
    now = time.time()
    flow.response = http.Response(b"HTTP/1.1", 403, b"Forbidden", headers, _BODY, None, now, now)


def closing[S, T: http.HTTPFlow, R](hook: Callable[[S, T], R]) -> Callable[[S, T], R | None]:
    """Wrap a hook on an HTTP flow: whatever it raises, the flow is refused and only the error's kind is logged."""

    @functools.wraps(hook)
    def wrapped(self: S, flow: T) -> R | None:
        try:
            return hook(self, flow)
        except BaseException as error:  # noqa: BLE001  # an exception must never let a prompt out
            _shut_for(flow, hook.__name__, error)
            return None

    return wrapped


def closing_async[S, T: http.HTTPFlow](
    hook: Callable[[S, T], Coroutine[Any, Any, None]],
) -> Callable[[S, T], Coroutine[Any, Any, None]]:
    """The same for an async hook."""

    @functools.wraps(hook)
    async def wrapped(self: S, flow: T) -> None:
        try:
            await hook(self, flow)
        except BaseException as error:  # noqa: BLE001  # an exception must never let a prompt out
            _shut_for(flow, hook.__name__, error)

    return wrapped


def _shut_for(flow: http.HTTPFlow, hook: str, error: BaseException) -> None:
    """One request must not end the proxy either: only the cancelling of the hook itself goes on."""
    shut(flow)
    log.error("hook failed", hook=hook, error=type(error).__name__)
    if isinstance(error, asyncio.CancelledError):
        raise error
