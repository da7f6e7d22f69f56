"""Is the node well? Each check on its own, and what they make together."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from audit.errors import AuditError
from detectors import Find
from models.settings import Settings
from proxy import ca, health
from proxy.generation import Generation, Generations
from proxy.health import Heartbeat, Vitals

NOW = datetime.now(UTC)


async def fine() -> None:
    """A journal that can be written."""


def failing(error: Exception) -> Callable[[], Awaitable[None]]:
    async def write() -> None:
        raise error

    return write


@pytest.fixture
def vitals(generations: Generations, tmp_path: Path) -> Vitals:
    """A node that is well."""
    return Vitals(generations, lambda: True, fine, lambda: NOW, ca.ensure(tmp_path))


async def answer(vitals: Vitals, name: str, now: datetime = NOW) -> tuple[str, bool, str]:
    report = await health.ready(vitals, now)
    (check,) = (check for check in report.checks if check.name == name)
    return report.status, check.ok, check.detail


async def test_a_node_that_is_well_is_ready(vitals: Vitals) -> None:
    report = await health.ready(vitals, NOW)
    assert ("ready", True) == (report.status, report.ok)
    assert ["listening", "charter", "detectors", "journal", "ca", "clock"] == [check.name for check in report.checks]
    assert all(check.ok for check in report.checks)


async def test_a_refused_charter_degrades(vitals: Vitals, tmp_path: Path) -> None:
    """The kind is told; what is wrong stays in the log."""
    charter = tmp_path / "charter.yaml"
    charter.write_bytes(vitals.generations._charter.read_bytes())
    generations = Generations(Settings(charter=charter))
    charter.write_text("vautravers: ]")
    assert generations.refresh()
    status, ok, detail = await answer(replace(vitals, generations=generations), "charter")
    assert ("degraded", False) == (status, ok)
    assert detail.startswith("reload refused; charte-afcros@")
    assert "vautravers" not in detail


def raising(_: str) -> Find:
    raise ValueError(health.CANARY)


@pytest.mark.parametrize(
    ("find", "detail"), [(lambda text: (), "the canary was not found"), (raising, "ValueError")], ids=["none", "raises"]
)
def test_detectors_that_see_nothing_are_not_well(generations: Generations, find: Find, detail: str) -> None:
    check = health.detectors(Generation(1, generations.current.charter, find))
    assert (False, detail) == (check.ok, check.detail)


@pytest.mark.parametrize("error", [AuditError("journal: cannot be written"), OSError(28, "vautravers")])
async def test_a_journal_that_cannot_be_written(vitals: Vitals, error: Exception) -> None:
    status, ok, detail = await answer(replace(vitals, journal=failing(error)), "journal")
    assert ("unready", False, f"cannot be written: {type(error).__name__}") == (status, ok, detail)


@pytest.mark.parametrize(("days", "ok"), [(-8, True), (-6, False), (1, False)])
async def test_the_certificate_is_good_for_another_week(vitals: Vitals, days: int, ok: bool) -> None:
    end = ca.expires(vitals.certificate)
    assert ok == (await answer(vitals, "ca", end + timedelta(days=days)))[1]


async def test_a_certificate_that_cannot_be_read(vitals: Vitals) -> None:
    vitals.certificate.write_text("vautravers")
    assert ("unready", False, "cannot be read: ValueError") == await answer(vitals, "ca")


@pytest.mark.parametrize(("behind_s", "ok"), [(-60, True), (60, True), (180, False)])
async def test_a_clock_that_went_back(vitals: Vitals, behind_s: int, ok: bool) -> None:
    """Some seconds are nothing: records of two processes may cross."""
    status, sane, detail = await answer(replace(vitals, latest=lambda: NOW + timedelta(seconds=behind_s)), "clock")
    assert ("ready" if ok else "unready", ok) == (status, sane)
    assert detail == ("" if ok else "180 s behind the last record")


async def test_before_it_listens_a_node_is_not_ready(vitals: Vitals) -> None:
    early = replace(vitals, is_listening=lambda: False)
    assert ("unready", False, "not yet") == await answer(early, "listening")
    assert not health.started(early).ok
    assert health.started(vitals).ok


async def test_a_new_journal_has_no_clock_to_compare_with(vitals: Vitals) -> None:
    assert (await answer(replace(vitals, latest=lambda: None), "clock"))[1]


def test_a_loop_that_stands_still_is_not_alive() -> None:
    """Also while it still stands."""
    now = [0.0]
    heartbeat = Heartbeat(0.5, lambda: now[0])
    now[0] = 0.6
    heartbeat.beat()
    assert heartbeat.lag_s == pytest.approx(0.1)
    assert health.alive(heartbeat.lag_s).ok
    now[0] = 10
    assert not health.alive(heartbeat.lag_s).ok
    heartbeat.beat()
    assert not health.alive(heartbeat.lag_s).ok
    now[0] = 10.5
    heartbeat.beat()
    assert health.alive(heartbeat.lag_s).ok


def test_checks_need_no_loop_of_ours(vitals: Vitals) -> None:
    """The whole answer takes a moment: nobody waits for it."""
    assert asyncio.run(asyncio.wait_for(health.ready(vitals), 5)).ok
