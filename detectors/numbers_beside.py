"""Bare numbers on the line of somebody's name and birth, or right behind a patient's name: hospital numbers without a word.

`VAUTRAVERS Ode F 12/03/1957 85A 40217735`, `pid=40217735 name=VAUTRAVERS dob=19570312`, `"VAUTRAVERS Ode", "40217735"`. Own rule: who is
named and born on a line is a patient, and a number of seven digits or more that is nothing else is theirs. So is one in a row of cells where
a sentence tells what the columns are: `8012437765 ; UF 2204 ... les colonnes sont IPP, UF`.
"""

import re
from collections.abc import Iterator, Sequence

from detectors.dates import read
from detectors.labelled import STAMP, is_uniform
from detectors.lines import line_end, line_start
from detectors.normalise import plain
from detectors.pattern import NO_ATTRIBUTES, Hit
from detectors.settle import settle, touching

_SCORE = 0.65
_SURE = 0.6
_REACH = 120
"""Characters of a line to each side of the birth."""
_NUMBER = re.compile(
    rb"(?<![0-9a-z.,+/-])(?<![0-9][ ])(?:[a-z]{1,2}(?=[0-9]{7,8}(?![0-9])))?[0-9]{7,12}(?![0-9a-z])(?![.,/-][0-9])"
    rb"(?! [0-9])(?! ?(?:[a-z]?g|ml|ui|euros?|\x80|copies|/)(?![a-z]))"
)
"""`40217735`; not `0,4021773`, `40217735 UI`, a part of a longer number."""
_BESIDE = re.compile(rb"[\"')]{0,2} ?[,;|/(\t] ?[\"'(]{0,2}(?P<value>[0-9]{7,10})(?![0-9a-z])(?![.,/-][0-9])")
"""`"VAUTRAVERS Ode", "40217735"`, `Mme Vautravers (40217735)`."""
_BELOW = re.compile(
    rb"[^\n]{0,12}\r?\n[ \t]{0,4}(?P<value>[0-9]{7,10}|[0-9]{2,4}(?: [0-9]{2,4}){2,3})[ \t]{0,4}(?:\r?\n|\Z)"
)
"""`40217735`, `40 217 735`, all of the line below a birth: the label of a patient."""
_PATIENT = re.compile(
    rb"(?<![a-z])(?:patiente?s?|malades?|residente?s?|ipp|hospitalisee?s?|chambre|sejours?|doublons?)(?![a-z])"
)
_HINT = "olonne"
"""What a sentence about columns has; quick."""
_COLUMNS = re.compile(
    rb"(?<![a-z])colonnes?(?![a-z])[^\n]{0,80}?(?<![a-z])(?:ipp|nip|nda|iep|sejours?"
    rb"|(?:n[o\xb0]|numero) ?(?:de |d'|du )?(?:demande|dossier|patient|examen|sejour))(?![a-z])"
)
_CELL = re.compile(
    rb"(?:(?<=[;|\t\n])|(?<=[;|\n:] )|\A)[\"']?(?P<value>[a-z]{0,2}[0-9]{7,12})(?:[\"']?[ ]?[;|\t]|(?<=[0-9])[ ](?=[^\n0-9]))"
)
"""`8012437765 ; UF`, `B2611877 F 1951` at the start of a line."""
_NEXT = 24


def with_numbers(text: str, hits: list[Hit]) -> list[Hit]:
    """Settled hits with the numbers beside people and their births. Linear: each birth looks at its line, within a reach."""
    people = [hit for hit in hits if hit.entity in ("PERSON", "INITIALS") and hit.score >= _SURE]
    has_columns = _HINT in text
    if not people and not has_columns:
        return hits
    births = [hit for hit in hits if people and hit.entity == "DATE_OF_BIRTH" and hit.score >= _SURE]
    found = {number[:2]: number for number in (_in_columns(text) if has_columns else ())}
    found |= {number[:2]: number for birth in births for number in _on_line(text, birth, people)}
    found |= {number[:2]: number for birth in births for number in _below(text, birth, people)}
    found |= {number[:2]: number for person in people for number in _behind(text, person)}
    return (
        settle([*hits, *(hit for hit in found.values() if next(touching(hit, hits), None) is None)]) if found else hits
    )


def _in_columns(text: str) -> Iterator[Hit]:
    """The numbers that begin a cell, in a text that tells in words which columns there are."""
    data = plain(text)
    if _COLUMNS.search(data):
        for cell in _CELL.finditer(data):
            if _is_of_somebody(cell["value"]):
                yield Hit(*cell.span("value"), "FR_IPP", _SCORE, "ipp", NO_ATTRIBUTES)


def _on_line(text: str, birth: Hit, people: Sequence[Hit]) -> Iterator[Hit]:
    """The numbers on the line of a birth, if somebody is named there."""
    first = max(0, birth.start - _REACH)
    data = (
        plain(text[first : birth.start])
        + b";" * (birth.end - birth.start)
        + plain(text[birth.end : birth.end + _REACH])
    )
    low = line_start(data, birth.start - first, _REACH)
    high = line_end(data, birth.end - first, _REACH)
    line = birth._replace(start=first + low, end=first + high)
    if next(touching(line, people), None) is None:
        return
    for number in _NUMBER.finditer(data, low, high):
        if _is_of_somebody(number[0]):
            start, end = first + number.start(), first + number.end()
            yield Hit(start, end, "FR_IPP", _SCORE, "ipp", NO_ATTRIBUTES)


def _below(text: str, birth: Hit, people: Sequence[Hit]) -> Iterator[Hit]:
    """The number on the line below a birth, if somebody is named shortly before."""
    number = _BELOW.match(plain(text[birth.end : birth.end + _REACH]))
    above = birth._replace(start=max(0, birth.start - _REACH))
    if (
        number
        and next(touching(above, people), None) is not None
        and _is_of_somebody(number["value"].replace(b" ", b""))
    ):
        start, end = (birth.end + place for place in number.span("value"))
        yield Hit(start, end, "FR_IPP", _SCORE, "ipp", NO_ATTRIBUTES)


def _behind(text: str, person: Hit) -> Iterator[Hit]:
    """The number in the next cell or in brackets, where the line speaks of patients."""
    if person.attributes.get("role") == "clinician":
        return
    data = plain(text[person.end : person.end + _NEXT])
    number = _BESIDE.match(data)
    if number is None or not _is_of_somebody(number["value"]):
        return
    first = max(0, person.start - _REACH)
    before = plain(text[first : person.start])
    if _PATIENT.search(before, line_start(before, len(before), _REACH)):
        start, end = (person.end + place for place in number.span("value"))
        yield Hit(start, end, "FR_IPP", _SCORE, "ipp", NO_ATTRIBUTES)


def _is_of_somebody(number: bytes) -> bool:
    """No day, no time, no telephone, no form."""
    is_phone = len(number) == 10 and number.startswith(b"0")
    return not (is_phone or is_uniform(number) or STAMP.fullmatch(number) or (len(number) == 8 and read(number)))
