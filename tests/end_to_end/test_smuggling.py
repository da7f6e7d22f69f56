"""Faults 19, 20 and 21: no request hides behind another, and none goes elsewhere than it says."""

from collections.abc import Callable

import pytest

from scripts.serving import Proxy
from scripts.standin import Received
from tests.end_to_end.prompts import PATIENT
from tests.end_to_end.wire import everything, exchanged, plain, post, tunnel

Arrived = Callable[[], list[Received]]
BODY = b'{"messages": [{"role": "user", "content": "bonjour"}]}'
HIDDEN = b'{"messages": [{"role": "user", "content": "' + PATIENT.encode() + b'"}]}'


@pytest.mark.parametrize(
    "request_bytes",
    [
        post(BODY, "Content-Length: 5", "Transfer-Encoding: chunked"),
        post(BODY, "Content-Length: 5", f"Content-Length: {len(BODY)}"),
        post(BODY, "Transfer-Encoding: chunked, identity"),
        post(BODY, "Transfer-Encoding: xchunked"),
        post(BODY, "X-A: b\r\n folded: c", f"Content-Length: {len(BODY)}"),
        post(BODY, "Content-Length : 5"),
        post(BODY).replace(b"\r\n", b"\n"),
    ],
    ids=["CL and TE", "CL twice", "TE list", "unknown TE", "obs-fold", "space before colon", "bare LF"],
)
def test_fault_19_ambiguous_framing(request_bytes: bytes, proxy: Proxy, arrived: Arrived) -> None:
    """Answered with 4xx, or forwarded in the one reading that was screened; never with bytes left over."""
    answer = exchanged(proxy, request_bytes)
    received = arrived()
    assert all(r.body == BODY for r in received)
    assert len(received) <= 1
    if not received:
        assert answer == b"" or answer.split(b" ")[1].startswith(b"4")


def test_fault_20_a_pipelined_request_is_judged_on_its_own(proxy: Proxy, arrived: Arrived) -> None:
    """The first passes, the second is refused."""
    first = post(BODY).replace(b"Connection: close", b"Connection: keep-alive")
    answer = exchanged(proxy, first + post(HIDDEN))
    assert answer.count(b"HTTP/1.1 200") == 1
    assert answer.count(b"HTTP/1.1 403") == 1
    (received,) = arrived()
    assert b"NIR" not in received.body


@pytest.mark.parametrize(
    ("connect", "sni", "host"),
    [
        ("api.openai.com", "api.openai.com", "attacker.example"),
        ("api.openai.com", "api.openai.com", "api.anthropic.com"),
        ("api.openai.com", "api.anthropic.com", "api.openai.com"),
        ("cdn.example", "api.openai.com", "api.openai.com"),
        ("cdn.example", "api.openai.com", "cdn.example"),
    ],
)
def test_fault_21_fronting(connect: str, sni: str, host: str, proxy: Proxy, arrived: Arrived) -> None:
    """CONNECT, TLS and Host must name the same host, even for a harmless prompt."""
    answer = exchanged(proxy, post(BODY, host=host), connect, sni)
    assert answer.startswith(b"HTTP/1.1 403")
    assert arrived() == []


def test_fault_21_absolute_uri(proxy: Proxy, arrived: Arrived) -> None:
    """In clear, to one host, with the Host header of another."""
    for target, host in (("cdn.example", "api.openai.com"), ("api.openai.com", "cdn.example")):
        request = post(BODY, host=host).replace(b"POST /", f"POST http://{target}/".encode())
        with plain(proxy) as connection:
            connection.sendall(request)
            assert everything(connection).startswith(b"HTTP/1.1 403")
    assert arrived() == []


def test_bytes_that_are_not_http(proxy: Proxy, arrived: Arrived) -> None:
    """Inside the TLS tunnel to an AI host."""
    with tunnel(proxy) as connection:
        connection.sendall(b"\x00\x01\x02" + PATIENT.encode() + b"\r\n\r\n")
        everything(connection)
    assert arrived() == []


def test_a_tunnel_inside_the_tunnel_is_refused(proxy: Proxy, arrived: Arrived) -> None:
    """A second CONNECT, to anywhere, through the connection to an AI host."""
    with tunnel(proxy) as connection:
        connection.sendall(b"CONNECT vautravers.example:443 HTTP/1.1\r\nHost: vautravers.example:443\r\n\r\n")
        answer = everything(connection)
    assert answer == b"" or answer.split(b" ")[1].startswith(b"4")
    assert arrived() == []
    assert "vautravers" not in proxy.log.read_text()
