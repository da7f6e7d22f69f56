"""Workers for tests, each a process: their node is the test itself, with a keeper on a socket."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import certifi

from audit.keeper import Keeper
from models.settings import Limits, Settings
from policies.loading import SHIPPED
from proxy import ca
from proxy.catalogue import Services
from proxy.generation import Sources
from proxy.worker_process import Brief
from proxy.workers import Workers
from tests.audit.samples import served
from tests.proxy.conftest import PATIENT, chat, records

CHARTER = SHIPPED.read_text(encoding="utf-8")
ASKED = (
    b"POST http://api.openai.com/v1/chat/completions HTTP/1.1\r\nHost: api.openai.com\r\nConnection: close\r\n"
    b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
)
"""Refused before anything is dialled."""


def sources(number: int, charter: str = CHARTER, padding: int = 0) -> Sources:
    """A generation, with so many bytes of site data that say nothing."""
    return Sources(number, charter, "charter.yaml", f"schema: gardefou.site/v1\n#{'x' * padding}\n", "site.yaml")


def brief_of(data_dir: Path, services: Services, workers: int = 2) -> Brief:
    """Any free port."""
    limits = Limits(drain_s=1.0)
    settings = Settings(node="n1", listen="127.0.0.1:0", data_dir=data_dir, workers=workers, limits=limits)
    return Brief(settings, services, sources(1), Path(certifi.where()), data_dir / "technical.log")


@dataclass
class Served:
    """A crew at work, and what it told."""

    workers: Workers
    address: str
    data_dir: Path
    events: list[tuple[str, dict[str, str | int]]] = field(default_factory=list)

    async def ask(self) -> bytes:
        """The status line of a refusal, from any of the workers; nothing if it has gone."""
        host, _, port = self.address.rpartition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        body = chat(PATIENT)
        try:
            writer.write(ASKED % (len(body), body))
            return await reader.readline()
        except ConnectionError:
            return b""
        finally:
            writer.close()

    async def generations(self) -> set[int]:
        """Those of so many refusals that each of two workers has given some."""
        before = len(records(self.data_dir, "decision"))
        for _ in range(20):
            assert b"HTTP/1.1 403 Forbidden\r\n" == await self.ask()
        return {decision["generation"] for decision in records(self.data_dir, "decision")[before:]}

    def told(self, event: str) -> list[dict[str, str | int]]:
        """The details of all events of a name."""
        return [details for name, details in self.events if name == event]


@asynccontextmanager
async def at_work(data_dir: Path, services: Services, workers: int = 2) -> AsyncIterator[Served]:
    """A crew that listens; drained at the end."""
    ca.ensure(data_dir)
    keeper = Keeper.open(data_dir, "n1", "sqlite://")
    events: list[tuple[str, dict[str, str | int]]] = []
    try:
        async with served(keeper, data_dir):
            brief = brief_of(data_dir, services, workers)
            crew = Workers(brief, lambda event, details: events.append((event, details)), lambda why: None)
            address = await crew.start(brief.sources)
            try:
                yield Served(crew, address, data_dir, events)
            finally:
                await crew.drain()
    finally:
        keeper.close()
