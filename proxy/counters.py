"""Counters around a request: what they stood at is looked up before it is judged, what it adds is counted before it is written down.

Of two requests at the same moment the second to be counted finds that the first overtook it, and is judged again: what was sent
never reaches a limit whose rule did not speak.
"""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from audit.keeping import Keeping
from models.counting import REMINDED, USES, Counters, Period, Place
from models.services import Surface
from models.settings import Settings
from policies.charter import Charter
from policies.counters import owners
from proxy.judging import Judged
from proxy.recording import Asking


class Counting:
    """Asks the keeper what counters stand at, and has it add to them. The settings say whose days count and whether reminders are shown."""

    def __init__(self, keeper: Keeping, settings: Settings | None = None) -> None:
        settings = settings or Settings()
        self._keeper = keeper
        self._zone = settings.zone
        self._coaches = settings.coach

    async def judged(self, asking: Asking, charter: Charter, judge: Callable[[Asking], Awaitable[Judged]]) -> Judged:
        """A judgement that counts. Raises AuditError, and what `judge` raises: OutOfTimeError at the latest."""
        while True:
            judged = await judge(await self._known(asking, charter))
            if not judged.record.counted or await self._keeper.count(judged.record.counted):
                return judged

    async def _known(self, asking: Asking, charter: Charter) -> Asking:
        """The request with what its counters stand at now."""
        places = tuple(self._places(asking, charter))
        if not places:
            return asking
        key, standings = self._keeper.marking.counting_key, await self._keeper.standings(places)
        return replace(asking, counters=Counters(key=key, standings=standings))

    def _places(self, asking: Asking, charter: Charter) -> Iterator[Place]:
        now, zone, client = datetime.now(UTC), self._zone, asking.client
        user = self._keeper.marking.pseudonym(client.user)
        for name, whens in charter.counters:
            if (counter := whens[0].counter) is not None:
                for owner in owners(counter.per, user, client.groups):
                    yield Place(name, owner, counter.within.of(now, zone))
        if asking.is_use:
            today, somebody = Period.DAY.of(now, zone), f"user {user}" if user else f"network {client.network}"
            yield Place(USES, somebody, today)
            if self._coaches and can_carry_reminder(asking):
                yield Place(REMINDED, somebody, today)


def can_carry_reminder(asking: Asking) -> bool:
    """Whether a person reads the answer in a chat whose stream can be added to."""
    route = asking.route
    return route is not None and route.coach is not None and asking.service.surface is Surface.WEB_CHAT
