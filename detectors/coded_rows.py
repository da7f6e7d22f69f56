"""Subjects in data that nothing heads: rows of a number, a sex and a birth; objects of code with an identifier beside an arm or a birth.

`0104009 M 1949 20260107 TRT2`, `{pid: 'S03-011', dob: …}`, `c(id = "BX-114", trt = "ver")`. One row may be anything; two are a listing.
Shapes: general knowledge of fixed-width exports and of the code of statisticians.
"""

import re

from detectors.labelled import is_date
from detectors.lines import line_start
from detectors.pattern import Pattern, Seen
from detectors.placeholders import is_placeholder

_NUMBER = rb"(?:[0-9]{5,10}|(?:[a-z]{1,5}-?)?[0-9]{2,4}[-/][0-9]{2,5})"
_BORN = rb"(?:(?:19[2-9]|20[01])[0-9][0-9./-]{0,6}|[0-3][0-9][/.-][01][0-9][/.-](?:19|20)[0-9]{2}|[0-3]?[0-9] ?[a-z]{3,4} ?(?:19|20)[0-9]{2})"
_SIGN = rb"[ \t]{0,4}[ \t;,|][ \t]{0,4}"
_ROW = re.compile(
    rb"(?<=\n)(?:[-*>|] ?)?(?P<value>%b)%b(?:[mfh]%b%b|%b%b[mfh])(?![a-z0-9])"
    % (_NUMBER, _SIGN, _SIGN, _BORN, _BORN, _SIGN)
)
"""`0104009 M 1949`; not `1 M 1949`."""
_LONGEST_ROW = 400
_MADE_UP = re.compile(
    rb"(?<![a-z])(?:fictifs?|fictives?|dummy|simul[a-z]*|exemples?|examples?|invente[a-z]*|bidon|template|modele|mock|toy|set\.seed)(?![a-z])"
)
_BEFORE = 300
_OBJECT = re.compile(
    rb"(?<![a-z0-9_.])(?:[a-z]{0,8}_?(?:id|no|num|nr)|code|[a-z]?subj(?:ect)?|sujet|patient|participant)[\"']?\s?[:=]\s?[\"']"
    rb"(?P<value>[a-z]{1,5}[-_]?[0-9]{3,5}(?:[-_][0-9]{2,5})?|[a-z]{0,3}[0-9]{2,5}-[0-9]{2,5})[\"'][^\n(){}\[\]]{0,80}?[\"', ]"
    rb"(?:arm|trt(?:01[ap])?|bras|grp|treatment|traitement|alloc(?:ation)?|dob|ddn|yob|brthdtc?|birth[a-z_]{0,5}|rand(?:no|num)?)[\"']?\s?[:=]"
)
"""`{id: "BX-114", trt: "ver"}`; not `{id: "P01", trt: "A"}`."""
_DUMMY = re.compile(rb"[a-z]{0,8}[-_]?0{0,4}[0-9]{1,2}")


def _is_code(seen: Seen) -> bool:
    return not (is_date(seen.value) or is_placeholder(seen.value) or _DUMMY.fullmatch(seen.value))


def _is_real(seen: Seen) -> bool:
    data, start = seen.folded.data, seen.match.start()
    return _MADE_UP.search(data, max(0, start - _BEFORE), start) is None


def _judge_row(seen: Seen) -> float:
    """Another such row stands right above or below."""
    return 0.75 if _is_code(seen) and _has_neighbour(seen) and _is_real(seen) else 0


def _has_neighbour(seen: Seen) -> bool:
    data, start = seen.folded.data, seen.match.start()
    above = line_start(data, start - 1, _LONGEST_ROW)
    below = data.find(b"\n", seen.end, seen.end + _LONGEST_ROW)
    return any(
        row is not None and row["value"] != seen.value
        for row in (_ROW.match(data, above), _ROW.match(data, below + 1) if below >= 0 else None)
    )


def _judge_object(seen: Seen) -> float:
    return 0.75 if _is_code(seen) and _is_real(seen) else 0


PATTERNS = (
    Pattern(
        "coded_rows",
        "SUBJECT_ID",
        rb"\n(?:[-*>|] ?)?(?:[0-9]{5,10}|[a-z]{0,5}-?[0-9]{2,4}[-/][0-9]{2,5})[ \t;,|]{1,9}(?:[mfh][ \t;,|]|[0-9])",
        _ROW,
        _judge_row,
        is_far=True,
    ),
    Pattern(
        "coded_rows",
        "SUBJECT_ID",
        rb"[^a-z0-9_.](?:[a-z]{0,8}_?(?:id|no|num|nr)|code|[a-z]?subj(?:ect)?|sujet|patient|participant)[\"']?\s?[:=]\s?[\"'][a-z]{0,5}[-_]?[0-9]{2}",
        _OBJECT,
        _judge_object,
    ),
)
