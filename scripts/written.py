"""Writing a file that others may be reading: whole or not at all, and for its owner alone."""

import os
import tempfile
from pathlib import Path

from scripts.indexed import Refused


def write(path: Path, text: str) -> None:
    """Put `text` in the place of a file, 0600. Raises Refused where that cannot be."""
    try:
        descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(draft).replace(path)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise Refused(f"{path}: cannot be written ({error.strerror}); check the folder and its rights") from error
