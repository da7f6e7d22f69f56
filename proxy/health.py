"""Is the node well? Each check is one question with a short answer; what is not well is named by its kind, never by its text."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

from audit.errors import AuditError
from detectors import Find
from models.frozen import Frozen
from proxy import ca
from proxy.reloading import Reloading

CANARY = "Patiente, NIR 2 95 10 99 126 111 93, revue à J8."
"""Made up; the number by arithmetic. Detectors that do not see it see nothing."""
CANARY_ENTITY = "FR_NIR"

CA_DAYS = 7
CLOCK_BACK = timedelta(minutes=2)
LAG_S = 5.0
"""An event loop that stands still for this long serves nobody."""


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


@dataclass(frozen=True)
class Vitals:
    """What the checks look at."""

    reloading: Reloading
    ailment: Callable[[], Awaitable[str]]
    """What keeps the workers from finding anything; empty when they are well."""
    is_listening: Callable[[], bool]
    journal: Callable[[], Awaitable[None]]
    """Raises AuditError or OSError when no record can be written."""
    latest: Callable[[], datetime | None]
    """The latest time that the journal tells of."""
    certificate: Path


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


def started(vitals: Vitals) -> Report:
    """Whether the proxy listens."""
    return _report([listening(vitals.is_listening())])


async def ready(vitals: Vitals, now: datetime | None = None) -> Report:
    """Whether the node should be given work."""
    now = now or datetime.now(UTC)
    checks = [
        listening(vitals.is_listening()),
        charter(vitals.reloading),
        await detectors(vitals.ailment),
        await journal(vitals.journal),
        authority(vitals.certificate, now),
        clock(vitals.latest(), now),
    ]
    return _report(checks)


def listening(is_listening: bool) -> Check:
    """Whether clients can connect."""
    return Check(name="listening", ok=is_listening, detail="" if is_listening else "not yet")


def charter(reloading: Reloading) -> Check:
    """A refused reload degrades: the charter before it stays in force, and the log says what is wrong with the new one."""
    name, number = reloading.charter, reloading.sources.number
    if reloading.problem:
        return Check(name="charter", ok=False, detail=f"reload refused; {name}, generation {number}, stays in force")
    return Check(name="charter", ok=True, detail=f"{name}, generation {number}")


async def detectors(ailment: Callable[[], Awaitable[str]]) -> Check:
    """Whether they find a number that is there, in every worker."""
    told = await ailment()
    return Check(name="detectors", ok=not told, detail=told)


def ailment(find: Find) -> str:
    """What keeps detectors from finding a number that is there; empty when they are well."""
    try:
        found = any(finding.entity == CANARY_ENTITY for finding in find(CANARY))
    except Exception as error:  # noqa: BLE001  # whatever it is, they do not work; its text may quote
        return type(error).__name__
    return "" if found else "the canary was not found"


async def journal(write: Callable[[], Awaitable[None]]) -> Check:
    """Whether a record could be written now: without one, nothing passes."""
    try:
        await write()
    except (AuditError, OSError) as error:
        return Check(name="journal", ok=False, detail=f"cannot be written: {type(error).__name__}")
    return Check(name="journal", ok=True)


def authority(certificate: Path, now: datetime) -> Check:
    """Whether the certificate that clients trust is good for another week."""
    try:
        left = ca.expires(certificate) - now
    except (OSError, ValueError) as error:
        return Check(name="ca", ok=False, detail=f"cannot be read: {type(error).__name__}")
    return Check(name="ca", ok=left > timedelta(days=CA_DAYS), detail=f"{left.days} days left")


def clock(latest: datetime | None, now: datetime) -> Check:
    """A clock that went back would put records and the ends of exceptions in the wrong order."""
    behind = latest - now if latest else timedelta()
    ok = behind <= CLOCK_BACK
    return Check(name="clock", ok=ok, detail="" if ok else f"{int(behind.total_seconds())} s behind the last record")


def _report(checks: Iterable[Check]) -> Report:
    answers = tuple(checks)
    failed = {check.name for check in answers if not check.ok}
    return Report(status="unready" if failed - {"charter"} else "degraded" if failed else "ready", checks=answers)
