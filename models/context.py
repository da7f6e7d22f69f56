"""What is known around a request when the charter decides: who asks, when, and what is remembered of the conversation."""

from datetime import datetime

from pydantic import Field

from models.frozen import Frozen


class Tags(Frozen):
    """The replacement tags of one user's conversation, kept by keyed digest of the value, never by the value.

    `key` is drawn for each conversation, so that the same value has another digest in another conversation.
    """

    key: bytes = Field(repr=False)
    known: dict[str, str] = {}
    """Keyed digest of a value -> its tag, such as `[TEL_1]`."""


class Context(Frozen):
    """Frozen surroundings of one decision."""

    now: datetime
    """Aware, UTC."""
    tags: Tags
    user: str | None = None
    groups: tuple[str, ...] = ()
