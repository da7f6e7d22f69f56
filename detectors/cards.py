"""Payment cards: 13 to 19 digits, an issuer's first digits, a Luhn key. Fourteen digits are a SIRET, never a card.

Numbering: ISO/IEC 7812-1, issuer ranges as published by the networks, https://en.wikipedia.org/wiki/Payment_card_number
"""

import re

from detectors.pattern import Pattern, Seen, cue, words
from detectors.rpps import luhn
from detectors.specimens import is_specimen

LABEL = words(
    r"cb",
    r"carte",
    r"(?:carte )?(?:bancaire|bleue|de credit|de paiement|visa|mastercard|amex|american express|maestro)",
    r"visa",
    r"mastercard",
    r"pan",
    r"paiement",
    r"paye(?:r|e)? par carte",
    r"(?:credit|debit|bank|payment)[ _-]?card(?:[ _-]?(?:number|no|nr))?",
    r"card[ _-]?(?:number|no|nr)",
    r"cvv2?",
    r"cvc",
    r"cryptogramme",
    r"exp(?:ire|iration|iry)?",
)
_OTHER_NUMBER = words(
    r"si[mr]et?",
    r"siren",
    r"imei",
    r"iccid",
    r"sscc",
    r"gs1",
    r"udi",
    r"gtin",
    r"ean",
    r"lots?",
    r"batch",
    r"kit",
    r"colis",
    r"suivi",
    r"tracking",
    r"uuid",
    r"uid",
    r"oid",
    r"hash",
    r"sha\d*",
    r"md5",
    r"seed",
    r"series?",
    r"serial",
    r"ref(?:erence)?s?",
    r"commande",
    r"facture",
    r"dossier",
    r"timestamp",
    r"horodatage",
    r"run",
    r"job",
    r"accession",
    r"vitale",
    r"ipp",
    r"nda",
    r"iban",
    r"rib",
    r"compte",
)

_GAP = rb"[ \t./_-]?"
_LEFT = rb"(?:(?<![0-9a-z])|(?<=cb))(?<![0-9][.,/_-])(?<![0-9]{2} )"
_RIGHT = rb"(?![0-9a-z])(?![.,][0-9])(?! [0-9]{4}(?![0-9]))"
_EXACT = re.compile(
    _LEFT + rb"(?:[2-6][0-9]{12,18}|[2-6][0-9]{3}(?P<sign>%b|[ \t-]?\r?\n)"
    rb"(?:[0-9]{4}(?P=sign)[0-9]{4}(?P=sign)[0-9]{4}|[0-9]{6}(?P=sign)[0-9]{5}))" % _GAP + _RIGHT
)
"""`4970 1000 0000 0055`, `3782 822463 10005`; not `0,4111111111111111`, not the inner part of a longer number."""
_LOOSE = re.compile(
    rb"(?<![a-z])(?:cb|carte|bancaire|bleue|visa|mastercard|amex|pan|card)(?![a-z])[^0-9\n]{0,30}+"
    rb"(?P<value>[2-6](?:[ ./-]{0,2}[0-9]){12,18})" + _RIGHT
)
"""Any grouping; only behind a label."""
_USUAL = re.compile(
    rb"4[0-9]{15}|(?:5[1-5][0-9]{2}|222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720)[0-9]{12}"
    rb"|3[47][0-9]{13}|(?:6011|64[4-9][0-9]|65[0-9]{2}|35[2-8][0-9])[0-9]{12}"
)
"""Visa, Mastercard, American Express, Discover, JCB."""
_RARE = re.compile(rb"4(?:[0-9]{12}|[0-9]{18})|62[0-9]{14,17}|(?:50|5[6-9]|6[0-9])[0-9]{11,17}")
"""Old and long Visa, UnionPay, Maestro: behind a label only."""


def _judge(seen: Seen) -> float:
    digits = seen.digits
    is_usual = _USUAL.fullmatch(digits) is not None
    if (not is_usual and not _is_rare(digits)) or _is_flat(digits) or is_specimen(seen):
        return 0
    is_right = luhn(digits)
    if seen.is_labelled(LABEL):
        return 0.95 if is_right else 0.45 * (len(digits) == 16)
    return 0.75 if is_right and is_usual and not _is_claimed(seen) else 0


def _judge_loose(seen: Seen) -> float:
    digits = seen.digits
    if not (_USUAL.fullmatch(digits) or _is_rare(digits)) or _is_flat(digits) or not luhn(digits) or is_specimen(seen):
        return 0
    return 0.9 if seen.is_after(LABEL) and not _is_claimed(seen) else 0


def _is_rare(digits: bytes) -> bool:
    return len(digits) != 14 and _RARE.fullmatch(digits) is not None


def _is_claimed(seen: Seen) -> bool:
    return seen.is_after(_OTHER_NUMBER)


def _is_flat(digits: bytes) -> bool:
    """`4444444444444444`: a pattern, not a number."""
    return len(set(digits)) < 2


_CODE = re.compile(
    rb"(?<![a-z])(?:crypto(?:gramme)?(?: visuel)?|cvv2?|cvc2?|cvn)(?![a-z])(?: (?:est|is))?[ ]?[:=]?["
    rb" ]?(?P<value>[0-9]{3,4})(?![0-9a-z.,/%-])"
)
"""`crypto 481` behind a card; not `le CVV a 3 chiffres`."""


def _judge_code(seen: Seen) -> float:
    """Near a card or what speaks of one."""
    return 0.7 if seen.is_near(_CARD, 80, 40) else 0


_CARD = cue("cb carte card visa mastercard amex exp expire paiement bancaire bleue")
_GAPS = rb"(?:[ \t./_-]|[ \t-]?\r?\n)?"
PATTERNS = (
    Pattern("cards", "CREDIT_CARD", rb"[^a-z](?:crypto|cvv|cvc|cvn)", _CODE, _judge_code),
    Pattern("cards", "CREDIT_CARD", rb"[^0-9ac-z][2-6][0-9]{3}%b[0-9]{4}%b[0-9]" % (_GAPS, _GAPS), _EXACT, _judge),
    Pattern(
        "cards",
        "CREDIT_CARD",
        rb"[^a-z](?:cb|carte|bancaire|bleue|visa|mastercard|amex|pan|card)[^a-z]",
        _LOOSE,
        _judge_loose,
    ),
)
