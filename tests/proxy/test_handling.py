"""What is replaced of mitmproxy is what was read, and does what it did."""

import asyncio
from typing import Any

import pytest
from mitmproxy import http, options, optmanager
from mitmproxy.addons.proxyserver import Proxyserver
from mitmproxy.proxy import commands, events, server
from mitmproxy.proxy.context import Context
from mitmproxy.proxy.layers.http._hooks import HttpRequestHook, HttpResponseHook
from mitmproxy.proxy.mode_servers import ProxyConnectionHandler
from mitmproxy.test import taddons
from mitmproxy.version import VERSION

from proxy import handling
from proxy.dispatch import Dispatch
from tests.proxy.conftest import OPENAI, flow_to


@pytest.fixture(autouse=True)
def restored(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replacements do not outlive a test."""
    for owner, name in (
        (server.ConnectionHandler, "server_event"),
        (optmanager._Option, "current"),  # there is no public one
        (http.MessageData, "__post_init__"),
    ):
        monkeypatch.setattr(owner, name, getattr(owner, name))


def test_the_installed_mitmproxy_is_the_one_that_was_read() -> None:
    """After an upgrade: read what changed, then write its digests here."""
    assert handling.READ == VERSION
    assert {stock: handling.digest_of(stock) for stock in handling.REPLACED} == handling.REPLACED


def test_another_mitmproxy_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slower, and as safe."""
    http.MessageData.__post_init__ = next(f for f in handling.REPLACED if "post_init" in f.__name__)  # type: ignore[method-assign]  # back
    monkeypatch.setitem(handling.REPLACED, server.ConnectionHandler.close_connection, "0")
    stock = server.ConnectionHandler.server_event
    assert not handling.speed_up()
    assert server.ConnectionHandler.server_event is stock


def test_what_is_read_of_an_option_cannot_change_it() -> None:
    handling.speed_up()
    given = options.Options()
    given.update(allow_hosts=["a.example"])
    given.allow_hosts.append("b.example")
    assert given.allow_hosts == ["a.example"]
    assert given.http2 is True


class Listener:
    """Hears a request at once, and waits for something before it has heard an answer."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def request(self, flow: http.HTTPFlow) -> None:
        del flow
        self.heard.append("request")

    async def response(self, flow: http.HTTPFlow) -> None:
        del flow
        self.heard.append("response")


class Layer:
    """Asks for one hook at the start, for the other when that is done, and notes what it is told."""

    def __init__(self, *hooks: commands.StartHook) -> None:
        self.told: list[object] = []
        self._hooks = iter(hooks)

    def handle_event(self, event: events.Event) -> Any:
        self.told.append(event.command if isinstance(event, events.HookCompleted) else type(event))
        if isinstance(event, events.ConnectionClosed):
            raise TypeError("a broken layer")
        hook = next(self._hooks, None)
        if hook is not None:
            yield hook


class Handler(ProxyConnectionHandler):
    """A connection to which nobody is connected, with a layer of ours."""

    def __init__(self, listener: Listener, layer: Layer) -> None:
        self.master: Any = type("Master", (), {"options": options.Options()})()
        self.master.addons = Dispatch(self.master)
        self.master.addons.chain.append(listener)
        with taddons.context(Proxyserver()) as addons:
            context = Context(flow_to(OPENAI).client_conn, addons.options)
        server.ConnectionHandler.__init__(self, context)
        self.layer: Any = layer


async def test_hooks_are_told_and_what_follows_comes_in_order() -> None:
    """One that nobody is waited for within the same turn, the other as soon as it is done."""
    handling.speed_up()
    flow = flow_to(OPENAI)
    request, response = HttpRequestHook(flow), HttpResponseHook(flow)
    listener, layer = Listener(), Layer(request, response)
    await Handler(listener, layer).server_event(events.Start())
    assert layer.told == [events.Start, request]
    assert listener.heard == ["request"]
    await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}))
    assert layer.told == [events.Start, request, response]
    assert listener.heard == ["request", "response"]


def test_what_goes_to_one_connection_in_one_turn_goes_in_one_piece() -> None:
    """Head and body, though something is logged in between; what goes elsewhere, or comes after a command, keeps its place."""
    client, other = flow_to(OPENAI).client_conn, flow_to(OPENAI).client_conn
    close, said = commands.CloseConnection(client), commands.Log("streaming")
    given = [
        commands.SendData(client, b"head "),
        said,
        commands.SendData(client, b"body"),
        commands.SendData(other, b"for another"),
        commands.SendData(client, b"trailer"),
        close,
        commands.SendData(other, b"last"),
    ]
    joined = list(handling.joined(given))
    sent = [(c.connection, c.data) if isinstance(c, commands.SendData) else c for c in joined]
    assert sent == [
        said,
        (client, b"head body"),
        (other, b"for another"),
        (client, b"trailer"),
        close,
        (other, b"last"),
    ]


async def test_a_flow_that_is_held_back_waits_until_it_is_resumed() -> None:
    """No addon of ours does so; mitmproxy's own promise is kept."""
    handling.speed_up()
    flow = flow_to(OPENAI)
    flow.intercept()
    request = HttpRequestHook(flow)
    layer = Layer(request)
    await Handler(Listener(), layer).server_event(events.Start())
    assert layer.told == [events.Start]
    flow.resume()
    await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}))
    assert layer.told == [events.Start, request]


async def test_a_broken_layer_ends_nothing_else(caplog: pytest.LogCaptureFixture) -> None:
    """It is logged, as mitmproxy does, and the next event is taken."""
    handling.speed_up()
    layer = Layer()
    handler = Handler(Listener(), layer)
    await handler.server_event(events.ConnectionClosed(handler.client))
    await handler.server_event(events.Start())
    assert layer.told == [events.ConnectionClosed, events.Start]
    assert "mitmproxy has crashed!" in caplog.text
