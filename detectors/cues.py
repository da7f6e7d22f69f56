"""Words around a place that tell what it is: many expressions at once, by Hyperscan, where `re` would try each at every letter."""

import threading

import hyperscan

from detectors.compiled import database

_FLAGS = hyperscan.HS_FLAG_SINGLEMATCH | hyperscan.HS_FLAG_DOTALL


class Cues:
    """Named expressions on folded bytes, each beginning with the byte before its word. Any thread may ask."""

    def __init__(self, kept_as: str, /, **expressions: str) -> None:
        """Compile; `kept_as` as for `database`. Raises hyperscan.error if one is not a valid expression."""
        self._names = tuple(expressions)
        written = [expression.encode("latin-1") for expression in expressions.values()]
        self._database = database(written, [_FLAGS] * len(written), kept_as)
        self._threads = threading.local()

    def __call__(self, data: bytes) -> frozenset[str]:
        """The names of the expressions that are found."""
        found: list[int] = []

        def remember(number: int, _start: int, _end: int, _flags: int, _context: object) -> None:
            found.append(number)

        self._database.scan(b"\n" + data, match_event_handler=remember, scratch=self._scratch())
        return frozenset(self._names[number] for number in found)

    def _scratch(self) -> hyperscan.Scratch:
        if not hasattr(self._threads, "scratch"):
            self._threads.scratch = hyperscan.Scratch(self._database)
        scratch: hyperscan.Scratch = self._threads.scratch
        return scratch
