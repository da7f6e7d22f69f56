"""Digits that a scanner took for letters, or that somebody wrote so: `O6 39 98 l2 34`, `FR76 3O99`, `sujet O12-OO45`.

O and Q stand for 0, I, l and | for 1. S, B and Z stand for 5, 8 and 2 only where a check digit proves it.
"""

import re
from collections.abc import Iterator

from detectors.disguises.rewriting import Rewriting, Stretch, Windows, matches
from detectors.normalise import Folded
from detectors.pattern import Hit

TRIGGER = rb"[0-9][ ./-]?[oqil|sbz]{1,3}[ ./-]?[0-9]|[^a-z0-9][oqil|sbz]{1,2}[ ./-]?[0-9][ ./-]?[0-9]|[0-9]{2}[ ./-]?[oqil|sbz]{1,2}[^a-z0-9]"
_RUN = re.compile(
    rb"(?<![0-9a-z])(?=[a-z]{0,2}[^0-9]{0,4}[0-9])(?P<head>[a-z]{2}(?=[0-9oqil][0-9oqil]))?[0-9oqil|sbz](?:[ ./_-]{0,2}[0-9oqil|sbz]){5,33}+"
    rb"(?![0-9a-z])"
)
_LETTERS = b"oqil|sbz"
_NOT_DIGITS = bytes(code for code in range(256) if not 0x30 <= code <= 0x39)
_READ = bytes.maketrans(b"oqil|", b"00111")
_READ_ALL = bytes.maketrans(b"oqil|sbz", b"00111582")
_PLAIN, _ODD = re.compile(rb"[oqil|]"), re.compile(rb"[sbz]")
_CODES = re.compile(rb"[a-z][0-9]{2}\.[0-9][ ,;]{1,2}[a-z][0-9]{2}\.[0-9]")
"""A row of codes of diseases."""
_COLUMNS = re.compile(rb"[ ]\|[ ]|\|[0-9]{1,4}\||\|[ ]?[0-9]+[ ]?\|")
_CHECKED = frozenset({"FR_NIR", "FR_INS", "IBAN_CODE", "FR_RPPS", "CREDIT_CARD", "FR_SIRET"})
_LEAST = 0.7
_BARE = 0.6
"""Enough for a hit that is all of it."""
_PROVEN = 0.85


def rewritings(folded: Folded, windows: Windows) -> Iterator[Rewriting]:
    """Numbers with their letters read as digits: the plain cases, then all."""
    runs = [
        (run.end("head") if run["head"] else run.start(), run.end())
        for run in matches(_RUN, folded.data, windows)
        if _is_misread(run)
    ]
    for table, accepts, letters in ((_READ, _likely, _PLAIN), (_READ_ALL, _proven, _ODD)):
        rewriting = Rewriting(folded, accepts)
        for low, high in runs:
            if letters.search(folded.data, low, high):
                rewriting.add([(folded.data[low:high].translate(table), low, high)])
        yield rewriting


def _is_misread(run: re.Match[bytes]) -> bool:
    """Some letters, but about as many digits; no columns of a table."""
    value = run[0]
    digits, letters = len(value.translate(None, _NOT_DIGITS)), len(value) - len(value.translate(None, _LETTERS))
    if not 0 < letters <= digits + 1:
        return False
    around = run.string, max(0, run.start() - 1), run.end()
    return _COLUMNS.search(*around) is None and _CODES.search(*around) is None


def _likely(hit: Hit, stretch: Stretch) -> bool:
    return hit.score >= (_BARE if hit.start <= stretch.start and hit.end >= stretch.end else _LEAST)


def _proven(hit: Hit, _: Stretch) -> bool:
    return hit.entity in _CHECKED and hit.score >= _PROVEN
