"""Is a node well? One question, one short answer each, from facts alone: whoever is told the facts can judge, in any process."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from time import monotonic

from models.frozen import Frozen

CA_DAYS = 7
CLOCK_BACK = timedelta(minutes=2)
LAG_S = 5.0
"""An event loop that stands still for this long serves nobody."""

GOES_ON = frozenset({"charter", "users", "shadow"})
"""Checks that only degrade: what was in force before stays in force, and the second charter decides nothing."""


class Facts(Frozen):
    """What a process tells of itself: plain values, that can be sent to another. What is wrong is named by its kind, never by its text."""

    is_listening: bool
    charter: str
    """Name and generation."""
    refused: frozenset[str] = frozenset()
    """Files on disk that were refused at their last change: `charter`, `users`."""
    detectors: str = ""
    """Why they cannot be relied on; empty when they find what is there."""
    shadow: str = ""
    """Why the second charter could not be asked; empty when it could, or there is none."""
    journal: str = ""
    """Why no record can be written; empty when one can."""
    ca_ends: datetime | None = None
    """When the certificate that clients trust ends; None if it cannot be read."""
    latest: datetime | None = None
    """The latest time that the journal tells of."""


class Check(Frozen):
    """The answer to one question."""

    name: str
    ok: bool
    detail: str = ""


class Report(Frozen):
    """All answers: `ready`; `degraded`, which goes on with what it has; `unready`."""

    status: str
    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        return self.status == "ready"


class Heartbeat:
    """How late the event loop is. `beat` is called every `every_s` seconds by the loop itself."""

    def __init__(self, every_s: float, clock: Callable[[], float] = monotonic) -> None:
        self.every_s = every_s
        self._clock = clock
        self._due = clock() + every_s
        self._lag_s = 0.0

    def beat(self) -> None:
        now = self._clock()
        self._lag_s, self._due = max(0.0, now - self._due), now + self.every_s

    @property
    def lag_s(self) -> float:
        """Seconds that the last beat was late, or that the next one is."""
        return max(self._lag_s, self._clock() - self._due, 0.0)


def alive(lag_s: float) -> Report:
    """Whether the loop turns. Asked over the same loop, so that the answer itself is half of it."""
    return _report([Check(name="loop", ok=lag_s < LAG_S, detail=f"{lag_s:.3f} s late")])


def started(*, is_listening: bool) -> Report:
    """Whether the proxy listens."""
    return _report([_listening(is_listening)])


def ready(facts: Facts, now: datetime | None = None) -> Report:
    """Whether the node should be given work."""
    now = now or datetime.now(UTC)
    checks = [
        _listening(facts.is_listening),
        _in_force("charter", facts, facts.charter),
        _in_force("users", facts),
        Check(name="shadow", ok=not facts.shadow, detail=facts.shadow),
        Check(name="detectors", ok=not facts.detectors, detail=facts.detectors),
        Check(name="journal", ok=not facts.journal, detail=facts.journal),
        _authority(facts.ca_ends, now),
        _clock(facts.latest, now),
    ]
    return _report(checks)


def _listening(is_listening: bool) -> Check:
    return Check(name="listening", ok=is_listening, detail="" if is_listening else "not yet")


def _in_force(name: str, facts: Facts, what: str = "") -> Check:
    """A refused reload degrades: what stood before stays in force, and the log says what is wrong with the new one."""
    if name not in facts.refused:
        return Check(name=name, ok=True, detail=what)
    return Check(name=name, ok=False, detail=f"reload refused; {what or 'the version before'} stays in force")


def _authority(ends: datetime | None, now: datetime) -> Check:
    """Whether the certificate that clients trust is good for another week."""
    if ends is None:
        return Check(name="ca", ok=False, detail="cannot be read")
    left = ends - now
    return Check(name="ca", ok=left > timedelta(days=CA_DAYS), detail=f"{left.days} days left")


def _clock(latest: datetime | None, now: datetime) -> Check:
    """A clock that went back would put records and the ends of exceptions in the wrong order."""
    behind = latest - now if latest else timedelta()
    ok = behind <= CLOCK_BACK
    return Check(name="clock", ok=ok, detail="" if ok else f"{int(behind.total_seconds())} s behind the last record")


def _report(checks: Iterable[Check]) -> Report:
    answers = tuple(checks)
    failed = {check.name for check in answers if not check.ok}
    return Report(status="unready" if failed - GOES_ON else "degraded" if failed else "ready", checks=answers)
