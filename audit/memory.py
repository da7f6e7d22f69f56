"""The replacement tags of conversations, in memory alone: bounded, forgotten a day after their last use, never shared between users."""

import secrets
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from models.context import Tags

_CONVERSATIONS = 10_000
_TAGS = 10_000
_LIFE = timedelta(hours=24)
_KEY_BYTES = 32


@dataclass
class _Kept:
    used: datetime
    key: bytes = field(default_factory=lambda: secrets.token_bytes(_KEY_BYTES), repr=False)
    known: dict[str, str] = field(default_factory=dict, repr=False)


class Memory:
    """Tags by user and conversation; past `limit` conversations the one unused for longest is forgotten."""

    def __init__(self, limit: int = _CONVERSATIONS) -> None:
        self._limit = limit
        self._kept: OrderedDict[tuple[str, str], _Kept] = OrderedDict()

    def tags(self, user: str | None, conversation: str | None, now: datetime) -> Tags:
        """What is known of a conversation. Without a user or a conversation: a new key that nothing remembers."""
        if user is None or conversation is None:
            return Tags(key=secrets.token_bytes(_KEY_BYTES))
        kept = self._live((user, conversation), now) or self._begin((user, conversation), now)
        return Tags(key=kept.key, known=dict(kept.known))

    def remember(self, user: str | None, conversation: str | None, new_tags: Mapping[str, str], now: datetime) -> None:
        """Add tags. One that two requests at the same time gave to two values stays with the first of them."""
        kept = None if user is None or conversation is None else self._live((user, conversation), now)
        if kept is None:
            return
        taken = set(kept.known.values())
        free = {digest: tag for digest, tag in new_tags.items() if tag not in taken and digest not in kept.known}
        kept.known.update(list(free.items())[: _TAGS - len(kept.known)])

    def _live(self, place: tuple[str, str], now: datetime) -> _Kept | None:
        self._expire(now)
        kept = self._kept.get(place)
        if kept is not None:
            kept.used = max(kept.used, now)
            self._kept.move_to_end(place)
        return kept

    def _begin(self, place: tuple[str, str], now: datetime) -> _Kept:
        kept = self._kept[place] = _Kept(now)
        while len(self._kept) > self._limit:
            self._kept.popitem(last=False)
        return kept

    def _expire(self, now: datetime) -> None:
        """Drop what is past its life; the order is that of last use, so the first young one ends it."""
        while self._kept and now - next(iter(self._kept.values())).used > _LIFE:
            self._kept.popitem(last=False)
