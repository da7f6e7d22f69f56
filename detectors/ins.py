"""INS, the national health identity: a NIR or NIA that comes with the INS label or authority, and the INS barcode (datamatrix).

Issued by the Agence du Numérique en Santé. Authorities 1.2.250.1.213.1.4.8 (NIR), .9 (NIA), .2 (INS-C), .13 and .14 (NSS); .10 and .11
are test and demonstration, and no finding. Source: https://esante.gouv.fr/offres-services/referentiel-ins, https://hl7.fr (FR Core)
"""

import re
from operator import itemgetter

from detectors.nir import ELSEWHERE, EXACT, SHAPE, TEST_AUTHORITIES, key_of, parts
from detectors.pattern import Pattern, Seen, last, words

LABEL = words(
    r"ins(?:[ _-]?\(?(?:ni[ra]|c|qualifiee?|matricule)\)?)?",
    r"identite (?:nationale de sante|qualifiee)",
    r"identifiant national de sante",
    r"national health id(?:entifier)?",
)
_AUTHORITY = re.compile(
    rb"1\.2\.250\.1\.213\.1\.4\.(?:[289]|1[34])(?![0-9])|(?<=\^)asip-sante-ins-ni[ra](?![a-z])|(?<=\^)ins(?![a-z])"
)
"""Also the authority's name and the type of a CX field of HL7 v2."""
_NUMBER = re.compile(re.sub(rb"[?]P<[a-z]+>", b"?:", EXACT.pattern))
_REACH = 100
_LINE = 64
_BEHIND = re.compile(LABEL.pattern + rb"[^0-9\n]{0,40}+(?P<value>%b)" % EXACT.pattern)
_INS_C = re.compile(
    rb"(?<![0-9a-z])ins[ _-]?c(?:alcule)?(?![a-z])[^0-9\n]{0,20}(?P<value>[0-9](?:[ .-]?[0-9]){21})(?![0-9a-z])"
)
"""`INS-C : ` and 22 digits."""

_STOP = rb"[ ]?(?:\x1d|\x80|<gs>|\^\]|\{gs\})?"
"""The separator of fields, as clipboards show it or lose it."""
_NAMES = rb"[^\x1d\n]{1,100}?"
_DATAMATRIX = re.compile(
    rb"(?<![0-9a-z])(?:is01[0-9a-z]{22})?s1(?P<body>[1-478][0-9]{5}[0-9ab][0-9]{6})(?P<key>[0-9]{2})"
    rb"%bs21\.2\.250\.1\.213\.1\.4\.(?P<last>1[0-4]|[0-9])"
    rb"(?>%bs3%b(?=%bs4))?(?>%bs4%b(?=%bs5))?(?:%bs5[mfiu])?(?:%bs6[0-9]{2}-?[0-9]{2}-?[0-9]{4})?(?:%bs7[0-9][0-9ab][0-9]{3})?"
    % (_STOP, _STOP, _NAMES, _STOP, _STOP, _NAMES, _STOP, _STOP, _STOP, _STOP)
)
"""`IS01…S1…S21.2.250.1.213.1.4.8S3…`, the fields in their order."""


def _beside(seen: Seen) -> tuple[int, int]:
    """The number that an authority belongs to: before it on its line, or behind; empty where there is none."""
    data, start, end = seen.folded.data, seen.start, seen.end
    low = max(0, start - _REACH)
    before = last(_NUMBER.finditer(data, low, start))
    after = _NUMBER.search(data, end, end + _REACH)
    gaps = [(data[before.end() : start], before.span())] if before else []
    gaps += [(data[end : after.start()], after.span())] if after else []
    near = [(b"\n" in gap, span) for gap, span in gaps if not ELSEWHERE.search(gap)]
    return min(near, key=itemgetter(0))[1] if near else (start, start)


def _judge_beside(seen: Seen) -> float:
    found = EXACT.match(seen.folded.data, seen.start)
    return _score(seen._replace(match=found), 0.99) if found else 0


def _judge_behind(seen: Seen) -> float:
    return _score(seen, 0.97) if seen.is_after(LABEL, _LINE) else 0


def _score(seen: Seen, sure: float) -> float:
    """With its key sure, without it likely, with a wrong key in doubt."""
    found = parts(seen)
    if found is None:
        return 0
    body, key = found
    if not key:
        return 0.75
    return sure if int(key) == key_of(body) else 0.45


def _judge_ins_c(_: Seen) -> float:
    return 0.85


def _judge_datamatrix(seen: Seen) -> float:
    body = seen.match["body"]
    if not SHAPE.fullmatch(body) or seen.match["last"] in TEST_AUTHORITIES:
        return 0
    return 0.99 if int(seen.match["key"]) == key_of(body) else 0.6


PATTERNS = (
    Pattern(
        "ins",
        "FR_INS",
        rb".1\.2\.250\.1\.213\.1\.4\.[0-9]|\^asip-sante-ins-ni[ra]|\^ins[^a-z]",
        _AUTHORITY,
        _judge_beside,
        _beside,
    ),
    Pattern(
        "ins",
        "FR_INS",
        rb"[^a-z](?:ins[^a-z]|identite nat|identite qua|identifiant nat|national health)",
        _BEHIND,
        _judge_behind,
    ),
    Pattern("ins", "FR_INS", rb"[^0-9a-z]ins[ _-]?c(?:alcule)?[^a-z]", _INS_C, _judge_ins_c),
    Pattern("ins", "FR_INS", rb"[^0-9a-z]is01[0-9a-z]{22}s1[1-478]", _DATAMATRIX, _judge_datamatrix),
    Pattern("ins", "FR_INS", rb"[^0-9a-z]s1[1-478][0-9]{5}[0-9ab][0-9]{8}", _DATAMATRIX, _judge_datamatrix),
)
