"""The life of a worker's process: it does what its node says, and ends with it."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest

from audit.keeper import Keeper
from proxy import ca
from proxy.catalogue import Services
from proxy.crew import Condition
from proxy.processes import PROCESSES, end
from proxy.worker_process import run
from scripts.serving import SETTINGS, serving
from tests.audit.samples import served
from tests.proxy.crews import CHARTER, brief_of, sources
from tests.proxy.outfits import until

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("server_of_processes")]


class Talk:
    """What a node says and hears."""

    def __init__(self, pipe: Connection, process: BaseProcess) -> None:
        self.pipe = pipe
        self.process = process

    async def hears(self, what: str) -> Any:
        """The next message of this sort."""
        while True:
            heard, value = await asyncio.to_thread(self.pipe.recv)
            if heard == what:
                return value

    async def asked(self, verb: str, given: object = None) -> Any:
        self.pipe.send((7, verb, given))
        return await self.hears("answer")

    async def ends(self) -> int | None:
        """Its exit code."""
        await asyncio.to_thread(self.process.join, 120)
        return self.process.exitcode


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[Keeper]:
    ca.ensure(tmp_path)
    opened = Keeper.open(tmp_path, "n1", "sqlite://")
    yield opened
    opened.close()


@asynccontextmanager
async def born(data_dir: Path, services: Services) -> AsyncIterator[Talk]:
    ours, theirs = PROCESSES.Pipe()
    process = PROCESSES.Process(target=run, args=(theirs, brief_of(data_dir, services)))
    process.start()
    theirs.close()
    try:
        yield Talk(ours, process)
    finally:
        end(process)
        ours.close()


async def test_it_does_what_its_node_says(keeper: Keeper, tmp_path: Path, services: Services) -> None:
    """Tells where it listens, prepares, commits, says how it is and what it has to do, and drains."""
    async with served(keeper, tmp_path), born(tmp_path, services) as talk:
        assert (await talk.hears("listening")).startswith("127.0.0.1:")
        assert (7, True, Condition()) == await talk.asked("condition")
        number, is_fine, charter = await talk.asked("prepare", sources(2))
        assert (7, True, True) == (number, is_fine, charter.startswith("charte-afcros@"))
        assert (7, True, True) == await talk.asked("commit")
        number, is_fine, why = await talk.asked("prepare", sources(3, CHARTER.replace("principles:", "principes:")))
        assert (7, False, True) == (number, is_fine, why.startswith("charter.yaml:"))
        assert 0 == (await talk.hears("load")).in_flight
        talk.pipe.send((0, "drain", None))
        assert 0 == await talk.ends()


async def test_what_it_cannot_do_is_no_answer(keeper: Keeper, tmp_path: Path, services: Services) -> None:
    """Its log has the kind alone; it goes on."""
    async with served(keeper, tmp_path), born(tmp_path, services) as talk:
        await talk.hears("listening")
        assert (7, True, None) == await talk.asked("prepare", "patiente VAUTRAVERS")
        assert (7, True, None) == await talk.asked("dance")
        assert (7, True, Condition()) == await talk.asked("condition")
        log = (tmp_path / "technical.log").read_text()
    assert 2 == log.count('"event": "worker failed"')
    assert "VAUTRAVERS" not in log


@pytest.mark.parametrize("how", ["pipe", signal.SIGTERM, signal.SIGINT])
async def test_it_ends_by_itself(keeper: Keeper, tmp_path: Path, services: Services, how: str | signal.Signals) -> None:
    """With its node, or on a signal; also with a generation that was prepared and never put in force."""
    async with served(keeper, tmp_path), born(tmp_path, services) as talk:
        await talk.hears("listening")
        assert (await talk.asked("prepare", sources(2)))[1]
        if isinstance(how, signal.Signals):
            assert talk.process.pid is not None
            os.kill(talk.process.pid, how)
        else:
            talk.pipe.close()
        assert 0 == await talk.ends()


async def test_what_hinders_its_start_is_told(keeper: Keeper, tmp_path: Path, services: Services) -> None:
    """By itself, in words; it leaves."""
    (tmp_path / "keys/marks.key").chmod(0o644)
    async with born(tmp_path, services) as talk:
        assert "chmod 600" in await talk.hears("failed")
        assert 0 == await talk.ends()


async def test_it_follows_its_log(keeper: Keeper, tmp_path: Path, services: Services) -> None:
    """Only the node is told by SIGHUP, which does the worker no harm."""
    log = tmp_path / "technical.log"
    async with served(keeper, tmp_path), born(tmp_path, services) as talk:
        await talk.hears("listening")
        log.rename(tmp_path / "rotated.log")
        assert talk.process.pid is not None
        os.kill(talk.process.pid, signal.SIGHUP)
        await until(log.exists)
        assert (7, True, None) == await talk.asked("dance")
        assert "worker failed" in log.read_text()


def family(pid: int) -> set[int]:
    """A process and all that descend from it."""
    parents = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found


@pytest.mark.parametrize("workers", [1, 2])
async def test_a_node_that_is_killed_takes_all_its_processes_with_it(tmp_path: Path, workers: int) -> None:
    """Workers, screening processes, and the servers they are forked from; its port and its directory are free."""
    with serving(tmp_path, None, f"{SETTINGS}workers: {workers}\nlimits: {{drain_s: 0.5}}\n") as proxy:
        pids = family(proxy.process.pid)
        assert len(pids) > 3 * workers
        proxy.process.kill()
        await until(lambda: not any(Path(f"/proc/{pid}/exe").exists() for pid in pids))
