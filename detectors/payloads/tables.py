"""Tables: CSV, TSV, semicolons, Markdown, what Excel, R and pandas print. A header that names columns, then rows whose cells fit.

The column names are those of `fields`: SDTM and ADaM (CDISC), exports of data capture, hospital lists. A header without rows, a
dictionary of variables and a table of means are no record.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from detectors.overflow import Overflow
from detectors.payloads.cell import Cell, Span, record, typed
from detectors.payloads.fields import COMPANY, COUNTS, PATIENT_LEVEL, TRIAL, Field, compact, field_of, is_clinical
from detectors.payloads.names import Named
from detectors.payloads.values import fits

MOST_CELLS = 400
"""Of one table; the record covers the rest."""
_PLACE = re.compile(rb"[ \t*]*(?:\[[^\[\],;|\t]{1,60}\]|<[^<>,;|\t]{1,60}>)[ \t*]*(?:\n|\Z)")
"""`[Prénom NOM]` by itself is a place to fill in, and what follows no row."""
_LONGEST_LINE, _MOST_COLUMNS, _LONGEST_NAME = 8_000, 400, 60
"""Prose has commas and bars too, and longer pieces."""
_SPLITS: dict[str, re.Pattern[bytes]] = {
    "\t": re.compile(rb'[ ]*(?:"(?P<q>[^"\n]*)"|(?P<v>[^\t\n]*))[ ]*(?:\t|$)'),
    ";": re.compile(rb'[ ]*(?:"(?P<q>[^"\n]*)"|(?P<v>[^;\n]*))[ ]*(?:;|$)'),
    ",": re.compile(rb'[ ]*(?:"(?P<q>[^"\n]*)"|(?P<v>[^,\n]*))[ ]*(?:,|$)'),
    "|": re.compile(rb"[ ]*(?P<v>[^|\n]*)(?P<q>(?!))?(?:\||$)"),
    "  ": re.compile(rb"(?P<v>[^ \t\n]+(?: [^ \t\n]+)*)(?P<q>(?!))?(?:[ ]{2,}|\t|[ ]?$)"),
    " ": re.compile(rb"(?P<v>[^ \t\n]+)(?P<q>(?!))?(?:[ \t]+|$)"),
}
"""Delimiter -> one cell. Two spaces are what aligns printed columns, one space is what is left of it."""
_DELIMITED = re.compile(rb"[\t;,|]|[^ ]  ")
_MOST_HEADERS = 500
"""A text with more lines that could be headers and are not is refused: it was not wholly read."""
_RULE = re.compile(rb"[ \t|:+=_-]*")
_TRIM = b" \t\"'`*_>"
_NAMES_OF_FIELD = frozenset(
    b"field variable item question champ itemoid parameter rubrique donnee fieldname fieldoid".split()
)
_NAMES_OF_VALUE = frozenset(b"value valeur reponse resultat response answer saisie itemvalue val contenu".split())
_OF_ONE = frozenset(b"sexe sex genre gender age lit chambre ch box motif diagnostic dp entree sortie room bed".split())
"""Columns of which one beside a date of birth, or initials, tells that each row is a person."""
_COMPANIONS = frozenset(
    {"PERSON", "SUBJECT_ID", "INITIALS", "PHONE_NUMBER", "EMAIL_ADDRESS", "RANDOMISATION", "UNBLINDING", "FR_NDA"}
)
"""Weak columns of which two together are people; a name with a postcode may be a town."""
_NUMBERED = frozenset({"SITE_ID", "RANDOMISATION"})
_TELLING = frozenset({"PERSON", "INITIALS", "SUBJECT_ID", "SITE_ID", "RANDOMISATION", "STUDY_CODE"})
"""A row with none of these, and nothing under a strong name, tells nothing."""

_ID = Field("SUBJECT_ID", is_weak=True)
_NUMBERS = frozenset({b"id", b"num", b"numero"})
"""What holds subjects beside a column of arms or initials."""


class Column(NamedTuple):
    """A column that is known: its place and what it holds."""

    place: int
    field: Field
    is_patient: bool
    """Called `patient`: holds a name, or a number."""


class Header(NamedTuple):
    """What a header line tells."""

    delimiter: str
    width: int
    columns: tuple[Column, ...]
    pair: tuple[int, int] | None
    """Places of a column of field names and the one of their values."""
    has_company: bool
    is_of_trial: bool = False
    """Has columns that make numbered sites or kits those of a trial."""


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
        readings = [(header, list(islice(_cells(data, end + 1, header), MOST_CELLS))) for header in headers]
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
            start, end = _line(data, name.start)
            fields = set()
        if not name.field.is_weak or (name.start, name.end) != (start, end):
            fields.add(name.field)
    if fields:
        yield start, end, fields


def _is_promising(data: bytes, start: int, end: int, fields: set[Field]) -> bool:
    """What is told before a line is read: a strong name, two weak ones, or a weak one among other columns."""
    if end - start > _LONGEST_LINE or end >= len(data) or _PLACE.match(data, start, end):
        return False
    return (
        len(fields) > 1 or any(not field.is_weak for field in fields) or _DELIMITED.search(data, start, end) is not None
    )


def grid(data: bytes, rows: Iterable[list[Span]]) -> Iterator[Cell]:
    """Cells and record of a table whose rows are split already; the first is the header."""
    lines = iter(rows)
    names = next(lines, [])
    header = _read(data, names, ",")
    if header is not None:
        found = [cell for spans in lines if len(spans) == header.width for cell in _known(data, spans, header)]
        if found:
            yield from _told(data, names[0][0], found[:MOST_CELLS], header)


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


def _line(data: bytes, place: int) -> Span:
    start = data.rfind(b"\n", max(0, place - _LONGEST_LINE), place) + 1
    end = data.find(b"\n", place)
    return start, len(data) if end < 0 else end


def _split(data: bytes, start: int, end: int, delimiter: str) -> list[Span]:
    """The spans of a line's cells, quotes and blanks taken off."""
    if delimiter == "|":
        start, end = _unframed(data, start, end)
    if delimiter in ("  ", " "):
        start += len(data[start:end]) - len(data[start:end].lstrip())
    found: list[Span] = []
    for match in islice(_SPLITS[delimiter].finditer(data, start, min(end, start + _LONGEST_LINE)), _MOST_COLUMNS):
        group = "q" if match["q"] is not None else "v"
        found.append(_trimmed(data, *match.span(group)))
        if match.end() >= end:
            break
    return found


