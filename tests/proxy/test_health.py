"""Is the node well? Each question on its own, and what the answers make together."""

from datetime import UTC, datetime, timedelta

import pytest

from proxy import health
from proxy.health import Facts, Heartbeat

NOW = datetime(2026, 12, 1, tzinfo=UTC)
WELL = Facts(is_listening=True, charter="c@1, generation 3", ca_ends=NOW + timedelta(days=365), latest=NOW)


def answer(name: str, **given: object) -> tuple[str, bool, str]:
    """The whole, and one check of it, where these facts are others."""
    report = health.ready(WELL.model_copy(update=given), NOW)
    (check,) = (check for check in report.checks if check.name == name)
    return report.status, check.ok, check.detail


def test_a_node_that_is_well_is_ready() -> None:
    report = health.ready(WELL, NOW)
    assert ("ready", True) == (report.status, report.ok)
    names = ["listening", "charter", "users", "shadow", "detectors", "journal", "ca", "clock"]
    assert names == [check.name for check in report.checks]
    assert all(check.ok for check in report.checks)


def test_facts_can_be_sent_to_another_process() -> None:
    """And are judged there as here."""
    assert WELL == Facts.model_validate_json(WELL.model_dump_json())


def test_a_refused_charter_degrades() -> None:
    """The one before goes on."""
    told = "reload refused; c@1, generation 3 stays in force"
    assert ("degraded", False, told) == answer("charter", refused=frozenset({"charter"}))


def test_a_refused_file_of_users_degrades() -> None:
    told = "reload refused; the version before stays in force"
    assert ("degraded", False, told) == answer("users", refused=frozenset({"users"}))


def test_a_second_charter_that_cannot_be_asked_degrades() -> None:
    """Nothing else: it decides nothing."""
    assert ("degraded", False, "RecursionError") == answer("shadow", shadow="RecursionError")


@pytest.mark.parametrize("name", ["detectors", "journal"])
def test_what_nothing_passes_without_makes_a_node_unready(name: str) -> None:
    """Whatever else only degrades it."""
    refused = frozenset({"charter"})
    assert ("unready", False, "OSError") == answer(name, refused=refused, **{name: "OSError"})


@pytest.mark.parametrize(("days", "ok"), [(8, True), (6, False), (-1, False)])
def test_the_certificate_is_good_for_another_week(days: int, ok: bool) -> None:
    assert ok == answer("ca", ca_ends=NOW + timedelta(days=days))[1]


def test_a_certificate_that_cannot_be_read() -> None:
    assert ("unready", False, "cannot be read") == answer("ca", ca_ends=None)


@pytest.mark.parametrize(("behind_s", "ok"), [(-60, True), (60, True), (180, False)])
def test_a_clock_that_went_back(behind_s: int, ok: bool) -> None:
    """Some seconds are nothing: records of two processes may cross."""
    status, sane, detail = answer("clock", latest=NOW + timedelta(seconds=behind_s))
    assert ("ready" if ok else "unready", ok) == (status, sane)
    assert detail == ("" if ok else "180 s behind the last record")


def test_a_new_journal_has_no_clock_to_compare_with() -> None:
    assert answer("clock", latest=None)[1]


@pytest.mark.parametrize("listening", [True, False])
def test_before_it_listens_a_node_is_not_ready(listening: bool) -> None:
    assert listening == answer("listening", is_listening=listening)[1]
    assert listening == health.started(is_listening=listening).ok


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
