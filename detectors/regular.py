"""Whether a number without label is grouped as people group it, and not a row of a table that happens to have the right digits."""

import re
from itertools import accumulate

from detectors.pattern import Hit

_NIR_GROUPS = (1, 3, 5, 7, 10, 13, 15)
"""`2 95 10 99 126 111 93`: where its groups may end."""
LOG_LINE = re.compile(
    rb"(?:^[0-9]{1,3}(?:\.[0-9]{1,3}){3} [^ \n]{1,40} [^ \n]{1,40} \[)?(?<![0-9a-z])"
    rb"(?:(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9][ t]|[0-3]?[0-9]/(?:[a-z]{3}|[01]?[0-9])/(?:19|20)[0-9]{2}[ :])"
    rb"[0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,6})?)?(?: ?[+-][0-9]{4}|z)?(?![0-9:])",
    re.MULTILINE,
)
"""How a line of a log begins: `2025-03-14 10:15:00,123`, `192.168.1.12 - - [14/mar/2025:10:15:00 +0100`. Not `06:39:98:12:34`."""
CLOCK = re.compile(rb"(?:19|20)[0-9]{2}[^\n]{1,7}[0-2][0-9]:[0-5][0-9]")
"""What every such line has; quick."""
_WORD = re.compile(rb"[a-z]{2}")
_GROUP = re.compile(rb"[0-9a-z]+")
_BREAK = re.compile(rb"[ \t-]?\r?\n[ \t]{0,2}")
_LABELLED = {"FR_NIR": 0.9, "PHONE_NUMBER": 0.85}
"""What a label lifts a score to; below it there is none."""


def may_be_labelled(data: bytes, start: int, end: int) -> bool:
    """Whether words stand near a stretch of folded bytes, or in it. Rows of figures have none, and cost no more."""
    return _WORD.search(data, max(0, start - 44), end + 24) is not None


def is_labelled(hit: Hit) -> bool:
    """Whether the score says that a label or a check digit speaks for a hit. One in a hundred numbers has the key of a NIR."""
    return hit.score >= _LABELLED.get(hit.entity, 0.85)


def is_grouped_like_nir(value: bytes) -> bool:
    """Whether groups of a folded value end where groups of a NIR end, line ends aside, or all are single digits."""
    ends = list(accumulate(map(len, _GROUP.findall(_BREAK.sub(b"", value)))))
    is_of_single = len(ends) in (13, 15) and ends[-1] == len(ends)
    return is_of_single or all(end in _NIR_GROUPS for end in ends)
