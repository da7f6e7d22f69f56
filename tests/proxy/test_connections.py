"""Limits on clients that are slow or many: what a connection owes, from hook to hook, on a clock that the test holds."""

from collections.abc import Callable

import pytest
from mitmproxy import connection, http, tls
from mitmproxy.addons.proxyserver import Proxyserver
from mitmproxy.proxy import events, layer, layers
from mitmproxy.proxy.context import Context
from mitmproxy.proxy.layers import modes
from mitmproxy.proxy.server import ConnectionHandler
from mitmproxy.test import taddons, tflow

from models.settings import Limits
from proxy.connections import Connections, report_arrivals
from proxy.entrance import STRANGER
from tests.proxy.conftest import OPENAI, chat, flow_to

LIMITS = Limits(head_s=10, body_s=60, head_bytes=1000, connections=5, connections_per_client=3)


class Bench:
    """Connections with a clock that is set by hand."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.now = 0.0
        self.connections = Connections(Proxyserver(), LIMITS, self.told.append)
        self.connections._clock = lambda: self.now

    def client(self, address: str = "127.0.0.1") -> connection.Client:
        client = tflow.tclient_conn()
        client.peername, client.error = (address, 40000), None
        self.connections.client_connected(client)
        return client

    def overdue(self, after_s: float) -> list[str]:
        """Reasons, some time later."""
        self.now += after_s
        return [why for _, why in self.connections.overdue()]

    def flow(self, client: connection.Client, *, is_ai: bool = False) -> http.HTTPFlow:
        flow = flow_to(OPENAI, chat("bonjour"))
        flow.client_conn = client
        flow.request.stream = not is_ai
        return flow


@pytest.fixture
def bench() -> Bench:
    return Bench()


def handshake(client: connection.Client, alpn: bytes = b"http/1.1") -> tls.TlsData:
    client.alpn = alpn
    with taddons.context(Proxyserver()) as addons:
        context = Context(client, addons.options)
        context.layers = [modes.TransparentProxy(context), layers.ClientTLSLayer(context)]
        return tls.TlsData(client, context)


def test_a_client_that_says_nothing_is_overdue(bench: Bench) -> None:
    bench.client()
    assert [] == bench.overdue(9)
    assert ["head"] == bench.overdue(2)


def test_bytes_do_not_help_only_a_whole_head_does(bench: Bench) -> None:
    """A byte a second; then the head, and then as long as the answer takes."""
    client = bench.client()
    for _ in range(9):
        bench.overdue(1)
        bench.connections.arrived(client, 1)
    bench.connections.requestheaders(bench.flow(client))
    assert [] == bench.overdue(3600)


def test_between_two_requests_a_client_may_wait(bench: Bench) -> None:
    """Until it begins the next one."""
    client = bench.client()
    flow = bench.flow(client)
    bench.connections.requestheaders(flow)
    bench.connections.request(flow)
    bench.connections.response(flow)
    assert [] == bench.overdue(300)
    bench.connections.arrived(client, 1)
    assert [] == bench.overdue(9)
    assert ["head"] == bench.overdue(2)


def test_a_request_whose_connection_broke_is_over(bench: Bench) -> None:
    client = bench.client()
    flow = bench.flow(client, is_ai=True)
    bench.connections.requestheaders(flow)
    assert 1 == bench.connections.in_flight
    bench.connections.error(flow)
    assert 0 == bench.connections.in_flight
    assert [] == bench.overdue(300)


def test_after_connect_a_handshake_is_owed(bench: Bench) -> None:
    """Dialling is not the client's time."""
    client = bench.client()
    flow = bench.flow(client)
    bench.connections.http_connect(flow)
    assert [] == bench.overdue(30)
    bench.connections.http_connected(flow)
    bench.connections.arrived(client, 5)
    assert ["head"] == bench.overdue(11)
    bench.connections.tls_established_client(handshake(client))
    assert [] == bench.overdue(300)


def test_a_tunnel_may_be_silent_and_speak_as_it_likes(bench: Bench) -> None:
    client = bench.client()
    data = handshake(client)
    bench.connections.http_connected(bench.flow(client))
    asked = layer.NextLayer(data.context)
    asked.layer = layers.TCPLayer(data.context, ignore=True)
    bench.connections.next_layer(asked)
    bench.connections.arrived(client, 1_000_000)
    assert [] == bench.overdue(300)


