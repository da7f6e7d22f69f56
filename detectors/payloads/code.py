"""Rows of data inside code: SQL `INSERT INTO t (nom, ipp) VALUES ('X', '80…')`, SAS `input usubjid …; datalines; …`, R `tribble(~id, ~ddn, …)`.

Code that only names columns (`SELECT nom FROM t`) holds nobody.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from detectors.payloads.cell import Cell, Span, record
from detectors.payloads.tables import grid

SIGN = rb"[^a-z](?:(?:insert[ ]{1,4}into|datalines|cards)[ ;\n\"`\[]|tribble\()"
_INSERT = re.compile(
    rb"into\s{1,4}[a-z0-9_.\"`\[\]]{1,80}\s{0,8}\((?P<names>[^()]{1,2000})\)\s{0,8}values\s{0,8}(?=\()"
)
_TUPLE = re.compile(rb"\s{0,8}\((?P<values>[^()]{1,4000})\)\s{0,4},?")
_VALUE = re.compile(
    rb"\s{0,8}(?:'(?P<single>[^'\n]{0,200})'|\"(?P<double>[^\"\n]{0,200})\"|(?P<bare>[^,'\"\n]{0,80}?))\s{0,8}(?:,|$)"
)
_INPUT = re.compile(rb"(?<![a-z])input\s(?P<names>[^;]{1,900});[^;]{0,40}(?:datalines|cards)4?\s{0,4};[ \r]{0,4}\n")
_TRIBBLE = re.compile(rb"\(\s{0,8}(?P<names>~[a-z0-9_.`]{1,40}(?:\s{0,8},\s{0,8}~[a-z0-9_.` ]{1,40}){0,60}+)\s{0,8},")
_COLUMN = re.compile(rb"[^~`,\s][^~`,\n]{0,40}")
_ITEM = re.compile(
    rb"\s{0,8}(?:'(?P<single>[^'\n]{0,200})'|\"(?P<double>[^\"\n]{0,200})\"|(?P<bare>[^,'\"()\n]{1,80}))\s{0,8}(?:,|(?=\)))"
)
_NAME = re.compile(rb"[a-z_][a-z0-9_]{0,40}(?![a-z0-9_]*\.)")
_WORD = re.compile(rb"[^ \t\r\n]{1,80}")
_MOST_ROWS = 400
_MOST_STATEMENTS = 400
_LOOK_BACK = 1_000


def code(data: bytes, places: Sequence[int]) -> Iterator[Cell]:
    """Cells and records of all inserts and data lines; more than can be told one by one are one record."""
    done = told = 0
    for place in places:
        if place < done:
            continue
        rows = _inserted(data, place) or _lines(data, place) or _written_by_rows(data, place)
        found = list(grid(data, rows))
        done = rows[-1][-1][1] if rows else place
        told += bool(found)
        if told > _MOST_STATEMENTS:
            yield record(place, len(data))
            return
        yield from found


def _inserted(data: bytes, place: int) -> list[list[Span]]:
    """Names, then values, of one INSERT."""
    match = _INSERT.match(data, max(0, data.rfind(b"into", max(0, place - 12), place)))
    if match is None:
        return []
    rows = [_split(data, *match.span("names"))]
    at = match.end()
    while len(rows) < _MOST_ROWS and (one := _TUPLE.match(data, at)):
        rows.append(_split(data, *one.span("values")))
        at = one.end()
    return rows


def _written_by_rows(data: bytes, place: int) -> list[list[Span]]:
    """The names of a tribble, then its values by as many."""
    match = _TRIBBLE.match(data, place - 1)
    if match is None:
        return []
    names = [name.span() for name in _COLUMN.finditer(data, *match.span("names"))]
    values: list[Span] = []
    at = match.end()
    while len(values) < len(names) * _MOST_ROWS and (item := _ITEM.match(data, at)):
        values.append(_unquoted(item))
        at = item.end()
    return [names, *(values[first : first + len(names)] for first in range(0, len(values), len(names)))]


def _unquoted(match: re.Match[bytes]) -> Span:
    return match.span(next(kind for kind in ("single", "double", "bare") if match[kind] is not None))


def _split(data: bytes, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    for match in islice(_VALUE.finditer(data, start, end), 200):
        found.append(_unquoted(match))
        if match.end() >= end:
            break
    return found


def _lines(data: bytes, place: int) -> list[list[Span]]:
    """Names of an INPUT statement, then the words of the lines below it."""
    start = data.rfind(b"input", max(0, place - _LOOK_BACK), place)
    match = _INPUT.match(data, start) if start >= 0 else None
    if match is None:
        return []
    rows = [[name.span() for name in _NAME.finditer(data, *match.span("names"))]]
    at, is_many = match.end(), match["names"].rstrip().endswith(b"@@")
    while len(rows) < _MOST_ROWS and at < len(data):
        end = data.find(b"\n", at)
        end = len(data) if end < 0 else end
        words = [word.span() for word in islice(_WORD.finditer(data, at, end), 200)]
        if not words or data[slice(*words[0])].startswith((b";", b"run")):
            break
        width = len(rows[0]) if is_many else len(words)
        rows += (words[first : first + width] for first in range(0, len(words), max(width, 1)))
        at = end + 1
    return rows if len(rows) > 1 else []
