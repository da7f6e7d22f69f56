"""Segments, and a disk that fails in the middle of a write."""

import errno
import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from audit import segments
from audit.journal import Journal, SegmentGone
from audit.keys import opened
from audit.recovery import recovered
from audit.verify import verify
from audit.walk import Place
from tests.audit.samples import NOW, RECORD


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


def removed(path: Path) -> None:
    path.unlink()


def replaced(path: Path) -> None:
    """By a copy of itself: the open file is another one."""
    content = path.read_bytes()
    path.rename(path.with_suffix(".old"))
    path.write_bytes(content)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def moved_with_its_folder(path: Path) -> None:
    path.parent.rename(path.parent.with_name("away"))


@pytest.mark.parametrize("change", [removed, replaced, emptied, moved_with_its_folder])
@pytest.mark.parametrize("days", [0, 1], ids=["same day", "next day"])
def test_a_segment_that_went_is_refused_until_an_operator_acts(
    tmp_path: Path, journal: Journal, change: Callable[[Path], None], days: int
) -> None:
    """Nothing is written where nobody will find it, and no other segment is begun in its place."""
    journal.append([RECORD], NOW)
    [path] = segments.listed(tmp_path / "journal")
    change(path)
    left = path.read_bytes() if path.exists() else None
    for _ in range(2):
        with pytest.raises(SegmentGone):
            journal.append([RECORD], NOW + timedelta(days=days))
    assert names(tmp_path) == ([path.name] if path.exists() else [])
    assert (path.read_bytes() if path.exists() else None) == left


def test_a_segment_that_was_moved_away_goes_on_once_it_is_back(tmp_path: Path, journal: Journal) -> None:
    """The same file, as long as it was."""
    journal.append([RECORD], NOW)
    away = (tmp_path / "journal").rename(tmp_path / "away")
    with pytest.raises(SegmentGone):
        journal.append([RECORD], NOW)
    away.rename(tmp_path / "journal")
    assert journal.append([RECORD], NOW) == [2]
    assert verify(tmp_path).records == 2


def test_a_segment_that_went_after_a_failed_cut_is_refused(
    tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.append([RECORD], NOW)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fdatasync", full)
        patch.setattr(os, "ftruncate", full)
        with pytest.raises(OSError, match="made up"):
            journal.append([RECORD], NOW)
    segments.listed(tmp_path / "journal")[0].unlink()
    with pytest.raises(SegmentGone):
        journal.append([RECORD], NOW)


def test_the_chain_goes_on_past_segment_9999(tmp_path: Path, journal: Journal) -> None:
    """And it is walked, and gone on from, in that order."""
    journal.segment_bytes = 1
    journal.append([RECORD], NOW)
    old = segments.listed(tmp_path / "journal")[0]
    journal._path = old.rename(old.with_name("2026-11-21-9999.jsonl"))
    journal.append([RECORD], NOW)
    journal.append([RECORD], NOW)
    assert names(tmp_path) == ["2026-11-21-9999.jsonl", "2026-11-21-10000.jsonl", "2026-11-21-10001.jsonl"]
    assert (verify(tmp_path).records, verify(tmp_path).bad) == (3, None)
    end = recovered(tmp_path / "journal", "n1", journal._key.public_key())
    assert (end.path and end.path.name, end.place.sequence) == ("2026-11-21-10001.jsonl", 3)


def test_a_segment_that_cannot_be_made_is_made_later(
    tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="made up"):
            journal.append([RECORD], NOW)
    assert journal.append([RECORD], NOW) == [1]
    assert names(tmp_path) == ["2026-11-21-0001.jsonl"]
