"""Tables: CSV, TSV, semicolons, Markdown, what Excel, R and pandas print. A header that names columns, then rows whose cells fit.

A header without rows, a dictionary of variables and a table of means are no record.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from detectors.overflow import Overflow
from detectors.payloads.cell import Cell, Span, record, typed
from detectors.payloads.fields import PATIENT_LEVEL, Field, field_of
from detectors.payloads.headers import Column, Header, header_of
from detectors.payloads.names import Named
from detectors.payloads.rows import LONGEST_LINE, line_at, split
from detectors.payloads.values import fits, is_coded

MOST_CELLS = 400
"""Of one table; the record covers the rest."""
_PLACE = re.compile(rb"[ \t*]*(?:\[[^\[\],;|\t]{1,60}\]|<[^<>,;|\t]{1,60}>)[ \t*]*(?:\n|\Z)")
"""`[Prénom NOM]` by itself is a place to fill in, and what follows no row."""
_DELIMITED = re.compile(rb"[\t;,|]|[^ ]  ")
_MOST_HEADERS = 500
"""A text with more lines that could be headers and are not is refused: it was not wholly read."""
_RULE = re.compile(rb"[ \t|:+=_-]*")
_TELLING = frozenset({"PERSON", "INITIALS", "SUBJECT_ID", "SITE_ID", "RANDOMISATION", "STUDY_CODE"})
"""A row with none of these, and nothing under a strong name, tells nothing."""
_FEWEST_CODED = 2
"""Numbers under a doubtful header that are written like those of subjects."""
_AROUND = 300
_BLIND = re.compile(
    rb"(?<![a-z])(?:aveugle|insu|blind(?:ed)?|unblind[a-z]*|rando|randomi[a-z]+|iwrs|ixrs|irt|rtsm|allocation|dsmb)(?![a-z])"
)
_MADE_UP = re.compile(
    rb"(?<![a-z])(?:fictifs?|fictives?|dummy|simul[a-z]*|exemples?|examples?|invente[a-z]*|bidon|template|modele|mock|toy|cours)(?![a-z])"
)


def tables(data: bytes, names: Sequence[Named]) -> Iterator[Cell]:
    """Cells and records of all tables in whose header one of these names stands, in order. Linear. Raises Overflow."""
    done = tried = 0
    for start, end, fields in _lines(data, names):
        if start < done or not _is_promising(data, start, end, fields):
            continue
        headers = _headers(data, start, end)
        tried += 1 + sum(header.width for header in headers) // 6
        if tried > _MOST_HEADERS:
            raise Overflow("too many headers in one text")
        readings = [(header, _sure(data, _cells(data, end + 1, header), header)) for header in headers]
        header, found = max(readings, key=_found_cells, default=(None, []))
        if header is not None and found:
            yield from _told(data, start, found, header)
            done = found[-1].end


def _found_cells(reading: tuple[Header | None, list[Cell]]) -> int:
    return len(reading[1])


def _lines(data: bytes, names: Sequence[Named]) -> Iterator[tuple[int, int, set[Field]]]:
    """The lines that names stand in, with what they name; not those that are nothing but one weak name."""
    start, end, fields = 0, -1, set[Field]()
    for name in names:
        if name.start > end:
            if fields:
                yield start, end, fields
            start, end = line_at(data, name.start)
            fields = set()
        if not name.field.is_weak or (name.start, name.end) != (start, end):
            fields.add(name.field)
    if fields:
        yield start, end, fields


def _is_promising(data: bytes, start: int, end: int, fields: set[Field]) -> bool:
    """What is told before a line is read: a strong name, two weak ones, or a weak one among other columns."""
    if end - start > LONGEST_LINE or end >= len(data) or _PLACE.match(data, start, end):
        return False
    return (
        len(fields) > 1 or any(not field.is_weak for field in fields) or _DELIMITED.search(data, start, end) is not None
    )


def grid(data: bytes, rows: Iterable[list[Span]]) -> Iterator[Cell]:
    """Cells and record of a table whose rows are split already; the first is the header."""
    lines = iter(rows)
    names = next(lines, [])
    header = header_of(data, names, ",")
    if header is not None:
        cells = (cell for spans in lines if len(spans) == header.width for cell in _known(data, spans, header))
        if found := _sure(data, cells, header):
            yield from _told(data, names[0][0], found, header)


def _sure(data: bytes, cells: Iterator[Cell], header: Header) -> list[Cell]:
    """The first cells; none under a doubtful header, unless several are written like subjects' numbers."""
    found = list(islice(cells, MOST_CELLS))
    if header.is_doubtful:
        values = {data[cell.start : cell.end] for cell in found if cell.entity == "SUBJECT_ID"}
        coded = sum(map(is_coded, values))
        if coded < _FEWEST_CODED and not _is_of_a_blind_trial(data, found, values):
            return []
    return found


