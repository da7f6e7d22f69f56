"""NIR, the French social security number: 13 characters and a two-digit key; temporary numbers (NIA) have the same shape.

Issued by INSEE. Structure and key: https://www.service-public.fr/particuliers/vosdroits/F33078 and
https://fr.wikipedia.org/wiki/Num%C3%A9ro_de_s%C3%A9curit%C3%A9_sociale_en_France
"""

import re
from operator import itemgetter

import numpy as np

from detectors.normalise import Folded
from detectors.pattern import Mask, Pattern, Places, Seen, cue, last, match_places, words
from detectors.regular import is_grouped_like_nir
from detectors.sights import near
from detectors.specimens import is_specimen

LABEL = words(
    r"nir",
    r"nss",
    r"n(?:[\xb0o]|umero)?s?[ _]?(?:de[ _])?secu(?:rite)?(?:[ _]sociale)?",
    r"secu(?:rite)?(?:[ _]sociale)?",
    r"n[\xb0o]?[ ]?ss",
    r"num(?:ero)?[ _]?ss",
    r"matricule",
    r"assuree?",
    r"assure\(e\)",
    r"immatriculation",
    r"carte vitale",
    r"ins(?:-ni[ra]|i)?",
    r"nia",
    r"(?:numero|n\xb0|nir) provisoire",
    r"social[ _]security",
    r"ssn",
    r"insurance number",
)
_SURE = words("nir", "nss", "sans cle", "secu(?:rite)?(?: sociale)?")
_SPOKEN_OF = cue("nir nss secu securite")
"""Farther behind on the line, they are enough for thirteen digits in one piece, and for a wrong key: `2951099126111;F -> le NIR devient un float`."""
_TRADE = cue("cle nir nss secu assure assuree ayant droit vitale caisse cpam ameli regime mutuelle adherent adherente")
"""Beside them the usual groups are enough."""
_HOUSES = cue("ayant droit vitale caisse cpam ameli regime mutuelle adherent adherente")
"""The same for a wrong key; the label of another number does not speak for it."""
_OTHER_NUMBER = words(
    "siret",
    "siren",
    "iban",
    "rib",
    "ean",
    "gtin",
    "cip",
    "imei",
    "uuid",
    "lot",
    "cb",
    "carte bancaire",
    "amex",
    "american express",
    "horodatage",
    "ipp",
)

_AUTHORITY = re.compile(rb"1\.2\.250\.1\.213\.1\.4\.(?P<last>[0-9]{1,2})(?![0-9])")
"""The authorities of INS numbers. Source: ANS, https://hl7.fr (FR Core profiles)."""
_ROOT = b"1.2.250.1.213.1.4."
ELSEWHERE = re.compile(rb"[<>{}]|[0-9]{13}")
"""What ends the element, or begins another number."""
TEST_AUTHORITIES = (b"10", b"11")
"""Test and demonstration identities."""
_OID_REACH = 100

