"""The small HTTP server of health and metrics: GET, a few pages, one request for each connection, everything bounded."""

import asyncio
import os
import socket
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from http import HTTPStatus
from typing import NamedTuple

import structlog

from models.reading import ConfigError

log = structlog.get_logger()

HEAD_BYTES = 8192
LIMIT_S = 5.0
AT_ONCE = 32


class Page(NamedTuple):
    """An answer: whether all is well (200) or not (503), and its content."""

    ok: bool
    content_type: str
    content: bytes


Pages = Mapping[str, Callable[[], Awaitable[Page]]]
"""Path -> what makes its page."""


class HealthServer:
    """Made by `opened`. `address` is what it listens on, `HOST:PORT`; empty for nowhere."""

    def __init__(self, pages: Pages) -> None:
        self.address = ""
        self._pages = pages
        self._open = 0
        self._server: asyncio.Server | None = None

    @classmethod
    async def opened(cls, address: str | None, pages: Pages) -> "HealthServer":
        """Listen on `HOST:PORT`, or nowhere. Raises ConfigError."""
        made = cls(pages)
        if address is None:
            return made
        host, _, port = address.rpartition(":")
        host = host.strip("[]")
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            listening = socket.create_server((host, int(port)), family=family)
        except OSError as error:
            raise ConfigError(
                f"health.listen {address}: cannot be listened on ({os.strerror(error.errno or 0)}); name another, or null"
            ) from error
        made.address = "{}:{}".format(f"[{host}]" if ":" in host else host, listening.getsockname()[1])
        made._server = await asyncio.start_server(made._serve, sock=listening, limit=HEAD_BYTES)
        return made

    def close(self) -> None:
        if self._server is not None:
            self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request, one answer, whatever happens."""
        if self._open >= AT_ONCE:
            writer.transport.abort()
            return
        self._open += 1
        try:
            async with asyncio.timeout(LIMIT_S):
                writer.write(await self._answer(reader))
                await writer.drain()
        except (OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            writer.transport.abort()
        finally:
            self._open -= 1
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def _answer(self, reader: asyncio.StreamReader) -> bytes:
        head = await reader.readuntil(b"\r\n\r\n")
        words = head.partition(b"\r\n")[0].split(b" ")
        if len(words) != 3 or not words[2].startswith(b"HTTP/1."):
            return _plain(HTTPStatus.BAD_REQUEST)
        if words[0] not in (b"GET", b"HEAD"):
            return _plain(HTTPStatus.METHOD_NOT_ALLOWED)
        make = self._pages.get(words[1].partition(b"?")[0].decode("latin-1"))
        if make is None:
            return _plain(HTTPStatus.NOT_FOUND)
        try:
            page = await make()
        except Exception as error:  # noqa: BLE001  # a page that fails must not look well
            log.warning("health page failed", error=type(error).__name__)
            return _plain(HTTPStatus.INTERNAL_SERVER_ERROR)
        status = HTTPStatus.OK if page.ok else HTTPStatus.SERVICE_UNAVAILABLE
        return _response(status, page.content_type, page.content, is_bare=words[0] == b"HEAD")


def _plain(status: HTTPStatus) -> bytes:
    return _response(status, "text/plain; charset=utf-8", f"{status.phrase}\n".encode())


def _response(status: HTTPStatus, content_type: str, content: bytes, *, is_bare: bool = False) -> bytes:
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}\r\ncontent-type: {content_type}\r\ncontent-length: {len(content)}\r\n"
        "cache-control: no-store\r\nx-content-type-options: nosniff\r\nconnection: close\r\n\r\n"
    )
    return head.encode("ascii") + (b"" if is_bare else content)
