"""What users may answer with a reason, and what they have answered: in memory alone, bounded, forgotten when its time is over."""

from collections import OrderedDict
from datetime import datetime

from models.grants import Grant

_USERS = 10_000
_EACH = 20
"""Of one user: a program that is refused again and again must not push out the others."""


class Grants:
    """Grants by user and reference. Past `users` the one who was refused longest ago is forgotten, past `each` the oldest of one user."""

    def __init__(self, users: int = _USERS, each: int = _EACH) -> None:
        self._users = users
        self._each = each
        self._kept: OrderedDict[str, OrderedDict[str, Grant]] = OrderedDict()

    def of(self, user: str | None, now: datetime) -> tuple[Grant, ...]:
        """Those of a user that still count; an anonymous one has none."""
        if user is None:
            return ()
        return tuple(grant for grant in self._kept.get(user, {}).values() if now < grant.until)

    def keep(self, user: str | None, grant: Grant, now: datetime) -> None:
        """Keep one, in the place of one with the same reference."""
        if user is None:
            return
        own = OrderedDict((one.reference, one) for one in self.of(user, now) if one.reference != grant.reference)
        own[grant.reference] = grant
        while len(own) > self._each:
            own.popitem(last=False)
        self._kept[user] = own
        self._kept.move_to_end(user)
        while len(self._kept) > self._users:
            self._kept.popitem(last=False)
