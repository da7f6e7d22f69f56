"""The journal is read onwards up to a signed head, each record once, and from the start where it is not the one that was read."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.canonical import canonical
from audit.chain import GENESIS
from audit.marking import Marking
from audit.reader import Batch, Since, closed_batch
from audit.rows import Rows
from models.finding import Finding
from tests.audit.samples import chain, decision, laid, tampered, written

START = Since(0, "", 0, GENESIS)


def read(folder: Path, since: Since = START) -> tuple[list[int], Since]:
    """The numbers of all that can be read from a place on, and the last place."""
    numbers: list[int] = []
    while (batch := closed_batch(folder, "n1", since)) is not None:
        numbers += sequences(batch)
        since = batch.until
    return numbers, since


def sequences(batch: Batch) -> list[int]:
    return [row["sequence"] for row in batch.rows.records]


@given(st.lists(st.integers(1, 90), max_size=8), st.data())
def test_each_record_is_read_once_and_in_order(sizes: list[int], data: st.DataObject) -> None:
    """However commits are grouped, and wherever segments end; and again nothing, from where the reading ended."""
    lines, segments = chain(*sizes), list[list[bytes]]()
    for size in sizes:
        if not segments or data.draw(st.booleans()):
            segments.append([])
        segments[-1] += lines[: size + 1]
        lines = lines[size + 1 :]
    with TemporaryDirectory() as name:
        laid(Path(name), *segments)
        numbers, end = read(Path(name))
        assert numbers == list(range(1, sum(sizes) + 1))
        assert closed_batch(Path(name), "n1", end) is None


def test_a_batch_ends_at_the_first_head_past_200_records(tmp_path: Path) -> None:
    """So one transaction stays small, and a commit is never split."""
    laid(tmp_path, chain(150, 150, 450, 1))
    sizes, since = [], START
    while (batch := closed_batch(tmp_path, "n1", since)) is not None:
        sizes.append(len(sequences(batch)))
        since = batch.until
    assert sizes == [300, 450, 1]


def test_a_batch_ends_at_the_first_head_past_2000_findings(tmp_path: Path) -> None:
    """So it stays small in memory, too."""
    found = Marking(b"key").summary(Finding(entity="FR_NIR", start=0, end=2, score=1, detector="nir"), "$", "12")
    laid(tmp_path, chain(2, 1, 1, 1, record=canonical(decision("GF-1", findings=[found] * 700))))
    batch = closed_batch(tmp_path, "n1", START)
    assert batch is not None
    assert sequences(batch) == [1, 2, 3]
    assert sequences(closed_batch(tmp_path, "n1", batch.until) or batch) == [4, 5]


def test_the_place_is_after_the_head(tmp_path: Path) -> None:
    lines = chain(2, 1)
    [first, second] = laid(tmp_path, lines[:3], lines[3:])
    batch = closed_batch(tmp_path, "n1", START)
    assert batch is not None
    assert batch.until[:3] == (3, second.name, second.stat().st_size)
    assert batch.until.hash.encode() in lines[-1]
    first.unlink()
    assert closed_batch(tmp_path, "n1", batch.until) is None


def test_what_no_head_covers_is_not_read(tmp_path: Path) -> None:
    """It may be cut off at the next start."""
    written(tmp_path, 5)
    tampered(tmp_path, lambda lines: lines[:-1])
    assert len(read(tmp_path / "journal")[0]) == 4


def test_it_is_read_once_a_head_covers_it(tmp_path: Path) -> None:
    lines = chain(2, 2)
    laid(tmp_path, [*lines[:5], lines[5][:30]])
    numbers, since = read(tmp_path)
    laid(tmp_path, lines)
    assert (numbers, read(tmp_path, since)[0]) == ([1, 2], [3, 4])


def test_an_altered_line_is_not_read(tmp_path: Path) -> None:
    written(tmp_path, 5)
    tampered(tmp_path, lambda lines: [*lines[:4], lines[4].replace(b"block", b"allow"), *lines[5:]])
    assert len(read(tmp_path / "journal")[0]) == 2


def test_nothing_is_read_past_a_gap(tmp_path: Path) -> None:
    written(tmp_path, 5)
    tampered(tmp_path, lambda lines: lines[:4] + lines[6:])
    assert len(read(tmp_path / "journal")[0]) == 2


def test_another_nodes_journal_is_not_read(tmp_path: Path) -> None:
    laid(tmp_path, chain(2, node="n2"))
    assert closed_batch(tmp_path, "n1", START) is None
    assert closed_batch(tmp_path / "absent", "n1", START) is None


@pytest.mark.parametrize("sizes", [(1, 1, 3), (1,), (2, 2)], ids=["longer", "shorter", "other commits"])
def test_another_journal_in_its_place_is_read_from_the_start(tmp_path: Path, sizes: tuple[int, ...]) -> None:
    """Restored, or begun again: the first batch says that what was indexed before does not hold."""
    laid(tmp_path, chain(2, 1))
    since = read(tmp_path)[1]
    laid(tmp_path, chain(*sizes))
    batch = closed_batch(tmp_path, "n1", since)
    assert batch is not None
    assert (batch.is_from_start, sequences(batch)) == (True, list(range(1, sum(sizes) + 1)))


@pytest.mark.parametrize("left", [[], [b"torn"]], ids=["empty", "torn"])
def test_a_journal_that_was_lost_leaves_an_empty_batch_from_the_start(tmp_path: Path, left: list[bytes]) -> None:
    """Once: the place of that batch is the start."""
    [path] = laid(tmp_path, chain(3))
    since = read(tmp_path)[1]
    path.write_bytes(b"".join(left))
    nothing = Batch("n1", Rows.empty(), START, is_from_start=True)
    assert closed_batch(tmp_path, "n1", since) == nothing
    assert closed_batch(tmp_path, "n1", nothing.until) is None


def test_a_segment_that_went_is_read_from_the_start(tmp_path: Path) -> None:
    lines = chain(1, 1)
    [_, second] = laid(tmp_path, lines[:2], lines[2:])
    since = read(tmp_path)[1]
    second.unlink()
    batch = closed_batch(tmp_path, "n1", since)
    assert batch is not None
    assert (batch.is_from_start, sequences(batch)) == (True, [1])


def test_reading_goes_on_past_segment_9999(tmp_path: Path) -> None:
    """Whose name is greater, as a text, than that of the next."""
    lines = chain(1, 1)
    (tmp_path / "2026-11-21-9999.jsonl").write_bytes(b"".join(lines[:2]))
    since = read(tmp_path)[1]
    (tmp_path / "2026-11-21-10000.jsonl").write_bytes(b"".join(lines[2:]))
    assert read(tmp_path, since)[0] == [2]
    assert read(tmp_path)[0] == [1, 2]


def test_reading_on_from_a_place_that_holds_says_so(tmp_path: Path) -> None:
    lines = chain(1, 1)
    laid(tmp_path, lines[:2])
    since = read(tmp_path)[1]
    laid(tmp_path, lines)
    batch = closed_batch(tmp_path, "n1", since)
    assert batch is not None
    assert (batch.is_from_start, sequences(batch)) == (False, [2])
