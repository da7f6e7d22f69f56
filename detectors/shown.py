"""Numbers that only illustrate: placeholders, pages of a reference, the first number behind `ex.`, a range from the first to the last.

`2014;371:993-1004` (ICMJE, https://www.nlm.nih.gov/bsd/uniform_requirements.html), `(ex. 001-0001)`, `subjects 001 to 120`.
"""

import re
from collections.abc import Callable

from detectors.pattern import Seen
from detectors.placeholders import is_placeholder

_REACH = 24
_VOLUME = re.compile(
    rb"(?:[0-9] ?;|(?:19|20)[0-9]{2} ?,) ?[0-9]{1,4} ?(?:\([^()\n]{1,12}\) ?)?: ?\Z|[0-9] ?\([0-9]{1,4}[^()\n]{0,8}\) ?[:,] ?\Z"
)
"""`2014;371:`, `40(27), `; not `le 12/03 : `."""
_EXAMPLE = re.compile(
    rb"(?<![a-z])(?:ex|exemples?|examples?|e\.?g|i\.?e|format|type|genre|du style|like|such as|modele|pattern|masque)"
    rb"\.?[ ]?[:,=(]?[ ]?[\"'(\x80]{0,2}[ ]?\Z"
)
_FIRST = re.compile(
    rb"(?:[a-z]{0,4}[-_]?)?(?:0*1|0+|1?234?5?6?7?8?9?|9+)(?:[-_/.](?:0*1|0*2|0+|0*1?234?5?6?7?8?9?|9+)){0,3}"
)
"""`001-0001`, `12345`: what one thinks of first."""
_FROM_ONE = re.compile(rb"0*1")
_SPAN = rb" ?(?:a|au|to|through|jusqu'a|->|\.\.\.?) ?[a-z]{0,4}[-_]?"
_TO = re.compile(
    _SPAN + rb"(?P<last>[0-9]{2,5})(?![0-9a-z/.-])(?! ?(?:h|heures?|mg|ans?|mois|j|jours?|semaines?|days?|%)(?![a-z]))"
)
"""` to 120`, ` à SUBJ-120`; not ` à 14 h`."""
_FROM = re.compile(rb"(?<![0-9a-z-])[a-z]{0,4}[-_]?(?P<first>0*1)%b\Z" % _SPAN)
_ONE_TO_MANY = re.compile(rb"1-[0-9]{1,3}")
_MANY = re.compile(
    rb"(?<![a-z])(?:subjects|sujets|patient(?:e)?s|participants|volunteers|volontaires|sites|centres|ids?)(?: ids?)? ?:? ?\Z"
)


def somebodys(judge: Callable[[Seen], float]) -> Callable[[Seen], float]:
    """A judge to whom numbers that illustrate are none."""
    return lambda seen: score if (score := judge(seen)) and not is_shown(seen) else 0


def is_shown(seen: Seen) -> bool:
    """Whether a value is a placeholder, a page, an example that anybody would write, or an end of a range of all."""
    data, start, value = seen.folded.data, seen.start, seen.value
    low = max(0, start - _REACH)
    is_behind_sign = data[max(0, start - 2) : start].rstrip(b" ").endswith((b":", b","))
    if is_placeholder(value) or (is_behind_sign and _VOLUME.search(data, low, start)) or _is_of_all(data, seen, low):
        return True
    return _FIRST.fullmatch(value) is not None and _EXAMPLE.search(data, low, start) is not None


def _is_of_all(data: bytes, seen: Seen, low: int) -> bool:
    """`001 to 120`, `subjects ID 1-20`."""
    digits = seen.digits
    end = _TO.match(data, seen.end) if _FROM_ONE.fullmatch(digits) else None
    first = _FROM.search(data, low, seen.start) if data.find(b"1", low, seen.start) >= 0 else None
    if (end and _are_alike(digits, end["last"])) or (first and _are_alike(first["first"], digits)):
        return True
    return _ONE_TO_MANY.fullmatch(seen.value) is not None and _MANY.search(data, low, seen.start) is not None


def _are_alike(first: bytes, last: bytes) -> bool:
    """Both padded with zeros to the same width, or not padded."""
    return first[:1] != b"0" or len(first) == len(last)
