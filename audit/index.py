"""The index: the journal in tables, to be searched. It follows the journal, is never waited for and can be built again.

SQLite or PostgreSQL. A batch and the place up to which it reaches are one transaction: no gap and no duplicate,
whoever catches up at the same time.
"""

from operator import itemgetter
from pathlib import Path
from threading import Lock
from typing import Any

import alembic.command
import sqlalchemy as sa
import structlog
from alembic.config import Config
from sqlalchemy import event, exc

from audit.chain import GENESIS
from audit.reader import Batch, Since, closed_batch
from audit.rows import Row
from audit.tables import FINDINGS, PROGRESS, RECORDS, RULES
from audit.uses import TABLES as COUNTED
from audit.uses import adding

Engine = sa.Engine

UNUSABLE = (exc.SQLAlchemyError, OSError)
"""What is raised where an index cannot be opened, read or written."""

_BUSY_MS = 10_000

_ALEMBIC = Lock()
"""Alembic keeps the migration that runs in globals of its own: one at a time in a process."""


def default_url(data_dir: Path) -> str:
    """The SQLite database of a data directory."""
    return f"sqlite:///{data_dir / 'index.sqlite3'}"


def opened(url: str) -> sa.Engine:
    """An engine on an index whose tables are up to date. Raises sqlalchemy.exc.SQLAlchemyError."""
    engine = sa.create_engine(url, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    try:
        with _ALEMBIC, engine.begin() as connection:
            _migrate(connection)
    except BaseException:
        engine.dispose()
        raise
    return engine


def catch_up(engine: sa.Engine, journal_dir: Path, node: str) -> int:
    """Bring the index to the last signed head of the journal; how many records were added. Raises SQLAlchemyError, OSError."""
    added = 0
    while (step := caught_up_a_step(engine, journal_dir, node)) is not None:
        added += step
    return added


def caught_up_a_step(engine: sa.Engine, journal_dir: Path, node: str) -> int | None:
    """Index the next few hundred records; how many, None if there were none. Raises SQLAlchemyError, OSError.

    Rows of a journal that was replaced or cut are forgotten, and the log says so.
    """
    with engine.begin() as connection:
        batch = closed_batch(journal_dir, node, _progress(connection, node))
        if batch is None:
            return None
        forgotten = _forget(connection, node) if batch.is_from_start else 0
        _insert(connection, batch)
    if batch.is_from_start:
        structlog.get_logger().warning("index_forgotten", node=node, records=forgotten)
    return len(batch.rows.records)


def _progress(connection: sa.Connection, node: str) -> Since:
    """How far the index is; the row stays locked until the transaction ends."""
    row = connection.execute(sa.select(PROGRESS).where(PROGRESS.c.node == node).with_for_update()).one_or_none()
    if row is not None:
        return Since(row.sequence, row.segment, row.position, row.hash)
    connection.execute(sa.insert(PROGRESS).values(node=node, **Since(0, "", 0, GENESIS)._asdict()))
    return Since(0, "", 0, GENESIS)


def _insert(connection: sa.Connection, batch: Batch) -> None:
    for table, rows in ((RECORDS, batch.rows.records), (FINDINGS, batch.rows.findings), (RULES, batch.rows.rules)):
        if rows:
            _insert_all(connection, sa.insert(table), rows)
    for table, rows in batch.rows.used.rows(batch.node):
        if rows:
            _insert_all(connection, adding(table, connection.dialect.name), rows)
    connection.execute(sa.update(PROGRESS).where(PROGRESS.c.node == batch.node).values(**batch.until._asdict()))


def _insert_all(connection: sa.Connection, statement: sa.Insert, rows: list[Row]) -> None:
    """By the driver itself: all columns are texts and numbers, and SQLAlchemy would look at each value of each row."""
    compiled = statement.compile(dialect=connection.dialect)
    if not compiled.positional:
        connection.exec_driver_sql(str(compiled), rows)
        return
    in_order = itemgetter(*(compiled.positiontup or ()))
    connection.exec_driver_sql(str(compiled), list(map(in_order, rows)))


def _forget(connection: sa.Connection, node: str) -> int:
    """Drop the rows of a journal that is not there any more; how many records that were."""
    for table in (*COUNTED, RULES, FINDINGS):
        connection.execute(sa.delete(table).where(table.c.node == node))
    return connection.execute(sa.delete(RECORDS).where(RECORDS.c.node == node)).rowcount


def _migrate(connection: sa.Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    alembic.command.upgrade(config, "head")


def _prepare(connection: Any, _: object) -> None:
    """SQLite: readers beside one writer, and transactions that begin when we say so."""
    connection.isolation_level = None
    for pragma in (f"busy_timeout={_BUSY_MS}", "journal_mode=WAL", "synchronous=NORMAL"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: sa.Connection) -> None:
    """SQLite: take the write lock at once, so that what was read of the progress still holds when it is written."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
