"""Keys with values: JSON objects, XML elements, YAML, forms (`Nom : X / DDN : Y`), vectors of R and Python (`nom = c("X", "Y")`).

A key alone tells what its value is when its name is strong; a weak one (`nom`, `site`) needs another key near it. The value must
look like one: `{"nom": "string"}`, `nom = input()` and `birthDate: DATE` hold nobody.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from detectors.payloads.cell import Cell, Span, record, typed
from detectors.payloads.fields import PATIENT_LEVEL, Field, field_of
from detectors.payloads.names import Named
from detectors.payloads.values import DATE, fits, is_coded

MOST_CELLS = 400
_NEAR = 240
"""Characters between two keys of one object."""
_LONGEST_NAME = 48
_MOST_ITEMS = 200
_SHORTEST_SUBJECT = 3
_VALUE = re.compile(
    rb"[\"'*`_]{0,3}[ \t]{0,4}(?:\)[ \t]?)?(?::|=|=>|>|:=|<-|in(?= \())(?:[ \t]|\r?\n[ \t]{0,24}(?=\"))?[ \t*_`]{0,12}"
    rb"(?:\"(?P<double>[^\"\n]{1,90})\"|'(?P<single>[^\n]{1,90}?)'(?=[ \t\r]{0,4}(?:[,;:)}\]\n&]|$))|(?P<list>(?:c|list)?[\[(])"
    rb"|(?P<bare>[^\n\"'{}\[\]()<>|;,&\t][^\n\"{}\[\]()<>|;&\t]{0,90}))"
)
_BESIDE = re.compile(
    rb"[\"'*`_]{0,3}[ ]{0,3}(?::?[ ]?(?:\t|\||;)[ ]{0,12}|:?[ ]{2,24}|:?\r?\n[ \t]{0,4})"
    rb"[\"'*`_]{0,3}(?P<bare>[^\s|;:\"*`][^|;:\t\n\"]{0,60}?)[\"'*`_ \t|;]{0,6}\r?(?:\n|$)"
)
_OPENS = re.compile(rb"(?:^|\n)[ \t|>*\"'`_-]{0,8}$")
_OPENING = 10
_FEWEST = 2
_ITEM = re.compile(
    rb"[ \t\r\n]{0,8}(?:\"([^\"\n]{1,90})\"|'([^'\n]{1,90})'|([^\s,\"'()\[\]{}]{1,60}))[ \t\r\n]{0,8}(?:,|(?=[)\]]))"
)
_CUT = re.compile(rb" / |  |, |,$| - | \xb7 |/(?=[ ]?[a-z])| ?\(| (?=[a-z][a-z0-9_.-]{0,24}=[^ =])")
_DATE_AHEAD = re.compile(DATE.pattern + rb"(?![0-9a-z/])")
_CODE = re.compile(rb"[a-z_][a-z0-9_]*[.(\[]|[-+*/]$")
_LABELLED = frozenset({"FR_RPPS", "FR_ADELI", "FR_FINESS", "CREDENTIAL"})
"""Types whose own detectors read the label, and weigh the key."""
_PHRASE = re.compile(rb" [a-z]{2}")
_NUMBERED = frozenset({"FR_IPP", "FR_NDA", "SUBJECT_ID", "RANDOMISATION", "CASE_ID", "SITE_ID", "STUDY_CODE"})
_WORDY = frozenset({"PERSON", "INITIALS", "LOCATION", "ADDRESS", "UNBLINDING"})
"""Types whose values look like the names of variables."""


class _Keyed(NamedTuple):
    """A key, where it ends, and its value's fitting cells."""

    at: int
    field: Field
    cells: tuple[Cell, ...]
    is_coded: bool = False
    """A subject's number, as its shape tells besides."""


def keys(data: bytes, names: Sequence[Named]) -> Iterator[Cell]:
    """The cells behind all these keys. Linear."""
    yield from _all_believed([keyed for name in names if (keyed := _keyed(data, name))], data)


def pairs(data: bytes, names: Sequence[Named]) -> Iterator[Cell]:
    """The cells of tables that stand upright: a name, then its value in the next cell or on the next line. One pair alone is none."""
    if len({name.field for name in names}) < _FEWEST:
        return
    found = [keyed for name in names if (keyed := _paired(data, name))]
    yield from _all_believed(found, data, fewest=_FEWEST)


def _all_believed(found: list[_Keyed], data: bytes, fewest: int = 1) -> Iterator[Cell]:
    left = MOST_CELLS
    for group in _groups(found, data):
        if len({keyed.field for keyed in group}) < fewest:
            continue
        for cell in _believed(group):
            if not left:
                yield record(cell.start, len(data))
                return
            left -= 1
            yield cell


