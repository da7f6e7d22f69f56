"""Values that a line end cuts in two, also in quoted mail (`> `) and behind a hyphen: the break is taken out and searched once more.

What is found must lie across the break. An e-mail address is joined only where it cannot have ended: `a.b@chu-` and `exemple.fr`.
"""

import re
from collections.abc import Iterator

from detectors.normalise import Folded
from detectors.pattern import Hit
from detectors.rewriting import Accepts, Piece, Rewriting, Stretch, Windows, matches

_END = rb"[ \t]{0,2}=?\r?\n[ \t>|]{0,8}"
_TLD = rb"(?:fr|com|org|net|eu|be|ch|lu|ca|de|uk|it|es|re|io|info|local|lan|intra|hopital|sante|paris)"
TRIGGER = (
    rb"[0-9][ ./-]?[ \t]?=?\r?\n[ \t>|]{0,8}[.a-z]?[0-9]|@[ \t]?=?\r?\n|\n[ \t>|]{0,8}@|@[a-z0-9.-]{0,40}[.-]=?\r?\n|@[a-z0-9-]{1,40}=?\r?\n[ \t>|]{0,8}\."
    rb"|[0-9]-\r?\n[ \t>|]{0,8}[a-z]|[a-z][-]?\r?\n[ \t>|]{0,8}[0-9]{2}"
)
_BREAK = re.compile(
    rb"(?<=[0-9])(?P<hyphen>[ ]?-)?[./]?%b(?=\.?[0-9]|[a-z]{1,2}[0-9])|(?<=[a-z]{2})(?P<dash>-)?%b(?=[0-9]{2})"
    rb"|(?<=@)%b(?=[a-z0-9])|(?<=[a-z0-9])%b(?=@[a-z0-9])"
    rb"|(?<=[a-z0-9])(?P<mail>-)%b(?=[a-z0-9])|(?<=[a-z0-9])%b(?=\.%b(?![a-z0-9]))|(?<=[a-z0-9]\.)%b(?=%b(?![a-z0-9.@]))"
    % (_END, _END, _END, _END, _END, _END, _TLD, _END, _TLD)
)
_NEAR = 40
"""Breaks that are nearer to each other than this are taken out together."""
_LEAST = 0.7
_BARE = 0.6
_LABELLED = 0.9
"""Over more than two lines a label must say what it is, or it is a column of figures."""
_WORDS = re.compile(rb"[a-z]{3}")


def rewritings(folded: Folded, windows: Windows) -> Iterator[Rewriting]:
    """Lines joined; hyphens at their ends once kept, once not."""
    hyphens = False
    for is_kept in (True, False):
        rewriting = Rewriting(folded, _accepts(folded.data))
        for crowd in _crowds(folded.data, windows):
            hyphens = hyphens or any(_hyphen(found) for found in crowd)
            rewriting.add(_joined(crowd, is_kept))
        yield rewriting
        if not hyphens:
            return


def _crowds(data: bytes, windows: Windows) -> Iterator[list[re.Match[bytes]]]:
    crowd: list[re.Match[bytes]] = []
    for found in matches(_BREAK, data, windows):
        if crowd and (found.start() - crowd[-1].end() > _NEAR or len(crowd) > 20):
            yield crowd
            crowd = []
        crowd.append(found)
    if crowd:
        yield crowd


def _joined(crowd: list[re.Match[bytes]], is_kept: bool) -> list[Piece]:
    pieces: list[Piece] = []
    data = crowd[0].string
    for place, found in enumerate(crowd):
        if place:
            pieces += [(data[at : at + 1], at, at + 1) for at in range(crowd[place - 1].end(), found.start())]
        pieces.append((b"-" if is_kept and _hyphen(found) else b"", *found.span()))
    return pieces


def _hyphen(found: re.Match[bytes]) -> bytes:
    return found["hyphen"] or found["dash"] or found["mail"] or b""


def _accepts(data: bytes) -> Accepts:
    def accepts(hit: Hit, stretch: Stretch) -> bool:
        if hit.start >= stretch.end or data.count(b"\n", stretch.folded_start, stretch.folded_end) > 1:
            return hit.score >= _LABELLED
        if hit.score >= _LEAST:
            return True
        line = data[max(data.rfind(b"\n", 0, stretch.folded_start) + 1, stretch.folded_start - 80) : stretch.folded_start]
        return hit.score >= _BARE and hit.start < stretch.start < stretch.end < hit.end and bool(_WORDS.search(line))

    return accepts
