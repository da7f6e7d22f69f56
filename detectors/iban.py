"""IBAN, the international bank account number, the French RIB (bank 5, branch 5, account 11, key 2), and the BIC of a bank.

IBAN: ISO 13616, lengths from the SWIFT registry, https://www.swift.com/standards/data-standards/iban-international-bank-account-number,
checked mod 97-10 (ISO 7064). RIB key: https://fr.wikipedia.org/wiki/Relev%C3%A9_d%27identit%C3%A9_bancaire. The national check digits
of other countries are left alone: SWIFT's own Belgian sample fails them. BIC: ISO 9362, has no key: four letters, a country, two or five more.
"""

import re

import numpy as np

from detectors.normalise import Folded
from detectors.pattern import Mask, Pattern, Places, Seen, words
from detectors.specimens import is_specimen

LABEL = words("iban", "rib", "compte(?: bancaire)?", "bank account", "virement", "coordonnees bancaires")
_RIB_LABEL = words("rib", "compte(?: bancaire)?", "coordonnees bancaires", "releve d'identite bancaire")

_REGISTRY = """
AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18
FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20
LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24
SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
"""
_LENGTHS = {country.lower().encode(): int(length) for country, length in re.findall("([A-Z]{2})([0-9]{2})", _REGISTRY)}
_GAP = rb"[ \t\r\n./_-]{0,2}"
_ALNUM = rb"[0-9a-z]"
COUNTRY = rb"(?:%b)" % b"|".join(_LENGTHS)
_HEAD = rb"%b%b[0-9]%b[0-9]" % (COUNTRY, _GAP, _GAP)
_IBAN = re.compile(rb"(?<![0-9a-z])(?=(?P<country>[a-z]{2}))%b(?:%b%b){11,30}" % (_HEAD, _GAP, _ALNUM))
"""`FR37 3099 9007 …`, grouped any way; how much of it belongs to the number is for the country's length to say."""
_IBAN_CORE = rb"[a-z][a-z]%b[0-9]%b[0-9](?:%b%b){4}%b[0-9]" % (_GAP, _GAP, _GAP, _ALNUM, _GAP)
_OF_LENGTH = {
    country: re.compile(rb"(?:[^0-9a-z]{0,2}[0-9a-z]){%d}(?![0-9a-z])" % length) for country, length in _LENGTHS.items()
}
_RIB = re.compile(
    rb"(?<![0-9a-z])(?<![0-9][ .-])(?P<bank>[0-9]{5})[ ./-](?P<branch>[0-9]{5})[ ./-]?(?P<account>(?:[0-9a-z][ ]?){11})[ ./-]?(?P<key>[0-9]{2})"
    rb"(?![0-9a-z])"
)
_RIB_COMPACT = re.compile(
    rb"(?<![a-z])rib(?![a-z])[^0-9\n]{0,12}(?P<value>(?P<bank>[0-9]{5})(?P<branch>[0-9]{5})(?P<account>[0-9a-z]{11})(?P<key>[0-9]{2}))(?![0-9a-z])"
)
_COUNTRIES = frozenset(
    b"ad ae af ag ai al am ao ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co"
    b" cr cu cv cw cy cz de dj dk dm do dz ec ee eg er es et fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gt gu gw gy hk hn hr ht"
    b" hu id ie il im in iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm"
    b" mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pr ps pt pw py qa re ro rs ru rw sa"
    b" sb sc sd se sg sh si sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug us uy uz va vc ve vg vi vn"
    b" vu wf ws xk ye yt za zm zw".split()
)
_BIC = re.compile(
    rb"(?<![a-z])(?:bic|swift)(?![a-z])(?:[ /-]{1,3}(?:bic|swift|code))?(?P<sign>[ ]?\)?[\"']?[ ]?[:=|;][ \"']{0,2}| (?:n[o\xb0]|est) | )"
    rb"(?P<value>[a-z]{4}(?P<country>[a-z]{2})[ ]?[a-z0-9]{2}(?:[ ]?[a-z0-9]{3})?)(?![a-z0-9])"
)
"""`BIC AGRIFRPP`; not `stylo BIC CRISTAL1`, whose country is none."""
_INCOMPLETE = re.compile(
    rb"(?<![a-z])iban(?![a-z])[^0-9a-z\n]{0,6}(?:(?:est|is|n[o\xb0]|du compte|beneficiaire)[^0-9a-z\n]{1,3})?"
    rb"(?P<value>%b(?:[ \t./_-]{0,2}(?:[0-9]|(?<=[0-9])[a-z](?![a-z])|[a-z](?=[ ]?[0-9]))){6,32}+)(?![0-9a-z])" % _HEAD
)
"""`IBAN FR76 3099 9007 7`, which was cut short or lost a digit; not `IBAN FR76 XXXX`."""
_LONGER = re.compile(rb"[ .-][0-9]{1,2}(?![0-9a-z])(?! ?(?:\x80|eur|%))")
"""A last small group that makes the number longer than the country's IBANs; not an amount of money."""
_LETTER_VALUES = bytes.maketrans(b"abcdefghijklmnopqrstuvwxyz", b"12345678912345678923456789")
_IS_COUNTRY = np.zeros((256, 256), dtype=bool)
_IS_COUNTRY[tuple(zip(*_LENGTHS, strict=True))] = True
_IS_ALNUM = np.isin(np.arange(256), list(b"0123456789abcdefghijklmnopqrstuvwxyz"))
_DIGITS_OF = [b"%d" % int(chr(byte), 36) if chr(byte).isalnum() and byte < 0x80 else b"" for byte in range(256)]


