"""Files that people bring are read in their encoding, or it is told what is wrong with them."""

from pathlib import Path

import pytest

from models.reading import ConfigError
from scripts.csv_files import opened


def test_a_file_is_read_in_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_bytes("code;équipe\r\n".encode("cp1252"))
    with opened(path, "cp1252") as file:
        assert "code;équipe\r\n" == file.read()


@pytest.mark.parametrize(
    ("name", "encoding", "wrong"),
    [
        ("f.csv", "utf-8-sig", "is not utf-8-sig"),
        ("f.csv", "utf-9", "unknown 'utf-9'"),
        ("x", "utf-8", "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str, encoding: str, wrong: str) -> None:
    (tmp_path / "f.csv").write_bytes("équipe".encode("cp1252"))
    with pytest.raises(ConfigError, match=wrong), opened(tmp_path / name, encoding) as file:
        file.read()
