"""CSV files that people bring: opened in their encoding, or told what is wrong with them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from models.reading import ConfigError


@contextmanager
def opened(path: Path, encoding: str) -> Iterator[TextIO]:
    """A file, its line ends as they are. Raises ConfigError for one that cannot be read so, also later while it is read."""
    try:
        with path.open(encoding=encoding, newline="") as file:
            yield file
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); check the path and its rights") from error
    except LookupError:
        raise ConfigError(f"--encoding: unknown '{encoding}'; try utf-8-sig or cp1252") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: is not {encoding}; save it as UTF-8, or try --encoding cp1252") from None
