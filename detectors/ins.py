"""INS, the national health identity: a NIR or NIA that comes with the INS label or authority, and the INS barcode (datamatrix).

Issued by the Agence du Numérique en Santé. Authorities 1.2.250.1.213.1.4.8 (NIR), .9 (NIA), .2 (INS-C), .13 and .14 (NSS); .10 and .11
are test and demonstration, and no finding. Source: https://esante.gouv.fr/offres-services/referentiel-ins, https://hl7.fr (FR Core)
"""

import re

from detectors.nir import CORE, EXACT, SHAPE, TEST_AUTHORITIES, authority, key_of, parts
from detectors.pattern import Pattern, Seen, words

LABEL = words(
    r"(?:matricule|numero|n[o\xb0]|identifiant|id|identite|patient)?[ _.-]?ins(?:[ _-]?\(?(?:ni[ra]|c|qualifiee?|matricule)\)?)?",
    r"identite (?:nationale de sante|qualifiee)",
    r"identifiant national de sante",
    r"asip-sante-ins-ni[ra]",
    r"national health id(?:entifier)?",
)
_CX = re.compile(rb"\^{1,3}[^|~\n]{0,60}(?:\^ins|ins-ni[ra])(?![a-z])")
"""HL7 v2: the rest of a CX field whose type or authority is INS."""
_INS_C = re.compile(
    rb"(?<![0-9a-z])ins[ _-]?c(?:alcule)?(?![a-z])[^0-9\n]{0,20}(?P<value>[0-9](?:[ .-]?[0-9]){21})(?![0-9a-z])"
)
"""`INS-C : ` and 22 digits."""

_STOP = rb"[ ]?(?:\x1d|\x80|<gs>|\^\]|\{gs\})?"
"""The separator of fields, as clipboards show it or lose it."""
_NAMES = rb"[^\x1d\n]{1,100}?"
_DATAMATRIX = re.compile(
    rb"(?<![0-9a-z])(?:is01[0-9a-z]{22})?s1(?P<body>[1-478][0-9]{5}[0-9ab][0-9]{6})(?P<key>[0-9]{2})%bs21\.2\.250\.1\.213\.1\.4\.(?P<last>1[0-4]|[0-9])"
    rb"(?>%bs3%b(?=%bs4))?(?>%bs4%b(?=%bs5))?(?:%bs5[mfiu])?(?:%bs6[0-9]{2}-?[0-9]{2}-?[0-9]{4})?(?:%bs7[0-9][0-9ab][0-9]{3})?"
    % (_STOP, _STOP, _NAMES, _STOP, _STOP, _NAMES, _STOP, _STOP, _STOP, _STOP)
)
"""`IS01…S1…S21.2.250.1.213.1.4.8S3…`, the fields in their order."""


def _judge(seen: Seen) -> float:
    found = parts(seen)
    if found is None:
        return 0
    body, key = found
    has_authority = authority(seen) is not None or _CX.match(seen.folded.data, seen.end) is not None
    if not has_authority and not seen.is_after(LABEL):
        return 0
    if not key:
        return 0.75
    if int(key) != key_of(body):
        return 0.45
    return 0.99 if has_authority else 0.97


def _judge_ins_c(_: Seen) -> float:
    return 0.85


def _judge_datamatrix(seen: Seen) -> float:
    body = seen.match["body"]
    if not SHAPE.fullmatch(body) or seen.match["last"] in TEST_AUTHORITIES:
        return 0
    return 0.99 if int(seen.match["key"]) == key_of(body) else 0.6


PATTERNS = (
    Pattern("ins", "FR_INS", CORE, EXACT, _judge),
    Pattern("ins", "FR_INS", rb"[^0-9a-z]ins[ _-]?c(?:alcule)?[^a-z]", _INS_C, _judge_ins_c),
    Pattern(
        "ins",
        "FR_INS",
        rb"[^0-9a-z](?:is01[0-9a-z]{22})?s1[1-478][0-9]{5}[0-9ab][0-9]{8}",
        _DATAMATRIX,
        _judge_datamatrix,
    ),
)
