"""The index of a data directory, for commands that read the log."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from audit import index
from models.settings import Settings


class Refused(click.ClickException):
    """Settings or a data directory that cannot be used."""

    exit_code = 2


@contextmanager
def opened_index(settings: Settings) -> Iterator[index.Engine]:
    """The index, caught up with the journal. A data directory or database that cannot be used ends with exit 2."""
    data_dir = settings.data_dir.expanduser()
    if not (data_dir / "journal").is_dir():
        raise Refused(f"{data_dir}: holds no journal; name the --data-dir of the server, or start it once")
    engine = None
    try:
        engine = index.opened(settings.database_url or index.default_url(data_dir))
        index.catch_up(engine, data_dir / "journal", settings.node)
        yield engine
    except index.UNUSABLE as error:
        raise Refused(
            f"{data_dir}: the index cannot be used ({type(error).__name__}); check its rights and space"
        ) from None
    finally:
        if engine is not None:
            engine.dispose()
