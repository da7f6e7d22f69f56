"""A node: mitmproxy embedded as a library, with only the addons that are needed, every option pinned, and ours in charge.

Never `mitmdump -s`: a script that fails to load there lets everything through.
"""

import asyncio
import ipaddress
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import certifi
import structlog
from mitmproxy import options
from mitmproxy.addons import core, disable_h2c, errorcheck, next_layer, proxyserver, tlsconfig, upstream_auth
from mitmproxy.master import Master

from audit.keeper import Keeper
from models.reading import text_of
from models.record import EventRecord
from models.settings import Settings
from proxy import ca
from proxy.addon import Gardefou
from proxy.catalogue import Services
from proxy.dispatch import Dispatch
from proxy.egress import Gatekeeper, guarded_loop
from proxy.entrance import Entrance
from proxy.generation import Generations
from proxy.guard import Guard
from proxy.listener import Listener
from proxy.passage import ai_host
from proxy.people import People
from proxy.screening import Screening
from proxy.size_limit import limit_only

log = structlog.get_logger()

RELOAD_EVERY_S = 1.0

LOOKUPS = 64
"""Names that are looked up at a time: a dead name server must not delay those who ask for something else."""


class Node:
    """Everything that one proxy process is made of."""

    def __init__(self, settings: Settings, services: Services) -> None:
        """Open the journal and load the charter. Raises ConfigError or AuditError: a node starts whole or not at all."""
        self.settings = settings
        self.services = services
        self.generations = Generations(settings)
        self.people = People(settings.identity)
        self.listener = Listener(settings.listen_tls) if settings.listen_tls else None
        self.ca_certificate = ca.ensure(settings.data_dir)
        self._trusted = _trust(settings)
        self.gatekeeper = Gatekeeper(settings.egress, self._is_ai_host, _parent(settings))
        self.keeper = Keeper.open(settings.data_dir, settings.node, settings.database_url)

    def run(self, on_ready: Callable[[str], None]) -> None:
        """Serve until SIGTERM or SIGINT. `on_ready` is told the address that is listened on, `HOST:PORT`."""
        try:
            with asyncio.Runner(loop_factory=lambda: guarded_loop(self.gatekeeper)) as runner:
                runner.run(self._serve(on_ready))
        finally:
            self.keeper.close()

    async def _serve(self, on_ready: Callable[[str], None]) -> None:
        master, server = self._master()
        loop = asyncio.get_running_loop()
        loop.set_default_executor(ThreadPoolExecutor(LOOKUPS, "lookup"))
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, master.shutdown)
        limit_only(lambda flow: flow.response is not None or ai_host(flow, self.services) is not None)
        self._warn()
        watching = [loop.create_task(self._announce(server, on_ready)), loop.create_task(self._reload())]
        try:
            await master.run()
        finally:
            for task in watching:
                task.cancel()
            self._event("stopped", {})

    def _master(self) -> tuple[Master, proxyserver.Proxyserver]:
        master = Master(options.Options())
        master._legacy_log_events.uninstall()  # noqa: SLF001  # mitmproxy offers no other way; it costs a fifth of every request
        master.addons = Dispatch(master)
        server = proxyserver.Proxyserver()
        entrance = Entrance(self.settings, self.people, self.keeper)
        screening = Screening(self.services, self.generations, self.keeper, self.settings.limits, self.settings.contact)
        master.addons.add(
            core.Core(),
            disable_h2c.DisableH2C(),
            server,
            next_layer.NextLayer(),
            *([self.listener] if self.listener else []),
            tlsconfig.TlsConfig(),
            upstream_auth.UpstreamAuth(),
            errorcheck.ErrorCheck(repeat_errors_on_stderr=True),
            entrance,
            Gardefou(entrance, self.services, screening, self.keeper, self.gatekeeper),
            Guard(self.services),
        )
        master.options.update(**self._pinned())
        return master, server

    def _pinned(self) -> dict[str, object]:
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
            "body_size_limit": str(2 * self.settings.limits.body_bytes),
            "connection_strategy": "eager",
            "show_ignored_hosts": False,
        }

    async def _announce(self, server: proxyserver.Proxyserver, on_ready: Callable[[str], None]) -> None:
        while not server.listen_addrs():  # noqa: ASYNC110  # mitmproxy tells nobody when it listens
            await asyncio.sleep(0.02)
        self._event("started", {"generation": self.generations.current.number})
        host, port = server.listen_addrs()[0][:2]
        on_ready(f"{host}:{port}")

    async def _reload(self) -> None:
        """Put changed files in force: charter and site data as one generation, users and groups; on any error the old ones stay."""
        while True:
            await asyncio.sleep(RELOAD_EVERY_S)
            if await asyncio.to_thread(self.generations.refresh):
                self._reloaded(self.generations.problem, {"generation": self.generations.current.number})
            if await asyncio.to_thread(self.people.refresh):
                self._reloaded(self.people.problem, {"what": "users"})

    def _reloaded(self, problem: str | None, details: dict[str, str | int]) -> None:
        if problem:
            log.error("reload refused", problem=problem)
        self._event("reload refused" if problem else "reloaded", details)

    def _warn(self) -> None:
        """Passwords that whoever listens on the network could read."""
        host = self.settings.listen.rpartition(":")[0]
        if self.settings.identity.htpasswd and not self.settings.listen_tls and not _is_loopback(host):
            log.warning("passwords in clear", listen=self.settings.listen, remedy="set listen_tls")

    def _event(self, event: str, details: dict[str, str | int]) -> None:
        log.info(event, **details)
        self.keeper.write_soon(EventRecord(time=datetime.now(UTC), event=event, details=details))

    def _is_ai_host(self, host: str) -> bool:
        return self.services.service_of(host) is not None


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _parent(settings: Settings) -> str | None:
    proxy = settings.egress.upstream_proxy
    return urlsplit(proxy).hostname if proxy else None


def _trust(settings: Settings) -> Path:
    """One file of all authorities that are trusted upstream: the public ones, and the organisation's."""
    if settings.egress.upstream_ca is None:
        return Path(certifi.where())
    bundle = settings.data_dir / "upstream-trust.pem"
    authority = text_of(settings.egress.upstream_ca)
    bundle.write_text(f"{Path(certifi.where()).read_text(encoding='ascii')}\n{authority}", encoding="utf-8")
    return bundle
