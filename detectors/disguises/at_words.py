"""E-mail addresses written for people: `jean point dupont arobase chu tiret exemple point fr`, `jean[.]dupont [@] chu . fr`.

Written with their signs and searched once more. `vu @ 8h . Le lendemain` is none: behind a spaced dot only well-known ends count.
"""

import re
from collections.abc import Iterator

from detectors.disguises.rewriting import Piece, Rewriting, Windows, matches, sure
from detectors.normalise import Folded

_OPEN, _SHUT = rb"[\[({<*_-]{1,2} ?", rb" ?[\])}>*_-]{1,2}"
_AT_NAMES = rb"(?:at|a|arr?obas[ea]?|aroba[sz]e?|chez|@)"
_AT = rb"(?: ?%b%b%b ?| (?:arr?obas[ea]?|arobaze|at|chez) | {0,3}@ {0,3})" % (_OPEN, _AT_NAMES, _SHUT)
_DOT = rb"(?: ?%b(?:point|dot|pt|\.)%b ?| (?:point|dot|pt) | ?\. ?)" % (_OPEN, _SHUT)
_HYPHEN = rb"(?: ?%b(?:tiret|dash|hyphen)%b ?| (?:tiret|dash|hyphen|trait d'union) )" % (_OPEN, _SHUT)
_UNDERSCORE = rb"(?: (?:underscore|tiret bas|souligne) )"
_WORD = rb"[a-z0-9](?:[a-z0-9+]|[_-](?!(?:at|dot|point|arobase)[_-])){0,40}+"
_SPELLED_DOT = rb"(?: ?%b(?:point|dot|pt|\.)%b ?| (?:point|dot|pt) |\.)" % (_OPEN, _SHUT)
_TLD = rb"(?:fr|com|org|net|eu|be|ch|lu|ca|de|uk|it|es|re|io|info|edu|gouv|local|lan|intra|intranet|hopital|sante|paris|example|exemple)"
_ADDRESS = re.compile(
    rb"(?<![a-z0-9])%b(?:(?:%b|%b|%b)%b){0,4}%b%b(?:(?:%b|%b)%b){0,5}?%b%b(?![a-z0-9])"
    % (_WORD, _UNDERSCORE, _HYPHEN, _SPELLED_DOT, _WORD, _AT, _WORD, _HYPHEN, _SPELLED_DOT, _WORD, _DOT, _TLD)
)
_NEAR = rb"[a-z0-9@._ \[\](){}<>*-]{1,50}"
TRIGGER = (
    rb"[^a-z]arr?oba[sz]|[\[({<*_-] ?(?:at|a|chez|@) ?[\])}>*_-]|@ |[a-z0-9)\]}>*_-][ (\[]{1,3}@| at %b(?: dot |\[dot|\(dot|\.)"
    rb"|@%b(?:[ (\[]point|[ (\[]dot|[\[(]\.)|[ )\]](?:point|dot|tiret)[ )\]]%b@" % (_NEAR, _NEAR, _NEAR)
)
_SIGNS = re.compile(rb"(%b)|(%b)|(%b)|(%b)" % (_AT, _UNDERSCORE, _HYPHEN, _DOT))
_WRITTEN = (b"@", b"_", b"-", b".")
"""What stands for each of those."""
_LEAST = 0.9


def rewritings(folded: Folded, windows: Windows) -> Iterator[Rewriting]:
    """Spelled addresses with their signs; those that have them already were seen."""
    rewriting = Rewriting(folded, sure(_LEAST))
    for match in matches(_ADDRESS, folded.data, windows):
        pieces = _signs(match)
        if b"".join(written for written, _, _ in pieces) != match[0]:
            rewriting.add(pieces)
    yield rewriting


def _signs(match: re.Match[bytes]) -> list[Piece]:
    pieces: list[Piece] = []
    data, at = match.string, match.start()
    for sign in _SIGNS.finditer(data, at, match.end()):
        written = _WRITTEN[(sign.lastindex or 1) - 1]
        pieces += [(data[at : sign.start()], at, sign.start()), (written, *sign.span())]
        at = sign.end()
    return [*pieces, (data[at : match.end()], at, match.end())]
