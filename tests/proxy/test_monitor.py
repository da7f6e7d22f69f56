"""What monitoring sees of a node, over a real port."""

import asyncio
import json
import re
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from prometheus_client import CollectorRegistry

from audit.keeper import Keeper
from policies.loading import SHIPPED
from proxy import ca
from proxy.crew import Crew, Load
from proxy.health import Facts
from proxy.metrics import Metrics
from proxy.monitor import Monitor, _drift, watch_authority, watch_crew, watch_keeper
from scripts.serving import DidNotStartError, serving
from scripts.standin import StandIn
from tests.audit.samples import decision, event
from tests.end_to_end.conftest import client_for
from tests.end_to_end.watching import logged
from tests.proxy.conftest import PATIENT


@pytest.fixture
def metrics() -> Metrics:
    return Metrics(CollectorRegistry(), "1", [])


def monitor(metrics: Metrics, *, is_listening: bool = True) -> Monitor:
    """Of a node that is well."""

    async def facts() -> Facts:
        return Facts(is_listening=is_listening, charter="c@1", ca_ends=datetime.now(UTC) + timedelta(days=365))

    return Monitor(lambda: is_listening, facts, metrics)


async def test_every_path_has_its_page(metrics: Metrics) -> None:
    pages = monitor(metrics).pages()
    assert {"/livez", "/startupz", "/readyz", "/metrics"} == set(pages)
    for path in ("/livez", "/startupz", "/readyz"):
        page = await pages[path]()
        assert (True, "ready") == (page.ok, json.loads(page.content)["status"])
    for name in (b"gardefou_event_loop_lag_seconds", b"gardefou_clock_drift_seconds"):
        assert name in (await pages["/metrics"]()).content


async def test_what_is_not_ready_says_so(metrics: Metrics) -> None:
    """Only where work is given out: the process itself is alive."""
    pages = monitor(metrics, is_listening=False).pages()
    assert [True, False, False] == [(await pages[path]()).ok for path in ("/livez", "/startupz", "/readyz")]


async def test_the_loop_is_measured_until_it_ends(metrics: Metrics) -> None:
    task = asyncio.create_task(monitor(metrics).beat())
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_records_are_counted_as_they_are_written(keeper: Keeper, metrics: Metrics) -> None:
    """Once each, waited for or not."""
    watch_keeper(metrics, keeper)
    await keeper.write(decision("GF-1"))
    keeper.write_soon(event("started"))
    text = metrics.text().decode()
    assert "gardefou_requests_total{" in text
    assert 'gardefou_events_total{event="started"} 1.0' in text
    assert "gardefou_journal_dropped 0.0" in text


@pytest.mark.parametrize("set_forward_s", [0, 3600, -3600])
def test_a_clock_that_is_set_shows(set_forward_s: float) -> None:
    """Time that only passes does not."""
    wall, steady = [1000.0], [5.0]
    drift = _drift(lambda: wall[-1], lambda: steady[-1])
    wall.append(1060.0 + set_forward_s)
    steady.append(65.0)
    assert drift() == set_forward_s


def test_the_end_of_the_authority_is_shown(metrics: Metrics, tmp_path: Path) -> None:
    """Also that it cannot be read."""
    certificate = ca.ensure(tmp_path)
    watch_authority(metrics, certificate)
    (shown,) = re.findall(r"^gardefou_ca_expires_timestamp_seconds (\S+)$", metrics.text().decode(), re.MULTILINE)
    assert float(shown) == ca.expires(certificate).timestamp() > time.time()
    certificate.unlink()
    assert "gardefou_ca_expires_timestamp_seconds NaN" in metrics.text().decode()


def test_what_there_is_to_do_is_shown(metrics: Metrics) -> None:
    class Busy:
        def load(self) -> Load:
            return Load(7, 3, 0.25, 2)

    watch_crew(metrics, cast(Crew, Busy()))
    for shown in (
        b"connections_open 7.0",
        b"requests_in_flight 3.0",
        b"worker_lag_seconds 0.25",
        b"worker_records_lost 2.0",
    ):
        assert b"gardefou_" + shown in metrics.text()


def got(address: str) -> tuple[int, str]:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(address, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


@pytest.mark.slow
def test_a_running_node_tells_how_it_is(tmp_path: Path) -> None:
    """Ready; then a charter is broken: degraded, and the old one goes on; no text of a prompt is in the metrics."""
    shipped = SHIPPED.read_text(encoding="utf-8")
    charter = tmp_path / "charter.yaml"
    charter.write_text(shipped, encoding="utf-8")
    settings = "listen: 127.0.0.1:0\ncharter: charter.yaml\n"
    with StandIn() as service, serving(tmp_path, service, settings) as proxy:
        assert (200, "ready") == (
            got(f"{proxy.health}/readyz")[0],
            json.loads(got(f"{proxy.health}/readyz")[1])["status"],
        )
        with client_for(proxy.address, proxy.ca) as client:
            body = {"messages": [{"role": "user", "content": PATIENT}]}
            assert 403 == client.post("https://api.openai.com/v1/chat/completions", json=body).status_code
            charter.write_text("rules: [", encoding="utf-8")
            logged(proxy, "reload refused")
            status, content = got(f"{proxy.health}/readyz")
            assert (503, "degraded") == (status, json.loads(content)["status"])
            assert 200 == got(f"{proxy.health}/livez")[0]
            assert 403 == client.post("https://api.openai.com/v1/chat/completions", json=body).status_code
        text = got(f"{proxy.health}/metrics")[1]
    assert 'gardefou_requests_total{category="public_genai",gate="block",service="openai-api"} 2.0' in text
    assert 'gardefou_events_total{event="reload refused"} 1.0' in text
    assert "NIR 2" not in text


@pytest.mark.slow
def test_a_health_port_that_is_taken_is_told(tmp_path: Path) -> None:
    """A node does not start without what its settings ask for."""
    with serving(tmp_path, None) as proxy:
        taken = proxy.health.removeprefix("http://")
        (tmp_path / "second").mkdir()
        with (
            pytest.raises(DidNotStartError, match="cannot be listened on"),
            serving(tmp_path / "second", None, health=taken),
        ):
            pass
