"""The reminder at the end of an answer, put into its stream as it passes: every byte of the service's own goes on at once, unchanged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

import structlog

from models.counting import REMINDED, Tally
from models.record import Coached
from models.services import Route
from proxy.replies.endings import ENDINGS, Ending

log = structlog.get_logger()

LONGEST = 1024 * 1024
"""Bytes of one unit of a stream. A longer one is no answer in a shape that we know."""


@dataclass(frozen=True)
class Reminder:
    """A reminder that is owed: its text, the shape of the stream, and what was counted for it."""

    style: str
    text: str
    tallies: tuple[Tally, ...]

    @classmethod
    def owed(cls, route: Route | None, text: str | None, counted: Iterable[Tally]) -> Self | None:
        """The reminder of an answer, unless it cannot be shown there or was shown today."""
        tallies = tuple(tally for tally in counted if tally.counter == REMINDED)
        if route is None or route.coach is None or text is None or not tallies:
            return None
        return cls(route.coach, text, tallies)

    @property
    def taken_back(self) -> tuple[Tally, ...]:
        """What is counted when it was not shown."""
        return tuple(tally.model_copy(update={"number": -tally.number, "below": None}) for tally in self.tallies)


class Coaching:
    """One answer on its way. Called with each piece as it comes, and with b'' at its end, as mitmproxy does; gives what goes on."""

    def __init__(self, reminder: Reminder, status: int, headers: Mapping[str, str]) -> None:
        """`headers` are those of the answer."""
        self.reminder = reminder
        self._unit = bytearray()
        """The unit that is not whole yet."""
        self._sent = 0
        """How many of its bytes have gone on."""
        ending = ENDINGS[reminder.style](reminder.text)
        why = _unfit(status, headers, ending)
        self.told: Coached = why or "no end"
        self._ending = None if why else ending

    def __call__(self, data: bytes) -> list[bytes]:
        """What goes on to the client, without a piece that is empty: in HTTP/1 that would end the answer."""
        out = data if self._ending is None else self._fed(self._ending, data)
        return [out] if out else []

    def _fed(self, ending: Ending, data: bytes) -> bytes:
        if not data:
            return self._released()
        looked = max(0, len(self._unit) - 3)
        self._unit += data
        out = bytearray()
        while (end := ending.units.search(self._unit, looked)) is not None:
            out += self._passed(ending, bytes(self._unit[: end.end()]))
            looked = 0
        if len(self._unit) > LONGEST:
            self._ending = None
        if self._ending is None or not _may_be(self._unit, ending.held):
            out += self._released()
        return bytes(out)

    def _passed(self, ending: Ending, unit: bytes) -> bytes:
        """A whole unit, or what is left of it, with what is put around it."""
        before, after = self._around(ending, unit)
        out = before + unit[self._sent :] + after
        del self._unit[: len(unit)]
        self._sent = 0
        return out

    def _around(self, ending: Ending, unit: bytes) -> tuple[bytes, bytes]:
        """What is put around a unit, once in a stream. Before a unit that has begun to go on it is too late."""
        if self._ending is None:
            return b"", b""
        try:
            before, after = ending.around(unit)
        except Exception as error:  # noqa: BLE001  # whatever the stream does to a shape, the answer goes on as it is
            log.warning("coach failed", error=type(error).__name__)
            self._ending = None
            return b"", b""
        if before and self._sent:
            return b"", b""
        if before or after:
            self.told, self._ending = "shown", None
        return before, after

    def _released(self) -> bytes:
        """What of the unit has not gone on yet."""
        out = bytes(self._unit[self._sent :])
        self._sent = len(self._unit)
        return out


def _may_be(unit: bytearray, held: bytes) -> bool:
    """Whether an unfinished unit is, or may become, the one that waits."""
    return bool(held and unit) and (unit.startswith(held) or held.startswith(unit))


def _unfit(status: int, headers: Mapping[str, str], ending: Ending) -> Coached | None:
    """Why nothing can be added to an answer: no success, another kind, a length that was announced, or a coding."""
    media = headers.get("content-type", "").partition(";")[0].strip().lower()
    if status != 200 or media not in ending.media or "content-length" in headers:
        return "no answer"
    if headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
        return "encoded"
    return None
