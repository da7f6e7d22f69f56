"""Values that stand right behind their label: what may lie between, how numbers are grouped, and which units say "not a number of this kind".

Labels anchor the search, so a value further on, behind another value or on the next line is never claimed.
"""

import re

from detectors.lines import line_end, line_start
from detectors.pattern import Seen, cue, stands

N = rb"(?:n[o\xb0]s?|n\.?|num(?:ero)?s?\.?|nbr|number|#)"
"""`n°`, `No`, `num.`, `numéro`, `#`."""
OF_WHOM = rb"|(?:d[eu]|de la|de cette|de ce|of the) (?:patiente?|dame|monsieur|malade|subject|sujet)(?![a-z])"
"""`l'IPP de la dame c'est`."""
JOIN = (
    rb"(?:[ \t]{1,3}|[:=\"'(\[\]|>.,*_/?;-]|%?in%? ?(?:c ?)?(?=\()|\r?\n(?=[ \t]{0,24}[0-9a-z])|"
    + N
    + rb"(?![a-z])|n\xb0|id(?:entifiant)?(?![a-z])|code(?![a-z])|(?:c')?est(?: le)?(?![a-z])|is(?![a-z])"
    + OF_WHOM
    + rb"){0,8}"
)
"""Between a label and its value: signs, `n°`, `est le`, at most a line end. No other word and no digit."""
CLOSE = (
    rb"(?:[ \t]{1,3}|[:=\"'(\[|>.*_/-]|"
    + N
    + rb"(?![a-z])|n\xb0|id(?:entifiant)?(?![a-z])|code(?![a-z])|(?:c')?est(?: le)?(?![a-z])|is(?![a-z])"
    + OF_WHOM
    + rb"){0,7}"
)
"""The same on one line."""
AND = rb"(?: ?[,;/&+] ?(?:et |and |ou |or )?| (?:et|and|ou|or|puis|a|to|&) )"
"""Between two values of a list."""
MORE = (
    rb"(?:(?: ?\([a-z' ]{2,16}\))?(?:%b|[\"'] ?, ?[\"']| ?(?:->|=>|\x80) ?| (?:et non|et pas|au lieu de|non|en|vers|avec|par) )"
    rb"[a-z]{0,3}[0-9]{6,13}(?![0-9a-z])){0,30}+" % AND
)
"""Further numbers of a list: `1 et 2`, `["1", "2"]`, `1 -> 2`, `1 et non 2`."""
END = rb"(?![0-9a-z])(?![.,/-][0-9])"
"""No part of a longer number or word."""

_DATE = re.compile(
    rb"[0-3]?[0-9][ ./-][01]?[0-9][ ./-](?:19|20)?[0-9]{2}|(?:19|20)[0-9]{2}[ ./-][01]?[0-9][ ./-][0-3]?[0-9]"
)
STAMP = re.compile(rb"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[0-9]{4})?")
"""`20260312`, `202603120815`."""
_UNIT = re.compile(
    rb"[ ]?(?:mg|m?g|[\xb5m]g|kg|ml|l|ui|cp|cps|comprimes?|gelules?|gel|ans?|mois|jours?|j|semaines?"
    rb"|heures?|h|min|fois|cm|mm|m|mmhg|bpm|%|\x80"
    rb"|euros?|eur|years?|yo|months?|days?|weeks?|copies|ufc|cfu|cellules|patients|sujets|subjects"
    rb"|participants|pages|lignes?|rows?|lines?|records?|enregistrements?|lits?|mots"
    rb"|caracteres|[kmg][bo]|mol|mmol|[um]mol|x ?[0-9]|/ ?[a-z]|sur [0-9]|of [0-9]|par an|par jour)(?![a-z])"
)
"""What makes a number a quantity."""
_PUBLISHED = cue(
    "nejm lancet jama bmj doi pubmed pmid asco esmo published publication publications litterature literature"
    " metaanalyse metaanalysis meta bibliographie bibliographique abstract clinicaltrials amm approved approuve"
    " approuvee commercialise commercialisee"
    " prescrire vidal engl annals oncol et_al epar rcp smpc"
)
"""The text speaks of what everybody can read."""
_AUTHORITY = re.compile(
    rb"(?<![a-z])(?:ema|fda|(?:la|par|avis|site|doctrine|guide) has|has (?:19|20)[0-9]{2})(?![a-z0-9])"
)
"""Authorities that publish what they decide; not `the subject has withdrawn`."""
_ASKED = re.compile(
    rb"(?<![a-z])(?:scientific advice|avis scientifique|soumi[a-z]*|submi[a-z]*|repon[a-z]*|response|respond|depo(?:t|ser|sons)|pre-?ind|ind|impd|cta"
    rb"|clinical hold|pip|orphan|orpheline?|meeting|reunion|lettre|courrier|letter|notre|nos|our|briefing|inspections?|audit)(?![a-z])"
)
"""What a sponsor writes to them about is not published yet."""


