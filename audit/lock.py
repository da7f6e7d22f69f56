"""One writer for each data directory: an flock that ends with its process, however it ends."""

import fcntl
import os
from pathlib import Path

from models.reading import ConfigError

_NAME = "writer.lock"


def taken(data_dir: Path) -> int:
    """Descriptor that holds the lock until it is closed. Raises ConfigError if another process holds it, OSError."""
    descriptor = os.open(data_dir / _NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise ConfigError(
            f"{data_dir}: is in use by another gardefou process; stop it, or name another --data-dir"
        ) from None
    return descriptor


def is_held(data_dir: Path) -> bool:
    """Whether a writer is alive. False where there is no lock file, as in a copy."""
    try:
        descriptor = os.open(data_dir / _NAME, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False
