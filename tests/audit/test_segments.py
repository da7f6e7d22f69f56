"""The names of segments sort in the order of the chain, and a new one never overwrites anything."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.segments import created, following, is_of_earlier_day, listed, order, sync_folder
from tests.audit.samples import NOW, descriptors

TIMES = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  zones are given


def test_lists_segments_alone_oldest_first(tmp_path: Path) -> None:
    names = ["2026-11-22-0001.jsonl", "2026-11-21-0002.jsonl", "2026-11-21-0010.jsonl", "2025-12-31-0001.jsonl"]
    others = ["2026-11-21-0001.jsonl.gz", "2026-11-21.jsonl", "x2026-11-21-0001.jsonl", "head.json"]
    for name in names + others:
        (tmp_path / name).touch()
    assert [path.name for path in listed(tmp_path)] == sorted(names)


def test_lists_nothing_where_there_is_no_folder(tmp_path: Path) -> None:
    assert listed(tmp_path / "absent") == []


@given(st.lists(TIMES, min_size=2, max_size=20))
def test_names_sort_in_the_order_of_the_chain(times: list[datetime]) -> None:
    """Wherever the clock jumps: each segment comes after the one before, and none has the name of another."""
    paths: list[Path] = []
    for now in times:
        paths.append(following(paths[-1] if paths else None, Path("journal"), now))
    names = [path.name for path in paths]
    assert names == sorted(set(names))
    assert {path.parent for path in paths} == {Path("journal")}


@given(TIMES)
def test_a_segment_is_of_the_day_it_was_opened_on(now: datetime) -> None:
    path = following(None, Path("journal"), now)
    assert path.name == f"{now.date()}-0001.jsonl"
    assert not is_of_earlier_day(path, now)
    assert not is_of_earlier_day(path, now - timedelta(days=1))
    assert is_of_earlier_day(path, now + timedelta(days=1))


def test_the_segment_after_9999_is_listed(tmp_path: Path) -> None:
    """One that is not listed is neither verified nor indexed nor gone on from."""
    path = following(tmp_path / "2026-11-21-9999.jsonl", tmp_path, NOW)
    path.touch()
    assert listed(tmp_path) == [path]


def test_numbers_sort_as_numbers(tmp_path: Path) -> None:
    """`10000` comes after `9999`, and before the next day; a number has one way to be written."""
    names = [f"2026-11-{end}.jsonl" for end in ("21-0002", "21-9999", "21-10000", "21-10001", "21-100000", "22-0001")]
    for name in [*reversed(names), "2026-11-21-00002.jsonl"]:
        (tmp_path / name).touch()
    assert [path.name for path in listed(tmp_path)] == names
    assert order("") < order(names[0])


def test_a_new_segment_is_empty_and_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "2026-11-21-0001.jsonl"
    before = os.umask(0)
    try:
        os.close(created(path))
    finally:
        os.umask(before)
    assert (path.stat().st_size, path.stat().st_mode & 0o777) == (0, 0o600)


def test_an_empty_segment_that_a_crash_left_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "2026-11-21-0001.jsonl"
    path.touch()
    descriptor = created(path)
    os.write(descriptor, b"{}\n")
    os.close(descriptor)
    assert path.read_bytes() == b"{}\n"


def test_a_segment_that_holds_anything_is_never_begun_again(tmp_path: Path) -> None:
    """Nor is a descriptor left behind: the writer tries again with every batch."""
    path = tmp_path / "2026-11-21-0001.jsonl"
    path.write_bytes(b"{}\n")
    before = descriptors()
    with pytest.raises(FileExistsError, match=r"2026-11-21-0001\.jsonl"):
        created(path)
    assert descriptors() <= before
    assert path.read_bytes() == b"{}\n"


def test_a_link_in_the_place_of_a_segment_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "2026-11-21-0001.jsonl").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="2026-11-21-0001"):
        created(tmp_path / "2026-11-21-0001.jsonl")
    assert not (tmp_path / "elsewhere").exists()


def test_a_name_is_made_durable_in_a_folder_alone(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    sync_folder(tmp_path)
    with pytest.raises(NotADirectoryError):
        sync_folder(tmp_path / "file")
    with pytest.raises(FileNotFoundError):
        sync_folder(tmp_path / "absent")


def test_the_name_of_a_new_segment_is_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file whose folder was not synced may be gone after a power cut, with all that was acknowledged in it."""
    synced: list[Path] = []
    monkeypatch.setattr(os, "fsync", lambda file: synced.append(Path(f"/proc/self/fd/{file}").readlink()))
    os.close(created(tmp_path / "2026-11-21-0001.jsonl"))
    assert synced == [tmp_path]
