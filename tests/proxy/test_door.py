"""Whatever a hook raises, the flow is refused and the log tells no text."""

import asyncio
import json

import pytest
from mitmproxy import http
from structlog.testing import capture_logs

from proxy.door import NOTICE, closing, closing_async, shut
from tests.proxy.conftest import OPENAI, PATIENT, chat, flow_to

RAISED: list[type[BaseException]] = [RuntimeError, RecursionError, MemoryError, SystemExit, KeyboardInterrupt]


class Hooks:
    """Hooks that open the door and then raise what they are told, with the prompt in its message."""

    def __init__(self, error: type[BaseException] | None) -> None:
        self._error = error

    @closing
    def plain(self, flow: http.HTTPFlow) -> None:
        flow.response = None
        if self._error:
            raise self._error(PATIENT)

    @closing_async
    async def waiting(self, flow: http.HTTPFlow) -> None:
        self.plain.__wrapped__(self, flow)  # type: ignore[attr-defined]  # functools.wraps sets it


def test_a_shut_flow_is_403_in_every_providers_shape() -> None:
    """Clients look for the message in one of these places; nothing may keep it."""
    flow = flow_to(OPENAI)
    shut(flow)
    assert flow.response
    body = json.loads(flow.response.content or b"")
    assert flow.response.status_code == 403
    assert [NOTICE] * 3 == [body["error"]["message"], body["message"], body["detail"]]
    assert flow.response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("error", RAISED)
async def test_a_hook_that_raises_leaves_a_refusal(error: type[BaseException]) -> None:
    """Also errors that end a program, and also when the hook had opened the door already."""
    for name in ("plain", "waiting"):
        flow = flow_to(OPENAI, chat(PATIENT))
        with capture_logs() as logs:
            result = getattr(Hooks(error), name)(flow)
            if result is not None:
                await result
        assert flow.response
        assert flow.response.status_code == 403
        assert [(entry["event"], entry["error"]) for entry in logs] == [("hook failed", error.__name__)]
        assert "NIR" not in str(logs)


async def test_a_hook_that_does_not_raise_is_left_alone() -> None:
    for name in ("plain", "waiting"):
        flow = flow_to(OPENAI)
        shut(flow)
        result = getattr(Hooks(None), name)(flow)
        if result is not None:
            await result
        assert flow.response is None


async def test_a_cancelled_hook_stays_cancelled_and_shut() -> None:
    """mitmproxy cancels hooks when a client goes away, and must see that it worked."""
    flow = flow_to(OPENAI)
    with pytest.raises(asyncio.CancelledError):
        await Hooks(asyncio.CancelledError).waiting(flow)
    assert flow.response
    assert flow.response.status_code == 403
