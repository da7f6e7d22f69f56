"""Expressions compiled by Hyperscan (Vectorscan): one linear pass over some bytes tells where each of them stands."""

import threading
from collections.abc import Callable, Sequence

import hyperscan

ENDS = hyperscan.HS_FLAG_DOTALL
"""Every end is told, no start."""
STARTS = hyperscan.HS_FLAG_DOTALL | hyperscan.HS_FLAG_SOM_LEFTMOST
"""Every end is told, with the leftmost start that leads to it."""
ONCE = hyperscan.HS_FLAG_DOTALL | hyperscan.HS_FLAG_SINGLEMATCH
"""One end is told: that it stands somewhere."""
CASELESS = hyperscan.HS_FLAG_CASELESS
"""Every end is told, whatever the case; `.` is no line end."""

Remember = Callable[[int, int, int, int, object], bool | None]
"""Is told the number of an expression, start (0 if not asked for), end, and two values without use; ends the pass by True."""


class Database:
    """Expressions, numbered in their order. Any thread may scan: scratch memory is per thread."""

    def __init__(self, expressions: Sequence[bytes], flags: int | Sequence[int]) -> None:
        """Compile, with flags for all or for each. Raises ValueError, with the reason, for what is not linear or no expression."""
        self._is_empty = not expressions
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        self._threads = threading.local()
        if expressions:
            self._compile(expressions, [flags] * len(expressions) if isinstance(flags, int) else list(flags))

    def scan(self, data: bytes, remember: Remember) -> bool:
        """Tell of what stands in some bytes; whether all of them were read."""
        if self._is_empty:
            return True
        if not hasattr(self._threads, "scratch"):
            self._threads.scratch = hyperscan.Scratch(self._database)
        try:
            self._database.scan(data, match_event_handler=remember, scratch=self._threads.scratch)
        except hyperscan.ScanTerminated:
            return False
        return True

    def _compile(self, expressions: Sequence[bytes], flags: list[int]) -> None:
        number = len(expressions)
        try:
            self._database.compile(expressions=list(expressions), ids=list(range(number)), elements=number, flags=flags)
        except hyperscan.error as error:
            raise ValueError(str(error).rstrip(".")) from None
