"""The payloads as one Search: one fast pass tells which formats a text may hold, and only their readers look at it."""

from collections.abc import Iterator
from itertools import chain
from types import MappingProxyType

from detectors.database import ENDS, ONCE, Database
from detectors.normalise import Folded
from detectors.pattern import NO_ATTRIBUTES, Hit
from detectors.payloads.cell import RECORD, Cell
from detectors.payloads.keys import keys, pairs
from detectors.payloads.known import READERS, WHOLE
from detectors.payloads.names import ALIGNED, LOGS, places
from detectors.payloads.tables import tables
from detectors.payloads.values import SHAPES

ENTITIES = frozenset(SHAPES) - {"POSTCODE"} | {RECORD}
"""What payloads can make reportable."""

_OF_NAMES = (len(READERS), len(READERS) + 1)
"""The numbers of what tells how names of fields are looked for, behind those of the readers."""
_ROLES = {role: MappingProxyType({"role": role}) for role in ("patient", "relative", "clinician", "other")}


class PayloadSearch:
    """A Search for structured payloads. Any thread may call it."""

    def __init__(self) -> None:
        """Compile the signatures. Readers of whole documents need to know only where the first begins."""
        flags = [ONCE if reader in WHOLE else ENDS for _, reader in READERS]
        signs = [sign for sign, _ in READERS]
        self._database = Database([*signs, ALIGNED, LOGS], [*flags, ONCE, ONCE], kept_as="payloads")

    def __call__(self, _text: str, folded: Folded) -> Iterator[Hit]:
        """Hits, in no special order. Raises Overflow."""
        for cell in self._cells(folded.data):
            yield _hit(folded, cell)

    def _cells(self, data: bytes) -> Iterator[Cell]:
        signed = self._signed(data)
        aligned, logs = (signed.pop(number, None) is not None for number in _OF_NAMES)
        named = places(data, is_aligned=aligned, is_log=logs)
        return chain(
            chain.from_iterable(READERS[number][1](data, sorted(ends)) for number, ends in signed.items()),
            tables(data, named.cells),
            keys(data, named.keys),
            pairs(data, named.cells),
        )

    def _signed(self, data: bytes) -> dict[int, set[int]]:
        """Reader, or what tells how to look for names -> the ends of its signs. A newline stands before and behind the text."""
        found: dict[int, set[int]] = {}

        def remember(reader: int, _start: int, end: int, _flags: int, _context: object) -> None:
            found.setdefault(reader, set()).add(min(end - 1, len(data)))

        self._database.scan(b"\n" + data + b"\n", remember)
        return found


def _hit(folded: Folded, cell: Cell) -> Hit:
    attributes = _ROLES[cell.role] if cell.role else NO_ATTRIBUTES
    return Hit(*folded.original(cell.start, cell.end), cell.entity, cell.score, "payloads", attributes)
