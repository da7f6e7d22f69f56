"""A node: one data directory with its keeper, and the crew that serves from it. A node starts whole or not at all."""

import asyncio
import ipaddress
import signal
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import certifi
import structlog
from prometheus_client import CollectorRegistry

from audit import service
from audit.keeper import Keeper
from models.reading import ConfigError, text_of
from models.record import EventRecord
from models.settings import Settings
from proxy import ca
from proxy.catalogue import Services
from proxy.crew import Crew
from proxy.egress import gatekeeper_of, guarded_loop
from proxy.generation import Files, compiled
from proxy.health import Vitals
from proxy.health_server import HealthServer
from proxy.metrics import Metrics
from proxy.monitor import Monitor, watch_crew, watch_keeper
from proxy.reloading import Reloading
from proxy.worker import Worker
from proxy.worker_process import Brief
from proxy.workers import Workers

log = structlog.get_logger()

RELOAD_EVERY_S = 1.0


class Node:
    """Made of settings; `run` serves."""

    def __init__(self, settings: Settings, services: Services, log_file: Path | None = None) -> None:
        """Load the charter and open the journal. Raises ConfigError or AuditError. `log_file` is for processes of its own."""
        files = Files(settings)
        sources = files.read(1)
        self.settings = settings
        self.services = services
        self._first = compiled(sources)
        self.reloading = Reloading(files, sources, self._first.charter.name)
        self.ca_certificate = ca.ensure(settings.data_dir)
        self.gatekeeper = gatekeeper_of(settings.egress, services)
        trusted = _trust(settings)
        self._brief = Brief(settings, services, sources, trusted, log_file)
        self.keeper = Keeper.open(settings.data_dir, settings.node, settings.database_url)
        self.metrics = _metrics(services)
        watch_keeper(self.metrics, self.keeper)
        self.health_address: str | None = None
        """Where health and metrics are answered, `HOST:PORT`, once the node listens."""
        self._is_listening = False

    def run(self, on_ready: Callable[[str], None]) -> None:
        """Serve until SIGTERM or SIGINT. `on_ready` is told the address that is listened on, `HOST:PORT`."""
        try:
            with asyncio.Runner(loop_factory=lambda: guarded_loop(self.gatekeeper)) as runner:
                runner.run(self._serve(on_ready))
        finally:
            self.keeper.close()

    async def _serve(self, on_ready: Callable[[str], None]) -> None:
        told_to_stop = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, told_to_stop.set)
        self._warn()
        async with AsyncExitStack() as ending:
            crew = await self._crew(ending)
            address = await self._started(crew)
            monitor = Monitor(self._vitals(crew), self.metrics)
            watch_crew(self.metrics, crew)
            health = await self._health(monitor)
            self._is_listening = True
            self._event("started", {"generation": self.reloading.sources.number, "workers": self.settings.workers})
            on_ready(address)
            watching = [asyncio.create_task(task) for task in (self._reload(crew), monitor.beat())]
            ended = [asyncio.create_task(told_to_stop.wait()), asyncio.create_task(crew.ended())]
            await asyncio.wait(ended, return_when=asyncio.FIRST_COMPLETED)
            self._is_listening = False  # monitoring sees it first
            watching[0].cancel()
            await crew.drain()
            watching[1].cancel()
            if health is not None:
                health.close()
            self._event("stopped", {})

    async def _crew(self, ending: AsyncExitStack) -> Crew:
        """One worker here, or several processes and a socket over which they reach the keeper."""
        if self.settings.workers == 1:
            worker = Worker(self.settings, self.services, self.keeper, self.gatekeeper, self._brief.trusted)
            worker.closed = self.metrics.closed
            return worker
        stop, is_open = asyncio.Event(), asyncio.Event()
        serving = asyncio.create_task(service.serve(self.keeper, self.settings.data_dir, stop, is_open.set))
        await asyncio.wait([serving, asyncio.create_task(is_open.wait())], return_when=asyncio.FIRST_COMPLETED)

        async def stopped() -> None:
            stop.set()
            await serving

        ending.push_async_callback(stopped)
        return Workers(self._brief, self._event, self.metrics.closed)

    async def _started(self, crew: Crew) -> str:
        if isinstance(crew, Worker):
            return await crew.start(self.reloading.sources, self._first)
        return await crew.start(self.reloading.sources)

    async def _health(self, monitor: Monitor) -> HealthServer | None:
        """The port of health and metrics. Raises ConfigError if it cannot be listened on."""
        if self.settings.health is None:
            return None
        address = self.settings.health.listen
        try:
            health = await HealthServer.opened(address, monitor.pages())
        except OSError as error:
            raise ConfigError(
                f"health.listen {address}: cannot be listened on ({error.strerror}); name another, or null"
            ) from error
        self.health_address = health.address
        return health

    def _vitals(self, crew: Crew) -> Vitals:
        return Vitals(
            reloading=self.reloading,
            ailment=crew.ailment,
            is_listening=lambda: self._is_listening,
            journal=self.keeper.check,
            latest=lambda: self.keeper.latest,
            certificate=self.ca_certificate,
        )

    async def _reload(self, crew: Crew) -> None:
        """Put changed files in force as one generation; on any error the old one stays."""
        while True:
            await asyncio.sleep(RELOAD_EVERY_S)
            if await self.reloading.look(crew):
                problem = self.reloading.problem
                if problem:
                    log.error("reload refused", problem=problem)
                details: dict[str, str | int] = {"generation": self.reloading.sources.number}
                self._event("reload refused" if problem else "reloaded", details)

    def _warn(self) -> None:
        """Passwords that whoever listens on the network could read."""
        host = self.settings.listen.rpartition(":")[0]
        if self.settings.identity.htpasswd and not self.settings.listen_tls and not _is_loopback(host):
            log.warning("passwords in clear", listen=self.settings.listen, remedy="set listen_tls")

    def _event(self, event: str, details: dict[str, str | int]) -> None:
        log.info(event, **details)
        self.keeper.write_soon(EventRecord(time=datetime.now(UTC), event=event, details=details))


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _metrics(services: Services) -> Metrics:
    mapped = (service.id for service in services.services if service.routes)
    return Metrics(CollectorRegistry(), _version(), mapped)


def _version() -> str:
    try:
        return version("gardefou")
    except PackageNotFoundError:
        return "unknown"  # run from a checkout that is not installed


def _trust(settings: Settings) -> Path:
    """One file of all authorities that are trusted upstream: the public ones, and the organisation's."""
    if settings.egress.upstream_ca is None:
        return Path(certifi.where())
    bundle = settings.data_dir / "upstream-trust.pem"
    authority = text_of(settings.egress.upstream_ca)
    bundle.write_text(f"{Path(certifi.where()).read_text(encoding='ascii')}\n{authority}", encoding="utf-8")
    return bundle
