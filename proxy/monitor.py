"""What monitoring sees of a node: its health and its counters, each under a path."""

import asyncio
from collections.abc import Awaitable, Callable

from audit.keeper import Keeper
from proxy import metrics
from proxy.crew import Crew
from proxy.health import Heartbeat, Report, Vitals, alive, ready, started
from proxy.health_server import Page, Pages
from proxy.metrics import Metrics

BEAT_S = 0.5


class Monitor:
    """Health and metrics of one process; it reads and changes nothing."""

    def __init__(self, vitals: Vitals, counted: Metrics) -> None:
        self._vitals = vitals
        self._metrics = counted
        self._heartbeat = Heartbeat(BEAT_S)
        counted.watch("event_loop_lag_seconds", "How late the event loop is.", lambda: self._heartbeat.lag_s)

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
        return started(self._vitals)

    async def _ready(self) -> Report:
        return await ready(self._vitals)

    async def _counted(self) -> Page:
        return Page(ok=True, content_type=metrics.TYPE, content=self._metrics.text())


def watch_keeper(counted: Metrics, keeper: Keeper) -> None:
    """Count its records, and show its queue."""
    keeper.tell(counted.record)
    counted.watch("journal_queue", "Records that wait for the disk.", lambda: keeper.queued)
    counted.watch("journal_lost", "Records that could not be written and that no event tells of.", lambda: keeper.lost)
    counted.watch("index_lag_seconds", "For how long the index has not caught up.", lambda: keeper.index_lag_s)


def watch_crew(counted: Metrics, crew: Crew) -> None:
    """Show how many clients and requests there are."""
    counted.watch("connections_open", "Client connections.", lambda: crew.load().connections)
    counted.watch("requests_in_flight", "Requests that are not answered to the end.", lambda: crew.load().in_flight)
    counted.watch("worker_lag_seconds", "How late the latest worker's event loop is.", lambda: crew.load().lag_s)


def _page(make: Callable[[], Awaitable[Report]]) -> Callable[[], Awaitable[Page]]:
    async def page() -> Page:
        report = await make()
        return Page(ok=report.ok, content_type="application/json", content=report.model_dump_json().encode() + b"\n")

    return page
