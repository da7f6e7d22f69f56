"""A file is there whole or as it was, and for its owner alone."""

from pathlib import Path

import pytest

from scripts.indexed import Refused
from scripts.written import replacing, write


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("before", encoding="utf-8")
    path.chmod(0o644)
    write(path, "après\r\n")
    assert path.read_bytes() == "après\r\n".encode()
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "report.html"
    folder.mkdir()
    with pytest.raises(Refused, match="cannot be written"):
        write(folder, "text")
    with pytest.raises(Refused, match="cannot be written"):
        write(tmp_path / "absent" / "x", "text")
    assert list(tmp_path.iterdir()) == [folder]


def test_a_file_stays_as_it_was_when_its_draft_is_given_up(tmp_path: Path) -> None:
    """Rights that are said are those of the new file."""
    path = tmp_path / "studies.yaml"
    with replacing(path, 0o640) as file:
        file.write("before")
    with pytest.raises(ZeroDivisionError), replacing(path) as file:
        file.write(f"after {1 // 0}")
    assert (path.read_text(encoding="utf-8"), path.stat().st_mode & 0o777) == ("before", 0o640)
    assert list(tmp_path.iterdir()) == [path]
