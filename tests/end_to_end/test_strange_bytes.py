"""Fault 24: bytes that are no HTTP, in a tunnel to an AI host. The connection is closed, and nothing of them reaches the service."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import suppress

import pytest

from scripts.serving import Proxy, serving
from tests.end_to_end.prompts import PATIENT
from tests.end_to_end.standin_raw import StandInRaw
from tests.end_to_end.wire import HOST, head, plain, post, tunnel

pytestmark = pytest.mark.slow

SAID = PATIENT.encode()
STRANGE = {
    "SSH": b"SSH-2.0-OpenSSH_9.2\r\n" + SAID,
    "SMTP": b"EHLO poste.example\r\nMAIL FROM:<a@example>\r\n\r\n" + SAID,
    "a prompt alone": SAID,
    "lines of text": SAID + b"\r\n\r\n" + SAID + b"\r\n\r\n",
    "binary": bytes(range(256)) * 8 + SAID,
    "zeros": bytes(1000) + SAID,
    "HTTP/2 in clear": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes(9) + SAID,
    "HTTP/0.9": b"GET /" + SAID + b"\r\n\r\n",
    "frames of a WebSocket": b"\x81\x7e" + len(SAID).to_bytes(2, "big") + SAID,
    "a tunnel in the tunnel": b"CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: x\r\n\r\n" + SAID,
}
BROKEN_TLS = {
    "a greeting that is none": b"\x16\x03\x01\x00\x50" + SAID,
    "a record without end": b"\x16\x03\x01\xff\xff" + SAID,
    "SSL 2": b"\x80\x2e\x01\x00\x02" + SAID,
}


@pytest.fixture(scope="module")
def service() -> Iterator[StandInRaw]:
    with StandInRaw() as made:
        yield made


@pytest.fixture(scope="module")
def impatient(tmp_path_factory: pytest.TempPathFactory, service: StandInRaw) -> Iterator[Proxy]:
    """A proxy that waits one second for a head."""
    settings = "listen: 127.0.0.1:0\nlimits: {head_s: 1, idle_s: 10}\n"
    with serving(tmp_path_factory.mktemp("impatient"), service, settings) as proxy:
        yield proxy


@pytest.fixture
def kept(service: StandInRaw) -> Iterator[StandInRaw]:
    """The service, which must not receive anything."""
    service.received = b""
    yield service
    assert service.received == b""


def bare(proxy: Proxy, port: int = 443) -> socket.socket:
    """A tunnel in which no TLS was spoken."""
    connection = plain(proxy)
    connection.sendall(f"CONNECT {HOST}:{port} HTTP/1.1\r\nHost: {HOST}:{port}\r\n\r\n".encode())
    assert b" 200 " in head(connection)
    return connection


def ended(connection: socket.socket) -> bytes:
    """What is answered until the proxy closes. A connection that stays open is a failure."""
    connection.settimeout(60)
    answered = b""
    with suppress(ConnectionResetError, BrokenPipeError, ssl.SSLError):
        while piece := connection.recv(65536):
            answered += piece
    return answered


def test_what_is_http_arrives(impatient: Proxy, service: StandInRaw) -> None:
    """So that the other tests would see a byte that got through."""
    with tunnel(impatient) as connection:
        connection.sendall(post(b'{"messages": [{"role": "user", "content": "bonjour"}]}'))
        assert ended(connection).startswith(b"HTTP/1.1 200")
    assert b"bonjour" in service.received


@pytest.mark.parametrize("sent", [*STRANGE.values(), *BROKEN_TLS.values()], ids=[*STRANGE, *BROKEN_TLS])
def test_fault_24_right_in_the_tunnel(sent: bytes, impatient: Proxy, kept: StandInRaw) -> None:
    """Where TLS would be spoken."""
    with bare(impatient) as connection:
        connection.sendall(sent)
        assert b" 200 " not in ended(connection)


@pytest.mark.parametrize("port", [22, 80])
def test_fault_24_on_another_port(port: int, impatient: Proxy, kept: StandInRaw) -> None:
    """It is the host that counts."""
    with bare(impatient, port) as connection:
        connection.sendall(STRANGE["SSH"])
        assert b" 200 " not in ended(connection)


@pytest.mark.parametrize("sent", STRANGE.values(), ids=STRANGE)
def test_fault_24_inside_tls(sent: bytes, impatient: Proxy, kept: StandInRaw) -> None:
    """Where HTTP would be spoken."""
    with tunnel(impatient) as connection:
        connection.sendall(sent)
        assert b" 200 " not in ended(connection)


@pytest.mark.parametrize("alpn", ["ssh", "h2", "h3"])
def test_fault_24_another_protocol_is_agreed_on(alpn: str, impatient: Proxy, kept: StandInRaw) -> None:
    """In TLS, as programs do that hide something else behind port 443: the handshake fails, or what follows is HTTP."""
    context = ssl.create_default_context(cafile=str(impatient.ca))
    context.set_alpn_protocols([alpn])
    with bare(impatient) as raw:
        try:
            connection = context.wrap_socket(raw, server_hostname=HOST)
        except (ssl.SSLError, ConnectionResetError):
            return
        with connection:
            connection.sendall(SAID)
            assert b" 200 " not in ended(connection)


def test_fault_24_the_journal_and_the_log_hold_nothing_of_it(impatient: Proxy, kept: StandInRaw) -> None:
    with tunnel(impatient) as connection:
        connection.sendall(SAID + b"\r\n\r\n")
        ended(connection)
    files = [path for path in (*impatient.data_dir.rglob("*"), impatient.log) if path.is_file()]
    assert [path.name for path in files if SAID[:30] in path.read_bytes() or b"2 95 10" in path.read_bytes()] == []
