"""People before what was measured of each, or behind where each is: `vautravers 12 mg, garonnet 15 mg`, `kit 4 -> Vautravers, kit 5 -> Petit`.

Forms by hand, from notes typed in haste. The lists must know some of the row for nothing but names, and nobody of it for a thing or a town.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from detectors.lexicon import listed
from detectors.names.everyday import NO_PEOPLE
from detectors.names.gazetteers import COMMON, PEOPLE
from detectors.names.merging import Seen
from detectors.names.tagger import Mention
from detectors.words import STOP

_SCORE = 0.9
_FEWEST = 3
_SURE = 2
_REACH = 300
_MEASURED = re.compile(
    rb"[ ](?:(?P<clear>(?:(?:hb|crp|inr|hba1c|sat|spo2|ta|poids) )?[0-9]{1,4}(?:[.,/][0-9]{1,3})? ?"
    rb"(?:m?g|ml|ui|cps?|cpr|gel|gouttes|mmhg|mmol|umol|kg|ans|mois|bpm|ami|ais)(?:/[a-z]{1,3})?(?: [0-9] ?/ ?j)?"
    rb"|(?:[vjc][0-9]{1,2} (?:ok|ko|nf|faite?|manquee?|reportee?|annulee?|absente?|prevue?)(?![a-z]) ?){1,4}"
    rb"|(?:bras|groupe) [a-d0-9])|[0-9]{1,3}(?:[.,/][0-9]{1,2}(?: ?%)?| ?%))(?![a-z0-9])"
)
"""`12 mg`, `v1 ok v2 nf`, `bras b`; and what is not clearly of care, `7,2 %` or `12/7`."""
_NAME = rb"(?P<name>(?:(?:le|la|de|da|dos|van|el|ben|ait|ould) )?[a-z\x80]{2,20}(?:['-][a-z\x80]{2,20}){0,2})"
_BEFORE = re.compile(rb"(?<![a-z0-9'.@_\x80-])%b ?[:=]?\Z" % _NAME)
_PLACED = re.compile(
    rb"(?<![a-z0-9])(?:kit|lit|ch|chambre|box|bed|room|fauteuil|tube|flacon|bloc|creneau|rando|sujet|subject|patient|patiente|pt)"
    rb" ?(?:n ?\xb0 ?|#)?[0-9]{1,6} ?[-=:>]{1,2}>? ?%b(?![a-z0-9'@_-])" % _NAME
)
"""`kit 4411 -> vautravers`."""
FORMS = (_MEASURED, _PLACED)
_NEXT = re.compile(rb"[ ]?[,;/|][ ]|[ ]et[ ]|[ ]?\n[-*\t ]{0,3}")
_LONGEST_NAME = 70
_WORD = re.compile(rb"[a-z][a-z0-9]{2,20}")
_OF_CARE = listed("private.txt", "analytes.txt", "treatments.txt", "medicines.txt")
_NO_NAMES = frozenset("mrtvodkhaCnebp") | COMMON


class _Item(NamedTuple):
    """Where one of a row begins and ends, where the name, and whether what stands beside it is clearly of care."""

    start: int
    end: int
    name: tuple[int, int]
    is_clear: bool


def alike(seen: Seen) -> Iterator[Mention]:
    """Each of a row of three or more: all of them, or those in beds that bear a name."""
    for row in _rows(seen, _measured(seen)):
        yield from _people(seen, row, is_whole=True)
    for row in _rows(seen, (_Item(*one.span(), one.span("name"), True) for one in seen.folded(_PLACED))):
        yield from _people(seen, row, is_whole=False)


def _measured(seen: Seen) -> Iterator[_Item]:
    for measure in seen.folded(_MEASURED):
        name = _BEFORE.search(seen.plain, max(0, measure.start() - _LONGEST_NAME), measure.start())
        if name:
            yield _Item(name.start(), measure.end(), name.span("name"), measure["clear"] is not None)


def _rows(seen: Seen, items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """Those that follow each other, three or more."""
    row: list[_Item] = []
    for item in items:
        if row and not _NEXT.fullmatch(seen.plain, row[-1].end, item.start):
            yield row
            row = []
        row.append(item)
    yield row


def _people(seen: Seen, row: list[_Item], *, is_whole: bool) -> Iterator[Mention]:
    """If enough of a row are names and nothing else; of per cents and the like only where care is spoken of."""
    if len(row) < _FEWEST:
        return
    values = [seen.plain[slice(*item.name)] for item in row]
    flags = [set(seen.flags(value.rpartition(b" ")[2].decode("latin-1"))) for value in values]
    sure = sum(bool(known) and known <= PEOPLE for known in flags)
    names = [item for item, value, known in zip(row, values, flags, strict=True) if _may_be_name(value, known)]
    if sure < _SURE or 2 * sure < len(row) or (is_whole and len(names) < len(row)):
        return
    if all(item.is_clear for item in row) or _tells_of_care(seen, row):
        for item in names:
            yield Mention(*item.name, "PERSON", _SCORE)


def _may_be_name(value: bytes, flags: set[str]) -> bool:
    if value in STOP or value in NO_PEOPLE:
        return False
    return not PEOPLE.isdisjoint(flags) or _NO_NAMES.isdisjoint(flags)


def _tells_of_care(seen: Seen, row: list[_Item]) -> bool:
    low, high = row[0].start, row[-1].end
    near = _WORD.findall(seen.plain, max(0, low - _REACH), low) + _WORD.findall(seen.plain, high, high + _REACH)
    return not _OF_CARE.isdisjoint(near)