def _groups(found: list[_Keyed], data: bytes) -> Iterator[list[_Keyed]]:
    """Keys that stand near each other, in one paragraph."""
    group: list[_Keyed] = found[:1]
    for before, keyed in pairwise(found):
        end = max(before.at, before.cells[-1].end)
        if keyed.at - end > _NEAR or data.find(b"\n\n", end, keyed.at) >= 0:
            yield group
            group = []
        group.append(keyed)
    if group:
        yield group


def _believed(group: list[_Keyed]) -> Iterator[Cell]:
    """The cells of strong keys, and of weak ones in their company."""
    strong = {keyed.field.entity for keyed in group if not keyed.field.is_weak}
    kinds = {keyed.field.entity for keyed in group} - {"SITE_ID", "STUDY_CODE", "DATE_OF_CARE"}
    is_patient = bool(strong & PATIENT_LEVEL)
    for keyed in group:
        if keyed.field.is_weak and not strong and len(kinds) < 2 and not keyed.is_coded:
            continue
        for cell in keyed.cells:
            yield (
                cell._replace(role="other")
                if cell.role == "patient" and not is_patient and keyed.field.is_weak
                else cell
            )


def _keyed(data: bytes, name: Named) -> _Keyed | None:
    match, field = _VALUE.match(data, name.end), name.field
    if match is None or data.startswith(b"</", max(0, name.start - 2)):
        return None
    is_quoted = match["bare"] is None
    if field.entity in _LABELLED or (not is_quoted and field.entity in _WORDY and _is_assignment(data, match)):
        return None
    spans = (_narrowed(data, span, field, is_quoted) for span in _values(data, match))
    score = 0.85 if field.is_weak else 0.95
    cells = [typed(span, data[slice(*span)], field, score) for span in spans if span is not None]
    is_coded = field.entity == "SUBJECT_ID" and all(_is_parted(data[cell.start : cell.end]) for cell in cells)
    return _Keyed(name.end, field, tuple(cells), is_coded) if cells else None


def _is_parted(value: bytes) -> bool:
    return b"-" in value and is_coded(value)


def _is_assignment(data: bytes, match: re.Match[bytes]) -> bool:
    """`last_name = name`, which is code; not `?nom=vautravers&prenom=elodie`."""
    return (
        b"=" in data[match.start() : match.start("bare")]
        and b"&" not in data[max(0, match.start() - _LONGEST_NAME) : match.end() + 1]
    )


def _paired(data: bytes, name: Named) -> _Keyed | None:
    """A name that opens its line, and the one value beside or below it."""
    field = name.field
    if field.entity == "CREDENTIAL" or not _opens(data, name.start):
        return None
    match = _BESIDE.match(data, name.end)
    if match is None:
        return None
    span = _narrowed(data, match.span("bare"), field, is_quoted=False)
    if span is None or field_of(data[slice(*span)]) is not None:
        return None
    return _Keyed(name.end, field, (typed(span, data[slice(*span)], field, 0.85),))


def _opens(data: bytes, place: int) -> bool:
    """Whether a line begins there, but for a mark."""
    is_first = not place or data[place - 1] == ord("\n")
    return is_first or _OPENS.search(data, max(0, place - _OPENING), place) is not None


def _values(data: bytes, match: re.Match[bytes]) -> Iterator[Span]:
    """The spans of one value, or of each item of a list."""
    if match["list"] is None:
        yield match.span(next(kind for kind in ("double", "single", "bare") if match[kind] is not None))
        return
    at = match.end()
    for _ in range(_MOST_ITEMS):
        item = _ITEM.match(data, at)
        if item is None:
            return
        yield item.span(item.lastindex or 0)
        at = item.end()


def _narrowed(data: bytes, span: Span, field: Field, is_quoted: bool) -> Span | None:
    """The span of a value that fits its field: a bare one ends before the next key, a comma or a slash."""
    start, end = span
    is_word = data[start:end].isalnum()
    if not (is_quoted or is_word):
        date = _DATE_AHEAD.match(data, start, end) if field.entity.startswith("DATE") else None
        cut = None if date else _CUT.search(data, start, end)
        end = date.end() if date else cut.start() if cut else end
    while end > start and data[end - 1] in b" \t\r.,;*_`":
        end -= 1
    value = data[start:end]
    if field.entity == "SUBJECT_ID" and len(value) < _SHORTEST_SUBJECT:
        return None
    if not value or not fits(field.entity, value, is_generic=field.is_weak):
        return None
    if not is_quoted and field.entity in _NUMBERED and _PHRASE.search(value):
        return None
    if not is_quoted and not (is_word and data[end : end + 1] in b"\r\n") and _CODE.match(data, start, end + 1):
        return None
    return start, end
