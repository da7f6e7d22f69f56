"""The payloads as one Search: one fast pass tells which formats a text may hold, and only their readers look at it."""

import threading
from collections.abc import Iterator
from itertools import chain
from types import MappingProxyType

import hyperscan

from detectors.compiled import database
from detectors.normalise import Folded
from detectors.pattern import NO_ATTRIBUTES, Hit
from detectors.payloads.cell import RECORD, Cell
from detectors.payloads.keys import keys, pairs
from detectors.payloads.known import READERS, WHOLE, Reader
from detectors.payloads.names import places
from detectors.payloads.tables import tables
from detectors.payloads.values import SHAPES

ENTITIES = frozenset(SHAPES) - {"POSTCODE"} | {RECORD}
"""What payloads can make reportable."""

_ROLES = {role: MappingProxyType({"role": role}) for role in ("patient", "relative", "clinician", "other")}


class PayloadSearch:
    """A Search for structured payloads. Any thread may call it: scratch memory is per thread."""

    def __init__(self) -> None:
        """Compile the signatures."""
        signs, readers = zip(*READERS, strict=True)
        self._database = database(signs, [_flags(reader) for reader in readers], kept_as="payloads")
        self._threads = threading.local()

    def __call__(self, _text: str, folded: Folded) -> Iterator[Hit]:
        """Hits, in no special order. Raises Overflow."""
        for cell in self._cells(folded.data):
            yield _hit(folded, cell)

    def _cells(self, data: bytes) -> Iterator[Cell]:
        named = places(data)
        signed = self._signed(data).items()
        return chain(
            chain.from_iterable(READERS[number][1](data, sorted(ends)) for number, ends in signed),
            tables(data, named.cells),
            keys(data, named.keys),
            pairs(data, named.cells),
        )

    def _signed(self, data: bytes) -> dict[int, set[int]]:
        """Reader -> the ends of its signatures. A newline stands before and behind the text."""
        found: dict[int, set[int]] = {}

        def remember(reader: int, _start: int, end: int, _flags: int, _context: object) -> None:
            found.setdefault(reader, set()).add(min(end - 1, len(data)))

        self._database.scan(b"\n" + data + b"\n", match_event_handler=remember, scratch=self._scratch())
        return found

    def _scratch(self) -> hyperscan.Scratch:
        if not hasattr(self._threads, "scratch"):
            self._threads.scratch = hyperscan.Scratch(self._database)
        scratch: hyperscan.Scratch = self._threads.scratch
        return scratch


def _flags(reader: Reader) -> int:
    """Readers of whole documents need to know only where the first begins."""
    return hyperscan.HS_FLAG_DOTALL | (hyperscan.HS_FLAG_SINGLEMATCH if reader in WHOLE else 0)


def _hit(folded: Folded, cell: Cell) -> Hit:
    attributes = _ROLES[cell.role] if cell.role else NO_ATTRIBUTES
    return Hit(*folded.original(cell.start, cell.end), cell.entity, cell.score, "payloads", attributes)
