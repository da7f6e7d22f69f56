"""Fault 22 and invariant 9: the proxy is no way into this machine, its network or its cloud's metadata."""

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from scripts.serving import Proxy, serving
from scripts.standin import StandIn
from tests.end_to_end.conftest import client_for
from tests.end_to_end.wire import head, plain


@pytest.fixture(scope="module")
def direct(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    """A proxy without parent: it dials by itself."""
    with serving(tmp_path_factory.mktemp("direct"), None) as proxy:
        yield proxy


@pytest.fixture
def listening() -> Iterator[int]:
    """A server on this machine that greets whoever comes."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def greet() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.sendall(b"220 hello\r\n")

        threading.Thread(target=greet, daemon=True).start()
        yield int(server.getsockname()[1])


def connected(proxy: Proxy, authority: str) -> bytes:
    """The answer to CONNECT, and a little more."""
    with plain(proxy) as connection:
        connection.sendall(f"CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n\r\n".encode())
        return head(connection)


@pytest.mark.slow
@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "127.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "169.254.169.254"],
)
def test_connect_to_this_machine_is_refused(host: str, direct: Proxy, listening: int) -> None:
    """By address, by name, and in the spellings that resolvers understand."""
    answer = connected(direct, f"{host}:{listening}")
    assert answer.startswith(b"HTTP/1.1 403"), answer
    assert b"220" not in answer


@pytest.mark.slow
def test_a_plain_request_to_this_machine_is_refused(direct: Proxy, listening: int) -> None:
    """Without CONNECT too."""
    with httpx.Client(proxy=direct.address, trust_env=False) as client:
        response = client.get(f"http://127.0.0.1:{listening}/")
    assert response.status_code in (403, 502)
    assert "220" not in response.text


@pytest.mark.slow
def test_what_is_allowed_is_tunnelled_untouched(tmp_path: Path, listening: int) -> None:
    """egress.allow; a protocol where the server speaks first, which no proxy of ours should look at."""
    with (
        serving(tmp_path, None, "listen: 127.0.0.1:0\negress: {allow: [127.0.0.0/8]}\n") as proxy,
        plain(proxy) as connection,
    ):
        connection.sendall(f"CONNECT 127.0.0.1:{listening} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        assert head(connection).startswith(b"HTTP/1.1 200")
        assert connection.recv(100) == b"220 hello\r\n"


@pytest.mark.slow
def test_fault_23_clients_of_other_networks_are_refused(tmp_path: Path, internet: StandIn) -> None:
    """More than a 403: the connection is closed before a byte is read, whatever is asked for. It is counted, and leaves no trace."""
    before = len(internet.received), len(internet.tunnels)
    settings = "listen: 127.0.0.1:0\nclients:\n- network: 10.0.0.0/8\n"
    with serving(tmp_path, internet, settings) as proxy:
        for asked in (b"CONNECT api.openai.com:443", b"CONNECT intranet.example:443", b"GET http://intranet.example/x"):
            with plain(proxy) as connection, suppress(ConnectionResetError, BrokenPipeError):
                connection.sendall(asked + b" HTTP/1.1\r\nHost: intranet.example\r\n\r\n")
                assert connection.recv(100) == b""
        with httpx.Client(trust_env=False) as monitoring:
            counted = monitoring.get(f"{proxy.health}/metrics").text
    assert 'gardefou_connections_closed_total{why="network"} 3.0' in counted
    assert before == (len(internet.received), len(internet.tunnels))


@pytest.mark.slow
def test_a_proxy_with_a_broken_certificate_upstream_does_not_forward(tmp_path: Path, internet: StandIn) -> None:
    """Upstream TLS is verified: without the stand-in's authority nothing arrives."""
    before = len(internet.received)
    settings = f"listen: 127.0.0.1:0\negress: {{upstream_proxy: '{internet.url}'}}\n"
    with (
        serving(tmp_path, None, settings) as proxy,
        client_for(proxy.address, proxy.ca) as client,
        suppress(httpx.HTTPError),
    ):
        response = client.post("https://api.openai.com/v1/chat/completions", json={"messages": []})
        assert response.status_code == 502
    assert len(internet.received) == before
