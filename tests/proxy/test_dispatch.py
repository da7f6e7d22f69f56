"""Hooks are called as mitmproxy's own manager calls them."""

import logging
from typing import Any

import pytest
from mitmproxy import http, options
from mitmproxy.addonmanager import AddonManager
from mitmproxy.exceptions import AddonHalt
from mitmproxy.master import Master
from mitmproxy.proxy.layers.http._hooks import HttpErrorHook, HttpRequestHook, HttpResponseHook

from proxy.dispatch import Dispatch
from tests.proxy.conftest import OPENAI, flow_to


class Speaker:
    """Notes what it hears; stops or fails where it is told."""

    def __init__(self, name: str, heard: list[str], raised: type[Exception] | None = None) -> None:
        self.name = name
        self._heard, self._raised = heard, raised

    def request(self, flow: http.HTTPFlow) -> None:
        del flow
        self._heard.append(f"{self.name} request")
        if self._raised:
            raise self._raised


class Waiter(Speaker):
    """Has a hook that is awaited, and a child."""

    def __init__(self, name: str, heard: list[str], child: Speaker) -> None:
        super().__init__(name, heard)
        self.addons = [child]

    async def response(self, flow: http.HTTPFlow) -> None:
        del flow
        self._heard.append(f"{self.name} response")


async def heard_by(manager: type[AddonManager], broken: type[Exception] | None) -> list[str]:
    """What three addons hear of three events, the second of which fails."""
    master, heard = Master(options.Options()), list[str]()
    master._legacy_log_events.uninstall()
    addons: Any = manager(master)
    last = Waiter("last", heard, Speaker("child", heard))
    addons.add(Speaker("first", heard), Speaker("second", heard, broken), last)
    for hook in (HttpRequestHook, HttpResponseHook, HttpErrorHook, HttpRequestHook):
        await addons.handle_lifecycle(hook(flow_to(OPENAI)))
    addons.remove(last)
    await addons.handle_lifecycle(HttpRequestHook(flow_to(OPENAI)))
    return heard


@pytest.mark.parametrize("broken", [None, RuntimeError, AddonHalt])
async def test_the_same_hooks_are_called_in_the_same_order(
    broken: type[Exception] | None, caplog: pytest.LogCaptureFixture
) -> None:
    """Children too, awaited or not; behind one that fails, and not behind one that halts."""
    with caplog.at_level(logging.CRITICAL):
        ours, theirs = await heard_by(Dispatch, broken), await heard_by(AddonManager, broken)
    assert ours == theirs
    assert ("last request" in ours) == (broken is not AddonHalt)
