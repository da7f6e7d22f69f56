"""What is told to teach: a made-up case says so at the head of its line. Nobody's story, unless it is somebody's made unlike."""

import re

from detectors.lines import line_end, line_start
from detectors.samples import MADE_OF_REAL

_LESSON = re.compile(
    rb"(?<![a-z])(?:(?:cas|vignettes?|patiente?s?|situations?|scenarios?|exemples?)(?: [a-z]{2,12}){0,2}"
    rb" (?:fictifs?|fictives?|imaginaires?|d'ecole|inventee?s?)"
    rb"|sujet (?:de |du |d')?(?:bac|brevet|concours|partiel|bts|examen)|qcm|qroc|ecos|enonce|exercice)(?![a-z])[^\n:.,]{0,40}:"
)
_OWN = re.compile(rb"(?<![a-z])(?:%b|inspire|base sur|d'apres|(?:notre|nos|mon|ma|mes)(?![a-z]))" % MADE_OF_REAL)
_REACH, _HEAD = 160, 30


def is_lesson(data: bytes, place: int) -> bool:
    """Whether the line of a place in folded bytes begins so, within reach, and nothing on it makes that a wish or a lie."""
    low, high = line_start(data, place, _REACH), line_end(data, place, _REACH)
    head = _LESSON.search(data, low, place)
    return head is not None and head.start() - low <= _HEAD and _OWN.search(data, low, high) is None
