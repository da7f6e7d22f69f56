"""Models that gardefou brings."""

from pathlib import Path

import pytest

from detectors.shipped import SUMS, BrokenModel, checked, shipped, summed


@pytest.mark.parametrize("name", ["names_fr", "classes_fr", "private_fr"])
def test_a_shipped_model_is_whole(name: str) -> None:
    """Every file of the folder is in SHA256SUMS and what it says; all together are 5 MB at most."""
    place = Path(str(shipped(name)))
    named = {line.split("  ")[1] for line in (place / SUMS).read_text(encoding="ascii").splitlines()}
    assert named == {path.name for path in place.iterdir()} - {SUMS}
    assert sum(map(len, checked(shipped(name), named).values())) < 5_000_000


def test_what_was_summed_is_read(tmp_path: Path) -> None:
    """Only the files that are asked for."""
    for name, data in summed({"a": b"1", "b": b"2"}).items():
        (tmp_path / name).write_bytes(data)
    assert {"b": b"2"} == checked(tmp_path, ["b"])


def test_an_altered_or_missing_file_is_refused(tmp_path: Path) -> None:
    """The error names the file and the remedy."""
    (tmp_path / SUMS).write_bytes(summed({"a": b"1"})[SUMS])
    with pytest.raises(BrokenModel, match="a: No such file or directory; install gardefou again"):
        checked(tmp_path, ["a"])
    (tmp_path / "a").write_bytes(b"2")
    with pytest.raises(BrokenModel, match="a: not the file that SHA256SUMS names"):
        checked(tmp_path, ["a"])
