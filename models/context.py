"""What is known around a request when the charter decides: who asks, when, and what is remembered of the conversation."""

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from models.counting import Counters
from models.frozen import Frozen
from models.services import Account
from models.studies import NO_STUDIES, Registry
from models.waivers import Waiver


class Tags(Frozen):
    """The replacement tags of one user's conversation, kept by keyed digest of the value, never by the value.

    `key` is drawn for each conversation, so that the same value has another digest in another conversation.
    """

    key: bytes = Field(repr=False)
    known: dict[str, str] = {}
    """Keyed digest of a value -> its tag, such as `[TEL_1]`."""


class Circumstance(StrEnum):
    """A fact around a request that a charter can name. Unlike a technical flag it stops nothing by itself."""

    UNMAPPED_ROUTE = "unmapped_route"
    """The catalogue does not know this path of the service."""
    ANONYMOUS = "anonymous"
    TRAINING_MISSING = "training_missing"
    """A named user is not in the group of those who were trained (`identity.trained` in the settings)."""
    FIRST_USE_TODAY = "first_use_today"
    """No prompt of this user, or of this network's anonymous clients, was sent to any AI service yet today."""
    REMINDER_DUE = "reminder_due"
    """A prompt in a web chat whose answers can carry a reminder, of somebody who was shown none yet today."""


class Context(Frozen):
    """Frozen surroundings of one decision."""

    now: datetime
    """Aware, UTC."""
    tags: Tags
    user: str | None = None
    groups: tuple[str, ...] = ()
    account: Account | None = None
    """Whose account is used; None: not known."""
    circumstances: frozenset[Circumstance] = frozenset()
    exceptions: tuple[Waiver, ...] = ()
    """Those that the organisation has granted, of anybody; they say themselves where they count."""
    registry: Registry = Field(default=NO_STUDIES, repr=False)
    """The organisation's studies."""
    counters: Counters = Counters()
    is_use: bool = True
    """Whether it is a prompt, and not what a page or program sends around one."""
