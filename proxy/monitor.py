"""What monitoring sees: health and counters, each under a path. It is given facts, and knows of no node."""

import asyncio
from collections.abc import Awaitable, Callable
from math import nan
from pathlib import Path
from time import monotonic, time

from audit.keeper import Keeper
from proxy import metrics
from proxy.crew import Crew
from proxy.health import Facts, Heartbeat, Report, alive, ready, started
from proxy.health_server import Page, Pages
from proxy.metrics import Metrics
from proxy.vitals import ca_ends

BEAT_S = 0.5


class Monitor:
    """Health and metrics; it reads and changes nothing."""

    def __init__(
        self, is_listening: Callable[[], bool], facts: Callable[[], Awaitable[Facts]], counted: Metrics
    ) -> None:
        self._is_listening = is_listening
        self._facts = facts
        self._metrics = counted
        self._heartbeat = Heartbeat(BEAT_S)
        counted.watch("event_loop_lag_seconds", "How late the event loop is.", lambda: self._heartbeat.lag_s)
        counted.watch("clock_drift_seconds", "How far the clock was set forward since the start.", _drift())

    async def beat(self) -> None:
        """Measure the event loop, until cancelled."""
        while True:
            await asyncio.sleep(self._heartbeat.every_s)
            self._heartbeat.beat()

    def pages(self) -> Pages:
        """Path -> page."""
        return {
            "/livez": _page(self._alive),
            "/startupz": _page(self._started),
            "/readyz": _page(self._ready),
            "/metrics": self._counted,
        }

    async def _alive(self) -> Report:
        return alive(self._heartbeat.lag_s)

    async def _started(self) -> Report:
        return started(is_listening=self._is_listening())

    async def _ready(self) -> Report:
        return ready(await self._facts())

    async def _counted(self) -> Page:
        return Page(ok=True, content_type=metrics.TYPE, content=self._metrics.text())


def watch_keeper(counted: Metrics, keeper: Keeper) -> None:
    """Count its records, and show its queue."""
    keeper.tell(counted.record)
    counted.watch("journal_queue", "Records that wait for the disk.", lambda: keeper.queued)
    counted.watch("journal_dropped", "Records that could not be written since the start.", lambda: keeper.dropped)
    counted.watch("index_lag_seconds", "For how long the index has not caught up.", lambda: keeper.index_lag_s)


def watch_crew(counted: Metrics, crew: Crew) -> None:
    """Show how many clients and requests there are."""
    counted.watch("connections_open", "Client connections.", lambda: crew.load().connections)
    counted.watch("requests_in_flight", "Requests that are not answered to the end.", lambda: crew.load().in_flight)
    counted.watch("worker_records_lost", "Records that workers could not hand over.", lambda: crew.load().lost)
    counted.watch("worker_lag_seconds", "How late the latest worker's event loop is.", lambda: crew.load().lag_s)


def watch_authority(counted: Metrics, certificate: Path) -> None:
    """Show when the certificate ends that clients trust, so that an alarm can be set weeks before."""

    def ends() -> float:
        found = ca_ends(certificate)
        return found.timestamp() if found else nan

    counted.watch("ca_expires_timestamp_seconds", "When the certificate that clients trust ends.", ends)


def _drift(wall: Callable[[], float] = time, steady: Callable[[], float] = monotonic) -> Callable[[], float]:
    """How far the clock was set forward since now; negative for back."""
    start = wall() - steady()
    return lambda: wall() - steady() - start


def _page(make: Callable[[], Awaitable[Report]]) -> Callable[[], Awaitable[Page]]:
    async def page() -> Page:
        report = await make()
        return Page(ok=report.ok, content_type="application/json", content=report.model_dump_json().encode() + b"\n")

    return page
