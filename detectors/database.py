"""Expressions compiled by Hyperscan (Vectorscan): one linear pass over some bytes tells where each of them stands."""

import threading
from collections.abc import Callable, Sequence

import hyperscan

from detectors.compiled import database

ENDS = hyperscan.HS_FLAG_DOTALL
"""Every end is told, no start."""
STARTS = hyperscan.HS_FLAG_DOTALL | hyperscan.HS_FLAG_SOM_LEFTMOST
"""Every end is told, with the leftmost start that leads to it."""
ONCE = hyperscan.HS_FLAG_DOTALL | hyperscan.HS_FLAG_SINGLEMATCH
"""One end is told: that it stands somewhere."""
CASELESS = hyperscan.HS_FLAG_CASELESS
"""Every end is told, whatever the case; `.` is no line end."""

PERHAPS = ONCE | hyperscan.HS_FLAG_PREFILTER | hyperscan.HS_FLAG_ALLOWEMPTY
"""The same, of any expression that `re` knows: what Hyperscan cannot ask, as for what stands before, is taken as given."""

Remember = Callable[[int, int, int, int, object], bool | None]
"""Is told the number of an expression, start (0 if not asked for), end, and two values without use; ends the pass by True."""


class Database:
    """Expressions, numbered in their order. Any thread may scan: scratch memory is per thread."""

    def __init__(self, expressions: Sequence[bytes], flags: int | Sequence[int], kept_as: str = "") -> None:
        """Compile, with flags for all or for each. Raises ValueError, with the reason, for what is not linear or no expression.

        `kept_as` names one that is the same for every organisation and is kept on this machine (compiled.py); what an organisation
        declares is never kept.
        """
        each = [flags] * len(expressions) if isinstance(flags, int) else list(flags)
        self._threads = threading.local()
        try:
            self._database = database(expressions, each, kept_as) if expressions else None
        except hyperscan.error as error:
            raise ValueError(str(error).rstrip(".")) from None

    def scan(self, data: bytes, remember: Remember) -> bool:
        """Tell of what stands in some bytes; whether all of them were read."""
        if self._database is None:
            return True
        if not hasattr(self._threads, "scratch"):
            self._threads.scratch = hyperscan.Scratch(self._database)
        try:
            self._database.scan(data, match_event_handler=remember, scratch=self._threads.scratch)
        except hyperscan.ScanTerminated:
            return False
        return True
