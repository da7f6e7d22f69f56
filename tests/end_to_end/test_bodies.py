"""Faults 14, 15, 16, 26 and 27: whatever the encoding and the shape of a body, it is read whole or refused."""

import gzip
import json
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import brotli
import httpx
import pytest
import zstandard

from scripts.serving import Proxy
from scripts.standin import Received
from tests.end_to_end.prompts import CONTACT, CONTACT_SENT, PATIENT
from tests.end_to_end.wire import exchanged, post

Arrived = Callable[[], list[Received]]
URL = "https://api.openai.com/v1/chat/completions"


def body(prompt: str) -> bytes:
    """A chat request."""
    return json.dumps({"messages": [{"role": "user", "content": prompt}]}).encode()


CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.compress,
    "gzip, gzip": lambda data: gzip.compress(gzip.compress(data)),
    "br, gzip": lambda data: gzip.compress(brotli.compress(data)),
}


def sent(client: httpx.Client, data: bytes, coding: str, kind: str = "application/json") -> httpx.Response:
    """A request with these bytes."""
    return client.post(URL, content=data, headers={"content-encoding": coding, "content-type": kind})


@pytest.mark.parametrize("coding", CODINGS)
def test_known_codings_are_read(coding: str, client: httpx.Client, arrived: Arrived) -> None:
    """Refused when it must be, and rewritten without coding when something is replaced."""
    encode = CODINGS[coding]
    assert sent(client, encode(body(PATIENT)), coding).status_code == 403
    assert arrived() == []
    assert sent(client, encode(body(CONTACT)), coding).status_code == 200
    (received,) = arrived()
    assert json.loads(received.body) == json.loads(body(CONTACT_SENT))
    assert "content-encoding" not in {name.lower() for name in received.headers}


@pytest.mark.parametrize("coding", CODINGS)
def test_an_unchanged_body_leaves_as_it_came(coding: str, client: httpx.Client, arrived: Arrived) -> None:
    """Byte for byte, coding included."""
    data = CODINGS[coding](body("Que mesure l'indice 10⁶ UFC/mL ?"))
    assert sent(client, data, coding).status_code == 200
    (received,) = arrived()
    assert received.body == data


@pytest.mark.parametrize(
    ("coding", "data"),
    [
        ("gzip", gzip.compress(body("bonjour"), mtime=0) + gzip.compress(body(PATIENT), mtime=0)),
        ("gzip", gzip.compress(body("bonjour"), mtime=0) + body(PATIENT)),
        ("deflate", zlib.compress(body("bonjour")) + zlib.compress(body(PATIENT))),
        ("zstd", zstandard.compress(body("bonjour")) + zstandard.compress(body(PATIENT))),
        ("gzip", gzip.compress(body("bonjour"), mtime=0)[:-9]),
        ("rot13", body("bonjour")),
        ("hex", body("bonjour").hex().encode()),
        ("compress", body("bonjour")),
        ("gzip", body("bonjour")),
        ("gzip, gzip, gzip, gzip", body("bonjour")),
        ("", body("bonjour").decode().encode("utf-16")),
        ("", b"\xef\xbb\xbf" + body("bonjour")),
        ("", b'{"messages": "+AG4-"}\xff'),
    ],
)
def test_what_cannot_be_read_whole_is_refused(coding: str, data: bytes, client: httpx.Client, arrived: Arrived) -> None:
    """Further members, unknown codings, other charsets, byte-order marks."""
    assert sent(client, data, coding).status_code == 403
    assert arrived() == []


@pytest.mark.slow
@pytest.mark.parametrize("coding", ["gzip", "br", "zstd", "gzip, gzip"])
def test_fault_14_bombs(coding: str, client: httpx.Client, arrived: Arrived, proxy: Proxy) -> None:
    """300 MB in a few hundred kB: refused, without the memory that it asks for."""
    memory = peak_kib(proxy)
    assert sent(client, CODINGS[coding](bytes(300 * 1024 * 1024)), coding).status_code == 403
    assert arrived() == []
    assert peak_kib(proxy) - memory < 100 * 1024


