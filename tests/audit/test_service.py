"""A keeper over its socket: who may ask, what it answers to nonsense, and how it ends."""

import asyncio
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from audit import service, wire
from audit.canonical import canonical
from audit.keeper import Keeper
from audit.verify import verify
from tests.audit.samples import NIR, decision, descriptors, segment, served

PROMPT = f"patiente {NIR}"


@pytest.fixture
def keeper(tmp_path: Path) -> Keeper:
    return Keeper.open(tmp_path, "n1", "sqlite://")


@asynccontextmanager
async def connected(data_dir: Path) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    with wire.socket_path(data_dir) as path:
        reader, writer = await asyncio.open_unix_connection(path)
    yield reader, writer
    writer.close()
    await writer.wait_closed()


async def asked(data_dir: Path, *questions: bytes) -> list[bytes]:
    """The answers to lines that a worker might send, until the keeper hangs up or has answered each."""
    async with connected(data_dir) as (reader, writer):
        writer.writelines(questions)
        return [line for _ in questions if (line := await reader.readline())]


async def test_only_the_nodes_own_user_may_open_the_socket(keeper: Keeper, tmp_path: Path) -> None:
    async with served(keeper, tmp_path):
        assert 0o600 == stat.S_IMODE((tmp_path / wire.SOCKET).stat().st_mode)
    keeper.close()


async def test_what_a_killed_keeper_left_is_no_hindrance(keeper: Keeper, tmp_path: Path) -> None:
    """Its socket lies there; whoever knocks at it hears nothing. Afterwards none is left."""
    (tmp_path / wire.SOCKET).touch()
    async with served(keeper, tmp_path):
        assert [b"1 1\n"] == await asked(tmp_path, wire.question("write", 1, canonical(decision("GF-1"))))
    assert not (tmp_path / wire.SOCKET).exists()
    keeper.close()


@pytest.mark.parametrize(
    "payload", [b"", b"{", b'{"kind":"event"}', b"[]", PROMPT.encode(), b'{"text":"' + PROMPT.encode() + b'"}', b"\xff"]
)
@pytest.mark.parametrize("verb", ["write", "soon", "remember", "tags", "drop"])
async def test_what_is_no_question_fails_and_is_not_written(
    keeper: Keeper, tmp_path: Path, verb: str, payload: bytes
) -> None:
    """The next one is answered; what it was stands nowhere."""
    with capture_logs() as logs:
        async with served(keeper, tmp_path):
            answers = await asked(
                tmp_path, wire.question(verb, 7, payload), wire.question("write", 8, canonical(decision("GF-1")))
            )
    assert {b"7 null\n", b"8 1\n"} == set(answers)
    keeper.close()
    assert (None, 1) == (verify(tmp_path).bad, verify(tmp_path).records)
    assert NIR not in f"{logs} {segment(tmp_path).read_text()}"


@pytest.mark.parametrize("line", [b"\n", b"write\n", b"write x {}\n", b"write 1\n", f"patiente NIR {NIR}\n".encode()])
async def test_who_speaks_otherwise_is_cut_off(keeper: Keeper, tmp_path: Path, line: bytes) -> None:
    """Others are served on."""
    with capture_logs() as logs:
        async with served(keeper, tmp_path):
            assert [] == await asked(tmp_path, line)
            assert [b"1 1\n"] == await asked(tmp_path, wire.question("write", 1, canonical(decision("GF-1"))))
    assert [("worker lost", "ValueError")] == [(entry["event"], entry["error"]) for entry in logs]
    keeper.close()


async def test_half_a_line_is_no_record(keeper: Keeper, tmp_path: Path) -> None:
    """A worker was killed in the middle of it, at any place."""
    whole = wire.question("soon", wire.UNASKED, canonical(decision("GF-1")))
    async with served(keeper, tmp_path):
        for end in (1, 5, 7, 8, 40, len(whole) - 1):
            async with connected(tmp_path) as (reader, writer):
                writer.write(whole[:end])
                writer.write_eof()
                assert b"" == await reader.read()
    keeper.close()
    assert (None, 0) == (verify(tmp_path).bad, verify(tmp_path).records)


async def test_the_last_words_of_a_worker_that_has_gone_are_written(keeper: Keeper, tmp_path: Path) -> None:
    """Also where the keeper is told to stop before it has read them."""
    async with served(keeper, tmp_path), connected(tmp_path) as (_, writer):
        for number in range(300):
            writer.write(wire.question("soon", wire.UNASKED, canonical(decision(f"GF-{number}"))))
    keeper.close()
    assert 300 == segment(tmp_path).read_text().count('"kind":"decision"')


async def test_a_worker_that_stays_does_not_hinder_the_end(
    keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "LAST_S", 0.01)
    with wire.socket_path(tmp_path) as path:
        async with served(keeper, tmp_path):
            _, writer = await asyncio.open_unix_connection(path)
    writer.close()
    await writer.wait_closed()
    keeper.close()


async def test_a_keeper_that_cannot_write_says_so(keeper: Keeper, tmp_path: Path) -> None:
    """With an answer, at once."""
    async with served(keeper, tmp_path):
        keeper.close()
        assert [b"1 null\n"] == await asked(tmp_path, wire.question("write", 1, canonical(decision("GF-1"))))


async def test_nothing_stays_open(keeper: Keeper, tmp_path: Path) -> None:
    before = descriptors()
    for _ in range(3):
        async with served(keeper, tmp_path):
            await asked(tmp_path, wire.question("tags", 1, b'{"user":"a","conversation":"c"}'))
    assert descriptors() <= before
    keeper.close()
