"""The facts of this process, gathered whenever monitoring asks. It tries things out, and judges nothing: health.py does."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from audit.errors import AuditError
from detectors import Find
from proxy import ca
from proxy.generation import Generations
from proxy.health import Facts
from proxy.people import People

CANARY = "Patiente, NIR 2 95 10 99 126 111 93, revue à J8."
"""Made up; the number by arithmetic. Detectors that do not see it see nothing."""
CANARY_ENTITY = "FR_NIR"


@dataclass(frozen=True)
class Vitals:
    """What is looked at."""

    generations: Generations
    people: People
    is_listening: Callable[[], bool]
    journal: Callable[[], Awaitable[None]]
    """Raises AuditError or OSError when no record can be written."""
    latest: Callable[[], datetime | None]
    """The latest time that the journal tells of."""
    certificate: Path

    async def facts(self) -> Facts:
        """All of it, as it is now."""
        current = self.generations.current
        problems = {"charter": self.generations.problem, "users": self.people.problem}
        return Facts(
            is_listening=self.is_listening(),
            charter=f"{current.charter.name}, generation {current.number}",
            refused=frozenset(name for name, problem in problems.items() if problem),
            detectors=_blind(current.find),
            journal=await _unwritable(self.journal),
            ca_ends=ca_ends(self.certificate),
            latest=self.latest(),
        )


def ca_ends(certificate: Path) -> datetime | None:
    """When a certificate ends; None if it cannot be read."""
    try:
        return ca.expires(certificate)
    except (OSError, ValueError):
        return None


def _blind(find: Find) -> str:
    """Why the detectors do not find a number that is there; empty if they do."""
    try:
        found = any(finding.entity == CANARY_ENTITY for finding in find(CANARY))
    except Exception as error:  # noqa: BLE001  # whatever it is, they do not work; its text may quote
        return type(error).__name__
    return "" if found else "the canary was not found"


async def _unwritable(write: Callable[[], Awaitable[None]]) -> str:
    """Why no record could be written now; empty if one could. Without a journal, nothing passes."""
    try:
        await write()
    except (AuditError, OSError) as error:
        return f"cannot be written: {type(error).__name__}"
    return ""
