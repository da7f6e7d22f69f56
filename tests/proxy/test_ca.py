"""The authority: made once, its key readable by nobody else and never given away."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509

from models.reading import ConfigError
from proxy.ca import KEY_FILE, VALID_DAYS, ensure, expires


def test_made_once_with_closed_rights(tmp_path: Path) -> None:
    """Folder 0700, key 0600; a second start keeps it."""
    public = ensure(tmp_path)
    key = tmp_path / "keys" / KEY_FILE
    first = key.read_bytes()
    assert (key.stat().st_mode & 0o777, key.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert ensure(tmp_path) == public
    assert key.read_bytes() == first


def test_the_certificate_alone_is_public(tmp_path: Path) -> None:
    """And it is a CA that can sign no further CA."""
    pem = ensure(tmp_path).read_bytes()
    assert b"PRIVATE" not in pem
    constraints = x509.load_pem_x509_certificate(pem).extensions.get_extension_for_class(x509.BasicConstraints).value
    assert (constraints.ca, constraints.path_length) == (True, 0)


def test_a_key_that_others_can_read_stops_the_start(tmp_path: Path) -> None:
    """With the remedy."""
    ensure(tmp_path)
    (tmp_path / "keys" / KEY_FILE).chmod(0o644)
    with pytest.raises(ConfigError, match="chmod 600"):
        ensure(tmp_path)


def test_it_is_known_when_the_certificate_ends(tmp_path: Path) -> None:
    left = expires(ensure(tmp_path)) - datetime.now(UTC)
    assert VALID_DAYS - 1 <= left.days <= VALID_DAYS
