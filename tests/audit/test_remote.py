"""A keeper in another process, seen from a worker: the same words, and refusal whenever it cannot be reached."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from audit import remote, wire
from audit.errors import AuditError
from audit.keeper import Keeper
from audit.remote import RemoteKeeper
from audit.verify import verify
from models.reading import ConfigError
from tests.audit.samples import NIR, NOW, decision, event, outcome, segment, served

ELSEWHERE = """
import asyncio, pathlib, structlog, sys
from audit.keeper import Keeper
from audit.service import serve
structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))  # a killed keeper's heir may warn
place = pathlib.Path(sys.argv[1])
asyncio.run(serve(Keeper.open(place, "n1", "sqlite://"), place, asyncio.Event(), lambda: print("open", flush=True)))
"""


@pytest.fixture(params=["short", "long/" + "x" * 120], ids=["short path", "long path"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A data directory; one of them has a name that no socket's address could hold."""
    return tmp_path / str(request.param)


@pytest.fixture
def keeper(place: Path) -> Iterator[Keeper]:
    opened = Keeper.open(place, "n1", "sqlite://")
    yield opened
    opened.close()


def decisions(data_dir: Path) -> int:
    return segment(data_dir).read_text().count('"kind":"decision"')


async def test_a_record_is_on_disk_when_write_returns(keeper: Keeper, place: Path) -> None:
    """As the very record, and those who count hear of it."""
    heard: list[str] = []
    keeper.tell(lambda record: heard.append(record.kind))
    async with served(keeper, place):
        far = RemoteKeeper(place)
        assert 1 == await far.write(decision("GF-1"))
        assert 1 == decisions(place)
        far.write_soon(outcome("GF-1"))
        assert 3 == await far.write(event("after it"))
        far.close()
    assert ["decision", "outcome", "event"] == heard
    assert None is verify(place).bad


async def test_fifty_writers_at_a_time(keeper: Keeper, place: Path) -> None:
    """Over two connections: each gets the number of its own record, and the journal is whole."""
    async with served(keeper, place):
        both = [RemoteKeeper(place), RemoteKeeper(place)]
        writes = (both[number % 2].write(decision(f"GF-{number}")) for number in range(50))
        numbers = await asyncio.gather(*writes)
        for far in both:
            far.close()
    assert list(range(1, 51)) == sorted(numbers)
    lines = [line for line in segment(place).read_text().splitlines() if '"kind":"decision"' in line]
    for number, sequence in enumerate(numbers):
        assert f'"id":"GF-{number}"' in lines[sequence - 1]
    assert (None, 50) == (verify(place).bad, verify(place).records)


async def test_tags_are_shared_by_all_workers(keeper: Keeper, place: Path) -> None:
    """And only within one user's conversation, whatever their names are."""
    async with served(keeper, place):
        one, two = RemoteKeeper(place), RemoteKeeper(place)
        for user, conversation in (("jdupont", "c1"), ("\ud800 \n\0é", "\u2028")):
            first = await one.tags(user, conversation, NOW)
            await one.remember(user, conversation, {"digest": "[TEL_1]"}, NOW)
            again = await two.tags(user, conversation, NOW)
            assert (first.key, {"digest": "[TEL_1]"}) == (again.key, again.known)
            for other in ((user, "c2"), ("somebody", conversation)):
                assert {} == (await two.tags(*other, NOW)).known
        one.close()
        two.close()


async def test_nobody_remembers_for_an_anonymous_user(tmp_path: Path) -> None:
    """Nor where there is no conversation: no keeper is asked, each time there is another key."""
    Keeper.open(tmp_path, "n1", "sqlite://").close()
    far = RemoteKeeper(tmp_path)
    for user, conversation in ((None, "c"), ("jdupont", None), (None, None)):
        one, two = await far.tags(user, conversation, NOW), await far.tags(user, conversation, NOW)
        assert one.key != two.key
        await far.remember(user, conversation, {"digest": "[TEL_1]"}, NOW)


async def test_without_a_keeper_nothing_is_written(keeper: Keeper, place: Path) -> None:
    """Whatever is asked raises AuditError; a record that nobody waits for is counted as lost."""
    far = RemoteKeeper(place)
    for asked in (
        far.connect(),
        far.write(decision("GF-1")),
        far.tags("jdupont", "c", NOW),
        far.grants("jdupont", NOW),
    ):
        with pytest.raises(AuditError, match="keeper: cannot be reached"):
            await asked
    with capture_logs() as logs:
        far.write_soon(outcome("GF-1"))
    assert (1, ["records_lost"]) == (far.lost, [entry["event"] for entry in logs])
    assert (0, {}) == (keeper.dropped, far._waiting)


async def test_a_keeper_that_refuses(keeper: Keeper, place: Path) -> None:
    """Its journal is closed."""
    async with served(keeper, place):
        keeper.close()
        far = RemoteKeeper(place)
        with pytest.raises(AuditError, match="keeper: refused"):
            await far.write(decision("GF-1"))
        far.close()


async def test_a_keeper_that_was_restarted_is_found_again(keeper: Keeper, place: Path) -> None:
    """Without a restart of the worker."""
    far = RemoteKeeper(place)
    for number in (1, 2, 3):
        async with served(keeper, place):
            assert number == await far.write(decision(f"GF-{number}"))
            far.close()
        with pytest.raises(AuditError):
            await far.write(decision("GF-0"))
    assert (None, 3) == (verify(place).bad, verify(place).records)