def mod97(iban: bytes) -> int:
    """Remainder of a compact folded IBAN, 1 if its check digits are right."""
    account = iban[4:]
    digits = account if account.isdigit() else b"".join(map(_DIGITS_OF.__getitem__, account))
    return int(digits + _DIGITS_OF[iban[0]] + _DIGITS_OF[iban[1]] + iban[2:4]) % 97


def rib_key(bank: bytes, branch: bytes, account: bytes) -> int:
    """The key, 1 to 97, of a folded compact RIB."""
    b, g, c = (int(part.translate(_LETTER_VALUES)) for part in (bank, branch, account))
    return 97 - (89 * b + 15 * g + 3 * c) % 97


def _hopeful(folded: Folded, starts: Places) -> Mask:
    """Of second letters: those of a country that begins there."""
    data = np.frombuffer(b"\n\n" + folded.data, np.uint8)
    before, first, second = (data[starts + place] for place in range(3))
    mask: Mask = _IS_COUNTRY[first, second] & ~_IS_ALNUM[before]
    return mask


def _of_length(seen: Seen) -> tuple[int, int]:
    """As many letters and digits as the country's IBANs have; empty where there are fewer, or more in the same group."""
    found = _OF_LENGTH[seen.match["country"]].match(seen.folded.data, seen.start)
    return found.span() if found and found.end() <= seen.end else (seen.start, seen.start)


def _judge(seen: Seen) -> float:
    iban = _compact(seen.value)
    if iban[2:4] not in (b"00", b"01", b"99") and mod97(iban) == 1:
        is_whole = not _LONGER.match(seen.folded.data, seen.end) or _is_french(iban) or seen.is_after(LABEL)
        return 0.95 if is_whole and not is_specimen(seen) else 0
    is_told = len(seen.digits) >= len(iban) // 2 and seen.is_after(LABEL)
    return 0.45 if is_told and not is_specimen(seen) else 0


def _is_french(iban: bytes) -> bool:
    """Whether a compact IBAN bears the key of a RIB, too: its length is sure, whatever stands behind."""
    bank, branch, account, key = iban[4:9], iban[9:14], iban[14:25], iban[25:]
    return iban[:2] == b"fr" and (bank + branch + key).isdigit() and rib_key(bank, branch, account) == int(key)


def _judge_rib(seen: Seen) -> float:
    account = _compact(seen.match["account"])
    is_right = rib_key(seen.match["bank"], seen.match["branch"], account) == int(seen.match["key"])
    if seen.is_after(_RIB_LABEL):
        return 0.9 if is_right else 0.45
    return 0.6 if is_right else 0


def _judge_rib_compact(seen: Seen) -> float:
    key = rib_key(seen.match["bank"], seen.match["branch"], seen.match["account"])
    return 0.9 if key == int(seen.match["key"]) else 0.45


_NEAR = frozenset(b"ad at be ch cz de dk es fi fr gb gr ie it lu ma mc nl no pl pt re ro se tn us".split())
"""Countries whose banks' codes may have no digit; elsewhere eight letters are rather a word: `SEMESTRE`, `RESULTAT`."""


def _judge_bic(seen: Seen) -> float:
    """Eight letters behind a brand of pens may be a word: without a colon they must be capitals, and end as no French word does."""
    country = seen.match["country"]
    if country not in _COUNTRIES or (country not in _NEAR and seen.value.isalpha() and not seen.value.endswith(b"xxx")):
        return 0
    if len(seen.match["sign"]) < 2 and not seen.original(seen.start, seen.end).isupper():
        return 0
    return 0.8 if b" " not in seen.value or seen.digits else 0.7


def _compact(value: bytes) -> bytes:
    return value.translate(None, b" \t\r\n./_-")


PATTERNS = (
    Pattern(
        "iban",
        "IBAN_CODE",
        _IBAN_CORE,
        _IBAN,
        _judge,
        _of_length,
        lead=(1, b"abcdefghijklmnopqrstuvwxyz"),
        hopeful=_hopeful,
    ),
    Pattern("iban", "IBAN_CODE", rb"[^a-z]iban[^a-z]", _INCOMPLETE, lambda _: 0.45),
    Pattern("iban", "IBAN_CODE", rb"[^0-9a-z][0-9]{5}[ ./-][0-9]{5}[ ./-]?[0-9a-z]", _RIB, _judge_rib),
    Pattern("iban", "IBAN_CODE", rb"[^a-z]rib[^a-z]", _RIB_COMPACT, _judge_rib_compact),
    Pattern("iban", "IBAN_CODE", rb"[^a-z](?:bic|swift)[^a-z]", _BIC, _judge_bic),
)
