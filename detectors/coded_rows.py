"""Subjects in data that nothing heads: rows of a number, a sex and a birth; objects of code with an identifier beside an arm or a birth.

`0104009 M 1949 20260107 TRT2`, `{pid: 'S03-011', dob: …}`, `c(id = "BX-114", trt = "ver")`, `VALUES ('B07-012', …), ('B07-015', …)`.
One row may be anything; two are a listing. So are numbers broken over two lines by a narrow cell, below a word for people.
Shapes: general knowledge of fixed-width exports and of the code of statisticians.
"""

import re
from itertools import chain

from detectors.labelled import is_date
from detectors.lines import line_start
from detectors.pattern import Pattern, Seen, stands
from detectors.placeholders import is_placeholder, is_rank

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
_WRITTEN = rb"(?:[a-z]{1,5}[-_]?[0-9]{3,5}(?:[-_][0-9]{2,5})?|[a-z]{1,3}[0-9]{1,5}-[0-9]{2,5}|[0-9]{2,5}-[0-9]{2,5})"
_OBJECT = re.compile(
    rb"(?<![a-z0-9_.])(?:[a-z]{0,8}_?(?:id|no|num(?:ero)?|nr)|code|[a-z]?subj(?:ect)?|sujet|patient|participant)[\"']?\s?[:=]\s?[\"']"
    rb"(?P<value>%b)[\"'][^\n(){}\[\]]{0,80}?[\"', ]"
    rb"(?:init(?:s|iale?s?)?|arm|trt(?:01[ap])?|bras|grp|treatment|traitement|alloc(?:ation)?|dob|ddn|yob|brthdtc?|birth[a-z_]{0,5}|rand(?:no|num)?)[\"']?\s?[:=]"
    % _WRITTEN
)
"""`{id: "BX-114", trt: "ver"}`; not `{id: "P01", trt: "A"}`."""
_TUPLE = re.compile(
    rb"(?P<mark>[\"'])(?P<value>[a-z]{1,5}-?[0-9]{1,4}-[0-9]{2,5}|[0-9]{2,4}-[0-9]{3,5})(?P=mark) ?,[^()\n]{1,160}\)"
    rb" ?,\s{0,8}\((?=(?P=mark)(?P<next>%b)(?P=mark))" % _WRITTEN
)
"""`('B07-012', 'mucite', 3), ('B07-015', …)`."""
_PEOPLE = re.compile(
    rb"(?<![a-z])(?:u?subj[a-z_]{0,6}|sujets?|patients?|patientes?|pts?|pats?|participants?|inclus[a-z]{0,4}|screening|rando[a-z]{0,8}|ei|eig|sae|ae|bras"
    rb"|arm|visite?s?|ppt)(?![a-z])"
)
_BROKEN = re.compile(
    rb"(?<=\n)(?P<value>(?:[a-z]{1,4}-[ \t]{0,4}(?:\r?\n)?)?[0-9]{2,4}-[ \t]{0,4}\r?\n[ \t]{0,4}[0-9]{2,5})(?=[ \t]{0,4}(?:\r?\n|\Z))"
)
"""`07-` over `021`; not `2024-` over `03`."""
_FILED = re.compile(
    rb"(?<=_)(?P<value>[0-9]{2,4}-[0-9]{3,5})(?=(?:_[a-z0-9-]{1,12}){0,3}\.(?:dcm|nii|edf|csv|xpt|xlsx?|pdf|docx?|zip|txt|jpe?g|png|tiff?)(?![a-z]))"
)
"""`CT_088-0012_BL.dcm`, where numbers of people are spoken of."""
_SAMPLED = re.compile(
    rb"(?<![a-z0-9_.-])(?P<value>[a-z]{1,4}-?[0-9]{3,5}|[0-9]{2,4}-[0-9]{3,4})[-_](?:[djwcsv]-?[0-9]{1,3})(?:[-_](?:[0-9]{1,3}(?:h|min|m)|pre|post|pk))?(?![a-z0-9])"
)
"""`BX-0041-D1-2h`: a subject, a day and a time, where samples are spoken of."""
_SAMPLES = re.compile(
    rb"(?<![a-z])(?:samples?(?:_?id)?|sampleid|specimens?|echantillons?|prelevements?|aliquots?|tubes?|pk|pd|plasma|serum)(?![a-z])"
)
_YEAR = re.compile(rb"(?:19|20)[0-9]{2}-")


def _is_code(seen: Seen) -> bool:
    return not (is_date(seen.value) or is_placeholder(seen.value) or is_rank(seen.value))


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


def _judge_tuple(seen: Seen) -> float:
    """Two tuples that begin alike, where the code speaks of subjects."""
    data, start = seen.folded.data, seen.match.start()
    statement = max(0, data.rfind(b"insert into", max(0, start - _BEFORE), start))
    is_row = seen.match["next"] != seen.value and _is_code(seen) and _is_real(seen)
    return 0.7 if is_row and _is_of_people(seen, statement) else 0


def _judge_sampled(seen: Seen) -> float:
    start = seen.match.start()
    is_of_samples = stands(seen.folded, _SAMPLES, max(0, start - _BEFORE), start)
    return 0.65 if is_of_samples and _is_code(seen) and _is_real(seen) else 0


def _judge_filed(seen: Seen) -> float:
    return 0.65 if _is_code(seen) and not _YEAR.match(seen.value) and _is_of_people(seen) and _is_real(seen) else 0


def _judge_broken(seen: Seen) -> float:
    """Two of them, below a word for people."""
    data, (start, end) = seen.folded.data, seen.match.span()
    if _YEAR.match(seen.value) or not _is_of_people(seen):
        return 0
    others = chain(_BROKEN.finditer(data, max(0, start - _BEFORE), start), _BROKEN.finditer(data, end, end + _BEFORE))
    return 0.7 if any(other["value"] != seen.value for other in others) else 0


def _is_of_people(seen: Seen, low: int = 0) -> bool:
    start = seen.match.start()
    return stands(seen.folded, _PEOPLE, max(low, start - _BEFORE), start)


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
        rb"[^a-z0-9_.](?:[a-z]{0,8}_?(?:id|no|num(?:ero)?|nr)|code|[a-z]?subj(?:ect)?|sujet|patient|participant)[\"']?\s?[:=]\s?[\"'][a-z]{0,5}[-_]?[0-9]",
        _OBJECT,
        _judge_object,
    ),
    Pattern(
        "coded_rows",
        "SUBJECT_ID",
        rb"\([\"'](?:[a-z]{1,5}-?)?[0-9]{1,4}-[0-9]{2,5}[\"'] ?,",
        _TUPLE,
        _judge_tuple,
    ),
    Pattern(
        "coded_rows",
        "SUBJECT_ID",
        rb"\n(?:[a-z]{1,4}-\s{0,5})?[0-9]{2,4}-[ \t]{0,4}\r?\n",
        _BROKEN,
        _judge_broken,
        is_far=True,
    ),
    Pattern("coded_rows", "SUBJECT_ID", rb"_[0-9]{2,4}-[0-9]{3,5}[_.][a-z]", _FILED, _judge_filed),
    Pattern(
        "coded_rows",
        "SUBJECT_ID",
        rb"[0-9]{3}[-_][djwcsv]-?[0-9]",
        _SAMPLED,
        _judge_sampled,
        lead=(12, b"abcdefghijklmnopqrstuvwxyz0123456789-"),
    ),
)
