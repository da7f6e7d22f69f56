"""The kept head is whole or the one before it, its owner's alone, and its failing stops nothing."""

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.head import PLACE, Head, keep, kept, parsed
from models.reading import ConfigError
from tests.audit.samples import NIR

HEAD = Head(12, "ab" * 32)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    (tmp_path / "keys").mkdir()
    return tmp_path


@given(st.integers(0, 10**18), st.binary(min_size=32, max_size=32))
def test_a_head_is_what_its_text_says(sequence: int, digest: bytes) -> None:
    assert parsed(f"{sequence}:{digest.hex()}") == Head(sequence, digest.hex())


@pytest.mark.parametrize("text", ["", "12", "12:zz", f"-1:{'a' * 64}", f"12:{'a' * 63}", f"12:{'a' * 64}\n", "é"])
def test_any_other_text_is_no_head(text: str) -> None:
    assert parsed(text) is None


def test_the_last_kept_head_comes_back(data_dir: Path) -> None:
    """In the form that `audit verify --head` takes."""
    assert kept(data_dir) is None
    keep(data_dir, HEAD._replace(sequence=11))
    keep(data_dir, HEAD)
    assert kept(data_dir) == HEAD
    assert (data_dir / PLACE).read_text() == f"{12:019}:{HEAD.hash}\n"


def test_only_the_owner_may_read_it(data_dir: Path) -> None:
    before = os.umask(0)
    try:
        keep(data_dir, HEAD)
    finally:
        os.umask(before)
    assert (data_dir / PLACE).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (data_dir / "keys").iterdir()] == ["journal-head"]


@pytest.mark.parametrize("left", [b"", b"\0" * 77])
def test_what_a_power_cut_left_blank_is_no_head(data_dir: Path, left: bytes) -> None:
    """The file is not synced."""
    (data_dir / PLACE).write_bytes(left)
    assert kept(data_dir) is None


@pytest.mark.parametrize("left", [b"12:", b"12:" + b"g" * 64, b"\xff"])
def test_a_file_that_is_none_is_refused_with_the_remedy(data_dir: Path, left: bytes) -> None:
    (data_dir / PLACE).write_bytes(left)
    with pytest.raises(ConfigError, match=r"keys/journal-head: is not SEQUENCE:HASH; restore it; .* move journal/"):
        kept(data_dir)


def test_a_file_that_cannot_be_read_is_refused(data_dir: Path) -> None:
    (data_dir / PLACE).mkdir()
    with pytest.raises(ConfigError, match="cannot be read"):
        kept(data_dir)


def test_a_failure_leaves_the_head_before_and_is_logged_by_type(
    data_dir: Path, log_stream: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nowhere to write, or half a write on a full disk."""
    keep(data_dir, HEAD)
    with monkeypatch.context() as patch:
        patch.setattr(os, "pwrite", lambda *_: 3)
        keep(data_dir, HEAD._replace(sequence=13))
    assert kept(data_dir) == HEAD
    keep(data_dir / NIR, HEAD)
    assert log_stream.getvalue().count('"event": "head_failed"') == 2
    assert '"error": "FileNotFoundError"' in log_stream.getvalue()
    assert NIR not in log_stream.getvalue()


def test_a_link_in_its_place_is_not_followed(data_dir: Path, log_stream: io.StringIO) -> None:
    """Whoever may write into the folder must not make the node write elsewhere."""
    (data_dir / PLACE).symlink_to(data_dir / "elsewhere")
    keep(data_dir, HEAD)
    assert not (data_dir / "elsewhere").exists()
    assert '"event": "head_failed"' in log_stream.getvalue()
