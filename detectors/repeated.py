"""What was told once: a study, a compound, a subject or a case wherever else the text writes it.

A label tells the first (`étude ORPIMENT`, `sujet 07-003`); what is written like it elsewhere is the same.
"""

import re
from collections.abc import Iterable, Iterator

from detectors.pattern import Hit

_TOLD = frozenset({"STUDY_CODE", "COMPOUND_CODE", "SUBJECT_ID", "CASE_ID", "RANDOMISATION"})
_NAMES = frozenset({"STUDY_CODE", "COMPOUND_CODE"})
_JOINED_BEFORE = re.compile(r"[^\W_]$|\d[-./]$")
_JOINED_NAME = re.compile(r"[^\W_]")
_JOINED_NUMBER = re.compile(r"\w|[-./]\w")
"""`014-0003-7` is another number; `ORPIMENT-12` a ticket of ORPIMENT."""
_SURE = 0.6
_MOST = 40
"""So many different values, and so many places of each, are looked for: more is a list, in which they are found by themselves."""
_LONGEST = 40
_NAME = re.compile(r"(?=.*[A-Za-zÀ-ÿ])[^\s]{4,}")
_NUMBER = re.compile(r"(?=(?:.*\d){3})(?=.*[-_A-Za-z])[\w-]{5,}|\d{6,}")
"""`07-003`, `S0117`; not `0412`, which may be anything."""


def repeated(text: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Further places of what these hits name; some may be among the hits."""
    told: dict[str, Hit] = {}
    for hit in hits:
        if hit.entity in _TOLD and hit.score >= _SURE and hit.end - hit.start <= _LONGEST and len(told) < _MOST:
            told.setdefault(text[hit.start : hit.end], hit)
    for value, hit in told.items():
        yield from _again(text, value, hit)


def _again(text: str, value: str, hit: Hit) -> Iterator[Hit]:
    """The places where a value stands alone."""
    if not (_NAME if hit.entity in _NAMES else _NUMBER).fullmatch(value):
        return
    joined = _JOINED_NAME if hit.entity in _NAMES else _JOINED_NUMBER
    at = text.find(value)
    for _ in range(_MOST):
        if at < 0:
            return
        end = at + len(value)
        if at != hit.start and not (_JOINED_BEFORE.search(text, max(0, at - 2), at) or joined.match(text, end)):
            yield hit._replace(start=at, end=end)
        at = text.find(value, end)
