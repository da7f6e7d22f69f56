"""Several processes on one port: one that is gone is replaced, and all change generations together."""

import asyncio
import os
import signal
import socket
from multiprocessing import active_children
from pathlib import Path

import pytest

from models.reading import ConfigError
from proxy import ca, workers
from proxy.catalogue import Services
from proxy.workers import Workers
from tests.proxy.crews import CHARTER, at_work, brief_of, sources
from tests.proxy.outfits import until

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("server_of_processes")]


def gone(pid: int) -> bool:
    """Whether a process has ended, reaped or not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except FileNotFoundError:
        return True


async def test_two_workers_serve_from_one_port_and_one_journal(tmp_path: Path, services: Services) -> None:
    """And all is well with them. At the end none is left."""
    async with at_work(tmp_path, services) as crew:
        pids = crew.workers.pids
        assert 2 == len(set(pids))
        assert {1} == await crew.generations()
        assert ("", False) == await crew.workers.condition()
        await until(lambda: 0 == crew.workers.load().in_flight)  # told twice a second
    assert [] == crew.events
    await until(lambda: all(map(gone, pids)))
    assert not [child for child in active_children() if child.pid in pids]


async def test_a_worker_that_is_killed_is_replaced(tmp_path: Path, services: Services) -> None:
    """It is told, with its exit code; the other one serves meanwhile."""
    async with at_work(tmp_path, services) as crew:
        killed, other = crew.workers.pids
        os.kill(killed, signal.SIGKILL)
        await until(lambda: crew.workers.pids == [other])
        assert "a worker is missing" == (await crew.workers.condition()).detectors
        assert b"HTTP/1.1 403 Forbidden\r\n" == await crew.ask()
        await until(lambda: crew.told("worker started") == [{"worker": 0}])
        assert [{"worker": 0, "exit": -signal.SIGKILL}] == crew.told("worker lost")
        assert killed not in crew.workers.pids
        assert other in crew.workers.pids
        assert "" == (await crew.workers.condition()).detectors


async def test_a_worker_that_hangs_is_replaced_and_stops_nobody(
    tmp_path: Path, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It reads nothing: a reload with megabytes of site data waits for it, the loop does not; then both have the new generation."""
    monkeypatch.setattr(workers, "CONDITION_S", 0.1)
    async with at_work(tmp_path, services) as crew:
        hung, _ = crew.workers.pids
        os.kill(hung, signal.SIGSTOP)
        assert "a worker is missing" == (await crew.workers.condition()).detectors
        preparing = asyncio.create_task(crew.workers.prepare(sources(2, padding=4_000_000)))
        await asyncio.sleep(0)
        for _ in range(3):
            await asyncio.sleep(0.2)
            assert not preparing.done()
        monkeypatch.setattr(workers, "HUNG_S", 4.0)
        crew.workers._keeping[0].cancel()
        crew.workers._keeping[0] = asyncio.create_task(crew.workers._keep(0))
        assert (await preparing).startswith("charte-afcros@")
        await crew.workers.commit()
        await until(lambda: gone(hung))
        await until(lambda: len(crew.workers.pids) == 2 and bool(crew.told("worker started")))
        assert {2} == await crew.generations()


async def test_a_generation_is_in_force_in_all_or_in_none(tmp_path: Path, services: Services) -> None:
    """Prepared is not in force. One that is refused changes nothing, and the next one may come."""
    async with at_work(tmp_path, services) as crew:
        assert (await crew.workers.prepare(sources(2))).startswith("charte-afcros@")
        assert {1} == await crew.generations()
        await crew.workers.commit()
        assert {2} == await crew.generations()
        bad = CHARTER.replace("principles:", "principes:")
        for _ in range(2):
            with pytest.raises(ConfigError, match=r"charter\.yaml:\d+: "):
                await crew.workers.prepare(sources(3, bad))
        assert {2} == await crew.generations()
        await crew.workers.prepare(sources(4))
        await crew.workers.commit()
        assert {4} == await crew.generations()
    assert [] == crew.events


@pytest.mark.parametrize("moment", ["before", "meanwhile", "between"])
async def test_a_worker_that_dies_during_a_reload_begins_under_the_new_generation(
    tmp_path: Path, services: Services, moment: str
) -> None:
    """Whenever it dies; the other one is not hindered."""
    async with at_work(tmp_path, services) as crew:
        if moment == "before":
            os.kill(crew.workers.pids[0], signal.SIGKILL)
        preparing = asyncio.create_task(crew.workers.prepare(sources(2)))
        if moment == "meanwhile":
            await asyncio.sleep(0)
            os.kill(crew.workers.pids[0], signal.SIGKILL)
        assert (await preparing).startswith("charte-afcros@")
        if moment == "between":
            os.kill(crew.workers.pids[0], signal.SIGKILL)
            await until(lambda: len(crew.workers.pids) == 1)
        await crew.workers.commit()
        await until(lambda: crew.told("worker started") == [{"worker": 0}])
        assert {2} == await crew.generations()


async def test_a_reload_that_is_broken_off_leaves_the_way_free(tmp_path: Path, services: Services) -> None:
    """At any moment of its first step: the next one succeeds everywhere."""
    async with at_work(tmp_path, services) as crew:
        for steps in (0, 1, 3):
            preparing = asyncio.create_task(crew.workers.prepare(sources(2)))
            for _ in range(steps):
                await asyncio.sleep(0)
            preparing.cancel()
            await asyncio.wait([preparing])
        await crew.workers.prepare(sources(3))
        await crew.workers.commit()
        assert {3} == await crew.generations()


async def test_drain_ends_one_that_does_not_answer(
    tmp_path: Path, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "LAST_S", 1.0)
    async with at_work(tmp_path, services) as crew:
        pids = crew.workers.pids
        os.kill(pids[0], signal.SIGSTOP)
    await until(lambda: all(map(gone, pids)))


async def test_a_crew_starts_whole_or_not_at_all(tmp_path: Path, services: Services) -> None:
    """There is no keeper: told by the worker itself, and none is left."""
    ca.ensure(tmp_path)
    (tmp_path / "keys/marks.key").write_bytes(bytes(32))
    (tmp_path / "keys/marks.key").chmod(0o600)
    brief = brief_of(tmp_path, services)
    crew = Workers(brief, lambda event, details: None, lambda why: None)
    with pytest.raises(ConfigError, match="keeper: cannot be reached"):
        await crew.start(brief.sources)
    pids = {member.process.pid for member in crew._members.values()}
    assert 2 == len(pids)
    await until(lambda: all(gone(pid) for pid in pids if pid is not None))


async def test_an_address_that_is_taken(tmp_path: Path, services: Services) -> None:
    """Named before any process is made."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        brief = brief_of(tmp_path, services)
        listen = f"127.0.0.1:{taken.getsockname()[1]}"
        settings = brief.settings.model_copy(update={"listen": listen})
        crew = Workers(brief_of(tmp_path, services), lambda event, details: None, lambda why: None)
        crew._brief = type(brief)(settings, services, brief.sources, brief.trusted, None)
        with pytest.raises(ConfigError, match=f"listen {listen}: cannot be listened on"):
            await crew.start(brief.sources)
    assert {} == crew._members
