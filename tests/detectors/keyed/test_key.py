"""The key of the digests: made once, and kept from others."""

import stat
from pathlib import Path

import pytest

from detectors.keyed import key
from models.reading import ConfigError


def test_a_key_is_made_once(tmp_path: Path) -> None:
    """In a folder and a file that others cannot read."""
    path = tmp_path / "keys" / "edm.key"
    first = key.made(path)
    assert key.BYTES == len(first)
    assert first == key.made(path) == key.read(path)
    assert [0o700, 0o600] == [stat.S_IMODE(place.stat().st_mode) for place in (path.parent, path)]


def test_a_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    """With the remedy; a link is refused too."""
    path = tmp_path / "edm.key"
    key.made(path)
    path.chmod(0o640)
    with pytest.raises(ConfigError, match=r"edm\.key: others may read it; chmod 600"):
        key.read(path)
    path.chmod(0o600)
    (tmp_path / "link").symlink_to(path)
    with pytest.raises(ConfigError, match="others may read it"):
        key.made(tmp_path / "link")


def test_what_is_no_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "edm.key"
    with pytest.raises(ConfigError, match=r"cannot be read .*; restore the key"):
        key.read(path)
    path.touch(mode=0o600)
    with pytest.raises(ConfigError, match="is not 32 bytes long"):
        key.read(path)
    with pytest.raises(ConfigError, match="cannot be written"):
        key.made(path / "below" / "edm.key")
