"""Telephone numbers: French (metropolitan, overseas), international behind `+` or `00`, and short hospital extensions behind a label.

Numbering plan: ARCEP, https://www.arcep.fr/demarches-et-services/professionnels/numerotation.html; E.164 for the rest.
"""

import re

from detectors.pattern import Pattern, Seen, stands, words
from detectors.public_contacts import SERVICE, SERVICE_HINT, SWITCHBOARD, is_public_number

LABEL = words(
    r"tele?(?:phone)?s?",
    r"(?:tel|telephone)[ _]?(?:portable|mobile|fixe|pro|perso|domicile)",
    r"portable",
    r"mobile",
    r"gsm",
    r"fax",
    r"telecopie",
    r"phone",
    r"cell",
    r"appel(?:er|ez)?",
    r"(?:in)?joignable(?: au)?",
    r"contact(?:er)?",
    r"standard",
    r"secretariat",
    r"whatsapp",
    r"sms",
    r"numero",
)
_NOT_PHONE = words(
    r"scores?",
    r"cotations?",
    r"echelles?",
    r"eva",
    r"lots?",
    r"kit",
    r"ref(?:erence)?s?",
    r"series?",
    r"siret",
    r"siren",
    r"ipp",
    r"nip",
    r"nda",
    r"iep",
    r"rpps",
    r"adeli",
    r"finess",
    r"imei",
    r"ean",
    r"gtin",
    r"cip",
    r"colis",
    r"facture",
    r"commande",
    r"dossier",
    r"valeurs?",
    r"doses?",
    r"version",
    r"isbn",
    r"iban",
    r"code",
    r"idnps",
    r"fiscale?",
    r"spi",
    r"nir",
    r"secu",
)
_UNIT = words("copies", "ufc", "euros?", "mg", "ml", "ui", "kg", "patients?", "cellules", "/ ?m[lm]", "%")

_GAP = rb"[ \t./_-]{0,2}"
_DIGIT = rb"[0-9oli]"
_OTHER = rb"0[1-9](?:[ .]?[0-9]{2}){4}(?![0-9])"
_EDGE = rb"(?![0-9a-z])(?![._-][0-9])(?!/(?!%b)[0-9])" % _OTHER
"""Not the first part of a longer number; `06 39 98 12 34/01 99 00 78 56` are two."""
_LEFT = rb"(?:(?:(?<![0-9a-z])|(?<=tel)|(?<=fax))(?<![0-9][.,/-])|(?<=[ .][0-9]{2}[ .][0-9]{2}/)|(?<=0[0-9]{9}/))"
_NATIONAL = re.compile(_LEFT + rb"0\)?" + (_GAP + _DIGIT) * 9 + _EDGE)
"""`06 39 98 12 34`, `(0)6 39 98 12 34`; not `0.123456789`, not a part of a longer number."""
_FRENCH_ABROAD = re.compile(
    rb"(?<![0-9a-z+])(?:\+|00 ?|\(\+?)(?:33|262|590|594|596|508|687|689)\)?"
    + _GAP
    + rb"(?:\(0\)|0(?=[ .-]?[1-9]))?"
    + rb"(?:(?:%b[0-9]){9}|(?:%b[0-9]){8}|(?:%b[0-9]){6})(?![0-9a-z])" % (_GAP, _GAP, _GAP)
)
"""`+33 (0)1 99 00 78 56`, `0033 1…`, `(33) 1…`; not `+33 kg`."""
_ABROAD = re.compile(
    rb"(?<![0-9a-z+])(?<![0-9][ .,/-])(?<!/[a-z]/)(?<!\(01\))(?:\+|00(?=[1-9]))(?!33|262|590|594|596|508|687|689)[1-9]"
    rb"(?:(?!\. )[ ./()_-]{0,2}[0-9]){7,14}" + _EDGE
)
"""`+44 20 7946 0018`, `0044 20 7946 0018`; not `+12`, nor `EMEA/H/C/003820/0133`."""
_BEHIND_LABEL = re.compile(
    rb"(?<![a-z])(?:tel(?:ephone)?|portable|mobile|gsm|fax|phone)\.?[ ]{0,2}[:=]?[ ]?(?P<value>(?!0[ ./-]{0,2}[1-9](?:[ ./-]{0,2}[0-9]){8}(?!"
    rb"[ ./-]?[0-9]))\(?[0-9]\)?(?:(?!\. )[ ./()-]{0,2}[0-9]){7,13})" + _EDGE
)
"""`Tel : 022 555 12 34`, of any country; not `tel 12`."""
_SHORT = (
    rb"(?:poste(?: (?:ide|infirmier|medical|de soins|de secours|secretariat))?"
    rb"|dect|bip|biper|beep|ext|extension|ligne (?:interne|directe)|(?:numero|n[o\xb0]) (?:court|interne)"
    rb"|tel(?:ephone)?\.? (?:int(?:erne)?|bloc|service|garde|bureau|secretariat|ide|infirmier|medecin|urgences|labo|pharmacie|rea|cadre|direct|box)"
    rb"|(?:r?appele[rz]|joindre|joignable|contacte[rz])(?:[ -](?:moi|nous|le|la|les))? au)"
)
_EXTENSION = re.compile(
    rb"(?<![a-z])%b\.?(?: interne)?(?: n[o\xb0])?"
    rb"[ ]?[:=]?[ ]?(?P<value>[0-9](?:[ .-]?[0-9]){3,4})(?![ .-]?[0-9]|[a-z%%])" % _SHORT
)
"""`DECT 6 20 41`, `tel bloc 7 4410`; not `poste 2024`."""
_EVERYBODYS = re.compile(rb"3[0-9](?: ?[0-9]){2}|10[0-9]{2}|1 ?1 ?[68](?: ?[0-9]){2,3}")
"""`3919`, `36 46`, `1013`: short numbers of the public plan."""
_SPOKEN_ZERO = re.compile(rb"(?<![a-z])zero ?(?P<value>[67](?:[ ./-]{0,2}[0-9]{2}){4})(?![0-9a-z])(?![.,-][0-9])")
"""`zero7 81 44 26 90`: so nobody reads it as a number."""
_NUMBER = re.compile(rb"[0-9]+")
_GROUPED = re.compile(rb"[0-9]{10}|[0-9]{2,4}(?:[ \t./_-]{1,2}[0-9]{2,4})+")
_PAIRS = re.compile(rb"[0-9]{2}(?:[\t][0-9]{2}){4}")
_LONGER = re.compile(rb"[0-9][ ._-]\Z")
_IN_PAIRS = re.compile(rb"[0-9a-z]{10}|[0-9a-z]{2}(?:[ \t./_-]{1,2}[0-9a-z]{2}){4}|0[67][0-9]{2}(?: [0-9]{2}){3}")
"""What may stand behind other digits; not the end of `1 68 05 34 172 011`."""
_YEAR = re.compile(rb"(?:19|20)[0-9]{2}")
_DATE = re.compile(rb"[0-3][0-9]([ ./-])[01][0-9]\1(?:19|20)[0-9]{2}")
_FAR, _NEAR = 80, 40
"""How far before and behind a switchboard is told."""
_READ = bytes.maketrans(b"oli", b"011")