def _unframed(data: bytes, start: int, end: int) -> Span:
    """Without the bars at both ends of a Markdown line."""
    line = data[start:end]
    left, right = len(line) - len(line.lstrip()), len(line) - len(line.rstrip())
    start, end = start + left, end - right
    return start + data.startswith(b"|", start), max(start, end - data.endswith(b"|", start + 1, end))


def _trimmed(data: bytes, start: int, end: int) -> Span:
    value = data[start:end]
    left = len(value) - len(value.lstrip(_TRIM))
    return start + left, max(start + left, start + len(value.rstrip(_TRIM)))


def _headers(data: bytes, start: int, end: int) -> list[Header]:
    """The headers that a line may be: by the delimiter that stands most often in it, or else as it is aligned."""
    counts = {sign: data.count(sign.encode(), start, end) for sign in ("\t", ";", ",", "|")}
    most = max(counts.values())
    chosen = [sign for sign, count in counts.items() if count == most] if most else ["  ", " ", ","]
    headers = (_read(data, _split(data, start, end, delimiter), delimiter) for delimiter in chosen)
    return list(filter(None, headers))


def _read(data: bytes, spans: list[Span], delimiter: str) -> Header | None:
    names = [data[start:end] for start, end in spans]
    names[:1] = [name.rpartition(b": ")[2] for name in names[:1]]
    if delimiter in (",", "|", " ") and any(len(name) > _LONGEST_NAME for name in names):
        return None
    keys = [compact(name) for name in names]
    columns = tuple(
        Column(place, field, keys[place] in (b"patient", b"patiente", b"sujet", b"subject"))
        for place, name in enumerate(names)
        if (field := field_of(name)) is not None
    )
    if any(column.field.entity in ("UNBLINDING", "INITIALS") for column in columns):
        columns = tuple(
            sorted((*columns, *(Column(place, _ID, False) for place, key in enumerate(keys) if key in _NUMBERS)))
        )
    if any(column.field.entity == "CREDENTIAL" for column in columns):
        columns = tuple(column for column in columns if column.field.entity not in PATIENT_LEVEL)
    fields = [place for place, key in enumerate(keys) if key in _NAMES_OF_FIELD]
    values = [place for place, key in enumerate(keys) if key in _NAMES_OF_VALUE]
    pair = (fields[0], values[0]) if fields and values else None
    clinical = sum(map(is_clinical, names))
    has_company = any(key in COMPANY for key in keys)
    is_of_trial = any(key in TRIAL for key in keys)
    header = Header(delimiter, len(names), columns, pair, has_company, is_of_trial)
    if not columns or (delimiter in ("  ", " ") and len(columns) + clinical < 2):
        return None
    return header if _is_of_people(header, any(map(_is_count, names)), any(key in _OF_ONE for key in keys)) else None


def _is_count(name: bytes) -> bool:
    """`n`, `moyenne`; not `n°`."""
    return compact(name) in COUNTS and b"\xb0" not in name


def _is_of_people(header: Header, is_counted: bool, is_of_one: bool) -> bool:
    """Whether rows under these columns may each be a person. `is_of_one`: a column of sexes or ages."""
    entities = {column.field.entity for column in header.columns}
    strong = {column.field.entity for column in header.columns if not column.field.is_weak}
    if (header.is_of_trial and entities & _NUMBERED) or {"STUDY_CODE", "SITE_ID"} <= entities:
        return True
    if is_counted and not strong & {"FR_NIR", "FR_INS", "FR_NDA", "SUBJECT_ID"} and len(strong) < 2:
        return False
    if strong:
        return bool(strong - {"DATE_OF_BIRTH"}) or len(header.columns) > 1 or header.has_company or is_of_one
    has_patients = any(column.is_patient for column in header.columns) and len(header.columns) > 1
    if not is_counted and (has_patients or ("INITIALS" in entities and is_of_one)):
        return True
    if "PERSON" in entities or "SUBJECT_ID" in entities:
        return len(entities & _COMPANIONS) > 1 or header.has_company
    return False


def _cells(data: bytes, at: int, header: Header) -> Iterator[Cell]:
    """The cells of known columns in the rows that follow, until lines are no rows any more."""
    blank = wrong = 0
    most_blank = 1 if header.delimiter in ("  ", " ") else 2
    while at < len(data) and blank < most_blank and wrong < 3:
        end = data.find(b"\n", at)
        end = len(data) if end < 0 else end
        line = data[at : min(end, at + _LONGEST_LINE)]
        if not line.strip():
            blank += 1
        elif not _RULE.fullmatch(line.rstrip(b"\r")):
            found = list(_row(data, at, end, header))
            wrong = 0 if found else wrong + 1
            yield from found
        at = end + 1


def _row(data: bytes, start: int, end: int, header: Header) -> Iterator[Cell]:
    end -= data.endswith(b"\r", start, end)
    spans = _split(data, start, end, header.delimiter)
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
