"""Fault 25: a thousand streams of HTTP/2, a flood of streams that are reset at once, an answer that streams without end.

All is screened, memory stays flat, others are served. WebSockets to AI services are refused: test_bodies.py.
"""

import json
import ssl
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import h2.config
import h2.connection
import h2.events
import h2.exceptions
import httpx
import pytest

from scripts.serving import Proxy, serving
from tests.end_to_end.conftest import client_for
from tests.end_to_end.prompts import PATIENT
from tests.end_to_end.standin_http2 import StandInHttp2
from tests.end_to_end.standin_raw import StandInRaw
from tests.end_to_end.wire import CHAT, HOST, everything, head, plain, post, tunnel

BODY = b'{"messages": [{"role": "user", "content": "bonjour"}]}'
OF_A_PATIENT = json.dumps({"messages": [{"role": "user", "content": PATIENT}]}).encode()
NUMBER = b"95 10 99"
HEADERS = [
    (":method", "POST"),
    (":scheme", "https"),
    (":authority", HOST),
    (":path", CHAT),
    ("content-type", "application/json"),
]
EVENT = b"data: " + b"x" * 65_000 + b"\n\n"
EVENTS = 1500
FLAT_KB = 30_000


class Http2:
    """An HTTP/2 connection through the proxy, frame by frame."""

    def __init__(self, proxy: Proxy) -> None:
        raw = plain(proxy)
        raw.sendall(f"CONNECT {HOST}:443 HTTP/1.1\r\nHost: {HOST}:443\r\n\r\n".encode())
        assert b" 200 " in head(raw)
        context = ssl.create_default_context(cafile=str(proxy.ca))
        context.set_alpn_protocols(["h2"])
        self.socket = context.wrap_socket(raw, server_hostname=HOST)
        assert "h2" == self.socket.selected_alpn_protocol()
        self.socket.settimeout(30)
        self.h2 = h2.connection.H2Connection(h2.config.H2Configuration(client_side=True, header_encoding="utf-8"))
        self.h2.initiate_connection()
        self.statuses: list[str] = []
        self.ended = 0
        self.is_answered = False
        """Whether a ping came back: then every frame before it was read."""
        self.flush()
        self.read()

    def flush(self) -> None:
        """Send what is to be sent."""
        self.socket.sendall(self.h2.data_to_send())

    def read(self) -> bool:
        """Take what comes; whether the connection is still open."""
        data = self.socket.recv(65536)
        for event in self.h2.receive_data(data) if data else ():
            if isinstance(event, h2.events.ResponseReceived):
                self.statuses += [str(value) for name, value in event.headers or () if str(name) == ":status"]
            elif isinstance(event, h2.events.DataReceived):
                self.h2.acknowledge_received_data(event.flow_controlled_length or 0, event.stream_id or 0)
            elif isinstance(event, h2.events.StreamEnded | h2.events.StreamReset):
                self.ended += 1
            elif isinstance(event, h2.events.PingAckReceived):
                self.is_answered = True
        self.flush()
        return bool(data)

    def ask(self, number: int) -> int:
        """Open a stream with a whole request; every tenth is about a patient."""
        stream = self.h2.get_next_available_stream_id()
        body = BODY if number % 10 else OF_A_PATIENT
        self.h2.send_headers(stream, [*HEADERS, ("content-length", str(len(body)))])
        self.h2.send_data(stream, body, end_stream=True)
        return stream