def _is_of_a_blind_trial(data: bytes, found: list[Cell], values: set[bytes]) -> bool:
    """Whether numbers of four figures stand beside groups, and the words around speak of a blind or an allocation."""
    if (
        not any(cell.entity == "UNBLINDING" for cell in found)
        or sum(len(value) > 3 for value in values) < _FEWEST_CODED
    ):
        return False
    low, high = found[0].start - _AROUND, found[-1].end + _AROUND
    return _BLIND.search(data, max(0, low), high) is not None and _MADE_UP.search(data, max(0, low), high) is None


def _told(data: bytes, start: int, found: list[Cell], header: Header) -> Iterator[Cell]:
    """The cells of one table, and the record that it is if its rows are patients."""
    is_of_patients = any(c.entity in PATIENT_LEVEL for c in found) or (
        header.has_company and any(c.entity == "PERSON" for c in found)
    )
    for cell in found:
        is_other = cell.role == "patient" and not is_of_patients
        yield cell._replace(role="other") if is_other else cell
    is_cut = len(found) == MOST_CELLS
    if is_of_patients or is_cut:
        last = found[-1].end
        end = -1 if is_cut else data.find(b"\n", last)
        yield record(start, len(data) if end < 0 else end)


def _headers(data: bytes, start: int, end: int) -> list[Header]:
    """The headers that a line may be: by the delimiter that stands most often in it, or else as it is aligned."""
    counts = {sign: data.count(sign.encode(), start, end) for sign in ("\t", ";", ",", "|")}
    most = max(counts.values())
    chosen = [sign for sign, count in counts.items() if count == most] if most else ["  ", " ", ","]
    headers = (header_of(data, split(data, start, end, delimiter), delimiter) for delimiter in chosen)
    return list(filter(None, headers))


def _cells(data: bytes, at: int, header: Header) -> Iterator[Cell]:
    """The cells of known columns in the rows that follow, until lines are no rows any more."""
    blank = wrong = 0
    most_blank = 1 if header.delimiter in ("  ", " ") else 2
    while at < len(data) and blank < most_blank and wrong < 3:
        end = data.find(b"\n", at)
        end = len(data) if end < 0 else end
        line = data[at : min(end, at + LONGEST_LINE)]
        if not line.strip():
            blank += 1
        elif not _RULE.fullmatch(line.rstrip(b"\r")):
            found = list(_row(data, at, end, header))
            wrong = 0 if found else wrong + 1
            yield from found
        at = end + 1


def _row(data: bytes, start: int, end: int, header: Header) -> Iterator[Cell]:
    end -= data.endswith(b"\r", start, end)
    spans = split(data, start, end, header.delimiter)
    shift = len(spans) - header.width
    if shift not in (0, 1) or (shift and header.delimiter not in ("  ", " ", ",", ";", "\t")):
        return
    spans = spans[shift:] if header.delimiter in ("  ", " ") or (shift and data[slice(*spans[0])].isdigit()) else spans
    yield from _known(data, spans, header)


def _known(data: bytes, spans: list[Span], header: Header) -> Iterator[Cell]:
    """The fitting cells of one row, if one of them tells a person, a site or a study."""
    found = [cell for column in header.columns if (cell := _cell(data, spans[column.place], column))]
    if header.pair:
        found += _paired(data, spans[header.pair[0]], spans[header.pair[1]])
    if any(cell.score > 0.9 or cell.entity in _TELLING for cell in found):
        yield from sorted(found)


def _cell(data: bytes, span: Span, column: Column) -> Cell | None:
    """The cell if its value fits the column, with the type that its shape tells."""
    value, field = data[slice(*span)], column.field
    score = 0.85 if field.is_weak else 0.95
    if column.is_unknown and not is_coded(value):
        return None
    if fits(field.entity, value, is_generic=field.is_weak):
        return typed(span, value, field, score)
    if column.is_patient or field.entity == "FR_IPP":
        if fits("SUBJECT_ID", value, is_generic=True) and (not column.is_patient or len(value) > 2):
            return Cell(*span, "SUBJECT_ID", score)
        if column.is_patient and fits("PERSON", value):
            return Cell(*span, "PERSON", score, "patient")
    return None


def _paired(data: bytes, name: Span, value: Span) -> Iterator[Cell]:
    """The value of a row that names its field: `BRTHDAT,14MAR1957`."""
    field = field_of(data[slice(*name)])
    if field and fits(field.entity, data[slice(*value)], is_generic=True):
        yield typed(value, data[slice(*value)], field, 0.95)