def grouped(least: int, most: int) -> bytes:
    """An expression for a number in one piece, or in groups with one kind of separator between them."""
    return rb"(?:[0-9]{%d,%d}(?![0-9])|[0-9]{1,5}(?P<sep>[ ./-])[0-9]{1,5}(?:(?P=sep)[0-9]{1,5}){0,12})" % (least, most)


def after(label: bytes, value: bytes, join: bytes = JOIN, end: bytes = END) -> re.Pattern[bytes]:
    """An expression for a value behind one of the labels."""
    return re.compile(rb"(?<![a-z])(?:%b)(?![a-z])%b(?P<value>%b)%b" % (label, join, value, end))


def below(label: bytes) -> re.Pattern[bytes]:
    """An expression for a column of numbers under a line that ends with one of the labels, or some words behind it."""
    number = rb"[a-z]?[0-9]{7,13}(?![0-9a-z])"
    start = rb"[ \t]{0,2}\r?\n[ \t*-]{0,4}"
    value = rb"(?P<value>%b(?:%b%b){0,60}+)" % (number, start, number)
    return re.compile(
        rb"(?<![a-z])(?:%b)(?![a-z])[^0-9\n.;|]{0,40}%b%b(?=[ \t]{0,4}(?:\r?\n|\Z))" % (label, start, value)
    )


NO_DAYS = frozenset((b"1900-01-01", b"01/01/1900", b"19000101", b"01/01/01", b"9999-12-31"))
"""What stands for a day that is missing."""
_FIRST = 6


def is_uniform(value: bytes) -> bool:
    """`0000000000`, which shows a form, and the first number of all, `0000000001`."""
    return len(set(value)) == 1 or (
        len(value) > _FIRST and value.startswith(b"0" * _FIRST) and value.strip(b"0") == b"1"
    )


def at(label: bytes) -> bytes:
    """A core: a label. Nothing behind it, or Hyperscan would tell only the first of two labels in front of one number."""
    return rb"[^a-z](?:%b)[^a-z]" % label


def is_date(value: bytes) -> bool:
    """Whether it is written like a day."""
    return _DATE.fullmatch(value) is not None


def is_quantity(seen: Seen) -> bool:
    """Whether a unit or a counted thing stands behind. The euro is folded as arrows and ticks are: the original tells."""
    unit = _UNIT.match(seen.folded.data, seen.end)
    return unit is not None and (unit[0][-1:] != b"\x80" or seen.original(unit.end() - 1, unit.end()) == "€")


def is_published(seen: Seen, reach: int = 160) -> bool:
    """Whether journals, congresses, registries or agencies are named near by, on the same line."""
    if seen.is_near(_PUBLISHED, reach, reach):
        return True
    data = seen.folded.data
    around = line_start(data, seen.start, reach), line_end(data, seen.end, reach)
    return stands(seen.folded, _AUTHORITY, *around) and _ASKED.search(data, *around) is None


def listed(code: bytes, between: bytes = AND, end: bytes = END) -> bytes:
    """An expression for one value or a list of at most thirty; each ends where a value ends, and nothing is tried twice."""
    return rb"(?>%b)%b(?:%b(?>%b)%b){0,30}+" % (code, end, between, code, end)
