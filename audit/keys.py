"""The keys of a node: Ed25519 to sign the journal, 32 random bytes for marks. Files in `keys/`, 0700/0600, never logged or exported.

The public half lies beside the journal as `journal-public.pem`, for whoever verifies.
"""

import os
import secrets
import stat
from collections.abc import Callable
from pathlib import Path
from typing import override

from cryptography.hazmat.primitives import serialization as pem
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from audit.head import ANEW
from audit.segments import sync_folder
from models.reading import ConfigError

SIGNING = "journal-signing.pem"
MARKS = "marks.key"
PUBLIC = "journal-public.pem"

_MARKS_BYTES = 32


class Keys:
    """Both secrets of a node. Its repr shows neither."""

    def __init__(self, signing: Ed25519PrivateKey, marks: bytes) -> None:
        self.signing = signing
        self.marks = marks

    @override
    def __repr__(self) -> str:
        return "Keys()"


def opened(data_dir: Path, may_make: bool) -> Keys:
    """Load the keys of a node, or make them where `may_make`. Raises ConfigError for a missing, open or unusable file."""
    folder = data_dir / "keys"
    if may_make:
        folder.mkdir(mode=0o700, exist_ok=True)
        _make(folder / SIGNING, _new_signing)
        _make(folder / MARKS, lambda: secrets.token_bytes(_MARKS_BYTES))
    _refuse_if_open(folder, 0o700)
    keys = Keys(_signing(folder / SIGNING), _marks(folder / MARKS))
    _publish(data_dir / PUBLIC, keys.signing.public_key())
    return keys


def marks_key(data_dir: Path) -> bytes:
    """The key of the marks alone, for a process that signs nothing. Raises ConfigError."""
    return _marks(data_dir / "keys" / MARKS)


def public_key(path: Path) -> Ed25519PublicKey:
    """The key to verify a journal with. Raises ConfigError."""
    try:
        key = pem.load_pem_public_key(path.read_bytes())
    except OSError as error:
        raise ConfigError(
            f"{path}: cannot be read ({error.strerror}); it is made with the journal, or name another file"
        ) from error
    except ValueError:
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise ConfigError(f"{path}: is not an Ed25519 public key in PEM; restore it from a copy")
    return key


def fingerprint(key: Ed25519PublicKey) -> str:
    """The raw public key, hex: short enough to be kept on paper."""
    return key.public_bytes_raw().hex()


def _new_signing() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes(pem.Encoding.PEM, pem.PrivateFormat.PKCS8, pem.NoEncryption())


def _make(path: Path, content: Callable[[], bytes]) -> None:
    """Write a secret in one piece, unless the file is there."""
    if path.exists() or path.is_symlink():
        return
    _write(path, content(), 0o600)


def _write(path: Path, content: bytes, mode: int) -> None:
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    with os.fdopen(descriptor, "wb") as file:
        os.fchmod(descriptor, mode)
        file.write(content)
        file.flush()
        os.fsync(descriptor)
    draft.replace(path)
    sync_folder(path.parent)


def _signing(path: Path) -> Ed25519PrivateKey:
    content = _secret(path)
    try:
        key = pem.load_pem_private_key(content, password=None)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise ConfigError(f"{path}: is not an Ed25519 private key in PEM; restore it")
    return key


def _marks(path: Path) -> bytes:
    content = _secret(path)
    if len(content) != _MARKS_BYTES:
        raise ConfigError(f"{path}: is not {_MARKS_BYTES} bytes long; restore it")
    return content


def _secret(path: Path) -> bytes:
    _refuse_if_open(path, 0o600)
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); the server's user must own it") from error


def _refuse_if_open(path: Path, mode: int) -> None:
    try:
        rights = path.lstat().st_mode
    except OSError:
        raise ConfigError(f"{path}: is missing, and the journal needs it; restore it; {ANEW}") from None
    if stat.S_ISLNK(rights) or rights & 0o077:
        raise ConfigError(f"{path}: others may read it; chmod {mode:o} {path}")


def _publish(path: Path, key: Ed25519PublicKey) -> None:
    if not path.exists():
        _write(path, key.public_bytes(pem.Encoding.PEM, pem.PublicFormat.SubjectPublicKeyInfo), 0o644)
    if public_key(path) != key:
        raise ConfigError(f"{path}: does not belong to keys/{SIGNING}; one of them was replaced: restore it")
