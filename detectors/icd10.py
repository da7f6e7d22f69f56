"""Medical codes as health signals: ICD-10 (CIM-10) by shape and chapter, CCAM, ATC and LOINC behind their names.

Chapters: WHO, https://icd.who.int/browse10; CCAM: https://www.ameli.fr/accueil-de-la-ccam; ATC: https://atcddd.fhi.no; LOINC and its
check digit (Luhn): https://loinc.org/kb/.
"""

import re
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from detectors.normalise import Folded
from detectors.pattern import Mask, Pattern, Places, Seen, match_places, words
from detectors.rpps import luhn
from detectors.sights import near_on_line

_LAST = {
    "a": 99,
    "b": 99,
    "c": 97,
    "d": 89,
    "e": 90,
    "f": 99,
    "g": 99,
    "h": 95,
    "i": 99,
    "j": 99,
    "k": 93,
    "l": 99,
    "m": 99,
    "n": 99,
}
_LAST |= {"o": 99, "p": 96, "q": 99, "r": 99, "s": 99, "t": 98, "u": 99, "v": 99, "w": 99, "x": 99, "y": 98, "z": 99}
"""The last category of each letter."""

_LAST_OF = {ord(letter): b"%02d" % last for letter, last in _LAST.items()}

LABEL = words(
    r"cim(?:[- ]?(?:10|11))?",
    r"icd(?:[- ]?10)?(?:-cm)?",
    r"codes? (?:cim|icd|diagnostics?|pmsi)",
    r"diagnostic (?:principal|associe|relie)s?",
    r"(?:dp|das|dr|dad)(?= ?[:=])",
    r"mmsc|atih",
)
_HINT = re.compile(rb"cim|icd|code|d[par]|dad|diag|mmsc|atih")
"""What every label holds: a cheap look first."""
_SHAPE = r"[a-z][0-9]{2}(?:\.?[0-9x]{1,2}|\.[0-9]{1,2}\+[0-9])?"
_CODE = re.compile(rf"(?<![a-z0-9.,/-])(?P<value>{_SHAPE})(?![a-z0-9]|[.,/-][0-9a-z])".encode())
"""`C50.9`; not `B12`, `L5-S1`, `A4`, which no word calls a code."""
_DOT = 3
"""Where a code has its dot."""
_CCAM = re.compile(
    rb"(?<![a-z])(?:actes?|ccam|code acte|codes? ccam)[ ]?(?:ccam )?[:=(n\xb0]{0,2}[ ]?(?P<value>[a-hj-np-z][a-z]{3}[0-9]{3})(?![a-z0-9])"
)
_ATC = re.compile(
    rb"(?<![a-z])atc[ ]?(?:code )?[:=(]?[ ]?(?P<value>[abcdghjlmnprsv][0-9]{2}[a-z]{2}[0-9]{2})(?![a-z0-9])"
)
_LOINC = re.compile(rb"(?<![a-z])loinc[ ]?(?:code )?[:=(]?[ ]?(?P<value>[0-9]{1,5}-[0-9])(?![0-9-])")


def _judge_code(seen: Seen) -> float:
    data, start = seen.folded.data, seen.start
    if data[start + 1 : start + 3] > _LAST_OF[data[start]]:
        return 0
    if _is_hinted(seen) and seen.is_labelled(LABEL):
        return 0.85
    is_written_so = data.startswith(b".", start + _DOT) and seen.original(start, start + 1).isupper()
    return 0.5 if is_written_so else 0


def _is_hinted(seen: Seen) -> bool:
    """Whether a label may be near; in a flood of codes one look tells that the whole text has none."""
    folded = seen.folded
    if folded.told is not None and not folded.tells(_HINT.pattern, b"", lambda: _HINT.search(folded.data) is not None):
        return False
    return _HINT.search(folded.data, max(0, seen.start - 40), seen.end + 20) is not None


def _hopeful(folded: Folded, starts: Places) -> Mask:
    """Near a label on its line, or with a dot."""
    data = np.frombuffer(folded.data + b"\n" * _DOT, np.uint8)
    mask: Mask = near_on_line(folded, starts, match_places(folded, _HINT)) | (data[starts + _DOT] == ord("."))
    return mask


def _judge_loinc(seen: Seen) -> float:
    return 0.85 if luhn(seen.value.replace(b"-", b"")) else 0


def _judge_named(_: Seen) -> float:
    return 0.85


def _pattern(core: bytes, exact: re.Pattern[bytes], judge: Callable[[Seen], float], system: str) -> Pattern:
    return Pattern("icd10", "ICD10", core, exact, judge, attributes={"system": system})


PATTERNS = (
    replace(_pattern(rb"[^a-z0-9.,/-][a-z][0-9]{2}", _CODE, _judge_code, "icd10"), hopeful=_hopeful),
    _pattern(rb"[^a-z](?:acte|ccam|code acte|codes? ccam)", _CCAM, _judge_named, "ccam"),
    _pattern(rb"[^a-z]atc[^a-z]", _ATC, _judge_named, "atc"),
    _pattern(rb"[^a-z]loinc[^a-z]", _LOINC, _judge_loinc, "loinc"),
)
