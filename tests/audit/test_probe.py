"""Looking at a journal from outside: its last head, and whether there is room."""

from datetime import date
from pathlib import Path

import pytest

from audit import index, probe
from audit.verify import verify
from tests.audit.samples import segment, written


def test_the_last_head_tells_where_a_journal_stands(tmp_path: Path) -> None:
    written(tmp_path, 5)
    head = probe.last_head(tmp_path / "journal")
    assert head is not None
    assert verify(tmp_path).records == head.sequence >= 5
    assert head.time.tzinfo is not None


def test_a_torn_tail_is_passed_over(tmp_path: Path) -> None:
    written(tmp_path, 2)
    whole = probe.last_head(tmp_path / "journal")
    with segment(tmp_path).open("ab") as file:
        file.write(b'{"hash":"00')
    assert whole == probe.last_head(tmp_path / "journal")


def test_a_new_journal_has_no_head(tmp_path: Path) -> None:
    assert probe.last_head(tmp_path / "journal") is None


def test_trying_leaves_nothing(tmp_path: Path) -> None:
    probe.write(tmp_path)
    assert [] == list(tmp_path.iterdir())


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        probe.write(tmp_path / "absent")


def test_how_far_an_index_reaches(tmp_path: Path) -> None:
    """Beside a server and after it; what is not there is not made."""
    written(tmp_path / "state", 5)
    url = index.default_url(tmp_path / "state")
    files = set((tmp_path / "state").iterdir())
    last = probe.indexed(url, "n1")
    assert last >= 5
    assert 0 == probe.indexed(url, "another")
    assert files == set((tmp_path / "state").iterdir())
    engine = index.opened(url)
    with engine.connect():
        assert last == probe.indexed(url, "n1")
    engine.dispose()
    with pytest.raises(index.UNUSABLE):
        probe.indexed(index.default_url(tmp_path / "absent"), "n1")
    assert not (tmp_path / "absent").exists()


def test_the_head_before_a_day_is_that_of_the_earlier_segments(tmp_path: Path) -> None:
    """It proves the journal up to there, whatever was written since."""
    written(tmp_path, 3)
    path = segment(tmp_path)
    earlier = path.rename(path.with_name("2026-10-31-0001.jsonl"))
    head = probe.head_before(tmp_path / "journal", date(2026, 11, 1))
    assert head is not None
    assert verify(tmp_path, f"{head.sequence}:{head.hash}").is_end_proven
    assert probe.head_before(tmp_path / "journal", date(2026, 10, 31)) is None
    with earlier.open("ab") as file:
        file.write(b'{"torn')
    assert head == probe.head_before(tmp_path / "journal", date(2026, 11, 1))
