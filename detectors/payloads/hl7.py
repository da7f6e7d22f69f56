"""HL7 v2 messages and segments (HL7 v2.5.1 chapters 3 and 6; IHE PAM France for identifier types): PID, PV1, NK1, IN1, OBX.

A record is a segment that holds somebody: `PID|1||8012345678^^^CHU^^PI||VAUTRAVERS^ELODIE`, not `PID|||||`, not "le champ PID-3".
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from detectors.payloads.cell import Cell, record
from detectors.payloads.values import fits

SIGN = rb"[^0-9a-z_](?:msh|pid|pv1|obx|obr|orc|nk1|in1|mrg)\|"
_ENDS = re.compile(
    rb"[\r\n]|[ ](?=(?:pid|pv1|pv2|obx|obr|nk1|in1|in2|evn|al1|dg1|zbe|zfu|orc|nte|gt1|mrg|pd1)\|)|```|\"(?=[ ,}\]\n])"
)
_LONGEST = 4_000
_MOST_SEGMENTS = 400
_INS = re.compile(rb"&?1\.2\.250\.1\.213\.1\.4\.(?:8|9|2)(?![0-9])|\^(?:ins|nh|ins-nir|ins-nia)$")
_INS_TEST = re.compile(rb"1\.2\.250\.1\.213\.1\.4\.1[01](?![0-9])")
_PIECE = re.compile(rb"[^~]+")
_NUMBER = re.compile(rb"[^\^~&]{0,60}")
_CALL = re.compile(rb"(?<![0-9])\+?[0-9](?:[ ./-]?[0-9]){7,14}(?![0-9])|[^\s^~|&@]{1,64}@[^\s^~|&]{2,80}")

_NAMES = {b"pid": (5, 9), b"nk1": (2,), b"in1": (16,), b"mrg": (7,), b"gt1": (3,)}
_DOCTORS = {b"pv1": (7, 8, 9, 17, 52), b"obr": (16,), b"orc": (12,), b"obx": (16,), b"pd1": (4,)}
_IDS = {b"pid": (2, 3, 4, 19), b"mrg": (1,), b"in1": (36, 49)}
_STAYS = {b"pid": (18,), b"pv1": (5, 19, 50), b"mrg": (3, 5), b"obr": (2, 3), b"orc": (2, 3, 4)}
"""Also what was ordered: the numbers of a request and of an examination."""
_BIRTHS = {b"pid": (7,), b"nk1": (16,), b"in1": (18,)}
_HOMES = {b"pid": (11,), b"nk1": (4,), b"in1": (19,)}
_CALLS = {b"pid": (13, 14), b"nk1": (5, 6)}
_EXAMPLE = re.compile(rb"\|everyman\^(?:adam|eve)[\^|]")
"""The patients of HL7's own examples (HL7 v2.5.1, chapter 3.5)."""


def hl7(data: bytes, places: Sequence[int]) -> Iterator[Cell]:
    """Cells of all segments, and one record over those that hold somebody."""
    first = last = -1
    done = 0
    for place in islice(places, _MOST_SEGMENTS):
        if place < done:
            continue
        start = place - 4
        end = _end(data, start)
        done = end
        found = list(_segment(data, start, end))
        if found or _holds_result(data, start, end):
            if first < 0:
                first = max(data.rfind(b"msh|", 0, start), -1)
                first = start if first < 0 else first
            last = end
            yield from found
    if first >= 0:
        yield record(first, last)


def _end(data: bytes, start: int) -> int:
    found = _ENDS.search(data, start, start + _LONGEST)
    return found.start() if found else min(len(data), start + _LONGEST)


