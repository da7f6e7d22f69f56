"""The index comes after the journal, again after a failure, and one last time at the end."""

import io
import json
from pathlib import Path
from threading import Event
from typing import override

import pytest
import sqlalchemy as sa

from audit import follower as following
from audit import index
from audit.follower import Follower
from tests.audit.samples import NIR, chain, kept, laid

LIMIT_S = 30.0


def indexed(url: str) -> list[object]:
    engine = index.opened(url)
    try:
        return kept(engine)
    finally:
        engine.dispose()


@pytest.fixture
def reached(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Set whenever the index has nothing left to follow."""
    true, event = index.caught_up_a_step, Event()

    def step(engine: sa.Engine, folder: Path, node: str) -> int | None:
        added = true(engine, folder, node)
        if added is None:
            event.set()
        return added

    monkeypatch.setattr(index, "caught_up_a_step", step)
    return event


def test_follows_when_it_is_woken(tmp_path: Path, reached: Event) -> None:
    """First what it finds, then what is told to it; by default into the data directory's own index."""
    lines = chain(1, 2)
    laid(tmp_path / "journal", lines[:2])
    follower = Follower(tmp_path, "n1")
    assert reached.wait(LIMIT_S)
    assert indexed(index.default_url(tmp_path)) == [1]
    laid(tmp_path / "journal", lines)
    reached.clear()
    follower.wake()
    assert reached.wait(LIMIT_S)
    assert indexed(index.default_url(tmp_path)) == [1, 2, 3]
    follower.close()


def test_rests_until_it_is_woken(tmp_path: Path, reached: Event) -> None:
    """A node at rest leaves its database alone."""
    follower = Follower(tmp_path, "n1")
    assert reached.wait(LIMIT_S)
    assert not follower._woken.is_set()
    follower.close()


def test_close_catches_up_one_last_time(tmp_path: Path, reached: Event) -> None:
    """Also with what nobody had woken it for."""
    (tmp_path / "journal").mkdir()
    follower = Follower(tmp_path, "n1")
    assert reached.wait(LIMIT_S)
    laid(tmp_path / "journal", chain(2, 1))
    follower.close()
    follower.close()
    assert indexed(index.default_url(tmp_path)) == [1, 2, 3]


def test_a_closing_node_does_not_wait_for_a_long_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left is whole batches; the next start goes on from there."""
    monkeypatch.setattr(following, "_LAST_S", 0.0)
    laid(tmp_path / "journal", chain(*[200] * 10))
    follower = Follower(tmp_path, "n1")
    follower.close()
    first = len(indexed(index.default_url(tmp_path)))
    assert first in range(200, 2000, 200)
    monkeypatch.undo()
    Follower(tmp_path, "n1").close()
    assert indexed(index.default_url(tmp_path)) == sorted(range(1, 2001), key=str)


def test_the_index_is_tried_again_without_a_restart(
    tmp_path: Path, log_stream: io.StringIO, reached: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The place of the database appears while the node runs: what was written meanwhile is in it. The log names the type."""
    monkeypatch.setattr(following, "_FIRST_RETRY_S", 0.01)
    true, failed = index.opened, Event()

    def opened(url: str) -> sa.Engine:
        try:
            return true(url)
        except Exception:
            failed.set()
            raise

    monkeypatch.setattr(index, "opened", opened)
    laid(tmp_path / "state" / "journal", chain(1))
    url = index.default_url(tmp_path / NIR)
    follower = Follower(tmp_path / "state", "n1", url)
    assert failed.wait(LIMIT_S)
    (tmp_path / NIR).mkdir()
    assert reached.wait(LIMIT_S)
    assert indexed(url) == [1]
    follower.close()
    said = [json.loads(line) for line in log_stream.getvalue().splitlines()]
    assert {(line["event"], line["error"]) for line in said} == {("index_failed", "OperationalError")}
    assert NIR not in log_stream.getvalue()


def test_failures_are_tried_again_less_and_less_often(tmp_path: Path, log_stream: io.StringIO) -> None:
    """A minute apart at most, and every one is logged."""
    follower = Follower(tmp_path, "n1", index.default_url(tmp_path / "absent"))
    follower.close()
    log_stream.truncate(0)
    pauses = [0.0]
    for _ in range(8):
        pauses.append(follower._caught_up(pauses[-1]))
    assert pauses[1:] == [1, 2, 4, 8, 16, 32, 60, 60]
    assert log_stream.getvalue().count("index_failed") == 8


def test_after_a_success_it_is_prompt_again(tmp_path: Path) -> None:
    follower = Follower(tmp_path, "n1")
    follower.close()
    assert follower._caught_up(60.0) < 1
    assert follower._engine is not None
    follower._engine.dispose()


class Unlucky(Event):
    """Asked whether it closes, it says no just before it does."""

    def __init__(self, follower: Follower) -> None:
        super().__init__()
        self._follower = follower

    @override
    def is_set(self) -> bool:
        was = super().is_set()
        if not was:
            self.set()
            self._follower.wake()
        return was


def test_close_is_heard_at_any_moment(tmp_path: Path, reached: Event) -> None:
    follower = Follower(tmp_path, "n1")
    assert reached.wait(LIMIT_S)
    follower._closing = Unlucky(follower)
    follower.wake()
    follower._thread.join(1)
    ended = not follower._thread.is_alive()
    follower.close()
    assert ended


def test_rests_long_while_the_process_is_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless the index is far behind."""
    follower = Follower(tmp_path, "node-1")
    try:
        monkeypatch.setattr(following, "_BUSY", -1.0)  # always
        assert follower._rest() == following._BUSY_REST
        monkeypatch.setattr(following, "_FAR_BEHIND_S", -1.0)
        assert follower._rest() == following._REST
        monkeypatch.setattr(following, "_FAR_BEHIND_S", 10.0)
        monkeypatch.setattr(following, "_BUSY", 1000.0)  # never
        assert follower._rest() == following._REST
    finally:
        follower.close()
