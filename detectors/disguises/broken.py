"""Values that a line end cuts in two, also in quoted mail (`> `) and behind a hyphen: the break is taken out and searched once more.

What is found must lie across the break. An e-mail address is joined only where it cannot have ended: `a.b@chu-` and `exemple.fr`, `a.b@c`
and `hu-exemple.fr`.
"""

import re
from collections.abc import Iterator

from detectors.disguises.rewriting import Accepts, Piece, Rewriting, Stretch, Windows
from detectors.lines import line_end, line_start
from detectors.normalise import Folded
from detectors.pattern import Hit
from detectors.regular import CLOCK, LOG_LINE, is_labelled, may_be_labelled

_END = rb"[ \t]{0,2}=?\r?\n[ \t>|]{0,8}"
_TLD = rb"(?:fr|com|org|net|eu|be|ch|lu|ca|de|uk|it|es|re|io|info|local|lan|intra|hopital|sante|paris)"
_DOMAIN = rb"[a-z0-9.-]{1,60}\.%b(?![a-z0-9(_-])(?!\.[a-z0-9])" % _TLD
"""Not `@click.option(`."""
_SPLIT = (
    rb"[0-9][ ./-]?[ \t]?=?\r?\n[ \t>|]{0,8}[.a-z]?[0-9]|@[ \t]?=?\r?\n"
    rb"|[a-z0-9][ \t]?=?\r?\n[ \t>|]{0,8}@|@[a-z0-9.-]{0,40}[.-][ \t]{0,2}=?\r?\n"
    rb"|@[a-z0-9-]{1,3}[ \t]{0,2}=?\r?\n"
    rb"|@[a-z0-9-]{1,40}[ \t]{0,2}=?\r?\n[ \t>|]{0,8}\.|[0-9]-\r?\n[ \t>|]{0,8}[a-z]|[a-z]-?\r?\n[ \t>|]{0,8}[0-9]{2}"
)
TRIGGER = rb"[a-z]{2}.{0,44}%b" % _SPLIT
"""A number behind words; anything else wherever it stands."""
SIGN = _SPLIT
"""The same without the words: a first look, where there are line ends at all."""
_BREAK = (
    rb"(?:(?<=@[a-z0-9])|(?<=@[a-z0-9]{2})|(?<=@[a-z0-9]{3}))%b(?=%b)|(?<=2[ab])%b(?=[0-9])"
    rb"|(?<=[0-9])(?:[ ]?-)?[./]?%b(?=\.?[0-9]|[a-z]{1,2}[0-9])|(?<=[a-z]{2})-?%b(?=[0-9]{2})"
    rb"|(?<=[a-z0-9]@)%b(?=%b)|(?<=[a-z0-9])%b(?=@%b)"
    rb"|(?<=[a-z0-9])-%b(?=[a-z0-9])|(?<=[a-z0-9])%b(?=\.%b(?![a-z0-9]))|(?<=[a-z0-9]\.)%b(?=%b(?![a-z0-9.@]))"
) % (_END, _DOMAIN, _END, _END, _END, _END, _DOMAIN, _END, _DOMAIN, _END, _END, _TLD, _END, _TLD)
_CELLS = b",", b";", b"\t", b"|"
_CELL = re.compile(rb"[,;\t|](?![ \n])")
_MANY_CELLS = 4
"""Two rows of a table: as many cells in both. Commas of prose have a blank behind."""
_LONGEST_ROW = 400
_ABOUT = re.compile(rb"[^\n]{0,7}?(?P<cut>%b)" % _BREAK)
"""A break, with what may stand before its line end: looked for there alone."""
_BEFORE = 7
_CUT = b" \t\r=./-"
"""What may stand in a break before its line end."""
_NEAR = 40
"""Breaks that are nearer to each other than this are taken out together."""
_BARE = 0.6
"""Enough for a hit over one break, on a line that has words: otherwise it is a column of figures."""
_HEAD = re.compile(rb"[\t;|][a-z]{2,6}\Z")
"""The last cell of a header, with the rows of the table behind the break."""
_WORDS = re.compile(rb"[a-z]{3}")


_Break = tuple[int, int, bool]
"""A folded span that holds a line end, and whether it has a hyphen."""


def rewritings(folded: Folded, windows: Windows) -> Iterator[Rewriting]:
    """Lines joined; those that end in hyphens once with them, once without."""
    data = folded.data
    crowds = [crowd for crowd in _crowds(data, windows) if may_be_labelled(data, crowd[0][0], crowd[-1][1])]
    hyphened = [crowd for crowd in crowds if any(has_hyphen for _, _, has_hyphen in crowd)]
    for some, is_kept in ((crowds, True), (hyphened, False)):
        rewriting = Rewriting(folded, _accepts(data))
        for crowd in some:
            rewriting.add(_joined(data, crowd, is_kept))
        yield rewriting


def _crowds(data: bytes, windows: Windows) -> Iterator[list[_Break]]:
    crowd: list[_Break] = []
    for cut in _breaks(data, windows):
        if crowd and (cut[0] - crowd[-1][1] > _NEAR or len(crowd) > 20):
            yield crowd
            crowd = []
        crowd.append(cut)
    if crowd:
        yield crowd


def _breaks(data: bytes, windows: Windows) -> Iterator[_Break]:
    """All breaks, one after the other."""
    may_be_log = CLOCK.search(data) is not None
    may_be_table = any(sign in data for sign in _CELLS)
    for start, end in windows:
        at, line = start, data.find(b"\n", start, end)
        while line >= 0:
            low = max(at, line - _BEFORE)
            about = _ABOUT.match(data, low + len(data[low:line].rstrip(_CUT)), end)
            at = about.end() if about else line + 1
            if about and not (
                (may_be_log and LOG_LINE.match(data, at)) or (may_be_table and _is_between_rows(data, line))
            ):
                first = about.start("cut")
                yield first, at, data.find(b"-", first, line) >= 0
            line = data.find(b"\n", at, end)


def _is_between_rows(data: bytes, line: int) -> bool:
    """Whether a line end is that of a table's row."""
    above = _CELL.findall(data, line_start(data, line, _LONGEST_ROW), line)
    if len(above) + 1 < _MANY_CELLS:
        return False
    return above == _CELL.findall(data, line + 1, line_end(data, line + 1, _LONGEST_ROW))


def _joined(data: bytes, crowd: list[_Break], is_kept: bool) -> list[Piece]:
    pieces: list[Piece] = []
    at = crowd[0][0]
    for start, end, has_hyphen in crowd:
        pieces += (data[at:start], at, start), (b"-" if has_hyphen and is_kept else b"", start, end)
        at = end
    return pieces


def _accepts(data: bytes) -> Accepts:
    def accepts(hit: Hit, stretch: Stretch) -> bool:
        if _HEAD.search(data, max(0, stretch.folded_start - 8), stretch.folded_start):
            return False
        if is_labelled(hit):
            return True
        if hit.start >= stretch.start or hit.end <= stretch.end:
            return False
        start, end = stretch.folded_start, stretch.folded_end
        line = data[line_start(data, start, 80) : start]
        return hit.score >= _BARE and data.count(b"\n", start, end) == 1 and bool(_WORDS.search(line))

    return accepts
