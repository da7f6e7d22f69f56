"""Health signals told by words: diagnoses, treatments, laboratory results, adverse events. Own lexicons, see detectors/lexicons.

They say that a text speaks of somebody's health, or of medicine at large: alone they are worth nothing. The same pass over words finds what
may be the nickname of a study (nicknames.py), which is worth something.
"""

import re
from collections.abc import Iterator

from detectors.lexicon import Lexicon, Word
from detectors.lines import line_start
from detectors.nicknames import KINDS as NICKNAMES
from detectors.nicknames import nicknames
from detectors.normalise import Folded
from detectors.pattern import NO_ATTRIBUTES, Hit
from detectors.signals import Room

ENTITIES = frozenset({"DIAGNOSIS", "TREATMENT", "LAB_RESULT", "ADVERSE_EVENT"})

_KINDS = {
    "DIAGNOSIS": "diagnoses.txt",
    "TREATMENT": "treatments.txt medicines.txt",
    "LAB_RESULT": "analytes.txt",
    **NICKNAMES,
}
_SCORES = {"DIAGNOSIS": 0.7, "TREATMENT": 0.7, "LAB_RESULT": 0.8, "ADVERSE_EVENT": 0.8}
_UNIT = (
    rb"(?:[km\x80unp]?g ?/ ?d?l|[m\x80unp]{0,2}mol ?/ ?l|[km]?u(?:i)? ?/ ?m?l|m?ui/l|[nmp\x80]g ?/ ?m?l|%|/ ?mm3|/ ?\x80l|(?:giga|tera|g|t"
    rb"|10\x80{1,2}) ?/ ?l|meq/l"
    rb"|fl|pg|mmhg|cmhg|bpm|/ ?min|ml ?/ ?min|kg/m\x80?2?|\xb0 ?c|mm|copies|log|kpa|ms|s(?![a-z])|x ?n|n(?![a-z]))"
)
_LONG_VALUE = re.compile(
    rb"(?: ?\([^()\n]{1,15}\))?[ ]{0,2}(?:est |etait |a |de |of |is |was |mesuree? a "
    rb"|a jeun )?[:=]?[ ]{0,2}[<>~]?[ ]?[0-9]{1,6}(?:[ ][0-9]{3}(?![0-9])|[.,/][0-9]{1,4})?(?:[ ]?%b)?" % _UNIT
)
_SHORT_VALUE = re.compile(
    rb"[ ]{0,2}(?:a |de |is )?[:=]?[ ]{0,2}[<>~]?[ ]?(?:[0-9]{1,6}(?:[.,][0-9]{1,4})?[ ]?%b|[0-9]{2,3}/[0-9]{2,3}(?![0-9/]))"
    % _UNIT
)
"""`Hb 9,8 g/dL`, `TA 130/80`; not `K 2`."""
_LONGEST_SYMBOL = 5
_GRADED = re.compile(rb"[ ]\(?(?:de |of )?(?:ctcae )?(?:grade|gr\.?)[ ]?[1-5](?![0-9])")
_EVENT = re.compile(
    rb"(?<![a-z])(?:ei[grs]?|e\.i\.g?|sae|ae|susar|(?:evenement|effet)s? indesirables?(?: graves?)?|adverse events?)(?:[ ]?n?[o\xb0]?[ ]?[0-9]{1,3})?"
    rb"[ ]?[:=(,-]?[ ]?(?:(?:a type |type )?(?:d'|de |d'une |d'un |of )?)?(?:[a-z'-]{1,15} ){0,2}$"
)
"""`EIG : neutropénie`; not `aucun EIG`, which names none."""
_HINT = re.compile(rb"ei|ae[ :]|sae|indesirable|adverse|susar|e[.]i")
_EVENT_REACH = 60


class HealthSearch:
    """Search for health signals where there is room for them. Linear; safe in any thread."""

    def __init__(self) -> None:
        """Compile the lists."""
        self._lexicon = Lexicon(_KINDS, frozenset(NICKNAMES), kept_as="lexicon")

    def __call__(self, text: str, folded: Folded, room: Room) -> Iterator[Hit]:
        """Signals in their order, without overlaps; then nicknames. Raises Overflow for a flood of these."""

        def is_wanted(kind: str, start: int) -> bool:
            return kind in NICKNAMES or room.is_left(kind, *folded.original(start, start + 1))

        names: list[Word] = []
        for word in self._lexicon(text, folded, is_wanted):
            if word.kind in NICKNAMES:
                names.append(word)
                continue
            found = _measured(word, folded.data) if word.kind == "LAB_RESULT" else _told(word, folded.data)
            if found is None:
                continue
            start, end = folded.original(found.start, found.end)
            if room.takes(found.kind, start, end):
                yield Hit(start, end, found.kind, _SCORES[found.kind], "health", NO_ATTRIBUTES)
        yield from (hit for hit in nicknames(text, folded, names) if room.yields_to_name(hit.start, hit.end))


def _measured(word: Word, data: bytes) -> Word | None:
    """An analyte with its value."""
    is_symbol = word.end - word.start <= _LONGEST_SYMBOL
    value = (_SHORT_VALUE if is_symbol else _LONG_VALUE).match(data, word.end)
    return None if value is None else word._replace(end=value.end())


def _told(word: Word, data: bytes) -> Word:
    """A disease or drug; a disease with a grade, or behind the name of an event, is an adverse event."""
    if word.kind != "DIAGNOSIS":
        return word
    graded = _GRADED.match(data, word.end)
    if graded is not None:
        return Word("ADVERSE_EVENT", word.start, graded.end())
    before = data[line_start(data, word.start, _EVENT_REACH) : word.start]
    is_event = _HINT.search(before) is not None and _EVENT.search(before) is not None
    return word._replace(kind="ADVERSE_EVENT") if is_event else word
