r"""Numbers whose groups are held apart by what no number has: `06*39*98*12*34`, `2 - 95 - 10`, `06\39\98`, a group on each line.

Written with single blanks and searched once more. Lists and tables look alike: only a hit over the whole row of groups is believed,
which a check digit or a label makes sure, or which is grouped like a telephone number by a sign that lists do not have.
"""

import re
from collections.abc import Iterator

from detectors.disguises.rewriting import Accepts, Piece, Rewriting, Stretch, Windows, matches
from detectors.iban import COUNTRY
from detectors.normalise import Folded
from detectors.pattern import Hit
from detectors.regular import CLOCK, LOG_LINE, is_grouped_like_nir, is_labelled, may_be_labelled

_SIGN = rb"(?:[^a-z0-9\n]{1,6}|[^a-z0-9\n]{0,3}\n[^a-z0-9\n]{0,8})"
_GROUP = rb"(?:[a-z]{0,3}[0-9][0-9a-z]{0,9})(?![0-9a-z])"
_ODD = rb"(?:[^a-z0-9 \t./_\-|\n]|[^a-z0-9\n]{2,6}|[^a-z0-9\n]{0,3}\n[^a-z0-9\n]{0,8})"
_GROUPS = (
    rb"[0-9]%b[0-9a-z]{1,6}%b[0-9a-z]{1,6}|[^0-9a-z]0[1-9](?:%b[0-9]{2}){4}[^0-9a-z]"
    rb"|[^0-9a-z][1-478]%b[0-9]{2}%b[0-9]{2}%b[0-9]|[^0-9a-z][1-478](?:%b[0-9]){12}[^0-9a-z]"
) % ((_ODD,) * 7)
TRIGGER = rb"[a-z]{2}.{0,44}%b" % _GROUPS
"""Behind words, or grouped like a number: rows of figures are neither."""
SIGN = _GROUPS
"""The same without the words, which takes half the time: a first look."""
_ALIKE = re.compile(rb"(?<![a-z0-9])%b(?P<sign>%b)%b(?:(?P=sign)%b){0,30}+" % (_GROUP, _ODD, _GROUP, _GROUP))
"""Groups with the same odd sign between all of them. Not `12 34`."""
_MIXED = re.compile(rb"(?<![a-z0-9])%b(?:%b%b){1,30}+" % (_GROUP, _SIGN, _GROUP))
"""Groups with any signs between them."""
_IBAN = re.compile(rb"(?<![a-z0-9])%b%b?[0-9]{2}(?:%b[0-9a-z]{1,5}(?![0-9a-z])){3,30}+" % (COUNTRY, _SIGN, _SIGN))
_OWN = re.compile(rb"[^a-z0-9 \t./_|-]|[^a-z0-9]{2}")
"""What holds groups apart in no ordinary spelling; not the points of `81.23.45.67`, which are read as they stand."""
_OTHER = re.compile(
    rb"[0-9a-f]{4}, ?[0-9a-f]{4}|[0-9]{1,4}([/.-])[0-9]{1,2}\1[0-9]{1,4}[ t][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
    rb"|[0-9]{1,4}[.,][0-9]{1,4}[ \n]?[(\[].*",
    re.DOTALL,
)
"""What is no number for all that holds it apart: `(0010,0030)`, a tag of DICOM; a day and its time; an estimate and its interval, also below."""
_LETTERED = re.compile(rb"(?<![0-9a-z])[a-z]{1,3}[0-9][^a-z].*[^0-9a-z][a-z]{1,3}[0-9]", re.DOTALL)
"""Two groups that begin with letters, and signs of several kinds: cells of a table, `13.3`, `S2-031,V1`."""
_WIDE = re.compile(rb"[^a-z0-9]{2,}")
_BLANKED = bytes(code if chr(code).isalnum() and code < 0x80 else 0x20 for code in range(256))
_SIGNS = re.compile(rb"[^a-z0-9]+")
_NOT_DIGITS = bytes(code for code in range(256) if not 0x30 <= code <= 0x39)
_FEWEST, _MOST = 8, 34
_PROVEN = 0.85
_LISTS = b",;\n\t|/ "
_TURNS, _HYPHENS = re.compile(rb" ?[. -] ?"), re.compile(rb" - ")
_PAIRS = re.compile(rb"0[1-9](?: [0-9]{2}){4}")


def rewritings(folded: Folded, windows: Windows) -> Iterator[Rewriting]:
    """Odd signs as blanks, in each way to see the groups; what one way sees is not rewritten again by the next."""
    known = set[tuple[int, int]]()
    data = folded.data
    if CLOCK.search(data):
        data = LOG_LINE.sub(lambda line: b"\x80" * len(line[0]), data)
    for run in (_ALIKE, _MIXED, _IBAN):
        rewriting = Rewriting(folded, _accepts(folded.data))
        for match in matches(run, data, windows):
            if match.end() - match.start() < _FEWEST:
                continue
            value = match[0]
            if not _FEWEST <= len(value.translate(None, _NOT_DIGITS)) <= _MOST:
                continue
            if match.span() in known or not _OWN.search(value) or _OTHER.fullmatch(value):
                continue
            if not (run is _MIXED and _LETTERED.search(value)) and _may_be_one(match):
                known.add(match.span())
                rewriting.add(_blanks(match))
        yield rewriting


def _may_be_one(match: re.Match[bytes]) -> bool:
    return may_be_labelled(match.string, *match.span()) or is_grouped_like_nir(match[0]) or _is_paired(match[0])


def _blanks(match: re.Match[bytes]) -> list[Piece]:
    data, at = match.string, match.start()
    pieces: list[Piece] = []
    for sign in _WIDE.finditer(data, match.start(), match.end()):
        pieces += [(data[at : sign.start()].translate(_BLANKED), at, sign.start()), (b" ", *sign.span())]
        at = sign.end()
    return [*pieces, (data[at : match.end()].translate(_BLANKED), at, match.end())]


def _accepts(data: bytes) -> Accepts:
    def accepts(hit: Hit, stretch: Stretch) -> bool:
        if hit.start > stretch.start or hit.end < stretch.end:
            return False
        if is_labelled(hit):
            return True
        value = data[stretch.folded_start : stretch.folded_end]
        if hit.entity == "FR_NIR":
            return hit.score >= _PROVEN and value.count(b"\n") < 2 and is_grouped_like_nir(value)
        return _is_paired(value)

    return accepts


def _is_paired(value: bytes) -> bool:
    """Five pairs of digits with a sign between them that lists do not have, or with blanks, hyphens and dots in turn."""
    sign = _SIGNS.search(value)
    if sign is None:
        return False
    if sign[0].strip(_LISTS) and _PAIRS.fullmatch(value.replace(sign[0], b" ")):
        return True
    return _HYPHENS.search(value) is not None and _PAIRS.fullmatch(_TURNS.sub(b" ", value)) is not None