_SIGN = rb"[ \t\n./_|-]"
_GAP = rb"(?:[ \t./_|-]|[ \t-]?\r?\n[ \t]{0,2})?"
_DIGIT = rb"[0-9oilq]"
_BODY = (
    rb"(?:[1-478]|[il](?=[ ./-]?[0-9][ ./-]?[0-9][ ./-]?[0-9oilq]))"
    + (_GAP + _DIGIT) * 5
    + _GAP
    + rb"[0-9oilqab]"
    + (_GAP + _DIGIT) * 6
)
_KEY = (
    rb"(?:[ ]{0,2}[(\[][ ]?(?:cle|key)?[ ]?[:=]?[ ]?(?P<bracketed>[0-9oilq][ ]?[0-9oilq])[ ]?[)\]]"
    rb"|(?:%b| [-/] |[ ]{0,2}(?:cle|key)[ ]?[:=]?[ ]?)(?P<key>[0-9oilq]%b[0-9oilq]))" % (_GAP, _GAP)
)
EXACT = re.compile(
    rb"(?:(?<![0-9a-z])|(?<=nir)|(?<=nss)|(?<=ins)|(?<=secu))(?<![0-9][.,])(?<![0-9]%b[0-9]%b[0-9]%b)"
    rb"(?P<body>%b)(?:%b)?(?![0-9a-z])" % (_SIGN, _SIGN, _SIGN, _BODY, _KEY)
)
"""`2 95 10 99 126 111 93`; not the inner part of a longer number or of a decimal, not a series of single digits."""
_WIDE = rb"[ \t\r\n./_|-]{0,4}"
_REST = _WIDE + rb"[0-9oilqab]" + (_WIDE + _DIGIT) * 6
_CORE = rb"[^0-9][1-478]%b%b" % ((_WIDE + _DIGIT) * 5, _REST)
_CORE_MISREAD = rb"[^0-9][il][ ./-]?[0-9][ ./-]?[0-9][ ./-]?[0-9oilq]"

_SIGNS = b" \t\r\n./_|-oliqabcekey()[]:="
_READ = bytes.maketrans(b"oqli", b"0011")
SHAPE = re.compile(
    rb"[123478][0-9]{2}(?:0[1-9]|1[0-2]|20|3[0-9]|4[0-2]|[5-9][0-9])"
    rb"(?:(?:0[1-9]|1[0-9]|2[0-9ab]|[3-8][0-9]|9[0-6]|99)(?!000)[0-9]{3}|9[78][0-9](?!00)[0-9]{2})(?!000)[0-9]{3}"
)
_LABELS = re.compile(LABEL.pattern + rb"|cle")
_NO_DIGIT, _OF_CORSICA = 10, 11
_KIND = bytes(
    code - 0x30 if 0x30 <= code <= 0x39 else {0x6F: 0, 0x71: 0, 0x69: 1, 0x6C: 1, 0x61: 11, 0x62: 11}.get(code, 10)
    for code in range(256)
)
"""Of each byte the digit that it is or is read as, or that it is one of Corsica's letters."""
_GROUPED = re.compile(
    rb"[12](?P<sign>[ .])[0-9]{2}(?P=sign)(?:0[1-9]|1[0-2])(?P=sign)[0-9][0-9ab](?P=sign)[0-9]{3}(?P=sign)[0-9]{3}"
)
"""Thirteen digits in groups that no other number has: `2 95 10 99 126 111`."""
_INSIDE = re.compile(rb"[0-9][ ./_-]$")
_FEWEST_DIGITS = 3
"""`1 99 99 99 999 999` shows a form."""
_CORSICA = {b"2a": b"19", b"2b": b"18"}


def key_of(body: bytes) -> int:
    """The key, 1 to 97, of the 13 characters of a NIR in folded spelling."""
    return 97 - int(body[:5] + _CORSICA.get(body[5:7], body[5:7]) + body[7:]) % 97


def parts(seen: Seen) -> tuple[bytes, bytes] | None:
    """The compact body of 13 and the key, which may be empty, of a match of `EXACT`; None if it has not the structure of a NIR."""
    body = _compact(seen.match["body"])
    if not SHAPE.fullmatch(body):
        return None
    value = seen.value
    if value.count(b"\n") > 1 or value.startswith(b"1.2.250.1") or not _is_digit_rich(value):
        return None
    if authority(seen) in TEST_AUTHORITIES:
        return None
    return body, _compact(seen.match["key"] or seen.match["bracketed"] or b"")


