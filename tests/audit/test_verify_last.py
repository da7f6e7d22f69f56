"""A quick look at a journal: its last segment alone."""

from pathlib import Path

from audit.head import PLACE
from audit.verify import verify, verify_last
from tests.audit.samples import LINES_A_COMMIT, segment, written


def test_a_quick_look_walks_the_last_segment(tmp_path: Path) -> None:
    """From what its first line says of those before, to the same head; what was altered in it is named."""
    written(tmp_path, 20)
    whole = verify(tmp_path)
    assert (whole.records, whole.head, None) == (verify_last(tmp_path).records, verify_last(tmp_path).head, None)
    path = segment(tmp_path)
    lines = path.read_bytes().splitlines(keepends=True)
    second = path.with_name(path.name.replace("-0001", "-0002"))
    cut = 2 * LINES_A_COMMIT
    path.write_bytes(b"".join(lines[:cut]))
    second.write_bytes(b"".join(lines[cut:]))
    assert whole.head == verify_last(tmp_path).head
    second.write_bytes(b"".join(lines[cut:-2] + lines[-1:]))
    bad = verify_last(tmp_path).bad
    assert bad is not None
    assert second.name == bad.file


def test_a_quick_look_sees_a_cut_end(tmp_path: Path) -> None:
    """The node's own head tells of records that are not there."""
    written(tmp_path, 6)
    path = segment(tmp_path)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:LINES_A_COMMIT]))
    bad = verify_last(tmp_path).bad
    assert bad is not None
    assert bad.why.startswith("cut: ")


def test_a_quick_look_at_a_new_journal(tmp_path: Path) -> None:
    written(tmp_path, 1)
    segment(tmp_path).unlink()
    (tmp_path / PLACE).unlink()
    assert (0, None) == (verify_last(tmp_path).records, verify_last(tmp_path).bad)