def peak_kib(proxy: Proxy) -> int:
    """Highest resident memory so far, KiB."""
    status = Path(f"/proc/{proxy.process.pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0])


@pytest.mark.slow
def test_fault_16_a_body_that_is_too_large(client: httpx.Client, proxy: Proxy, arrived: Arrived) -> None:
    """Known length or chunked, a little too large or far too large: never streamed."""
    little, far = b" " * (21 << 20), b" " * (50 << 20)
    assert client.post(URL, content=little).status_code == 403
    assert client.post(URL, content=iter([little])).status_code == 403
    for data in (far, iter([far])):
        with suppress(httpx.TransportError):  # refused while it was still being sent
            assert client.post(URL, content=data).status_code in (403, 413)
    assert arrived() == []


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 10_000 + b"]" * 10_000,
        b"{" + b",".join(b'"k%d":1' % i for i in range(1_000_000)) + b"}",
        b'{"messages": "bonjour", "messages": "autre"}',
        b'{"x": NaN}',
        b'{"x": "\\ud800"}',
        b'{"x": "\xed\xa0\x80"}',
        b'{"x": 1} trailing',
    ],
    ids=["deep", "many keys", "same key twice", "NaN", "lone surrogate", "bad UTF-8", "trailing"],
)
def test_fault_26_strange_json(data: bytes, client: httpx.Client, arrived: Arrived) -> None:
    """Refused, and quickly: the client's time-out is 30 s, the proxy answers the next one."""
    assert sent(client, data, "").status_code == 403
    assert arrived() == []
    assert sent(client, body("bonjour"), "").status_code == 200


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("application/json", json.dumps({"quelque": {"chose": [1, {"de": ["neuf", PATIENT]}]}}).encode()),
        ("application/json", json.dumps({"x": json.dumps({"y": json.dumps([PATIENT])})}).encode()),
        ("application/json", json.dumps({PATIENT: 1}).encode()),
        ("application/json", json.dumps({"nir": 295109912611193}).encode()),
        ("text/plain", PATIENT.encode()),
        ("application/x-www-form-urlencoded", b"q=NIR+2+95+10+99+126+111+93"),
        ("application/x-ndjson", b'{"a":1}\n' + json.dumps({"b": PATIENT}).encode()),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--x--\r\n"),
        ("application/octet-stream", b"\x00\x01"),
        ("application/connect+proto", b"\x00\x00\x00\x00\x01a"),
        ("application/grpc", b"\x00\x00\x00\x00\x01a"),
    ],
)
def test_fault_27_unknown_shapes(kind: str, data: bytes, client: httpx.Client, arrived: Arrived) -> None:
    """On a path that no catalogue knows, of a service that has no routes at all: every string is read, what cannot be read is refused."""
    for url in ("https://api.openai.com/v9/new/thing", "https://gemini.google.com/_/new"):
        response = client.post(url, content=data, headers={"content-type": kind})
        assert response.status_code == 403, url
    assert arrived() == []


@pytest.mark.parametrize(
    "url",
    ["https://chatgpt.com/?q=NIR%202%2095%2010%2099%20126%20111%2093", "https://claude.ai/new/NIR+295109912611193"],
)
def test_path_and_query_are_read(url: str, client: httpx.Client, arrived: Arrived) -> None:
    """Also of a GET without any body."""
    assert client.get(url).status_code == 403
    assert arrived() == []


def test_a_finding_outside_of_known_text_positions_is_refused(client: httpx.Client, arrived: Arrived) -> None:
    """What may be replaced in a prompt may not be replaced in a field that nobody knows."""
    data = {"messages": [{"role": "user", "content": "bonjour"}], "unknown_field": CONTACT}
    assert client.post(URL, json=data).status_code == 403
    assert arrived() == []


def test_a_websocket_is_refused(proxy: Proxy, arrived: Arrived) -> None:
    """Until it is parsed."""
    upgrade = ["Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="]
    answer = exchanged(
        proxy, post(b"", *upgrade).replace(b"POST", b"GET").replace(b"Connection: close", b"Connection: Upgrade")
    )
    assert answer.startswith(b"HTTP/1.1 403")
    assert arrived() == []


def test_trailers_are_refused(proxy: Proxy, arrived: Arrived) -> None:
    """Text after the end of a body. Whoever sends it is told at once."""
    data = b"10\r\n" + b'{"a": "bonjour"}' + b"\r\n0\r\nX-Patient: NIR 295109912611193\r\n\r\n"
    answer = exchanged(proxy, post(data, "Transfer-Encoding: chunked", "Trailer: X-Patient"))
    assert answer.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert all("NIR" not in str(received.headers) and b"NIR" not in received.body for received in arrived())
