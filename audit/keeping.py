"""What a proxy asks of its keeper, whether it lives in the same process (keeper.py) or in another (remote.py)."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from audit.marking import Marking
from models.context import Tags
from models.counting import Place, Standing, Tally
from models.grants import Grant
from models.record import EventRecord, Record


class Keeping(ABC):
    """A keeper, near or far."""

    marking: Marking
    """Makes summaries and pseudonyms; may be given to screening processes."""

    @abstractmethod
    async def write(self, record: Record) -> int:
        """Sequence number of a record, once it is on disk under a signed head. Raises AuditError: refuse the request."""

    @abstractmethod
    def write_soon(self, record: Record) -> None:
        """Hand over a record that nobody waits for. Never blocks or raises; a loss is counted."""

    def note(self, event: str, **details: str | int) -> None:
        """Hand over an event of this moment, as `write_soon`."""
        self.write_soon(EventRecord(time=datetime.now(UTC), event=event, details=details))

    @abstractmethod
    async def tags(self, user: str | None, conversation: str | None, now: datetime) -> Tags:
        """The replacement tags of a conversation; for an anonymous user or no conversation, new ones that outlive nothing."""

    @abstractmethod
    async def remember(
        self, user: str | None, conversation: str | None, new_tags: Mapping[str, str], now: datetime
    ) -> None:
        """Keep new tags of a conversation, in memory, for a day."""

    @abstractmethod
    async def standings(self, places: Sequence[Place]) -> tuple[Standing, ...]:
        """What counters stand at, in this order. Raises AuditError."""

    @abstractmethod
    async def count(self, tallies: Sequence[Tally]) -> bool:
        """Add to counters, all or none: False where a decision was overtaken by another request. Raises AuditError."""

    @abstractmethod
    async def grants(self, user: str | None, now: datetime) -> tuple[Grant, ...]:
        """What a user may answer with a reason, or has answered; none of an anonymous one."""

    @abstractmethod
    async def keep_grant(self, user: str | None, grant: Grant, now: datetime) -> None:
        """Keep what a user may answer, or has answered, in memory, for its time."""

    @abstractmethod
    def close(self) -> None:
        """Let go. Idempotent."""
