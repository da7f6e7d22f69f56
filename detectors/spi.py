"""SPI, the French tax number: 13 digits, the first 0 to 3, the last three a key of the first ten.

Issued by the DGFiP. Structure and key: https://www.impots.gouv.fr (numéro fiscal de référence),
https://ec.europa.eu/taxation_customs/tin/ (France). Without a label nothing is reported: a NIR without key looks the same.
"""

import re

from detectors.pattern import Pattern, Seen, words

LABEL = words(
    r"(?:num(?:ero)?s?|n[o\xb0]?|identifiants?|id|references?|ref|code|numero de reference)[ ._-]?"
    r"fisc(?:ale?|aux|\.)?(?: de (?:reference|declarante?|contribuable))?",
    r"spi",
    r"(?:numero|n[o\xb0]) (?:de )?(?:telecommunication |simplification des )?(?:impots?|contribuable)",
    r"impots?(?:\.gouv(?:\.fr)?)?",
    r"contribuable",
    r"avis d'impot?s?(?:ition)?",
    r"declarante?",
    r"tax(?:payer)?[ _-]?(?:id(?:entification)?|number|no|reference)(?: number)?",
    r"tin",
    r"nif",
)

_GAP = rb"[ \t./_-]?"
_VALUE = rb"(?P<value>[0-3](?:%b[0-9]){12})(?![0-9a-z])(?![.,][0-9])" % _GAP
_BEHIND = re.compile(
    LABEL.pattern
    + rb"(?: ?[12](?=[ :=)]))?(?:[^0-9\n(]{0,20}+\([^)\n]{0,20}\))?[^0-9\n]{0,40}+(?P<below>\r?\n[ \t]{0,4}(?=[0-9 ]{13,18}(?:\r?\n|\Z)))?"
    + _VALUE
)
"""`N° fiscal 07 99 123 456 194`, also alone on the next line; not `exercice fiscal 2023`."""
_BEFORE = re.compile(rb"(?<![0-9a-z])(?<![0-9][.,])" + _VALUE)
"""`0799123456194 (numéro fiscal)`."""


def key_of(first_ten: bytes) -> int:
    """The key, 0 to 510, of the first ten digits."""
    return int(first_ten) % 511


def _judge(seen: Seen) -> float:
    digits = seen.digits
    is_right = int(digits[10:]) == key_of(digits[:10])
    is_behind = "below" in seen.match.groupdict()
    if is_right and is_behind:
        return 0.9
    if (is_behind and seen.match["below"]) or not seen.is_labelled(LABEL):
        return 0
    return 0.9 if is_right else 0.45


_CORE = LABEL.pattern.replace(rb"(?<![a-z])", rb"[^a-z]").replace(rb"(?![a-z])", rb"[^a-z]")
PATTERNS = (
    Pattern("spi", "FR_SPI", _CORE, _BEHIND, _judge),
    Pattern(
        "spi", "FR_SPI", rb"[^0-9][0-3](?:[ \t./_-]?[0-9]){12}[ ,:=(-]{1,4}(?:num|n\xb0|id|ref|spi)", _BEFORE, _judge
    ),
)
