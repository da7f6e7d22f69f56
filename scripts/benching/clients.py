"""Clients of the benchmark: raw HTTP/1.1 over TLS through a CONNECT tunnel, connections kept. They cost the machine little."""

import asyncio
import ssl
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from time import perf_counter
from types import TracebackType
from typing import Self

from scripts.benching.processes import cpu_s
from scripts.benching.sides import Side
from scripts.benching.upstream import HOST

LIMIT_S = 120.0
"""For one burst; far more than any needs."""
_REQUEST = (
    b"POST /v1/chat/completions HTTP/1.1\r\nhost: %b\r\ncontent-type: application/json\r\nauthorization: Bearer none\r\n"
    b"content-length: %d\r\n\r\n%b"
)


class Refused(Exception):
    """The proxy did not forward a prompt that it should have forwarded. The text is the first line of its answer."""


@dataclass(frozen=True)
class Burst:
    """What a number of requests took."""

    seconds: float
    """From the first to the last, connections not counted."""
    latencies_s: tuple[float, ...]
    cpu_s: float
    """Processor time of the proxy, all its processes."""

    @property
    def per_s(self) -> float:
        """Requests per second."""
        return len(self.latencies_s) / self.seconds


class Client:
    """One kept connection to the service, through a proxy. An asynchronous context manager."""

    def __init__(self, side: Side) -> None:
        self._side = side

    async def __aenter__(self) -> Self:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._side.port)
        self._writer.write(b"CONNECT %b:443 HTTP/1.1\r\nhost: %b:443\r\n\r\n" % (HOST.encode(), HOST.encode()))
        _check(await self._reader.readuntil(b"\r\n\r\n"))
        await self._writer.start_tls(ssl.create_default_context(cafile=str(self._side.ca)), server_hostname=HOST)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._writer.transport.abort()  # a TLS farewell would be waited for
        with suppress(OSError):
            await self._writer.wait_closed()

    async def again(self) -> None:
        """A new connection in place of this one."""
        await self.__aexit__(None, None, None)
        await self.__aenter__()

    async def post(self, body: bytes) -> float:
        """Seconds to the last byte of a whole answer. Raises Refused."""
        started = perf_counter()
        head = await self._asked(body)
        await self._reader.readexactly(int(head.lower().partition(b"content-length:")[2].split(b"\r\n", 1)[0]))
        return perf_counter() - started

    async def opened(self, body: bytes) -> float:
        """Seconds to the first piece of a streamed answer. Raises Refused."""
        started = perf_counter()
        await self._asked(body)
        await self._chunk()
        return perf_counter() - started

    async def ended(self) -> None:
        """Read a streamed answer to its end."""
        while await self._chunk():
            pass

    async def _asked(self, body: bytes) -> bytes:
        self._writer.write(_REQUEST % (HOST.encode(), len(body), body))
        head = await self._reader.readuntil(b"\r\n\r\n")
        _check(head)
        return head

    async def _chunk(self) -> bytes:
        size = int(await self._reader.readline(), 16)
        return (await self._reader.readexactly(size + 2))[:-2]


def _check(head: bytes) -> None:
    line = head.split(b"\r\n", 1)[0].decode("latin-1")
    if line.split(" ")[1] != "200":
        raise Refused(line)


async def burst(side: Side, bodies: Sequence[bytes], connections: int) -> Burst:
    """Send all bodies over so many connections, each as fast as its answers come. Raises Refused, TimeoutError."""
    async with asyncio.timeout(LIMIT_S), _crowd(side, connections) as clients:
        waiting, used, started = iter(bodies), cpu_s(side.pid), perf_counter()
        done = await asyncio.gather(*(drained(client, waiting) for client in clients))
        seconds = perf_counter() - started
        return Burst(seconds, tuple(one for latencies in done for one in latencies), cpu_s(side.pid) - used)


async def drained(client: Client, bodies: Iterable[bytes]) -> list[float]:
    """Latencies of one client that sends what is left, one after the other."""
    return [await client.post(body) for body in bodies]


class _crowd:  # noqa: N801  # reads as a statement: async with _crowd(side, 16)
    """Several clients at once."""

    def __init__(self, side: Side, number: int) -> None:
        self._clients = [Client(side) for _ in range(number)]

    async def __aenter__(self) -> list[Client]:
        return [await client.__aenter__() for client in self._clients]

    async def __aexit__(self, *_: object) -> None:
        for client in self._clients:
            await client.__aexit__(None, None, None)
