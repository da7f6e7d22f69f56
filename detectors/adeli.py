"""ADELI, the former number of health professionals: department (2), profession (1), order (5), Luhn key; also their billing number (AM).

Issued by the regional health agencies. The national identifier puts `0` in front (of an office: `1`).
Source: https://esante.gouv.fr/produits-services/repertoire-rpps, https://interop.esante.gouv.fr (PSIdNat)
"""

import re

from detectors.labelled import N, after, at, is_quantity, is_uniform
from detectors.pattern import Pattern, Seen
from detectors.rpps import luhn

_NINE = rb"[0-9][0-9ab](?:[ ./_-]?[0-9]){7}"
_LABEL = (
    rb"adeli(?: ?\(?am\)?)?|(?:%b|identifiant) ?(?:d'|de )?(?:am|assurance maladie|facturation)(?: (?:d[eu]|de la|de l')"
    rb" ?[a-z-]{3,20})?|(?:%b|code|identifiant)(?: d[eu])? prescripteur|am ?%b"
    rb"|identifiant am"
) % (N, N, N)
_EXACT = after(_LABEL, rb"0?" + _NINE)
"""`N° AM : 75 9 30001 5`; not `10h AM 139123459`."""
_NATIONAL = after(rb"idnps|ps_?id_?nat|id(?:entifiant)? ?national(?: ps)?|1\.2\.250\.1\.71\.4\.2\.1", rb"[01]" + _NINE)
"""`IDNPS 0139123459`; `810991234567` is an RPPS."""
_BEFORE = re.compile(
    rb"(?<![0-9a-z])(?<![0-9][.,/ -])(?P<value>[0-9][0-9ab][0-9]{7})(?= ?[(=\[,]{1,2} ?(?:n[o\xb0]"
    rb" ?)?adeli(?![a-z])(?! ?[:=n][ \xb0o:=]{0,3}[0-9]))"
)
"""`139123459 (ADELI)`; not a longer number."""


def _judge(seen: Seen) -> float:
    if is_quantity(seen) or is_uniform(seen.digits):
        return 0
    return 0.85 if _is_right(seen) else 0.45


def _judge_national(seen: Seen) -> float:
    return 0.85 if _is_right(seen) else 0


def _is_right(seen: Seen) -> bool:
    """The key of the last nine; of numbers with a Corsican letter the rule is not published."""
    compact = seen.value.translate(None, b" ./_-")[-9:]
    return not compact.isdigit() or luhn(compact)


PATTERNS = (
    Pattern("adeli", "FR_ADELI", at(_LABEL), _EXACT, _judge),
    Pattern(
        "adeli",
        "FR_ADELI",
        rb"[^a-z](?:idnps|ps_?id_?nat|id(?:entifiant)? ?national|1\.2\.250\.1\.71\.4\.2\.1)",
        _NATIONAL,
        _judge_national,
    ),
    Pattern(
        "adeli", "FR_ADELI", rb"[^0-9a-z][0-9][0-9ab][0-9]{7} ?[(=\[,]{1,2} ?(?:n[o\xb0] ?)?adeli", _BEFORE, _judge
    ),
)
