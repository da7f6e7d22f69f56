"""A worker: mitmproxy embedded as a library, with only the addons that are needed, every option pinned, and ours in charge.

Never `mitmdump -s`: a script that fails to load there lets everything through.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import structlog
from mitmproxy import options

from audit.keeping import Keeping
from models.reading import ConfigError
from models.settings import Settings
from proxy.addon import Gardefou
from proxy.catalogue import Services
from proxy.connections import Connections, report_arrivals
from proxy.crew import Condition, Load
from proxy.dispatch import Dispatch
from proxy.egress import Gatekeeper
from proxy.entrance import Entrance
from proxy.generation import Sources, blindness
from proxy.guard import Guard
from proxy.handling import READ, speed_up
from proxy.lane_process import Outfit
from proxy.lanes import LaneError
from proxy.listener import Listener
from proxy.passage import ai_host
from proxy.people import People
from proxy.processes import settle_memory
from proxy.screener import Screener
from proxy.screening import Screening
from proxy.size_limit import limit_only
from proxy.stock import Master, core, disable_h2c, errorcheck, next_layer, proxyserver, tlsconfig, upstream_auth
from proxy.trailers import refuse_trailers

log = structlog.get_logger()

REFRESH_EVERY_S = 1.0

LOOKUPS = 64
"""Names that are looked up at a time: a dead name server must not delay those who ask for something else."""

LAST_BYTES_S = 0.2
"""For the end of the last answer to reach its client."""


class Worker:
    """A crew of one: everything that one proxy process is made of. Its event loop is `guarded_loop` of its gatekeeper."""

    def __init__(
        self, settings: Settings, services: Services, keeper: Keeping, gatekeeper: Gatekeeper, trusted: Path
    ) -> None:
        """`trusted` is the file of all authorities that are trusted upstream. Raises ConfigError."""
        self.settings = settings
        self.services = services
        self.keeper = keeper
        self.people = People(settings.identity)
        self.closed: Callable[[str], None] = lambda why: None
        """Told why a connection was refused or closed."""
        self._listener = Listener(settings.listen_tls) if settings.listen_tls else None
        self._gatekeeper = gatekeeper
        self._trusted = trusted
        self._next: Screener | None = None
        self._preparing = asyncio.Lock()
        self._closing: set[asyncio.Task[None]] = set()

    async def start(self, sources: Sources) -> str:
        """As `Crew.start`."""
        loop = asyncio.get_running_loop()
        loop.set_default_executor(ThreadPoolExecutor(LOOKUPS, "lookup"))
        self.screening = Screening(self.services, await self._screener(sources), self.keeper, self.settings)
        if not speed_up():
            log.warning("slower than measured", remedy=f"install mitmproxy {READ}")
        self._master, self._server, self.connections = self.assembled()
        limit_only(lambda flow: flow.response is not None or ai_host(flow, self.services) is not None)
        report_arrivals(self.connections.arrived)
        refuse_trailers()
        self._running = loop.create_task(self._master.run())
        while not self._server.listen_addrs():  # mitmproxy tells nobody when it listens
            if self._running.done():
                await self._running
            await asyncio.sleep(0.02)
        self._watching = [loop.create_task(self._refresh()), loop.create_task(self.connections.watch())]
        settle_memory()
        host, port = self._server.listen_addrs()[0][:2]
        return f"{host}:{port}"

    async def prepare(self, sources: Sources) -> str:
        """As `Crew.prepare`."""
        async with self._preparing:
            unused, self._next = self._next, None
            if unused is not None:
                await unused.close()
            self._next = await self._screener(sources)
            return self._next.judge.generation.charter.name

    async def commit(self) -> None:
        """As `Crew.commit`. What is under way ends under the generation that it began with."""
        if self._next is None:
            return
        old, self.screening.screener, self._next = self.screening.screener, self._next, None
        closing = asyncio.create_task(self._ended_for(old))
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)

    async def _ended_for(self, old: Screener) -> None:
        await old.close()
        settle_memory()

    async def condition(self) -> Condition:
        """As `Crew.condition`."""
        screener = self.screening.screener
        can_serve = all(lanes.can_serve for lanes in screener.lanes)
        detectors = blindness(screener.judge.generation.find) if can_serve else "a screening process is missing"
        return Condition(detectors, self.people.problem is not None)

    def load(self) -> Load:
        """As `Crew.load`."""
        return Load(self.connections.count, self.connections.in_flight)

    async def ended(self) -> None:
        """As `Crew.ended`."""
        await asyncio.shield(self._running)

    async def drain(self) -> None:
        """As `Crew.drain`."""
        self.connections.is_draining = True
        self._master.options.update(server=False)
        with suppress(TimeoutError):
            async with asyncio.timeout(self.settings.limits.drain_s):
                while self.connections.in_flight:  # noqa: ASYNC110  # a poll in the last seconds of a process
                    await asyncio.sleep(0.05)
                await asyncio.sleep(LAST_BYTES_S)
        for task in self._watching:
            task.cancel()
        self._master.shutdown()
        await self._running
        await asyncio.gather(*(s.close() for s in (self.screening.screener, self._next) if s), *self._closing)

    def assembled(self) -> tuple[Master, proxyserver.Proxyserver, Connections]:
        """mitmproxy with its addons, ours last and in this order."""
        master = Master(options.Options())
        master._legacy_log_events.uninstall()  # noqa: SLF001  # mitmproxy offers no other way; it costs a fifth of every request
        master.addons = Dispatch(master)
        server = proxyserver.Proxyserver()
        connections = Connections(server, self.settings.limits, self.closed)
        entrance = Entrance(self.settings, self.people, self.keeper)
        master.addons.add(
            core.Core(),
            disable_h2c.DisableH2C(),
            server,
            next_layer.NextLayer(),
            *([self._listener] if self._listener else []),
            tlsconfig.TlsConfig(),
            upstream_auth.UpstreamAuth(),
            errorcheck.ErrorCheck(repeat_errors_on_stderr=True),
            connections,
            entrance,
            Gardefou(entrance, self.services, self.screening, self.keeper, self._gatekeeper),
            Guard(self.services),
        )
        master.options.update(**self.pinned())
        return master, server, connections

    def pinned(self) -> dict[str, object]:
        """Every option of mitmproxy that matters to safety. None of them can be set from outside."""
        host, _, port = self.settings.listen.rpartition(":")
        parent = self.settings.egress.upstream_proxy
        return {
            "confdir": str(self.settings.data_dir / "keys"),
            "listen_host": host.strip("[]"),
            "listen_port": int(port),
            "mode": [f"upstream:{parent}" if parent else self.settings.mode],
            "allow_hosts": [*self.services.decrypted_hosts(), *self.services.refused_hosts()],
            "ssl_insecure": False,
            "ssl_verify_upstream_trusted_ca": str(self._trusted),
            "upstream_cert": True,
            "websocket": True,
            "http2": True,
            "http3": False,
            "rawtcp": False,
            "validate_inbound_headers": True,
            "stream_large_bodies": None,
            "store_streamed_bodies": False,
            "tcp_timeout": self.settings.limits.idle_s,
            "body_size_limit": str(2 * self.settings.limits.body_bytes),
            "connection_strategy": "eager",
            "show_ignored_hosts": False,
        }

    async def _screener(self, sources: Sources) -> Screener:
        outfit = Outfit(sources, self.settings.limits, self.settings.contact, self.keeper.marking)
        judge = await asyncio.to_thread(outfit.judge, runs_code=False)
        try:
            return await Screener.started(judge, outfit, self.settings.lanes)
        except LaneError as error:
            raise ConfigError(f"{error}; the technical log says more") from error

    async def _refresh(self) -> None:
        """Put changed files of users and groups in force; on any error the old ones stay."""
        while True:
            await asyncio.sleep(REFRESH_EVERY_S)
            if await asyncio.to_thread(self.people.refresh):
                problem = self.people.problem
                if problem:
                    log.error("reload refused", problem=problem)
                event = "reload refused" if problem else "reloaded"
                log.info(event, what="users")
                self.keeper.note(event, what="users")
