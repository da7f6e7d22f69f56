"""The small server of health pages: GET, known paths, everything bounded."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from models.reading import ConfigError
from proxy import health_server
from proxy.health_server import AT_ONCE, HealthServer, Page


async def well() -> Page:
    return Page(ok=True, content_type="application/json", content=b"{}")


async def unwell() -> Page:
    return Page(ok=False, content_type="application/json", content=b'{"status":"unready"}')


async def broken() -> Page:
    raise ValueError("vautravers")


@pytest.fixture
async def server() -> AsyncIterator[HealthServer]:
    opened = await HealthServer.opened("127.0.0.1:0", {"/livez": well, "/readyz": unwell, "/broken": broken})
    yield opened
    opened.close()


async def connected(server: HealthServer) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    host, _, port = server.address.rpartition(":")
    return await asyncio.open_connection(host.strip("[]"), int(port))


async def asked(server: HealthServer, data: bytes) -> bytes:
    reader, writer = await connected(server)
    writer.write(data)
    try:
        return await asyncio.wait_for(reader.read(), 20)
    except ConnectionError:
        return b""
    finally:
        writer.close()


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (b"GET /livez HTTP/1.1", b"200 OK"),
        (b"GET /livez?verbose HTTP/1.0", b"200 OK"),
        (b"HEAD /livez HTTP/1.1", b"200 OK"),
        (b"GET /readyz HTTP/1.1", b"503 Service Unavailable"),
        (b"GET /broken HTTP/1.1", b"500 Internal Server Error"),
        (b"GET /vautravers HTTP/1.1", b"404 Not Found"),
        (b"GET /\xff HTTP/1.1", b"404 Not Found"),
        (b"POST /livez HTTP/1.1", b"405 Method Not Allowed"),
        (b"GET /livez", b"400 Bad Request"),
        (b"\x16\x03\x01", b"400 Bad Request"),
    ],
)
async def test_an_answer_for_each_line(server: HealthServer, line: bytes, status: bytes) -> None:
    """What was asked for is not in it, nor is the text of an error."""
    answer = await asked(server, line + b"\r\nHost: x\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 " + status + b"\r\n")
    assert b"vautravers" not in answer


async def test_the_content_comes_whole(server: HealthServer) -> None:
    head, _, content = (await asked(server, b"GET /readyz HTTP/1.1\r\n\r\n")).partition(b"\r\n\r\n")
    assert b'{"status":"unready"}' == content
    assert f"content-length: {len(content)}".encode() in head
    assert b"\r\n\r\n" == (await asked(server, b"HEAD /livez HTTP/1.1\r\n\r\n"))[-4:]


async def test_a_head_without_end_is_not_read_on(server: HealthServer) -> None:
    assert b"" == await asked(server, b"GET /livez HTTP/1.1\r\nX-A: " + b"a" * 1_000_000)


async def test_a_client_that_says_nothing_is_closed(server: HealthServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health_server, "LIMIT_S", 0.05)
    assert b"" == await asked(server, b"GET /livez")


async def test_no_more_than_some_at_once(server: HealthServer) -> None:
    """Those that hang do not keep the next ones out for long."""
    hanging = [await connected(server) for _ in range(AT_ONCE)]
    while server._open < AT_ONCE:  # noqa: ASYNC110  # connections are accepted when the loop comes to it
        await asyncio.sleep(0)
    assert b"" == await asked(server, b"GET /livez HTTP/1.1\r\n\r\n")
    for _, writer in hanging:
        writer.close()
    while server._open:  # noqa: ASYNC110
        await asyncio.sleep(0.001)
    assert (await asked(server, b"GET /livez HTTP/1.1\r\n\r\n")).startswith(b"HTTP/1.1 200")


async def test_an_ipv6_address() -> None:
    server = await HealthServer.opened("[::1]:0", {"/livez": well})
    assert server.address.startswith("[::1]:")
    assert (await asked(server, b"GET /livez HTTP/1.1\r\n\r\n")).startswith(b"HTTP/1.1 200")
    server.close()


async def test_an_address_that_is_taken(server: HealthServer) -> None:
    with pytest.raises(ConfigError, match=rf"health.listen {server.address}: .*in use\); name another"):
        await HealthServer.opened(server.address, {})


async def test_no_address() -> None:
    """Nothing listens."""
    server = await HealthServer.opened(None, {})
    assert server.address == ""
    server.close()
