"""People before what was measured of each, or behind where each is: `vautravers 12 mg, garonnet 15 mg`, `kit 4 -> Vautravers, kit 5 -> Petit`.

Forms by hand, from notes typed in haste. The lists must know some of the row for nothing but names, and nobody of it for a thing or a town.
"""

import re
from collections.abc import Iterator
from itertools import islice

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
_MEASURE = (
    rb"(?:(?:hb |crp |inr |hba1c |sat |spo2 |ta |poids )?[0-9]{1,4}(?:[.,/][0-9]{1,3})? ?"
    rb"(?:m?g|ml|ui|cps?|cpr|gel|gouttes|mmhg|mmol|umol|kg|ans|mois|bpm|ami|ais|%)(?:/[a-z]{1,3})?(?: [0-9] ?/ ?j)?"
    rb"|(?:[vjc][0-9]{1,2} (?:ok|ko|nf|faite?|manquee?|reportee?|annulee?|absente?|prevue?)(?![a-z]) ?){1,4})"
)
_NAME = rb"(?:(?:le|la|de|da|dos|van|el|ben|ait|ould) )?[a-z\x80]{2,20}(?:['-][a-z\x80]{2,20}){0,2}"
_ITEM = re.compile(rb"(?<![a-z0-9'.@_\x80-])(?P<name>%b) ?[:=]? ?%b(?![a-z0-9])" % (_NAME, _MEASURE))
_PLACE = (
    rb"(?<![a-z0-9])(?:kit|lit|ch|chambre|box|bed|room|fauteuil|tube|flacon|bloc|creneau|rando|sujet|subject|patient|patiente|pt)"
    rb" ?(?:n ?\xb0 ?|#)?[0-9]{1,6} ?[-=:>]"
)
_AT = re.compile(_PLACE)
_PLACED = re.compile(rb"%b{1,2}>? ?(?P<name>%b)(?![a-z0-9'@_-])" % (_PLACE, _NAME))
"""`kit 4411 -> vautravers`."""
_CORE = re.compile(
    rb" [0-9]{1,4}(?:[.,/][0-9]{1,3})? ?(?:[mu]?[glk]|ui|cp|gou|mm|um|ans|mois|bpm|ami|ais|%)| [vjc][0-9]{1,2} (?:[onk]|fai|man|rep|ann|abs|pre)"
)
"""What a text has thrice if it has such a row."""
_NEXT = re.compile(rb"[ ]?[,;/][ ]|[ ]et[ ]|[ ]?\n[-*\t ]{0,3}")
_WORD = re.compile(rb"[a-z][a-z0-9]{2,20}")
_OF_CARE = listed("private.txt", "analytes.txt", "treatments.txt")
_SHARE = b"%"
"""What elections and exams count by, too."""
_NO_NAMES = frozenset("mrtvodkhaCnebp") | COMMON


def alike(seen: Seen) -> Iterator[Mention]:
    """Each of a row of three or more; of per cents only where care is spoken of."""
    for core, form in ((_CORE, _ITEM), (_AT, _PLACED)):
        if sum(1 for _ in islice(core.finditer(seen.plain), _FEWEST)) == _FEWEST:
            yield from _rows(seen, form)


def _rows(seen: Seen, form: re.Pattern[bytes]) -> Iterator[Mention]:
    row: list[re.Match[bytes]] = []
    for item in form.finditer(seen.plain):
        if row and not _NEXT.fullmatch(seen.plain, row[-1].end(), item.start()):
            yield from _people(seen, row)
            row = []
        row.append(item)
    yield from _people(seen, row)


def _people(seen: Seen, row: list[re.Match[bytes]]) -> Iterator[Mention]:
    """All of a row that may be names, if enough of them are nothing else, and what is measured is nobody but people's."""
    if len(row) < _FEWEST:
        return
    flags = [set(seen.flags(item["name"].decode("latin-1").rpartition(" ")[2])) for item in row]
    sure = sum(bool(known) and known <= PEOPLE for known in flags)
    names = [item for item, known in zip(row, flags, strict=True) if _may_be_name(item, known)]
    is_whole = row[0].re is _PLACED or len(names) == len(row)
    if is_whole and sure >= _SURE and 2 * sure >= len(row) and (_SHARE not in row[0][0] or _tells_of_care(seen, row)):
        for name in names:
            yield Mention(*name.span("name"), "PERSON", _SCORE)


def _may_be_name(item: re.Match[bytes], flags: set[str]) -> bool:
    return item["name"] not in STOP | NO_PEOPLE and (not PEOPLE.isdisjoint(flags) or _NO_NAMES.isdisjoint(flags))


def _tells_of_care(seen: Seen, row: list[re.Match[bytes]]) -> bool:
    low, high = row[0].start(), row[-1].end()
    near = _WORD.findall(seen.plain, max(0, low - _REACH), low) + _WORD.findall(seen.plain, high, high + _REACH)
    return not _OF_CARE.isdisjoint(near)