@contextmanager
def mute(data_dir: Path) -> Iterator[None]:
    """A keeper that neither reads nor answers."""
    with wire.socket_path(data_dir) as path, socket.socket(socket.AF_UNIX) as listening:
        listening.bind(path)
        listening.listen()
        yield


@asynccontextmanager
async def saying(data_dir: Path, answer: bytes, hangs_up: bool) -> AsyncIterator[None]:
    """A keeper that says only this, once it was asked something."""

    async def worker(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        writer.write(answer)
        if not hangs_up:
            await reader.read()
        writer.close()

    with wire.socket_path(data_dir) as path:
        server = await asyncio.start_unix_server(worker, path)
    yield
    server.close()
    await server.wait_closed()


@pytest.mark.parametrize(
    ("answer", "hangs_up"),
    [(b"", True), (b"1 5", True), (b"x\n", False), (b"1 {\n", False), (b"2 5\n", True), (b"\xff\xff 1\n", False)],
)
async def test_half_an_answer_or_nonsense_is_none(keeper: Keeper, place: Path, answer: bytes, hangs_up: bool) -> None:
    """And it is known at once, not when time is up."""
    async with saying(place, answer, hangs_up):
        with pytest.raises(AuditError, match="keeper: has gone"):
            await RemoteKeeper(place).write(decision("GF-1"))


async def test_a_keeper_that_says_nothing(keeper: Keeper, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within its time; an answer that comes later is nobody's."""
    monkeypatch.setattr(remote, "ANSWER_S", 0.05)
    with mute(place):
        far = RemoteKeeper(place)
        with pytest.raises(AuditError, match="keeper: cannot be reached"):
            await far.write(decision("GF-1"))
        far._hear(1, 5)
        assert {} == far._waiting
        far.close()


async def test_a_new_connection_fails_nobody_but_those_of_the_old_one(keeper: Keeper, place: Path) -> None:
    """Who asked over a connection that is gone hears of it at once, also when others have a new one by then."""
    far = RemoteKeeper(place)
    with mute(place):
        waiting = asyncio.create_task(far.write(decision("GF-1")))
        while not far._waiting:  # noqa: ASYNC110  # a condition of ours, not a time
            await asyncio.sleep(0)
        assert far._writer is not None
        far._writer.close()
        far._writer = None  # as if another had found it closed before its end was read
    async with served(keeper, place):
        assert 1 == await far.write(decision("GF-2"))
        with pytest.raises(AuditError, match="keeper: has gone"):
            await waiting
        far.close()


async def test_who_gives_up_leaves_nothing_behind(keeper: Keeper, place: Path) -> None:
    """A client hung up: the next answer is for the next question."""
    async with served(keeper, place):
        far = RemoteKeeper(place)
        await far.connect()
        given_up = asyncio.create_task(far.write(decision("GF-1")))
        await asyncio.sleep(0)
        given_up.cancel()
        assert await far.write(decision("GF-2")) in (1, 2)
        assert {} == far._waiting
        far.close()


async def test_a_record_that_finds_no_room_is_lost_and_counted(
    keeper: Keeper, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The keeper does not read: memory stays bounded."""
    monkeypatch.setattr(remote, "UNSENT_LIMIT", 100_000)
    with mute(place):
        far = RemoteKeeper(place)
        await far.connect()
        assert far._writer is not None
        with capture_logs():
            while not far.lost:
                far.write_soon(decision("GF-1"))
        assert far._writer.transport.get_write_buffer_size() < 200_000
        far._writer.transport.abort()


async def test_a_key_that_others_can_read_stops_a_worker(keeper: Keeper, place: Path) -> None:
    (place / "keys/marks.key").chmod(0o644)
    with pytest.raises(ConfigError, match="chmod 600"):
        RemoteKeeper(place)


async def test_it_marks_as_the_keeper_does_and_shows_no_key(keeper: Keeper, place: Path) -> None:
    far = RemoteKeeper(place)
    assert keeper.marking.pseudonym("jdupont") == far.marking.pseudonym("jdupont")
    assert (place / "keys/marks.key").read_bytes().hex() not in f"{far!r}{vars(far)!r}"
    assert NIR not in f"{vars(far)!r}"


@contextmanager
def elsewhere(place: Path) -> Iterator[int]:
    """A keeper in a process of its own."""
    with subprocess.Popen([sys.executable, "-c", ELSEWHERE, str(place)], stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert b"open\n" == process.stdout.readline()
        yield process.pid
        process.kill()


@pytest.mark.slow
async def test_a_keeper_that_is_killed_while_many_write(tmp_path: Path) -> None:
    """Whatever was acknowledged is in the journal, which is whole; all others were refused; the next keeper is found."""
    Keeper.open(tmp_path, "n1", "sqlite://").close()
    far = RemoteKeeper(tmp_path)
    acknowledged: list[str] = []
    for life in (1, 2):
        with elsewhere(tmp_path) as pid:

            async def write(reference: str) -> None:
                with suppress(AuditError):
                    await far.write(decision(reference))
                    acknowledged.append(reference)

            writing = [asyncio.create_task(write(f"GF-{life}-{number}")) for number in range(2000)]
            known = len(acknowledged)
            while len(acknowledged) == known:  # noqa: ASYNC110  # a condition of ours, not a time
                await asyncio.sleep(0)
            os.kill(pid, signal.SIGKILL)
            await asyncio.gather(*writing)
    Keeper.open(tmp_path, "n1", "sqlite://").close()
    text = segment(tmp_path).read_text()
    assert None is verify(tmp_path).bad
    assert [] == [reference for reference in acknowledged if f'"id":"{reference}"' not in text]
