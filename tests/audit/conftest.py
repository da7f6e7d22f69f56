"""What the tests of audit share."""

import io
import logging
import sys
import threading
from collections.abc import Iterator

import pytest
import structlog

from audit.log import configure


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
