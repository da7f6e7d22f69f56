"""Drugs by the endings that WHO gives to their kinds, and doses as they are prescribed: health signals.

Stems: WHO, International Nonproprietary Names, https://www.who.int/teams/health-product-and-policy-standards/inn/stem-book.
"""

import re

from detectors.pattern import Pattern, Seen

_STEMS = (
    r"(?:[lmtvz]u?i?mab|tinib|rafenib|metinib|ciclib|parib|zomib|statine?|prazole|sartan|olol|cilline|micine|thromycine|floxacine?|ciclovir|navir"
    r"|tegravir"
    r"|buvir|taxel|platine?|rubicine?|parine?|gliptine?|gliflozine?|glutide|xaban|gatran|azepam|azolam|triptane?|setron|dipine|pril|conazole"
    r"|cycline|penem"
    r"|cept|kinra|lisib|limus|dronate|terol|tropium|leukast|[ao]caine|barbital|oxetine|faxine|apine|peridone|trexate|sidenib|degib)"
)
_NAME = re.compile(
    rb"(?<![a-z0-9])(?!concept|intercept|accept|precept|chloroplatine)[a-z]{2,18}%b(?![a-z0-9])" % _STEMS.encode()
)
"""`pembrolizumab`, `osimertinib`; not `concept`."""
_COMMON = frozenset(
    b"avril avion machine marine narine farine platine cocaine lapine rapine varapine pine marocaine".split()
)
_TIMES = r"(?:x|fois|/|par|matin|midi|soir|coucher|a jeun)"
_DOSE = re.compile(
    rb"(?<![a-z0-9.,])[0-9]{1,4}(?:[.,][0-9]{1,3})?[ ]?(?:mg|g|\x80g|mcg|ui|ml|mg/m\x80?2?|mg/kg|cp|comprimes?|gelules?|ampoules?|gouttes?|sachets?)"
    rb"[ ]{0,2}(?:x ?[1-6]|[1-6] fois|matin|le soir|le matin|au coucher|/ ?(?:j|jour|24 ?h|8 ?h|12 ?h|kg|sem|semaine)|par (?:jour|semaine|prise)"
    rb"|daily|bid|tid|qd|once|twice)(?![a-z0-9])"
)
"""`500 mg x 3/j`; not `500 mg/L`."""


def _judge_name(seen: Seen) -> float:
    return 0 if seen.value in _COMMON else 0.6


def _judge_dose(_: Seen) -> float:
    return 0.6


PATTERNS = (
    Pattern("treatments", "TREATMENT", rb"[^a-z0-9][a-z]{2,18}%b" % _STEMS.encode(), _NAME, _judge_name),
    Pattern(
        "treatments",
        "TREATMENT",
        rb"[^a-z0-9.,][0-9]{1,4}(?:[.,][0-9]{1,3})?[ ]?(?:mg|g|\x80g|mcg|ui|ml|cp|comp|gel|amp|gout|sach)",
        _DOSE,
        _judge_dose,
    ),
)
