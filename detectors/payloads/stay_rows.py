"""Rows of stays without their header, as an export of the PMSI or of a laboratory is pasted: cells between signs, a birth beside its sex.

`972999015|240117789|14031957|1|12032026|18032026|76300`. Day, month and year in one piece next to a cell of one sign for the sex are hardly
anything else; the long numbers of such a row are those of the hospital, the patient and the stay. Lines of messages, whose cells have parts
(`^`), are for hl7.py. Own rule.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from detectors.dates import read
from detectors.lines import line_end, line_start
from detectors.payloads.cell import Cell, record
from detectors.rpps import luhn

_DAY = rb"(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:19|20)[0-9]{2}"
_ISO = rb"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_DATE = rb"(?:%b|%b)" % (_DAY, _ISO)
_SEX = rb"[12fmh]"
_GROUP = rb"[0-9]{2}[chkmz][0-9]{2}[0-9a-ejtz]"
SIGN = rb"[|;,\t ](?:%b[|;,\t ]%b|%b[|;,\t ]%b|%b)[|;,\t \n]" % (_DATE, _SEX, _SEX, _DATE, _GROUP)
_GROUPED = re.compile(
    rb"(?P<sign>[|;,\t])[ ]?(?:[fmh12](?P=sign)[0-9]{1,3}|[0-9]{1,3}(?P=sign)[fmh12])(?P=sign)(?:[^|;,\t\n]{0,20}(?P=sign)){0,3}?%b(?=[|;,\t\r\n]|\Z)"
    % _GROUP
)
"""`RSA;0044187;29069;82;F;05M092`: an age beside a sex, and a group of stays; tables of groups have no sex."""
_BIRTH = re.compile(
    rb"(?P<sign>[|;,\t ])(?:(?P<first>%b)(?P=sign)%b|%b(?P=sign)(?P<last>%b))(?=(?P=sign)|\r?\n|\Z)"
    % (_DATE, _SEX, _SEX, _DATE)
)
_NUMBER = re.compile(rb"[a-z]{0,2}[0-9]{6,14}")
_REACH = 400
_FEWEST_CELLS = 5
_MOST_ROWS = 400


def stay_rows(data: bytes, places: Sequence[int]) -> Iterator[Cell]:
    """The numbers and days of the rows, and a record over each."""
    done = 0
    for place in islice(places, _MOST_ROWS):
        if place <= done:
            continue
        start, done = line_start(data, place, _REACH), line_end(data, place - 1, _REACH)
        birth = _BIRTH.search(data, start, done)
        if birth is not None and b"^" not in data[start:done]:
            yield from _read(data, (start, done), birth)
        elif (grouped := _GROUPED.search(data, start, done)) is not None:
            yield from _of_group(data, (start, done), grouped["sign"])


def _read(data: bytes, row: tuple[int, int], birth: re.Match[bytes]) -> Iterator[Cell]:
    born = birth.span("first") if birth["first"] else birth.span("last")
    cells = list(_cells(data, row, birth["sign"]))
    numbers = [cell for cell in cells if cell != born and _NUMBER.fullmatch(data, *cell)]
    if len(cells) < _FEWEST_CELLS or not numbers or read(data[slice(*born)]) is None:
        return
    yield Cell(*born, "DATE_OF_BIRTH")
    for cell in numbers:
        yield Cell(*cell, _kind(data[slice(*cell)]))
    yield record(cells[0][0], cells[-1][1])


def _of_group(data: bytes, row: tuple[int, int], sign: bytes) -> Iterator[Cell]:
    """A stay without its birth: what numbers it, and the record."""
    cells = list(_cells(data, row, sign))
    numbers = [cell for cell in cells if _NUMBER.fullmatch(data, *cell)]
    if len(cells) >= _FEWEST_CELLS and numbers:
        yield from (Cell(*cell, _kind(data[slice(*cell)])) for cell in numbers)
        yield record(cells[0][0], cells[-1][1])


def _cells(data: bytes, row: tuple[int, int], sign: bytes) -> Iterator[tuple[int, int]]:
    """The spans between the signs; of a row in a sentence those that hang together with the birth are enough."""
    at, end = row
    while at <= end:
        stop = data.find(sign, at, end)
        stop = end if stop < 0 else stop
        if stop > at:
            yield (at if at > row[0] else data.rfind(b" ", at, stop) + 1 or at), stop
        at = stop + 1


def _kind(number: bytes) -> str:
    """A day, the number of a hospital by its key, or one of the stay."""
    if len(number) == 8 and read(number) is not None:
        return "DATE_OF_CARE"
    return "FR_FINESS" if len(number) == 9 and number.isdigit() and luhn(number) else "FR_NDA"