def _fields(data: bytes, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of a segment's fields; number 0 is its name."""
    spans, at = [], start
    while at <= end:
        bar = data.find(b"|", at, end)
        spans.append((at, bar if bar >= 0 else end))
        if bar < 0:
            break
        at = bar + 1
    return spans


def _segment(data: bytes, start: int, end: int) -> Iterator[Cell]:
    if _EXAMPLE.search(data, start, end):
        return
    fields = _fields(data, start, end)
    name = data[slice(*fields[0])]
    role = "patient" if name in (b"pid", b"mrg") else "relative"
    yield from _each(data, fields, _IDS.get(name, ()), "FR_IPP")
    yield from _each(data, fields, _STAYS.get(name, ()), "FR_NDA")
    for place in _taken(fields, _NAMES.get(name, ())):
        yield from (c for s, e in _pieces(data, place) if (c := _person(data, s, e, role)))
    for place in _taken(fields, _DOCTORS.get(name, ())):
        yield from _doctors(data, place)
    for place in _taken(fields, _BIRTHS.get(name, ())):
        if fits("DATE_OF_BIRTH", data[slice(*place)]):
            yield Cell(*place, "DATE_OF_BIRTH")
    for place in _taken(fields, _HOMES.get(name, ())):
        yield from (c for s, e in _pieces(data, place) if (c := _home(data, s, e)))
    for place in _taken(fields, _CALLS.get(name, ())):
        for call in islice(_CALL.finditer(data, *place), 6):
            yield Cell(*call.span(), "EMAIL_ADDRESS" if b"@" in call[0] else "PHONE_NUMBER")


def _taken(fields: list[tuple[int, int]], numbers: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    return (fields[number] for number in numbers if number < len(fields) and fields[number][0] < fields[number][1])


def _pieces(data: bytes, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The repetitions of a field."""
    return (match.span() for match in islice(_PIECE.finditer(data, *span), 20))


def _each(data: bytes, fields: list[tuple[int, int]], numbers: tuple[int, ...], entity: str) -> Iterator[Cell]:
    for number in numbers:
        for place in _taken(fields, (number,)):
            for start, end in _pieces(data, place):
                yield from _identifier(data, start, end, "FR_NIR" if number in (19, 36, 49) else entity)


def _identifier(data: bytes, start: int, end: int, entity: str) -> Iterator[Cell]:
    """One CX: the number, with the type that its authority or its type code tells; a test identity is none."""
    match = _NUMBER.match(data, start, end)
    if match is None or not match[0]:
        return
    whole = data[start:end]
    if _INS_TEST.search(whole):
        return
    kind = whole.rpartition(b"^")[2]
    if _INS.search(whole):
        entity = "FR_INS"
    elif fits("FR_NIR", match[0]):
        entity = "FR_NIR"
    elif entity == "FR_NIR" or kind in (b"an", b"vn"):
        entity = "FR_NDA"
    if fits(entity, match[0]) or (entity == "FR_NDA" and fits("FR_IPP", match[0])):
        yield Cell(*match.span(), entity)


def _person(data: bytes, start: int, end: int, role: str) -> Cell | None:
    """One XPN: family and given names."""
    parts = data[start:end].split(b"^")[:3]
    while parts and not parts[-1]:
        parts.pop()
    value = b"^".join(parts)
    names = [part for part in parts if part]
    if not names or not all(fits("PERSON", name) for name in names):
        return None
    return Cell(start, start + len(value), "PERSON", role=role)


def _doctors(data: bytes, span: tuple[int, int]) -> Iterator[Cell]:
    """XCN: number, family and given names of a professional."""
    for start, end in _pieces(data, span):
        number, bar, _ = data[start:end].partition(b"^")
        if fits("FR_RPPS", number) and len(number) == 11:
            yield Cell(start, start + len(number), "FR_RPPS")
        if bar and (cell := _person(data, start + len(number) + 1, end, "clinician")):
            yield cell


def _home(data: bytes, start: int, end: int) -> Cell | None:
    """One XAD up to its postcode."""
    value = b"^".join(data[start:end].split(b"^")[:5]).rstrip(b"^")
    return Cell(start, start + len(value), "ADDRESS") if len(value) > 5 and not value.startswith(b"^") else None


def _holds_result(data: bytes, start: int, end: int) -> bool:
    """An OBX with a coded observation and a value, or names at an odd place of an IN1 or NK1."""
    fields = data[start:end].split(b"|")
    if _EXAMPLE.search(data, start, end):
        return False
    if fields[0] in (b"in1", b"nk1", b"pid"):
        return any(
            len(names := field.split(b"^")) > 1 and all(fits("PERSON", name) for name in names[:2])
            for field in fields[3:]
        )
    return fields[0] == b"obx" and len(fields) > 5 and b"^" in fields[3] and any(c in b"0123456789" for c in fields[5])
