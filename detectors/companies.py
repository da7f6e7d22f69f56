"""SIREN, SIRET and VAT numbers of French companies. Public.

Issued by INSEE (SIREN, nine digits with a Luhn key; SIRET, SIREN and five digits, Luhn again; La Poste's SIRETs are multiples of five in
digit sum) and the tax office (FR, two key characters, SIREN). Source: https://www.insee.fr/fr/information/1972062,
https://entreprendre.service-public.fr/vosdroits/F23570, https://www.bofip.impots.gouv.fr
"""

import re
from datetime import datetime

from detectors.labelled import N, after, at, is_quantity, listed
from detectors.pattern import Pattern, Seen, cue, words
from detectors.rpps import luhn

_LABEL = words("siret", "siren", "etablissement", "employeur", "fournisseur")
_LABEL_CUE = cue("siret siren etablissement employeur fournisseur")
_NOT_SIRET = words(
    "gtin",
    "ean",
    "code[- ]barres?",
    "horodatage",
    "timestamp",
    "accession",
    "date",
    "lots?",
    "iban",
    "rib",
    "serie",
    "imei",
    "colis",
    "ipp",
    "nip",
    "nda",
    "iep",
    "sscc",
    "uuid",
    "cip",
    "oid",
    "suivi",
)
_SIRET = re.compile(
    rb"(?:(?<![0-9a-z])"
    rb"|(?<=siret))(?<![0-9][., /-])(?P<value>[0-9]{3}(?P<sep>[ ./_-]?)[0-9]{3}(?P=sep)[0-9]{3}[ ./_-]{0,2}[0-9]{5})"
    rb"(?![0-9a-z])(?![.,/ -][0-9])"
)
"""`901 234 567 00013`, `90123456700013`; not `20240312101500`, a moment."""
_NINE = rb"[0-9]{3}(?:[ ._-]{0,2}[0-9]{3}){2}"
_SIREN_LABEL = (
    rb"sirene?|(?:r\.?c\.?s\.?|registre du commerce)(?: (?:de |d')?[a-z][a-z' -]{1,30}?)?(?: sous le)?"
    rb"|immatriculee?[^0-9\n]{0,30}|company registration|k-?bis"
)
_SIREN = re.compile(
    rb"(?<![a-z])(?:%b)(?![a-z])(?:[ \t:=\"'(\[|>.,*_/)-]|%b(?![a-z])|siren|[ab](?= ?[0-9])|est){0,8}(?P<value>%b)"
    % (_SIREN_LABEL, N, listed(_NINE, end=rb"(?![0-9a-z])(?![ ./-]?[0-9])"))
)
"""`RCS Lyon B 998 877 666`; not `SIRET 998 877 666 01233`."""
_SIREN_BEFORE = re.compile(
    rb"(?<![0-9a-z])(?<![0-9][.,/ -])(?P<value>%b)(?= ?(?:[(=\[,]{1,2} ?siren| r\.?c\.?s)(?![a-z]))" % _NINE
)
"""`901 234 567 (SIREN)`, `901 234 567 RCS Lyon`."""
_TVA = re.compile(
    rb"(?:(?<![0-9a-z])"
    rb"|(?<=tva))(?P<value>fr[ .-]?(?P<key>[0-9a-hj-np-z]{2})[ .-]?(?P<siren>[0-9]{3}[ .]?[0-9]{3}[ .]?[0-9]{3}))(?![0-9a-z])(?![ ./-]?[0-9])"
)
"""`FR 15 901 234 567`; not `FR 00 000 000 000`."""
_TVA_LABEL = words("tva", "vat", "intracom(?:munautaire)?")
_PREFIXED = after(rb"idnps|ps_?id_?nat|1\.2\.250\.1\.71\.4\.2\.[12]|idnst", rb"4[0-9]{9}|5[0-9]{14}")
"""`IDNST 4901234575`: a national identifier by SIREN (4) or SIRET (5)."""
_POSTE = b"356000000"
_ALPHABET = b"0123456789abcdefghjklmnpqrstuvwxyz"
_ITEM = re.compile(_NINE)


def is_siret(digits: bytes) -> bool:
    """Whether 14 digits have the right keys."""
    if digits.startswith(_POSTE):
        return luhn(digits) or sum(digit - 48 for digit in digits) % 5 == 0
    return luhn(digits) and luhn(digits[:9])


def vat_key_is_right(key: bytes, siren: bytes) -> bool:
    """Whether the two folded characters in front of a SIREN are its key, of the numeric or the newer alphanumeric kind."""
    if key.isdigit():
        return int(key) == (12 + 3 * (int(siren) % 97)) % 97
    first, second = (_ALPHABET.index(character) for character in key)
    check = first * 24 + second - 10 if first < 10 else first * 34 + second - 100
    return (int(siren) + 1 + check // 11) % 11 == check % 11


def _judge_siret(seen: Seen) -> float:
    digits = seen.digits
    is_labelled = seen.is_near(_LABEL_CUE, 40, 30) and seen.is_labelled(_LABEL)
    if not is_siret(digits):
        return 0.45 if is_labelled and not _is_moment(digits) else 0
    if is_labelled:
        return 0.9
    return 0 if _is_moment(digits) or seen.is_after(_NOT_SIRET) or not int(digits) or is_quantity(seen) else 0.75


def _judge_siren(seen: Seen) -> float:
    if is_quantity(seen):
        return 0
    return 0.85 if luhn(seen.digits) else 0.45


def _judge_tva(seen: Seen) -> float:
    siren = seen.match["siren"].translate(None, b" .")
    is_right = int(siren) > 0 and luhn(siren) and vat_key_is_right(seen.match["key"], siren)
    if seen.is_labelled(_TVA_LABEL) or seen.folded.data[max(0, seen.start - 3) : seen.start] == b"tva":
        return 0.95 if is_right else 0.45
    return 0.9 if is_right else 0


def _is_moment(digits: bytes) -> bool:
    """`20240312101500`: a date with its time."""
    try:
        return 1990 <= datetime.strptime(f"{digits.decode()}+0000", "%Y%m%d%H%M%S%z").year <= 2099
    except ValueError:
        return False


PATTERNS = (
    Pattern(
        "companies",
        "FR_SIRET",
        rb"[^0-9a-su-z][0-9]{3}[ ./_-]?[0-9]{3}[ ./_-]?[0-9]{3}[ ./_-]{0,2}[0-9]{5}",
        _SIRET,
        _judge_siret,
    ),
    Pattern(
        "companies",
        "FR_SIRET",
        rb"[^a-z](?:sirene?|r\.?c\.?s\.?|registre du commerce|immatriculee?|company registration|k-?bis)",
        _SIREN,
        _judge_siren,
        items=_ITEM,
    ),
    Pattern(
        "companies",
        "FR_SIRET",
        rb"[^0-9]" + _NINE + rb" ?(?:[(=\[,]{1,2} ?siren| r\.?c\.?s)",
        _SIREN_BEFORE,
        _judge_siren,
    ),
    Pattern(
        "companies",
        "FR_SIRET",
        rb".fr[ .-]?[0-9a-z]{2}[ .-]?[0-9]{3}[ .]?[0-9]{3}[ .]?[0-9]{3}[^0-9a-z]",
        _TVA,
        _judge_tva,
    ),
    Pattern(
        "companies", "FR_SIRET", at(rb"idnps|ps_?id_?nat|1\.2\.250\.1\.71\.4\.2\.[12]|idnst"), _PREFIXED, lambda _: 0.85
    ),
)