def resident_kb(proxy: Proxy) -> int:
    """Memory of the proxy."""
    status = Path(f"/proc/{proxy.process.pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0])


def served(proxy: Proxy) -> httpx.Response:
    """Another client's request."""
    with client_for(proxy.address, proxy.ca, http2=True) as client:
        return client.post(f"https://{HOST}{CHAT}", content=BODY, headers={"content-type": "application/json"})


def a_thousand_streams(proxy: Proxy) -> Counter[str]:
    """As many at once as the proxy allows, a thousand in all; how many there were of each status."""
    connection = Http2(proxy)
    at_once = min(100, connection.h2.remote_settings.max_concurrent_streams)
    for asked in range(1000):
        while asked - connection.ended >= at_once and connection.read():
            pass
        connection.ask(asked)
        connection.flush()
    while connection.ended < 1000 and connection.read():
        pass
    connection.socket.close()
    return Counter(connection.statuses)


def a_flood_of_resets(proxy: Proxy, streams: int) -> None:
    """Open and reset, as fast as the proxy takes it; it may hang up."""
    connection = Http2(proxy)
    with suppress(OSError, h2.exceptions.ProtocolError), connection.socket:
        for number in range(streams):
            connection.h2.reset_stream(connection.ask(number), error_code=8)
            if number % 50 == 0:
                connection.flush()
        connection.h2.ping(b"all read")
        connection.flush()
        while not connection.is_answered and connection.read():
            pass


@pytest.mark.slow
def test_fault_25_a_thousand_streams(tmp_path: Path) -> None:
    """Each is screened and answered; a second thousand takes no more memory than the first."""
    expected = {"200": 900, "403": 100}
    with StandInHttp2() as service, serving(tmp_path, service) as proxy:
        assert expected == a_thousand_streams(proxy)
        first = resident_kb(proxy)
        assert expected == a_thousand_streams(proxy)
        assert resident_kb(proxy) - first < FLAT_KB
    assert 1800 == service.answered
    assert NUMBER not in service.received


@pytest.mark.slow
def test_fault_25_a_flood_of_resets(tmp_path: Path) -> None:
    """Thousands of streams reset at once: memory stays flat, others are served."""
    with StandInHttp2() as service, serving(tmp_path, service) as proxy:
        a_flood_of_resets(proxy, 500)
        assert 200 == served(proxy).status_code
        first = resident_kb(proxy)
        for _ in range(3):
            a_flood_of_resets(proxy, 500)
        assert 200 == served(proxy).status_code
        assert resident_kb(proxy) - first < FLAT_KB
    assert NUMBER not in service.received


def events() -> Iterator[bytes]:
    """An answer of about a hundred megabytes, event by event."""
    yield b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
    for _ in range(EVENTS):
        yield b"%x\r\n%b\r\n" % (len(EVENT), EVENT)
    yield b"0\r\n\r\n"


@pytest.mark.slow
@pytest.mark.parametrize("reads", [True, False], ids=["read", "not read"])
def test_fault_25_an_answer_that_streams_without_end(tmp_path: Path, reads: bool) -> None:
    """It is passed on and not kept, also for a client that asks and then does not read; another is served meanwhile."""
    with StandInRaw(events) as service, serving(tmp_path, service) as proxy, tunnel(proxy) as connection:
        connection.sendall(post(OF_A_PATIENT))
        assert everything(connection).startswith(b"HTTP/1.1 403")
        assert b"" == service.received
        first = resident_kb(proxy)
        with tunnel(proxy) as other:
            other.sendall(post(BODY))
            most = streamed(proxy, other) if reads else waited(proxy, other)
        assert most - first < FLAT_KB


def streamed(proxy: Proxy, connection: ssl.SSLSocket) -> int:
    """Read all of it; the most memory that the proxy took."""
    most = read = 0
    while piece := connection.recv(1_000_000):
        read += len(piece)
        most = max(most, resident_kb(proxy))
    assert read > EVENTS * len(EVENT)
    return most


def waited(proxy: Proxy, connection: ssl.SSLSocket) -> int:
    """Read the beginning alone, then let the proxy serve others; the memory that it took."""
    connection.recv(1000)
    with client_for(proxy.address, proxy.ca) as client:
        for _ in range(20):
            assert 403 == client.post(f"https://{HOST}{CHAT}", content=OF_A_PATIENT).status_code
    return resident_kb(proxy)