def test_a_socket_may_be_silent_and_speak_as_it_likes(bench: Bench) -> None:
    client = bench.client()
    flow = bench.flow(client)
    bench.connections.requestheaders(flow)
    bench.connections.response(flow)
    bench.connections.websocket_start(flow)
    bench.connections.arrived(client, 10)
    assert [] == bench.overdue(300)


def test_http2_may_ping_between_requests(bench: Bench) -> None:
    client = bench.client()
    bench.connections.tls_established_client(handshake(client, b"h2"))
    bench.connections.arrived(client, 17)
    assert [] == bench.overdue(300)


@pytest.mark.parametrize(("is_ai", "expected"), [(True, ["body"]), (False, [])])
def test_a_body_that_is_held_back_comes_in_time(bench: Bench, is_ai: bool, expected: list[str]) -> None:
    """One to an AI service, or of a client that was refused. A long upload to another host is nobody's affair."""
    client = bench.client()
    bench.connections.requestheaders(bench.flow(client, is_ai=is_ai))
    assert [] == bench.overdue(59)
    assert expected == bench.overdue(2)


def test_too_many_connections_are_refused(bench: Bench) -> None:
    """Of one client, and in all; what ends makes room."""
    mine = [bench.client() for _ in range(4)]
    assert [None, None, None, "too many connections"] == [client.error for client in mine]
    bench.connections.client_disconnected(mine[3])
    bench.connections.client_disconnected(mine[0])
    again = bench.client()
    assert again.error is None
    assert [None, None, "too many connections"] == [bench.client(f"10.0.0.{n}").error for n in range(3)]
    assert ["client", "total"] == bench.told
    assert 5 == bench.connections.count


def test_nothing_is_kept_of_those_that_left(bench: Bench) -> None:
    client = bench.client()
    bench.connections.client_disconnected(client)
    bench.connections.arrived(client, 1)
    assert (0, 0) == (bench.connections.count, len(bench.connections._addresses))


def test_a_client_of_another_network_is_counted_when_it_is_gone(bench: Bench) -> None:
    """The entrance, that comes after, refuses it."""
    client = bench.client()
    client.error = STRANGER
    bench.connections.client_disconnected(client)
    assert (["network"], 0) == (bench.told, bench.connections.count)


def test_looking_up_a_password_is_not_the_clients_time(bench: Bench) -> None:
    """Nor are the bytes that come meanwhile those of a head."""
    client = bench.client()
    bench.connections.requestheaders(bench.flow(client, is_ai=True))
    bench.connections.arrived(client, 1_000_000)
    assert [] == bench.overdue(30)
    assert [] == bench.told


def test_after_the_handshake_with_the_proxy_itself_a_connect_is_owed(bench: Bench) -> None:
    """Otherwise a client could hold a connection by a handshake alone."""
    client = bench.client()
    data = handshake(client)
    data.context.layers = [modes.HttpProxy(data.context), layers.ClientTLSLayer(data.context)]
    bench.connections.tls_established_client(data)
    assert ["head"] == bench.overdue(11)


@pytest.mark.parametrize("of_client", [True, False])
async def test_what_clients_send_is_reported(monkeypatch: pytest.MonkeyPatch, of_client: bool) -> None:
    """What servers send is not, and everything goes on to mitmproxy."""
    went_on: list[events.Event] = []

    async def original(_: ConnectionHandler, event: events.Event) -> None:
        went_on.append(event)

    class Handler:
        client = tflow.tclient_conn()

    told: list[tuple[Callable[..., object] | connection.Client, int]] = []
    monkeypatch.setattr(ConnectionHandler, "server_event", original)
    report_arrivals(lambda client, size: told.append((client, size)))
    event = events.DataReceived(Handler.client if of_client else tflow.tserver_conn(), b"abc")
    await ConnectionHandler.server_event(Handler(), event)  # type: ignore[arg-type]  # all that the method looks at
    assert [event] == went_on
    assert ([(Handler.client, 3)] if of_client else []) == told
