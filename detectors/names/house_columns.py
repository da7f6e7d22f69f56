"""Columns of houses: what stands under `hôpital`, `promoteur` or `labo` in a table is one, in a list or not; who works there in a signature.

`site;investigateur` with `Xxxx;Yyyy` below it; `Marie Yyyy | ARC | Xxxx`.
"""

import re
from collections.abc import Iterator

from detectors.lines import line_end
from detectors.names.gazetteers import COMMON
from detectors.names.merging import Seen
from detectors.names.tagger import Mention
from detectors.words import STOP

_SCORE = 0.85
_LONGEST_LINE = 400
_MOST_LINES = 100
_REACH = 300
"""A heading so near behind another is a line of its table."""
_NAME = (
    rb"(?:centre|site|hopital|etablissement|structure|promoteur|sponsor|societe|entreprise|cro|labo|laboratoire|fournisseur|prestataire|transporteur"
    rb"|depositaire|employeur|ehpad|clinique|pharmacie|mutuelle|assureur|hospital|vendor|company|organi[sz]ation|etab|ets|organisme|editeur"
    rb"|hebergeur|sous-traitant|financeur|supplier|employer)s?"
)
_HEADING = re.compile(
    rb"^[^\n]{0,200}?(?:^|[|;,\t])[ \"'*]{0,3}%b[ \"'*]{0,3}(?=[|;,\t]|$)[^\n]{0,200}$" % _NAME, re.MULTILINE
)
_TITLE = re.compile(rb"[ \"'*]*%b[ \"'*]*" % _NAME)
_SIGNS = b"|;\t,"
_HOUSE = re.compile(r"[ \"'*]*(?P<name>[A-ZÀ-Ý][\w'’&-]+(?: [\w'’&-]+){0,4}?)[ \"'*]*")
"""The whole of a cell."""
_ROLE = (
    rb"(?:(?:senior |junior |lead |sr\.? )?(?:cra|arc|tec|ctm|cta|csm|data manager|project manager|study manager|medical monitor|account manager"
    rb"|biostatistician|medical director|clinical (?:lead|operations)|business developer)|attachee? de recherche(?: clinique)?"
    rb"|cheff?e? de projets?(?: clinique)?|responsable [a-z ]{3,30}|direct(?:eur|rice) [a-z ]{3,30}|charge(?:e)? d[e'][a-z ]{3,30}"
    rb"|coordinat(?:eur|rice)"
    rb"|biostatisticienne?|pharmacienne?|juriste)"
)
_SIGNED = re.compile(rb"(?<![a-z])%b ?(?:\||\xb7| - | @ ?|\n)[ ]?" % _ROLE)
_ROLES = (
    b"cra",
    b"arc",
    b"manager",
    b"tec",
    b"ct",
    b"respons",
    b"direct",
    b"charge",
    b"coordin",
    b"chef",
    b"stat",
    b"pharmac",
    b"jurist",
    b"monitor",
)
_FIRM = re.compile(r"(?P<name>[A-ZÀ-Ý][\w&-]{3,}(?: [A-ZÀ-Ý][\w&-]+)?)(?=[ ]*(?:[|·\n]|[–-] |$))")
_OTHERS = frozenset("fgsCckmrtan") | COMMON
"""What the lists know of a word that is no firm."""


_FIELD = re.compile(rb"^[ *-]{0,3}%b[ *]?: ?" % _NAME, re.MULTILINE)
"""`Structure : Xxxx`, on a line of its own."""
FORMS = (_FIELD, _SIGNED)


def house_columns(seen: Seen) -> Iterator[Mention]:
    """Cells below a heading of houses, firms behind what somebody does in a signature."""
    behind = 0
    for heading in _HEADING.finditer(seen.plain):
        if heading.start() >= behind:
            yield from _below(seen, heading)
            behind = heading.end() + _REACH
    for field in seen.folded(_FIELD):
        cell = _HOUSE.fullmatch(seen.text, field.end(), line_end(seen.plain, field.end(), _LONGEST_LINE))
        if cell is not None and _is_house(seen, cell.start("name"), cell["name"]):
            yield Mention(*cell.span("name"), "ORGANIZATION", _SCORE)
    for role in seen.folded(_SIGNED):
        firm = _FIRM.match(seen.text, role.end())
        if firm is not None and _OTHERS.isdisjoint(seen.flags(_first(seen, firm.start()))):
            yield Mention(*firm.span("name"), "ORGANIZATION", _SCORE)


def _below(seen: Seen, heading: re.Match[bytes]) -> Iterator[Mention]:
    """Cells of the same columns in the lines below, until a line has fewer."""
    sign = max(_SIGNS, key=heading[0].count)
    titles = heading[0].split(bytes((sign,)))
    columns = [number for number, title in enumerate(titles) if _TITLE.fullmatch(title)]
    start = heading.end() + 1
    for _ in range(_MOST_LINES):
        end = line_end(seen.plain, start, _LONGEST_LINE)
        cells = seen.text[start:end].split(chr(sign))
        if len(titles) < 2 or len(cells) != len(titles):
            return
        for column in columns:
            place = start + sum(len(cell) + 1 for cell in cells[:column])
            cell = _HOUSE.fullmatch(cells[column])
            if cell is not None and _is_house(seen, place + cell.start("name"), cell["name"]):
                yield Mention(place + cell.start("name"), place + cell.end("name"), "ORGANIZATION", _SCORE)
        start = end + 1


def _is_house(seen: Seen, start: int, name: str) -> bool:
    """Not a word of a language, nor a town."""
    first, *others = name.split(" ")
    flags = set(seen.flags(_first(seen, start)))
    is_word = not COMMON.isdisjoint(flags) and not others and "-" not in name
    return first.lower().encode() not in STOP and not is_word and "C" not in flags


def _first(seen: Seen, start: int) -> str:
    """The first word there, folded."""
    word = re.compile(rb"[a-z0-9\x80-\xff]+").match(seen.plain, start)
    return word[0].decode("latin-1") if word else ""
