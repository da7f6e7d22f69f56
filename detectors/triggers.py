"""One fast pass that tells whether a text may be disguised at all, and how: most texts are not, and cost nothing more."""

import threading
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import hyperscan

from detectors import at_words, backwards, broken, hidden, misread, quoted, raised, separated, spaced, spelled
from detectors.decoders import SHORTEST
from detectors.overflow import Overflow
from detectors.rewriting import Windows

_SIGNS: dict[str, bytes] = {
    "spelled": spelled.TRIGGER,
    "spaced": spaced.TRIGGER,
    "separated": separated.TRIGGER,
    "broken": broken.TRIGGER,
    "misread": misread.TRIGGER,
    "at_words": at_words.TRIGGER,
    "pairs": hidden.PAIRS,
    "quoted": quoted.TRIGGER,
    "raised": raised.TRIGGER,
    "backwards": backwards.TRIGGER,
}
_NAMES = tuple(_SIGNS)
_RUN = len(_NAMES)


_MANY = 4_000
_DENSE = 16
"""With more signs than many, and one in so few characters, the whole text is looked at: it is quicker than to note each."""
_MOST_KINDS = 6
"""No table, log or letter is so densely disguised in more ways than this at once."""
_REACH = 160
"""How far around a sign the rest of a disguise may lie: every further piece of it is a sign again."""


class Triggers(NamedTuple):
    """Where a folded text shows which disguise, and the places where a run of letters and digits begins that may hide text."""

    windows: Mapping[str, Windows]
    runs: Sequence[int]


class TriggerSearch:
    """Looks for the signs of every disguise. Any thread may call it."""

    def __init__(self) -> None:
        """Compile: once to note every sign, once to note each kind."""
        self._every = _Pass(hyperscan.HS_FLAG_DOTALL)
        self._kinds = _Pass(hyperscan.HS_FLAG_DOTALL | hyperscan.HS_FLAG_SINGLEMATCH)

    def __call__(self, data: bytes) -> Triggers:
        """What folded bytes show. Raises Overflow."""
        framed = b"\n" + data
        ends: dict[int, list[int]] = defaultdict(list)
        left = max(_MANY, len(data) // _DENSE)

        def remember(sign: int, _start: int, end: int, _flags: int, _context: object) -> bool:
            nonlocal left
            ends[sign].append(end - 1)
            left -= sign != _RUN
            return left < 0

        try:
            self._every(framed, remember)
        except hyperscan.ScanTerminated:
            return self._of_kinds(framed)
        runs = [end - SHORTEST for end in ends.pop(_RUN, ())]
        return Triggers({_NAMES[sign]: _windows(places, len(data)) for sign, places in ends.items()}, runs)

    def _of_kinds(self, framed: bytes) -> Triggers:
        """The kinds alone, each with the whole text as its window."""
        kinds: set[int] = set()
        runs: list[int] = []

        def remember(sign: int, _start: int, end: int, _flags: int, _context: object) -> None:
            if sign == _RUN:
                runs.append(end - 1 - SHORTEST)
            else:
                kinds.add(sign)

        self._kinds(framed, remember)
        if len(kinds) > _MOST_KINDS:
            raise Overflow("disguised in too many ways at once")
        return Triggers({_NAMES[kind]: ((0, len(framed) - 1),) for kind in kinds}, runs)


class _Pass:
    """The signs compiled with some flags; scratch memory is per thread."""

    def __init__(self, flags: int) -> None:
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        self._database.compile(
            expressions=[*_SIGNS.values(), hidden.RUN],
            ids=list(range(_RUN + 1)),
            elements=_RUN + 1,
            flags=[flags] * _RUN + [hyperscan.HS_FLAG_DOTALL],
        )
        self._threads = threading.local()

    def __call__(self, data: bytes, remember: Callable[[int, int, int, int, object], bool | None]) -> None:
        if not hasattr(self._threads, "scratch"):
            self._threads.scratch = hyperscan.Scratch(self._database)
        self._database.scan(data, match_event_handler=remember, scratch=self._threads.scratch)


def _windows(ends: Sequence[int], length: int) -> Windows:
    windows: list[tuple[int, int]] = []
    for end in sorted(ends):
        low, high = max(0, end - _REACH), min(length, end + _REACH)
        if windows and low <= windows[-1][1]:
            low = windows.pop()[0]
        windows.append((low, high))
    return windows
