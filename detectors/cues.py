"""Words around a place that tell what it is: many expressions at once, by Hyperscan, where `re` would try each at every letter."""

import threading

import hyperscan


class Cues:
    """Named expressions on folded bytes, each beginning with the byte before its word. Any thread may ask."""

    def __init__(self, **expressions: str) -> None:
        """Compile. Raises hyperscan.error if one is not a valid expression."""
        self._names = tuple(expressions)
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        self._database.compile(
            expressions=[expression.encode("latin-1") for expression in expressions.values()],
            ids=list(range(len(expressions))),
            elements=len(expressions),
            flags=[hyperscan.HS_FLAG_SINGLEMATCH | hyperscan.HS_FLAG_DOTALL] * len(expressions),
        )
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
