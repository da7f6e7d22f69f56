"""The facts of a node, gathered whenever monitoring asks. It tries things out, and judges nothing: health.py does."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from audit.errors import AuditError
from proxy import ca
from proxy.crew import Condition
from proxy.health import Facts
from proxy.reloading import Reloading


@dataclass(frozen=True)
class Vitals:
    """What is looked at."""

    reloading: Reloading
    condition: Callable[[], Awaitable[Condition]]
    """How the workers are."""
    is_listening: Callable[[], bool]
    journal: Callable[[], Awaitable[None]]
    """Raises AuditError or OSError when no record can be written."""
    latest: Callable[[], datetime | None]
    """The latest time that the journal tells of."""
    certificate: Path
    shadow: Callable[[int], str] = lambda generation: ""
    """Why the second charter of a generation could not be asked; empty if it could."""

    async def facts(self) -> Facts:
        """All of it, as it is now."""
        condition = await self.condition()
        refused = {"charter": self.reloading.problem is not None, "users": condition.are_users_refused}
        return Facts(
            is_listening=self.is_listening(),
            charter=f"{self.reloading.charter}, generation {self.reloading.sources.number}",
            refused=frozenset(name for name, is_refused in refused.items() if is_refused),
            detectors=condition.detectors,
            shadow=self.shadow(self.reloading.sources.number),
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


async def _unwritable(write: Callable[[], Awaitable[None]]) -> str:
    """Why no record could be written now; empty if one could. Without a journal, nothing passes."""
    try:
        await write()
    except (AuditError, OSError) as error:
        return f"cannot be written: {type(error).__name__}"
    return ""
