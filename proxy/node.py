"""A node: one data directory with its keeper, and the crew that serves from it. A node starts whole or not at all."""

import asyncio
import signal
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path

import certifi
import structlog

from audit import service
from audit.errors import AuditError
from audit.keeper import Keeper
from models.reading import text_of
from models.settings import Settings
from proxy import ca
from proxy.catalogue import Services
from proxy.crew import Condition, Crew
from proxy.egress import gatekeeper_of, guarded_loop
from proxy.generation import Files, compiled
from proxy.health_server import HealthServer
from proxy.metrics import counting
from proxy.monitor import Monitor, watch_authority, watch_crew, watch_keeper
from proxy.processes import end_all
from proxy.reloading import Reloading
from proxy.shadowing import ShadowWatch
from proxy.vitals import Vitals
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
        self.reloading = Reloading(files, sources, compiled(sources, runs_code=False).charter.name)
        self.ca_certificate = ca.ensure(settings.data_dir)
        self.gatekeeper = gatekeeper_of(settings.egress, services)
        trusted = _trust(settings)
        self._brief = Brief(settings, services, sources, trusted, log_file)
        self.keeper = Keeper.open(settings.data_dir, settings.node, settings.database_url)
        self.metrics = counting(services)
        watch_keeper(self.metrics, self.keeper)
        self.shadow = ShadowWatch(self.keeper.note)
        self.keeper.tell(self.shadow.record)
        watch_authority(self.metrics, self.ca_certificate)
        self.health_address = ""
        """Where health and metrics are answered, `HOST:PORT`, once the node listens; empty where they are not."""
        self._is_listening = False

    def run(self, on_ready: Callable[[str], None]) -> None:
        """Serve until SIGTERM or SIGINT. `on_ready` is told the address that is listened on, `HOST:PORT`."""
        try:
            with asyncio.Runner(loop_factory=lambda: guarded_loop(self.gatekeeper)) as runner:
                runner.run(self._serve(on_ready))
        finally:
            end_all()
            self.keeper.close()

    async def _serve(self, on_ready: Callable[[str], None]) -> None:
        told_to_stop = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, told_to_stop.set)
        self._warn()
        async with AsyncExitStack() as ending:
            crew = await self._crew(ending)
            vitals = self._vitals(crew)
            monitor = Monitor(vitals.is_listening, vitals.facts, self.metrics)
            asked = self.settings.health
            health = await HealthServer.opened(asked.listen if asked else None, monitor.pages())
            ending.callback(health.close)
            self.health_address = health.address
            address = await crew.start(self.reloading.sources)
            watch_crew(self.metrics, crew)
            await self._until(told_to_stop, crew, monitor, lambda: on_ready(address))

    async def _until(
        self, told_to_stop: asyncio.Event, crew: Crew, monitor: Monitor, on_ready: Callable[[], None]
    ) -> None:
        """Serve, and drain at the end. Monitoring is answered to the last."""
        self._is_listening = True
        self._event("started", {"generation": self.reloading.sources.number, "workers": self.settings.workers})
        on_ready()
        reloading, beating = asyncio.create_task(self._reload(crew)), asyncio.create_task(monitor.beat())
        ends = [asyncio.create_task(told_to_stop.wait()), asyncio.create_task(crew.ended())]
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        self._is_listening = False
        reloading.cancel()
        await asyncio.wait([reloading])
        await crew.drain()
        beating.cancel()
        self._event("stopped", {})

    async def _crew(self, ending: AsyncExitStack) -> Crew:
        """One worker here, or several processes and a socket over which they reach the keeper."""
        if self.settings.workers == 1:
            worker = Worker(self.settings, self.services, self.keeper, self.gatekeeper, self._brief.trusted)
            worker.closed = self.metrics.closed
            return worker
        stop, is_open = asyncio.Event(), asyncio.Event()
        serving = asyncio.create_task(service.serve(self.keeper, self.settings.data_dir, stop, is_open.set))
        opening = asyncio.create_task(is_open.wait())
        await asyncio.wait([serving, opening], return_when=asyncio.FIRST_COMPLETED)
        opening.cancel()
        if serving.done():
            raise AuditError("keeper: its socket cannot be made in the data directory") from serving.exception()

        async def stopped() -> None:
            stop.set()
            await serving

        ending.push_async_callback(stopped)
        return Workers(self._brief, self._event, self.metrics.closed)

    def _vitals(self, crew: Crew) -> Vitals:
        async def condition() -> Condition:
            return await crew.condition() if self._is_listening else Condition("not started")

        return Vitals(
            reloading=self.reloading,
            condition=condition,
            is_listening=lambda: self._is_listening,
            journal=self.keeper.check,
            latest=lambda: self.keeper.latest,
            certificate=self.ca_certificate,
            shadow=self.shadow.problem,
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
        if self.settings.sends_passwords_in_clear:
            log.warning("passwords in clear", listen=self.settings.listen, remedy="set listen_tls")

    def _event(self, event: str, details: dict[str, str | int]) -> None:
        log.info(event, **details)
        self.keeper.note(event, **details)


def _trust(settings: Settings) -> Path:
    """One file of all authorities that are trusted upstream: the public ones, and the organisation's."""
    if settings.egress.upstream_ca is None:
        return Path(certifi.where())
    bundle = settings.data_dir / "upstream-trust.pem"
    authority = text_of(settings.egress.upstream_ca)
    bundle.write_text(f"{Path(certifi.where()).read_text(encoding='ascii')}\n{authority}", encoding="utf-8")
    return bundle
