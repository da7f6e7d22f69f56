"""Lines of tables, split into cells by a sign or as they are aligned: quotes, bars and blanks taken off."""

import re
from itertools import islice

from detectors.payloads.cell import Span

LONGEST_LINE = 8_000
_MOST_COLUMNS = 400
_SPLITS: dict[str, re.Pattern[bytes]] = {
    "\t": re.compile(rb'[ ]*(?:"(?P<q>[^"\n]*)"|(?P<v>[^\t\n]*))[ ]*(?:\t|$)'),
    ";": re.compile(rb'[ ]*(?:"(?P<q>[^"\n]*)"|(?P<v>[^;\n]*))[ ]*(?:;|$)'),
    ",": re.compile(rb'[ ]*(?:"(?P<q>[^"\n]*)"|(?P<v>[^,\n]*))[ ]*(?:,|$)'),
    "|": re.compile(rb"[ ]*(?P<v>[^|\n]*)(?P<q>(?!))?(?:\||$)"),
    "  ": re.compile(rb"(?P<v>[^ \t\n]+(?: [^ \t\n]+)*)(?P<q>(?!))?(?:[ ]{2,}|\t|[ ]?$)"),
    " ": re.compile(rb"(?P<v>[^ \t\n]+)(?P<q>(?!))?(?:[ \t]+|$)"),
}
"""Delimiter -> one cell. Two spaces are what aligns printed columns, one space is what is left of it."""
_TRIM = b" \t\"'`*_>"


def line_at(data: bytes, place: int) -> Span:
    """The span of the line around a place."""
    start = data.rfind(b"\n", max(0, place - LONGEST_LINE), place) + 1
    end = data.find(b"\n", place)
    return start, len(data) if end < 0 else end


def split(data: bytes, start: int, end: int, delimiter: str) -> list[Span]:
    """The spans of a line's cells, quotes and blanks taken off."""
    if delimiter == "|":
        start, end = _unframed(data, start, end)
    if delimiter in ("  ", " "):
        start += len(data[start:end]) - len(data[start:end].lstrip())
    found: list[Span] = []
    for match in islice(_SPLITS[delimiter].finditer(data, start, min(end, start + LONGEST_LINE)), _MOST_COLUMNS):
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
