"""FINESS, the number of a health establishment or of its legal entity: department (2), order (6), Luhn key. Public.

Issued by the regional health agencies; https://finess.esante.gouv.fr. The structure identifier puts `1` in front (IDNST), PSIdNat `3`.
"""

import re

from detectors.labelled import AND, N, after, at, is_quantity, listed
from detectors.pattern import Pattern, Seen
from detectors.rpps import luhn

_NINE = rb"[0-9][0-9ab](?:[ ./_-]?[0-9]){7}"
_KIND = (
    rb"(?:[ _]{1,2}|[(:/)=-]|(?:ej|et|geo(?:graphique)?|juridique|etablissement|entite|site|hopital|number"
    rb"|code|principal|du|de|la)(?![a-z])|l'){0,10}"
)
_LABEL = rb"finess" + _KIND
_LIST = listed(_NINE, AND + rb"(?:(?:ej|et|geographique|juridique)[ :]{1,3})?")
_EXACT = after(_LABEL, _LIST)
"""`FINESS EJ : 972999015`; not `base FINESS extraction 2024`."""
_STRUCTURE = after(rb"idnst|1\.2\.250\.1\.71\.4\.2\.2", rb"[13]" + _NINE)
"""`IDNST 1759912348`."""
_ENTITY = after(rb"(?:%b |entite )(?:ej|et|juridique|geographique)|(?:ej|et) ?[:=]" % N, _NINE)
"""`EJ : 972999015`, with a right key; not `et 12 345 678 9`."""
_BEFORE = re.compile(
    rb"(?<![0-9a-z])(?<![0-9][.,/ -])(?P<value>[0-9][0-9ab][0-9]{7})(?= ?[(=\[,]{1,2} ?(?:n[o\xb0]"
    rb" ?)?finess(?! ?[:=n][ \xb0o:=]{0,3}[0-9]))"
)
"""`759912348 (FINESS)`."""
_ITEM = re.compile(_NINE)


def _judge(seen: Seen) -> float:
    if is_quantity(seen):
        return 0
    return 0.9 if _is_right(seen.value) else 0.45


def _judge_entity(seen: Seen) -> float:
    return 0.7 if _is_right(seen.value) and not is_quantity(seen) else 0


def _is_right(value: bytes) -> bool:
    """The key of the last nine; of numbers with a Corsican letter the rule is not published."""
    compact = value.translate(None, b" ./_-")[-9:]
    return not compact.isdigit() or luhn(compact)


PATTERNS = (
    Pattern("finess", "FR_FINESS", rb"[^a-z]finess", _EXACT, _judge, items=_ITEM),
    Pattern("finess", "FR_FINESS", rb"[^0-9a-z](?:idnst|1\.2\.250\.1\.71\.4\.2\.2)", _STRUCTURE, _judge),
    Pattern(
        "finess",
        "FR_FINESS",
        at(rb"(?:%b |entite )(?:ej|et|juridique|geographique)|(?:ej|et) ?[:=]" % N),
        _ENTITY,
        _judge_entity,
    ),
    Pattern(
        "finess", "FR_FINESS", rb"[^0-9a-z][0-9][0-9ab][0-9]{7} ?[(=\[,]{1,2} ?(?:n[o\xb0] ?)?finess", _BEFORE, _judge
    ),
)
