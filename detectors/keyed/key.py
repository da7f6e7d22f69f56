"""The key of the digests: 32 random bytes in a file of mode 0600, which is never in the same backup as the files that it opens."""

import os
import secrets
import stat
from pathlib import Path

from models.reading import ConfigError

BYTES = 32


def made(path: Path) -> bytes:
    """The key of this file; made, with its folder, if there is none. Raises ConfigError."""
    if not os.path.lexists(path):
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write(path, secrets.token_bytes(BYTES))
        except OSError as error:
            raise ConfigError(f"{path}: cannot be written ({error.strerror}); name a folder of your own") from error
    return read(path)


def read(path: Path) -> bytes:
    """The key of this file. Raises ConfigError for one that is missing, that others may read, or that is no key."""
    try:
        rights = path.lstat().st_mode
        if stat.S_ISLNK(rights) or rights & 0o077:
            raise ConfigError(f"{path}: others may read it; chmod 600 {path}")
        content = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); restore the key, or build anew") from error
    if len(content) != BYTES:
        raise ConfigError(f"{path}: is not {BYTES} bytes long; restore the key, or build anew")
    return content


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        os.fchmod(descriptor, 0o600)
        file.write(content)
        file.flush()
        os.fsync(descriptor)
