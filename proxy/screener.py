"""Where a request is judged: in the event loop if it is small, else in a screening process. One generation, as a whole.

What runs code of an organisation's own is judged in a screening process whatever its size: a deadline can end it there.
"""

import asyncio

from models.settings import Lanes as LaneSettings
from models.settings import Limits
from proxy.judging import Judge, Judged
from proxy.lane_process import Outfit
from proxy.lanes import LaneError, Lanes, TagsOf
from proxy.recording import Asking

QUICKER = 4
"""So many times as long may a text be, to be judged in the same time, where nobody looks for names and classes."""


class Screener:
    """All that judges requests under one generation. Replaced whole at a reload; `close` the old one."""

    def __init__(self, judge: Judge, limits: Limits, short: Lanes | None = None, long: Lanes | None = None) -> None:
        self.judge = judge
        self._limits = limits
        self._short = short
        self._long = long

    @classmethod
    async def started(cls, judge: Judge, outfit: Outfit, counts: LaneSettings) -> "Screener":
        """With its processes, warm. Raises LaneError."""
        made = cls(judge, outfit.limits, Lanes(outfit, counts.short), Lanes(outfit, counts.long))
        try:
            await asyncio.gather(*(lanes.start() for lanes in made.lanes))
        except BaseException:
            await made.close()
            raise
        return made

    @property
    def lanes(self) -> list[Lanes]:
        """The lane for short requests and the one for long ones."""
        return [lanes for lanes in (self._short, self._long) if lanes is not None]

    async def judged(self, asking: Asking, tags_of: TagsOf) -> Judged:
        """A request's judgement. Raises OutOfTimeError, LaneError, and what detectors and `tags_of` raise."""
        lanes = self._lanes_for(asking)
        if lanes is not None:
            return await lanes.judged(asking, tags_of, self._limits.screening_s)
        if self.judge.generation.needs_process:
            raise LaneError("there is no screening process")
        opened = self.judge.opened(asking)
        return self.judge.judged(asking, opened, await tags_of(asking, opened.sent.conversation))

    async def close(self) -> None:
        """End the processes, once what is under way is done."""
        for lanes in self.lanes:
            await lanes.close()

    def _lanes_for(self, asking: Asking) -> Lanes | None:
        """None for what is judged here. A compressed body may be much longer than it looks."""
        request = asking.request
        size = len(request.body) * (self._limits.decoded_ratio if request.content_encoding else 1)
        size += len(request.path) + len(request.query) + sum(len(value) for _, value in request.headers)
        generation = self.judge.generation
        inline_bytes = self._limits.inline_bytes * (1 if generation.reads_words else QUICKER)
        if size <= inline_bytes and not generation.needs_process:
            return None
        return self._short if size <= self._limits.short_bytes else self._long
