"""Numbers that neighbouring countries give their people, as French hospitals meet them.

Belgium (national register), Switzerland (AVS) and Italy (codice fiscale) by shape and key; Spain (DNI, NIE) and the Netherlands (BSN), which
any number may look like, behind their labels. Sources: https://www.ibz.rrn.fgov.be, https://www.zas.admin.ch (NAVS13), D.M. 23 December 1976
(Italy), Real Decreto 1553/2005 (Spain), https://www.rvig.nl (BSN).
"""

import re
from itertools import cycle

from detectors.pattern import Pattern, Seen

_BELGIAN = re.compile(
    rb"(?<![0-9a-z])(?<![0-9][.-])[0-9]{2}\.[0-9]{2}\.[0-9]{2}[ -]{1,2}[0-9]{3}[.-][0-9]{2}(?![0-9a-z])(?![.-][0-9])"
)
"""`85.07.30-033.28`."""
_BELGIAN_LABELS = rb"(?:niss|insz|rijksregister(?:nummer)?|(?:numero|num|n[o\xb0]) (?:de |du )?(?:registre )?national|registre national)"
_BELGIAN_BEHIND = re.compile(
    rb"(?<![a-z])%b(?![a-z])[^0-9\n]{0,20}(?P<value>[0-9]{2}[ .]?[0-9]{2}[ .]?[0-9]{2}[ -]?[0-9]{3}[ .-]?[0-9]{2})(?![0-9a-z])"
    % _BELGIAN_LABELS
)
"""`NISS 85073003328`."""
_AVS = re.compile(
    rb"(?<![0-9a-z])(?<![0-9][.,-])756(?P<sign>[. -]?)[0-9]{4}(?P=sign)[0-9]{4}(?P=sign)[0-9]{2}(?![0-9a-z])(?![.-][0-9])"
)
"""`756.1234.5678.97`."""
_CODICE = re.compile(rb"(?<![0-9a-z])[a-z]{6}[0-9]{2}[abcdehlmprst][0-9]{2}[a-z][0-9]{3}[a-z](?![0-9a-z])")
"""`VTRDEO57C52H501L`."""
_SPANISH = re.compile(
    rb"(?<![a-z])(?:dni|nie|nif)(?![a-z])[^0-9\n]{0,14}?(?<![0-9a-z])(?P<value>(?:[0-9]{8}|[xyz]-?[0-9]{7})[ -]?[a-z])(?![0-9a-z])"
)
"""`DNI 57031412Z`, `NIE X-1234567-L`."""
_DUTCH = re.compile(rb"(?<![a-z])(?:bsn|burgerservicenummer)(?![a-z])[^0-9\n]{0,14}(?P<value>[0-9]{9})(?![0-9a-z])")
_ODD = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23)
"""What a letter in an odd place of a codice fiscale counts for its key; the first ten are those of figures, too."""
_DNI_LETTERS = b"trwagmyfpdxbnjzsqvhlcke"
_DNI_FIRST = bytes.maketrans(b"xyz", b"012")
_BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def is_belgian(digits: bytes) -> bool:
    """Whether eleven digits end with their key, of somebody born before 2000 or later."""
    body, key = int(digits[:9]), int(digits[9:])
    return key in (97 - body % 97, 97 - (2_000_000_000 + body) % 97)


def is_avs(digits: bytes) -> bool:
    """Whether thirteen digits end with their key (EAN-13)."""
    return sum(weight * (digit - 48) for weight, digit in zip(cycle((1, 3)), digits, strict=False)) % 10 == 0


def is_codice(code: bytes) -> bool:
    """Whether sixteen folded signs end with their key."""
    counted = [sign - 48 if sign < 58 else sign - 97 for sign in code]
    return counted[15] == sum(one if place % 2 else _ODD[one] for place, one in enumerate(counted[:15])) % 26


def is_dni(code: bytes) -> bool:
    """Whether the figures of a DNI or NIE, folded and without signs between, end with their letter."""
    return code[-1] == _DNI_LETTERS[int(code[:-1].translate(_DNI_FIRST)) % 23]


def is_bsn(digits: bytes) -> bool:
    """Whether nine digits pass the test of eleven."""
    return sum(weight * (digit - 48) for weight, digit in zip(_BSN_WEIGHTS, digits, strict=True)) % 11 == 0


def _judge_belgian(seen: Seen) -> float:
    return 0.9 if is_belgian(seen.digits) else 0


def _judge_behind(seen: Seen) -> float:
    return 0.9 if is_belgian(seen.digits) else 0.4


def _judge_avs(seen: Seen) -> float:
    return 0.9 if is_avs(seen.digits) else 0


def _judge_codice(seen: Seen) -> float:
    return 0.95 if is_codice(seen.value) else 0


def _judge_spanish(seen: Seen) -> float:
    return 0.9 if is_dni(seen.value.translate(None, b" -")) else 0.4


def _judge_dutch(seen: Seen) -> float:
    return 0.9 if is_bsn(seen.digits) else 0.4


PATTERNS = (
    Pattern(
        "foreign_ids",
        "FR_ID_DOCUMENT",
        rb"[^0-9a-z][0-9]{2}\.[0-9]{2}\.[0-9]{2}[ -]{1,2}[0-9]{3}[.-][0-9]{2}",
        _BELGIAN,
        _judge_belgian,
    ),
    Pattern("foreign_ids", "FR_ID_DOCUMENT", rb"[^a-z]%b" % _BELGIAN_LABELS, _BELGIAN_BEHIND, _judge_behind),
    Pattern(
        "foreign_ids",
        "FR_ID_DOCUMENT",
        rb"[^0-9a-z]756[. -]?[0-9]{4}[. -]?[0-9]{4}[. -]?[0-9]{2}",
        _AVS,
        _judge_avs,
        tells_digits=True,
    ),
    Pattern(
        "foreign_ids",
        "FR_ID_DOCUMENT",
        rb"[a-z]{4}[0-9]{2}[abcdehlmprst][0-9]{2}[a-z][0-9]{3}[a-z]",
        _CODICE,
        _judge_codice,
        lead=(6, b"abcdefghijklmnopqrstuvwxyz"),
    ),
    Pattern("foreign_ids", "FR_ID_DOCUMENT", rb"[^a-z](?:dni|nie|nif)[^a-z]", _SPANISH, _judge_spanish),
    Pattern("foreign_ids", "FR_ID_DOCUMENT", rb"[^a-z](?:bsn|burgerservicenummer)[^a-z]", _DUTCH, _judge_dutch),
)
