"""Limits on clients that are slow or many: a connection that owes us a head, a handshake or a body is closed in time.

mitmproxy closes a connection only when nothing at all moved for `tcp_timeout`; a byte now and then keeps it open for ever.
"""

import asyncio
import socket
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from mitmproxy import connection, http, tls
from mitmproxy.proxy import events, layer, layers
from mitmproxy.proxy.server import ConnectionHandler

from models.settings import Limits
from proxy.entrance import STRANGER
from proxy.listener import is_our_own
from proxy.stock import proxyserver

SWEEP_EVERY_S = 0.5


@dataclass
class Held:
    """One client connection, as far as it concerns the limits."""

    address: str
    awaited_since: float | None
    """Since when it owes a CONNECT, a handshake or a head; None between requests and during one."""
    head_bytes: int = 0
    is_free: bool = False
    """A tunnel or a socket, that may be silent or speak as it likes; or HTTP/2, whose heads cannot be told from pings."""
    open: set[str] = field(default_factory=set)
    """Requests that are not answered to the end."""
    bodies: dict[str, tuple[float, http.Request]] = field(default_factory=dict)
    """Requests whose body is still coming, since when."""

    def awaits(self, now: float | None) -> None:
        self.awaited_since, self.head_bytes = now, 0


class Connections:
    """The first of our addons: mitmproxy's hooks tell what a connection has done; `watch` closes those that took too long.

    First, as the next ones look up names and passwords, and that is not the client's time.
    """

    def __init__(self, server: proxyserver.Proxyserver, limits: Limits, told: Callable[[str], None]) -> None:
        """`told` hears why a connection was refused or closed: one of `network`, `total`, `client`, `head`, `size`, `body`."""
        self._server = server
        self._limits = limits
        self._told = told
        self._held: dict[str, Held] = {}
        self._addresses: Counter[str] = Counter()
        self._clock = time.monotonic
        self.is_draining = False
        """Whether the proxy is about to stop: connections are not kept for further requests."""

    @property
    def count(self) -> int:
        """Client connections that are open."""
        return len(self._held)

    @property
    def in_flight(self) -> int:
        """Requests that are not answered to the end."""
        return sum(len(held.open) for held in self._held.values())

    # -- what a connection does

    def client_connected(self, client: connection.Client) -> None:
        """Take a connection, unless there are too many."""
        address = client.peername[0]
        refused = self._overflow(address)
        if refused:
            client.error = "too many connections"
            self._told(refused)
            return
        self._held[client.id] = Held(address, self._clock())
        self._addresses[address] += 1
        self._bound(client)

    def client_disconnected(self, client: connection.Client) -> None:
        held = self._held.pop(client.id, None)
        if held is None:
            return
        if client.error == STRANGER:
            self._told("network")
        self._addresses[held.address] -= 1
        if not self._addresses[held.address]:
            del self._addresses[held.address]

    def arrived(self, client: connection.Client, size: int) -> None:
        """Bytes came from the client. Between requests they are the beginning of a head."""
        held = self._held.get(client.id)
        if held is None or held.is_free or held.open:
            return
        if held.awaited_since is None:
            held.awaits(self._clock())
        held.head_bytes += size
        if held.head_bytes > self._limits.head_bytes:
            self._close(client.id, "size")

    def http_connect(self, flow: http.HTTPFlow) -> None:
        """The head of a CONNECT is there; dialling is not the client's time."""
        self._awaits(flow.client_conn, None)

    def http_connected(self, flow: http.HTTPFlow) -> None:
        """The tunnel stands: a handshake is owed."""
        self._awaits(flow.client_conn, self._clock())

    def next_layer(self, nextlayer: layer.NextLayer) -> None:
        """A tunnel to another host is passed on as it is."""
        held = self._held.get(nextlayer.context.client.id)
        if held is not None and isinstance(nextlayer.layer, layers.TCPLayer | layers.UDPLayer):
            held.is_free = True

    def tls_established_client(self, data: tls.TlsData) -> None:
        """Who has shaken hands with the proxy itself owes a CONNECT; with a host behind it, a client may wait."""
        self._awaits(data.context.client, self._clock() if is_our_own(data.context.layers) else None)
        held = self._held.get(data.context.client.id)
        if held is not None and data.context.client.alpn == b"h2":
            held.is_free = True

    def requestheaders(self, flow: http.HTTPFlow) -> None:
        """A head is whole; a body may follow."""
        held = self._held.get(flow.client_conn.id)
        if held is not None:
            held.awaits(None)
            held.open.add(flow.id)
            held.bodies[flow.id] = self._clock(), flow.request

    def request(self, flow: http.HTTPFlow) -> None:
        held = self._held.get(flow.client_conn.id)
        if held is not None:
            held.bodies.pop(flow.id, None)

    def responseheaders(self, flow: http.HTTPFlow) -> None:
        if self.is_draining and flow.response is not None and flow.request.http_version.startswith("HTTP/1"):
            flow.response.headers["connection"] = "close"

    def response(self, flow: http.HTTPFlow) -> None:
        self._ended(flow)

    def error(self, flow: http.HTTPFlow) -> None:
        self._ended(flow)

    def websocket_start(self, flow: http.HTTPFlow) -> None:
        """To another host: none is let through to an AI service."""
        held = self._held.get(flow.client_conn.id)
        if held is not None:
            held.is_free = True

    # -- what becomes of it

    async def watch(self) -> None:
        """Close what is overdue, until cancelled."""
        while True:
            await asyncio.sleep(SWEEP_EVERY_S)
            for identity, why in list(self.overdue()):
                self._close(identity, why)

    def overdue(self) -> Iterator[tuple[str, str]]:
        """Connections that took too long, each with the reason."""
        now, limits = self._clock(), self._limits
        for identity, held in self._held.items():
            if held.awaited_since is not None and not held.is_free and now - held.awaited_since > limits.head_s:
                yield identity, "head"
            elif any(now - since > limits.body_s and not request.stream for since, request in held.bodies.values()):
                yield identity, "body"

    def _overflow(self, address: str) -> str:
        if len(self._held) >= self._limits.connections:
            return "total"
        return "client" if self._addresses[address] >= self._limits.connections_per_client else ""

    def _awaits(self, client: connection.Client, now: float | None) -> None:
        held = self._held.get(client.id)
        if held is not None:
            held.awaits(now)

    def _ended(self, flow: http.HTTPFlow) -> None:
        held = self._held.get(flow.client_conn.id)
        if held is not None:
            held.open.discard(flow.id)
            held.bodies.pop(flow.id, None)

    def _close(self, identity: str, why: str) -> None:
        """End a connection at once: what still waits to be sent to a client that does not read is dropped."""
        handler = self._server.connections.get(identity)
        io = handler.transports.get(handler.client) if handler else None
        if io is None or io.handler is None:
            return
        io.handler.cancel("limit")
        cast(asyncio.StreamWriter, io.writer).transport.abort()
        self._told(why)

    def _bound(self, client: connection.Client) -> None:
        """Have the kernel end a connection whose peer stopped reading: our own closing would wait for it for ever."""
        handler = self._server.connections.get(client.id)
        io = handler.transports.get(client) if handler else None
        if io is not None and isinstance(io.writer, asyncio.StreamWriter):
            accepted: socket.socket = io.writer.get_extra_info("socket")
            accepted.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, self._limits.idle_s * 1000)


def report_arrivals(arrived: Callable[[connection.Client, int], None]) -> None:
    """Tell of the size of all that clients send. mitmproxy has no hook before a head or a handshake is whole."""
    original = ConnectionHandler.server_event

    def server_event(self: ConnectionHandler, event: events.Event) -> Coroutine[Any, Any, None]:
        if isinstance(event, events.DataReceived) and event.connection is self.client:
            arrived(self.client, len(event.data))
        return original(self, event)

    ConnectionHandler.server_event = server_event  # type: ignore[method-assign]  # no option of mitmproxy does this
