"""Keys are made once, for their owner alone, and shown nowhere."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from audit.keeper import Keeper
from audit.keys import MARKS, PUBLIC, SIGNING, opened, public_key
from models.reading import ConfigError
from tests.audit.samples import written


def test_keys_are_made_once(tmp_path: Path) -> None:
    first, again = opened(tmp_path, may_make=True), opened(tmp_path, may_make=False)
    assert first.signing.private_bytes_raw() == again.signing.private_bytes_raw()
    assert first.marks == again.marks
    assert public_key(tmp_path / PUBLIC) == first.signing.public_key()


def test_no_repr_shows_a_key(tmp_path: Path) -> None:
    assert repr(opened(tmp_path, may_make=True)) == "Keys()"


@pytest.mark.parametrize("name", ["keys", f"keys/{SIGNING}", f"keys/{MARKS}"])
@pytest.mark.parametrize("rights", [0o040, 0o004])
def test_refuses_a_key_that_others_may_read(tmp_path: Path, name: str, rights: int) -> None:
    opened(tmp_path, may_make=True)
    path = tmp_path / name
    path.chmod(path.stat().st_mode | rights)
    with pytest.raises(ConfigError, match="chmod"):
        opened(tmp_path, may_make=False)


@pytest.mark.parametrize("name", [SIGNING, MARKS])
def test_a_lost_key_of_a_journal_is_not_made_again(tmp_path: Path, name: str) -> None:
    """A new key would make the old records unprovable, or their marks unlike the new ones, without a word."""
    written(tmp_path, 1)
    (tmp_path / "keys" / name).unlink()
    with pytest.raises(ConfigError, match="missing"):
        Keeper.open(tmp_path, "n1")


def test_refuses_a_public_key_that_was_replaced(tmp_path: Path) -> None:
    written(tmp_path / "a", 1)
    written(tmp_path / "b", 1)
    (tmp_path / "a" / PUBLIC).write_bytes((tmp_path / "b" / PUBLIC).read_bytes())
    with pytest.raises(ConfigError, match="does not belong"):
        Keeper.open(tmp_path / "a", "n1")


@pytest.mark.parametrize("name", [SIGNING, MARKS])
def test_refuses_a_key_that_is_none(tmp_path: Path, name: str) -> None:
    opened(tmp_path, may_make=True)
    (tmp_path / "keys" / name).write_bytes(b"not a key")
    with pytest.raises(ConfigError, match="is not"):
        opened(tmp_path, may_make=False)


def test_the_key_of_a_chain_is_ed25519(tmp_path: Path) -> None:
    assert isinstance(opened(tmp_path, may_make=True).signing, Ed25519PrivateKey)
