"""RPPS, the number of a health professional in the shared directory: 11 digits that start with 1, the last a Luhn key.

Issued by the Agence du Numérique en Santé. The national identifier (IDNPS) is `8` and the RPPS.
Source: https://esante.gouv.fr/produits-services/repertoire-rpps, https://interop.esante.gouv.fr (PSIdNat)
"""

import re

from detectors.pattern import Pattern, Seen, cue, words

LABEL = words(
    r"n[\xb0o]?rpps",
    r"r\.?p\.?p\.?s\.?",
    r"rpps[a-z]{2,14}|[a-z]{2,14}rpps",
    r"repertoire partage",
    r"prescripteur",
    r"idnps",
    r"practitioner[ _-]?id(?:entifier)?",
    r"1\.2\.250\.1\.71\.4\.2\.1",
)
_TRADE = cue(
    "dr docteur docteurs medecin medecins pr professeur investigateur investigatrice investigateurs prescripteur pharmacien pharmacienne"
    " praticien praticienne identifiant cps psc ordonnance remplacant remplacante interne chirurgien sage-femme kine infirmier infirmiere dentiste"
)
"""Beside them a number with its key is hardly another: `Dr Quessandier n° 10000700012`."""
_UNIT = words("ufc", "copies", "euros?", "ui", "cellules", "/ ?m[lm]", "/ ?l", "colonies")

_COMPACT = re.compile(rb"(?:(?<![0-9a-z])|(?<=rpps))(?<![0-9][.,-])(?P<value>8?1[0-9]{10})(?![0-9a-z])(?![.,-][0-9])")
"""`10000700012`; not a decimal, not the inner part of a longer number."""
_SPACED = re.compile(
    rb"(?<![a-z])(?:r\.?p\.?p\.?s\.?|idnps)(?![a-z])(?:[^0-9\n]{0,30}|[^0-9\n]{0,30}\r?\n[ \t]{0,4})"
    rb"(?P<value>(?:8[ ./_-]?)?1(?:[ ./_-]?[0-9]){10})(?![0-9a-z])(?![ ./_-]?[0-9])"
)
"""`RPPS : 10 12 34 56 78 1`; without the label eleven spaced digits are anything."""


def luhn(digits: bytes) -> bool:
    """Whether the digits end with their Luhn key (ISO/IEC 7812-1)."""
    doubled = (2 * (d - 48) for d in digits[-2::-2])
    return (sum(d - 48 for d in digits[-1::-2]) + sum(d - 9 if d > 9 else d for d in doubled)) % 10 == 0


def _judge(seen: Seen) -> float:
    is_right = luhn(seen.digits[-11:])
    if seen.is_labelled(LABEL):
        return 0.9 if is_right else 0.4
    if not is_right or seen.is_before(_UNIT, 8):
        return 0
    return 0.6 if seen.is_near(_TRADE, 60, 30) else 0.3


def _judge_spaced(seen: Seen) -> float:
    return 0.9 if luhn(seen.digits[-11:]) else 0.4


PATTERNS = (
    Pattern("rpps", "FR_RPPS", rb"[^0-9]8?1[0-9]{10}", _COMPACT, _judge, tells_digits=True),
    Pattern("rpps", "FR_RPPS", rb"[^a-z](?:r\.?p\.?p\.?s|idnps)", _SPACED, _judge_spaced),
)
