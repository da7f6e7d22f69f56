"""What a gate that asks for a reason remembers: which content was refused under which reference, and whether a reason has been given since."""

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from models.frozen import Frozen


class Fault(StrEnum):
    """Why a reason that was given does not count."""

    UNREADABLE = "unreadable"
    """The line has no reference number of ours."""
    THIN = "thin"
    """Too short, too long, or no words."""
    IDENTIFYING = "identifying"
    """It holds itself what must not be kept."""
    ALONE = "alone"
    """It came without the message that it is for."""
    UNKNOWN = "unknown"
    """No refusal of this user has this reference any more."""
    ELSEWHERE = "elsewhere"
    """The refusal was in another conversation, or of another service."""
    CHANGED = "changed"
    """The content is not the one that was refused."""


class Grant(Frozen):
    """A content that one user may send to one service once a reason is given, and for how long. Kept in memory alone."""

    reference: str
    """Number of the refusal that asked for the reason: what the user quotes."""
    service: str
    conversation: str | None = Field(default=None, repr=False)
    """None: the service names none, or the conversation had not begun yet."""
    rules: tuple[str, ...] = ()
    contents: frozenset[str] = frozenset()
    """Keyed digests of what a reason must be about: the texts that the rules look at."""
    values: frozenset[str] = frozenset()
    """Marks of the values found in them, which answers of the service may name again."""
    until: datetime
    """Aware, UTC. Of a refusal: how long it may be answered; of a reason that was given: how long it counts."""
    is_given: bool = False
