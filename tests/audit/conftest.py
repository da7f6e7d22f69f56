"""What the tests of audit share."""

import io
import logging
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa
import structlog

from audit import index
from audit.log import configure

POSTGRES = Path("/usr/lib/postgresql/15/bin")
NUMBERS = count(1)
"""Of databases."""


@pytest.fixture
def log_stream() -> Iterator[io.StringIO]:
    """The technical log of one test; the process gets its own logging back afterwards."""
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    handlers, level, raises = list(logging.root.handlers), logging.root.level, logging.raiseExceptions
    stream = io.StringIO()
    configure(stream)
    yield stream
    structlog.reset_defaults()
    logging.captureWarnings(capture=False)
    logging.root.handlers[:], logging.raiseExceptions = handlers, raises
    logging.root.setLevel(level)
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a private server on a socket in a directory of its own, as a user who is not root."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: PostgreSQL is not tested here")
    if not (POSTGRES / "initdb").exists() or not shutil.which("setpriv"):
        pytest.skip(f"no PostgreSQL in {POSTGRES}, or no setpriv")
    place = Path("/tmp") / f"gardefou-pg-{os.getpid()}"
    place.mkdir(mode=0o700)
    os.chown(place, 65534, 65534)
    run = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.getuid() == 0 else []
    control = [*run, str(POSTGRES / "pg_ctl"), "-D", str(place / "data"), "-w"]
    try:
        subprocess.run(
            [*run, str(POSTGRES / "initdb"), "-D", str(place / "data"), "-U", "audit", "-A", "trust", "-N"],
            check=True,
            capture_output=True,
            cwd="/",
        )
        options = f"-c listen_addresses= -c unix_socket_directories={place} -c fsync=off"
        subprocess.run(
            [*control, "-o", options, "-l", str(place / "log"), "start"], check=True, cwd="/", stdout=subprocess.DEVNULL
        )
        yield f"postgresql+psycopg://audit@/postgres?host={place}"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, cwd="/", capture_output=True)
        shutil.rmtree(place, ignore_errors=True)


def new_database(server: str) -> str:
    """The address of an empty database of its own."""
    name = f"test_{next(NUMBERS)}"
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.slow)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty index, of each kind."""
    if request.param == "sqlite":
        return index.default_url(tmp_path)
    return new_database(request.getfixturevalue("postgres"))


@pytest.fixture
def engine(url: str) -> Iterator[sa.Engine]:
    made = index.opened(url)
    yield made
    made.dispose()