def authority(seen: Seen) -> bytes | None:
    """The last part of the authority's OID beside a number, as in HL7, CDA and FHIR, there also on the line before or after."""
    data, start, end = seen.folded.data, seen.start, seen.end
    if data.find(_ROOT, max(0, start - _OID_REACH), end + _OID_REACH) < 0:
        return None
    after = _AUTHORITY.search(data, end, end + _OID_REACH)
    before = last(_AUTHORITY.finditer(data, max(0, start - _OID_REACH), start))
    gaps = [(data[end : after.start()], after)] if after else []
    gaps += [(data[before.end() : start], before)] if before else []
    near = [(b"\n" in gap, found["last"]) for gap, found in gaps if not ELSEWHERE.search(gap)]
    return min(near, key=itemgetter(0))[1] if near else None


def _hopeful(folded: Folded, starts: Places) -> Mask:
    """Which fifteen digits that begin there end in their key, or have letters of Corsica among them, or a label near."""
    data = folded.data
    kinds = np.frombuffer(data.translate(_KIND), np.uint8)
    places = np.flatnonzero(kinds < _NO_DIGIT)
    digits = np.append(kinds[places], np.zeros(15, np.uint8)).astype(np.int64)
    ends = np.append(places, np.full(15, len(data)))
    first = np.searchsorted(places, starts)
    body = digits[first[:, None] + np.arange(13)] @ 10 ** np.arange(12, -1, -1)
    has_key = body % 97 + 10 * digits[first + 13] + digits[first + 14] == 97
    corsican = np.append(0, np.cumsum(kinds == _OF_CORSICA))
    is_corsican = corsican[ends[first + 14]] > corsican[starts]
    mask: Mask = has_key | is_corsican | near(starts, match_places(folded, _LABELS))
    return mask


def _judge(seen: Seen) -> float:
    found = parts(seen)
    if found is None or is_specimen(seen):
        return 0
    body, key = found
    return _with_key(seen, int(key) == key_of(body)) if key else _without_key(seen)


def _with_key(seen: Seen, is_right: bool) -> float:
    if seen.is_labelled(LABEL):
        return 0.95 if is_right else 0 if _is_inside(seen) or len(set(seen.digits)) < _FEWEST_DIGITS else 0.45
    if not is_grouped_like_nir(seen.value) or seen.is_after(_OTHER_NUMBER):
        return 0
    if is_right:
        return 0.85
    is_of_trade = _GROUPED.match(seen.value) is not None and not _is_inside(seen) and seen.is_near(_HOUSES, 60, 60)
    return 0.45 if is_of_trade else _spoken_of(seen)


def _without_key(seen: Seen) -> float:
    if _is_inside(seen):
        return 0
    if not seen.is_labelled(LABEL):
        if _GROUPED.fullmatch(seen.value) and seen.is_near(_TRADE, 60, 60):
            return 0 if seen.is_after(_OTHER_NUMBER) else 0.6
        return _spoken_of(seen) if seen.value.isalnum() and not seen.is_after(_OTHER_NUMBER) else 0
    return 0.75 if seen.is_labelled(_SURE) else 0.5


def _spoken_of(seen: Seen) -> float:
    """`1 84 03 75 116 203 41, c'est un numéro de sécu valide ?`."""
    return 0.45 if seen.is_near(_SPOKEN_OF, 0, 60) else 0


def _is_inside(seen: Seen) -> bool:
    """Digits in front: fifteen that begin inside one number and end inside that of the next line are no number of their own."""
    return _INSIDE.search(seen.folded.data, max(0, seen.start - 2), seen.start) is not None


def _is_digit_rich(value: bytes) -> bool:
    """Most of it are digits as written, so that letters may be misread digits."""
    return len(value.translate(None, _SIGNS)) >= 9


def _compact(value: bytes) -> bytes:
    """Without separators, and with the letters that a scanner takes for digits read as digits."""
    return value.translate(_READ, b" \t\r\n./_|-")


PATTERNS = (
    Pattern("nir", "FR_NIR", _CORE, EXACT, _judge, tells_digits=True, hopeful=_hopeful),
    Pattern("nir", "FR_NIR", _CORE_MISREAD, EXACT, _judge),
)
