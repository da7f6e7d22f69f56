"""Tables pasted as HTML: rows of `<th>` and `<td>`."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from detectors.payloads.cell import Cell, Span
from detectors.payloads.tables import grid

SIGN = rb"<t[hd][ >]"
_PIECE = re.compile(
    rb"<t[hd](?:\s[^<>]{0,200})?>\s{0,40}(?:<[a-z]{1,8}>)?\s{0,40}(?P<cell>[^<]{0,200}?)\s{0,40}<|<tr[ >]|</table"
)
_MOST_PIECES = 20_000


def html(data: bytes, places: Sequence[int]) -> Iterator[Cell]:
    """Cells and records of the tables, one after the other."""
    rows: list[list[Span]] = []
    row: list[Span] = []
    for piece in islice(_PIECE.finditer(data, max(0, places[0] - 200)), _MOST_PIECES):
        if piece["cell"] is not None:
            row.append(piece.span("cell"))
            continue
        if row:
            rows.append(row)
        row = []
        if piece[0].startswith(b"</"):
            yield from grid(data, rows)
            rows = []
    yield from grid(data, [*rows, row] if row else rows)
