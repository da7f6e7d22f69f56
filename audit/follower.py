"""The thread in which the index follows the journal. It delays nobody: what fails is logged by type and tried again later."""

from pathlib import Path
from threading import Event, Thread
from time import monotonic, process_time

import sqlalchemy as sa
import structlog

from audit import index

_FIRST_RETRY_S = 1.0
_LAST_RETRY_S = 60.0
_GATHER_S = 0.1

_LAST_S = 2.0

_REST = 4.0
"""Rests this many times as long as it works: the node's other threads need the interpreter."""

_BUSY_REST = 49.0
"""The same while the process is busy, as long as the index is not far behind: a fiftieth of a core at most."""
_BUSY = 0.25
"""Of a core, from which a process counts as busy."""
_FAR_BEHIND_S = 10.0


class Follower:
    """Brings the index of `data_dir` up to date whenever it is woken."""

    def __init__(self, data_dir: Path, node: str, database_url: str | None = None) -> None:
        self._journal_dir = data_dir / "journal"
        self._node = node
        self._url = database_url or index.default_url(data_dir)
        self._engine: sa.Engine | None = None
        self._behind_since: float | None = monotonic()
        self._load = _Load()
        self._woken = Event()
        self._closing = Event()
        self._woken.set()
        self._thread = Thread(target=self._run, name="audit-index", daemon=True)
        self._thread.start()

    @property
    def lag_s(self) -> float:
        """For how long the index has not caught up; 0 when it has."""
        since = self._behind_since
        return 0.0 if since is None else monotonic() - since

    def wake(self) -> None:
        """Something was committed. Returns at once."""
        if self._behind_since is None:
            self._behind_since = monotonic()
        self._woken.set()

    def close(self) -> None:
        """Catch up one last time, then stop. Idempotent."""
        self._closing.set()
        self._woken.set()
        self._thread.join()

    def _run(self) -> None:
        pause_s, is_last = 0.0, False
        while not is_last:
            self._woken.wait()
            self._closing.wait(pause_s)
            self._woken.clear()  # before it is asked whether this is the end: who closes later wakes again
            is_last = self._closing.is_set()
            pause_s = self._caught_up(pause_s)
        if self._engine is not None:
            self._engine.dispose()

    def _caught_up(self, pause_s: float) -> float:
        """Catch up; how many seconds to leave before the next time."""
        try:
            self._follow()
        except Exception as error:  # noqa: BLE001  the index may fail as it likes, the node goes on without it
            structlog.get_logger().warning("index_failed", error=type(error).__name__)
            self._woken.set()
            return min(_LAST_RETRY_S, max(_FIRST_RETRY_S, 2 * pause_s))
        return _GATHER_S

    def _follow(self) -> None:
        if self._engine is None:
            self._engine = index.opened(self._url)
        started = monotonic()
        end = started + _LAST_S
        while index.caught_up_a_step(self._engine, self._journal_dir, self._node) is not None:
            is_closing = self._closing.wait(self._rest() * (monotonic() - started))
            started = monotonic()
            if is_closing and started > end:
                return  # the next start goes on from here
        self._behind_since = started if self._woken.is_set() else None

    def _rest(self) -> float:
        """How many times as long as it worked to rest."""
        return _BUSY_REST if self._load.is_high() and self.lag_s < _FAR_BEHIND_S else _REST


class _Load:
    """How busy this process was since it was last asked."""

    def __init__(self) -> None:
        self._seen = monotonic(), process_time()

    def is_high(self) -> bool:
        (then, used), self._seen = self._seen, (monotonic(), process_time())
        return self._seen[1] - used > _BUSY * (self._seen[0] - then)
