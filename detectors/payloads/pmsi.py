"""PMSI lines of fixed width (ATIH): RUM and RSS, which hold a birth date, and RSA, which hold one stay of one patient.

Three signs must agree: a FINESS number with its key, a known version of the format behind it, and a birth date with a sex, or a
line as long as that version's. https://www.atih.sante.fr/formats-pmsi
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from detectors.payloads.cell import Cell, record
from detectors.rpps import luhn

SIGN = rb"[\n\"'`>][ ]{0,4}(?:[0-9][0-9ab][0-9]{7}[0-9]{10}|[0-9a-z ]{15}[0-9][0-9ab][0-9]{7}0[012][0-9])"
_LINE = re.compile(rb"[0-9a-z +.-]{28,2000}")
_BIRTH = rb"(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:19|20)[0-9]{2}"
_RUM = re.compile(rb"(?P<finess>[0-9][0-9ab][0-9]{7})0[012][0-9][0-9 ]{7}(?P<birth>%b)[12]" % _BIRTH)
_GROUPED = re.compile(
    rb"[0-9a-z ]{9}1[0-9]{2}[0-9a-z ]{3}(?P<finess>[0-9][0-9ab][0-9]{7})0[012][0-9](?P<stay>[0-9a-z ]{20})"
    rb"(?P<file>[0-9a-z ]{20})[0-9a-z ]{10}(?P<birth>%b)[12]" % _BIRTH
)
_RSA = re.compile(rb"(?P<finess>[0-9][0-9ab][0-9]{7})2[0-9]{2}[0-9]{10}(?=[0-9a-z +.-]{20})")
_MOST_LINES = 400


def pmsi(data: bytes, places: Sequence[int]) -> Iterator[Cell]:
    """The birth dates and stay numbers of the lines, and a record over each."""
    done = 0
    for place in islice(places, 4 * _MOST_LINES):
        if place < done:
            continue
        line = _LINE.match(data, _start(data, place))
        done = line.end() if line else place
        if line is not None:
            yield from _read(data, *line.span())


def _start(data: bytes, place: int) -> int:
    start = data.rfind(b"\n", max(0, place - 60), place) + 1
    while start < place and data[start] in b"\n\"'`> ":
        start += 1
    return start


def _read(data: bytes, start: int, end: int) -> Iterator[Cell]:
    for shape in (_RUM, _GROUPED, _RSA):
        match = shape.match(data, start, end)
        if match and _is_finess(match["finess"]):
            yield Cell(*match.span("finess"), "FR_FINESS")
            for group, entity in (("birth", "DATE_OF_BIRTH"), ("file", "FR_NDA")):
                if group in shape.groupindex and match[group].strip():
                    left = len(match[group]) - len(match[group].lstrip())
                    yield Cell(match.start(group) + left, match.start(group) + len(match[group].rstrip()), entity)
            yield record(start, end)
            return


def _is_finess(number: bytes) -> bool:
    """Its key fits; a Corsican one's cannot be told."""
    return not number.isdigit() or luhn(number)
