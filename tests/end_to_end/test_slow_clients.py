"""Fault 18: clients that open connections and then take their time are closed in time, and nobody else notices."""

import json
import selectors
import socket
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import httpx
import pytest

from scripts.serving import Proxy, serving
from scripts.standin import StandIn
from tests.end_to_end.conftest import client_for
from tests.end_to_end.wire import HOST, everything, head, plain, post, tunnel

URL = f"https://{HOST}/v1/chat/completions"
BODY = {"messages": [{"role": "user", "content": "bonjour"}]}
EACH = 50

pytestmark = [pytest.mark.slow, pytest.mark.alone]


def silent(proxy: Proxy) -> socket.socket:
    """Connects, and says nothing."""
    return plain(proxy)


def half_connect(proxy: Proxy) -> socket.socket:
    """Begins a CONNECT."""
    connection = plain(proxy)
    connection.sendall(b"CONNECT api.openai.com:443 HTTP/1.1\r\nX-A: ")
    return connection


def half_handshake(proxy: Proxy) -> socket.socket:
    """Gets its tunnel, and begins a TLS greeting."""
    connection = plain(proxy)
    connection.sendall(f"CONNECT {HOST}:443 HTTP/1.1\r\nHost: {HOST}:443\r\n\r\n".encode())
    assert b" 200 " in head(connection)
    connection.sendall(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03")
    return connection


def half_head(proxy: Proxy) -> socket.socket:
    """Finishes TLS, and begins a request."""
    connection = tunnel(proxy)
    connection.sendall(b"POST /v1/chat/completions HTTP/1.1\r\nX-A: ")
    return connection


def drip(connections: list[socket.socket], limit_s: float, client: httpx.Client) -> Iterator[httpx.Response]:
    """Send a byte on each connection about once a second and ask as another client meanwhile, until all are closed."""
    end = time.monotonic() + limit_s
    with selectors.DefaultSelector() as selector:
        for connection in connections:
            connection.setblocking(False)
            selector.register(connection, selectors.EVENT_READ)
        while selector.get_map():
            assert time.monotonic() < end, f"{len(selector.get_map())} connections are still open"
            yield client.post(URL, json=BODY)
            for key, _ in selector.select(timeout=1):
                selector.unregister(key.fileobj)
            for key in list(selector.get_map().values()):
                with suppress(OSError):
                    key.fileobj.send(b"a")  # type: ignore[union-attr]  # sockets alone are registered


def test_fault_18_two_hundred_half_open_connections(proxy: Proxy, client: httpx.Client) -> None:
    """With the shipped limits: all are closed within 15 s though they go on sending, and others are served all the time."""
    with ExitStack() as stack:
        kinds = (silent, half_connect, half_handshake, half_head)
        opened = [stack.enter_context(kind(proxy)) for kind in kinds for _ in range(EACH)]
        answers = list(drip(opened, 15, client))
    assert {200} == {answer.status_code for answer in answers}
    closed = [line for line in metrics(proxy) if line.startswith('gardefou_connections_closed_total{why="head"}')]
    assert float(closed[0].split()[1]) >= 3 * EACH  # a greeting that is dripped on may break before it is late


def test_a_body_that_never_ends_is_closed(tmp_path: Path, internet: StandIn) -> None:
    """A byte now and then does not help."""
    before = len(internet.received)
    with serving(tmp_path, internet, "listen: 127.0.0.1:0\nlimits: {body_s: 1}\n") as proxy:
        with tunnel(proxy) as connection:
            connection.sendall(post(b"x" * 1000)[:-990])
            assert b"" == everything(connection)
        assert 'gardefou_connections_closed_total{why="body"} 1.0' in metrics(proxy)
    assert before == len(internet.received)


def test_idle_tunnels_and_idle_clients_are_closed(tmp_path: Path, internet: StandIn) -> None:
    """Neither side says anything."""
    with (
        serving(tmp_path, internet, "listen: 127.0.0.1:0\nlimits: {idle_s: 1}\n") as proxy,
        tunnel(proxy) as connection,
    ):
        connection.settimeout(20)
        assert b"" == connection.recv(1)


def test_connections_of_one_client_are_counted(tmp_path: Path, internet: StandIn) -> None:
    """What is too much is closed at once; when others end, there is room again."""
    with serving(tmp_path, internet, "listen: 127.0.0.1:0\nlimits: {connections_per_client: 3}\n") as proxy:
        with ExitStack() as stack:
            kept = [stack.enter_context(tunnel(proxy)) for _ in range(3)]
            with plain(proxy) as fourth, suppress(ConnectionResetError):
                assert b"" == fourth.recv(1)
            kept[0].sendall(post(json.dumps(BODY).encode()))
            assert everything(kept[0]).startswith(b"HTTP/1.1 200")
            with client_for(proxy.address, proxy.ca) as client:
                assert 200 == client.post(URL, json=BODY).status_code
        assert 'gardefou_connections_closed_total{why="client"} 1.0' in metrics(proxy)


def metrics(proxy: Proxy) -> list[str]:
    """What the proxy counts."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(f"{proxy.health}/metrics", timeout=20) as answer:
        text: str = answer.read().decode()
    return text.splitlines()
