"""Segments, and a disk that fails in the middle of a write."""

import errno
import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from audit import segments
from audit.journal import Journal
from audit.keys import opened
from audit.recovery import recovered
from audit.verify import verify
from audit.walk import Place
from tests.audit.samples import NOW

RECORD = b'{"kind":"event"}'


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    (tmp_path / "journal").mkdir()
    made = Journal(tmp_path / "journal", "n1", opened(tmp_path, may_make=True).signing, None, Place())
    yield made
    made.close()


def names(data_dir: Path) -> list[str]:
    return [path.name for path in segments.listed(data_dir / "journal")]


def test_a_new_day_begins_a_segment_that_chains_on(tmp_path: Path, journal: Journal) -> None:
    for day in range(3):
        journal.append([RECORD], NOW + timedelta(days=day))
    assert names(tmp_path) == ["2026-11-21-0001.jsonl", "2026-11-22-0001.jsonl", "2026-11-23-0001.jsonl"]
    assert verify(tmp_path).records == 3


def test_a_large_segment_is_followed_on_the_same_day(tmp_path: Path, journal: Journal) -> None:
    journal.segment_bytes = 1
    journal.append([RECORD], NOW)
    journal.append([RECORD], NOW)
    assert names(tmp_path) == ["2026-11-21-0001.jsonl", "2026-11-21-0002.jsonl"]


def test_a_clock_that_goes_back_does_not_reorder_segments(tmp_path: Path, journal: Journal) -> None:
    """Sequence numbers, not days, are the order."""
    journal.append([RECORD], NOW)
    assert journal.append([RECORD], NOW - timedelta(days=1)) == [2]
    journal.segment_bytes = 1
    assert journal.append([RECORD], NOW - timedelta(days=1)) == [3]
    assert names(tmp_path) == ["2026-11-21-0001.jsonl", "2026-11-21-0002.jsonl"]
    assert verify(tmp_path).bad is None


def full(*_: object) -> int:
    raise OSError(errno.ENOSPC, "made up")


def half(file: int, data: bytes, offset: int) -> int:
    """Writes ten bytes, then finds the disk full."""
    if offset % 10:
        return full()
    return real_pwrite(file, bytes(data)[:11], offset)


real_pwrite = os.pwrite


@pytest.mark.parametrize(
    "fault",
    [
        {"pwrite": full},
        {"pwrite": half},
        {"fdatasync": full},
        {"pwrite": half, "ftruncate": full},
        {"fdatasync": full, "ftruncate": full},
    ],
    ids=["write", "short write", "sync", "write and cut", "sync and cut"],
)
def test_a_failed_batch_leaves_no_trace(
    tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch, fault: dict[str, Callable[..., int]]
) -> None:
    """Even where the file cannot be cut back at once: the next write does it first."""
    journal.append([RECORD], NOW)
    with monkeypatch.context() as patch:
        for name, failing in fault.items():
            patch.setattr(os, name, failing)
        with pytest.raises(OSError, match="made up"):
            journal.append([RECORD, RECORD], NOW)
        with pytest.raises(OSError, match="made up"):
            journal.append([RECORD, RECORD], NOW)
    assert journal.append([RECORD], NOW) == [2]
    assert verify(tmp_path) == verify(tmp_path)
    assert (verify(tmp_path).records, verify(tmp_path).bad) == (2, None)


def test_a_batch_that_was_not_synced_is_taken_back_at_once(
    tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise a crash now would bring back, signed, what its writer was told is not there."""
    journal.append([RECORD], NOW)
    before = (tmp_path / "journal" / names(tmp_path)[0]).read_bytes()
    monkeypatch.setattr(os, "fdatasync", full)
    with pytest.raises(OSError, match="made up"):
        journal.append([RECORD], NOW)
    assert (tmp_path / "journal" / names(tmp_path)[0]).read_bytes() == before


def test_a_segment_that_cannot_be_made_is_made_later(
    tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="made up"):
            journal.append([RECORD], NOW)
    assert journal.append([RECORD], NOW) == [1]
    assert names(tmp_path) == ["2026-11-21-0001.jsonl"]
