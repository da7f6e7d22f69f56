"""Writing a file that others may be reading: whole or not at all, and for its owner alone unless its rights are said."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from scripts.indexed import Refused


def write(path: Path, text: str) -> None:
    """Put `text` in the place of a file, 0600. Raises Refused where that cannot be."""
    try:
        with replacing(path) as file:
            file.write(text)
    except OSError as error:
        raise Refused(f"{path}: cannot be written ({error.strerror}); check the folder and its rights") from error


@contextmanager
def replacing(path: Path, mode: int = 0o600) -> Iterator[TextIO]:
    """A draft that takes the place of a file once it is written; whatever is raised, the file stays as it was. Raises OSError."""
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            os.fchmod(descriptor, mode)
            yield file
            file.flush()
            os.fsync(descriptor)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
