"""The technical log: one JSON object a line, ASCII, UTC. No text of others gets in: libraries may quote what they handle.

Of a foreign log message, a warning or an uncaught exception, only its place and the exception's type are kept.
"""

import json
import logging
import os
import sys
import threading
from collections.abc import MutableMapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO, override

import structlog

_Event = MutableMapping[str, Any]


def configure(stream: TextIO) -> None:
    """Send our events, foreign loggers and uncaught exceptions to `stream`. Once in each process; a second call replaces the first."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
            _without_traces,
            _line,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )
    _take_over(stream)
    _take_uncaught()


class LogFile:
    """A log file that can be opened anew while it is written to, after it was renamed. Rights 0600."""

    def __init__(self, path: Path) -> None:
        """Append to `path`. Raises OSError."""
        self._path = path
        self.stream: TextIO = os.fdopen(self._opened(), "w", encoding="ascii", buffering=1)

    def reopen(self) -> None:
        """Put a new file under the descriptor in one step: no line is lost or torn. Fit for a signal handler; never raises."""
        with suppress(OSError):
            new = self._opened()
            os.dup2(new, self.stream.fileno(), inheritable=False)
            os.close(new)

    def follow(self) -> None:
        """Open it anew if it was renamed: for a process that no signal tells."""
        try:
            is_there = os.path.samestat(self._path.stat(), os.fstat(self.stream.fileno()))
        except OSError:
            is_there = False
        if not is_there:
            self.reopen()

    def _opened(self) -> int:
        return os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)


class _Foreign(logging.Handler):
    """Writes where a message of the standard logging came from, never the message."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(logging.WARNING)
        self._stream = stream

    @override
    def emit(self, record: logging.LogRecord) -> None:
        said = {
            "event": "library",
            "level": record.levelname.lower(),
            "logger": record.name,
            "at": f"{record.module}:{record.lineno}",
            "error": _type_of(record.exc_info),
            "time": datetime.fromtimestamp(record.created, UTC).isoformat().replace("+00:00", "Z"),
        }
        self._stream.write(_escaped(said) + "\n")
        self._stream.flush()


def _take_over(stream: TextIO) -> None:
    """Make ours the only handler of the standard logging; a handler that fails prints nothing."""
    logging.raiseExceptions = False
    logging.captureWarnings(capture=True)
    known = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    for logger in (*known, logging.root):
        logger.handlers.clear()
        logger.propagate = True
    logging.root.addHandler(_Foreign(stream))
    logging.root.setLevel(logging.WARNING)


def _take_uncaught() -> None:
    def uncaught(kind: type[BaseException], _: BaseException, __: TracebackType | None) -> None:
        structlog.get_logger().critical("uncaught", error=kind.__name__)

    def in_thread(args: threading.ExceptHookArgs) -> None:
        structlog.get_logger().critical("uncaught", error=args.exc_type.__name__)

    def unraisable(args: "sys.UnraisableHookArgs") -> None:
        structlog.get_logger().error("unraisable", error=args.exc_type.__name__ if args.exc_type else None)

    sys.excepthook, threading.excepthook, sys.unraisablehook = uncaught, in_thread, unraisable


def _without_traces(_: Any, __: str, event: _Event) -> _Event:
    """Of an exception keep the type: its text and its traceback may quote what it failed on."""
    cause = event.pop("exc_info", None)
    event.pop("stack_info", None)
    if cause:
        event["error"] = _type_of(cause)
    return {key: type(value).__name__ if isinstance(value, BaseException) else value for key, value in event.items()}


def _line(_: Any, __: str, event: _Event) -> str:
    return _escaped(event)


def _escaped(event: _Event) -> str:
    """JSON in ASCII: no line break, ANSI or U+2028 can get out of its string. An unknown object shows its type alone."""
    return json.dumps(event, sort_keys=True, default=lambda thing: type(thing).__name__)


def _type_of(cause: object) -> str | None:
    if cause is True:
        cause = sys.exc_info()
    if isinstance(cause, tuple):
        cause = cause[1]
    return type(cause).__name__ if isinstance(cause, BaseException) else None