def _judge(seen: Seen) -> float:
    digits = seen.value.translate(_READ, b" \t./_-)")
    if digits[1] == 0x30 or not digits[2:10].strip(b"0") or is_public_number(seen.value) or _is_of_service(seen):
        return 0
    if _LONGER.search(seen.folded.data, max(0, seen.start - 2), seen.start) and not _IN_PAIRS.fullmatch(seen.value):
        return 0
    if seen.is_labelled(LABEL):
        return 0.85
    return 0.6 if _is_grouped(seen.value) and not _is_series(seen.value) and not _is_claimed(seen) else 0


def _is_of_service(seen: Seen) -> bool:
    """The line of a public service, or a hospital's switchboard, told before or behind."""
    start, end = seen.start, seen.end
    if stands(seen.folded, SERVICE_HINT, max(0, start - _FAR), start) and (
        seen.is_after(SERVICE) or seen.is_after(SWITCHBOARD, _FAR)
    ):
        return True
    return stands(seen.folded, SERVICE_HINT, end, end + _NEAR) and seen.is_before(SWITCHBOARD, _NEAR)


def _judge_abroad(seen: Seen) -> float:
    if (seen.value.startswith(b"00") and _is_claimed(seen)) or is_public_number(seen.value) or _is_of_service(seen):
        return 0
    return 0.85 if seen.is_labelled(LABEL) else 0.7


def _judge_behind_label(seen: Seen) -> float:
    return 0.7 if seen.digits[2:10].strip(b"0") else 0


def _judge_extension(seen: Seen) -> float:
    """No year, and no number that everybody may call: `appeler au 3919`."""
    is_public = seen.match[0].endswith(b" au " + seen.value) and _EVERYBODYS.fullmatch(seen.value)
    return 0 if _YEAR.fullmatch(seen.value) or is_public else 0.7


def _is_grouped(value: bytes) -> bool:
    """Written as people write telephone numbers: in one piece, or in groups of two to four digits; no date in front, no table."""
    if b"\t" in value and not _PAIRS.fullmatch(value):
        return False
    return _GROUPED.fullmatch(value) is not None and not _DATE.match(value)


def _is_series(value: bytes) -> bool:
    """`03 04 05 06 07`: numbers at equal steps."""
    numbers = [int(group) for group in _NUMBER.findall(value)]
    if len(numbers) < 3:
        return False
    step = numbers[1] - numbers[0]
    return numbers == [numbers[0] + step * place for place in range(len(numbers))]


def _is_claimed(seen: Seen) -> bool:
    """A label or a unit says that it is something else."""
    return seen.is_after(_NOT_PHONE) or seen.is_before(_NOT_PHONE) or seen.is_before(_UNIT, 10)


PATTERNS = (
    Pattern(
        "phone",
        "PHONE_NUMBER",
        rb"[^0-9]0\)?" + (rb"[ \t./_-]{0,2}" + _DIGIT) * 9,
        _NATIONAL,
        _judge,
        tells_digits=True,
    ),
    Pattern(
        "phone",
        "PHONE_NUMBER",
        rb"[^0-9](?:\+|00 ?|\(\+?)(?:33|262|590|594|596|508|687|689)",
        _FRENCH_ABROAD,
        _judge_abroad,
        tells_digits=True,
    ),
    Pattern(
        "phone",
        "PHONE_NUMBER",
        rb"[^0-9a-z+](?:\+|00)[1-9](?:[ ./()_-]{0,2}[0-9]){7}",
        _ABROAD,
        _judge_abroad,
        tells_digits=True,
    ),
    Pattern(
        "phone",
        "PHONE_NUMBER",
        rb"[^a-z](?:tel|telephone|portable|mobile|gsm|fax|phone)[^a-z]",
        _BEHIND_LABEL,
        _judge_behind_label,
    ),
    Pattern(
        "phone",
        "PHONE_NUMBER",
        rb"[^a-z]%b[^a-z]" % _SHORT,
        _EXTENSION,
        _judge_extension,
    ),
    Pattern("phone", "PHONE_NUMBER", rb"[^a-z]zero ?[67]", _SPOKEN_ZERO, lambda _: 0.7),
)
