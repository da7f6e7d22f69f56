"""Names of people that a title, a form field or a kinship introduces: `Mme Noémie VAUTRAVERS`, `Dr Martin`, `NOM : X`, `née X`, `sa fille X`.

Only the name is the span. Attribute `role` says what the cue tells: patient, clinician, relative, other. Written by hand from French
clinical usage; names without a cue are for the names stage.
"""

import re
from dataclasses import dataclass
from types import MappingProxyType

from detectors.lexicon import listed
from detectors.pattern import Pattern, Seen, words
from detectors.public_names import is_cited, is_public_name
from detectors.words import EPONYMS, FIRST_NAMES, PARTICLES, STOP

_MOST_NAMES = 4
_OF_INITIALS = 0.35
"""Published cases are full of them."""
_LINE_REACH, _PLACE_REACH = 60, 40
_TITLE_AHEAD = rb"(?!(?:dre?|pr|mr|mme|mlle|m\. m)[ .])"
_TOKEN = rb"(?:[dlo]')?[a-z]{2,25}(?:['-][a-z]{1,25}){0,3}"
_NAME = rb"%b(?P<value>(?:[a-z]\.[ -]?){0,3}%b(?: (?:%b|[a-z]\.)){0,5})" % (_TITLE_AHEAD, _TOKEN, _TOKEN)
_TOKENS = re.compile(rb"%b|[a-z]\." % _TOKEN)
_DRUG = re.compile(
    rb".*(?:mab|nib|cilline?|statine?|prazole|sartan|olol|azole|mycine?|floxacine?|vir|tide|parine?|taxel|platine?|rubicine?|ine)"
)
_SEX = words("sexe", "sex", "genre", "stade", "tnm", "gender")
_PLACE = re.compile(
    rb"(?<![a-z])(?:rue|avenue|av|place|boulevard|bd|impasse|allee|square|quai|cours|residence|hopital|clinique|chu|centre|fondation|institut)"
    rb"(?: [a-z-]{5,20})?(?: du| de la| de l')? $"
)
"""`12 rue du Docteur Corvessac`; not `au CHU par le Dr Corvessac`."""
_AUTHOR = re.compile(rb"[a-z,;|] (?P<name>[a-z][a-z'-]{2,}) $")
_CUT_SHORT = re.compile(rb"([a-z]{2,4})\.,")
_DETERMINERS = (
    b"le ",
    b"la ",
    b"du ",
    b"au ",
    b"ce ",
    b"cette ",
    b"notre ",
    b"votre ",
    b"mon ",
    b"ma ",
    b"un ",
    b"une ",
    b"chez ",
)

_DOT = rb"(?:\.[ \t]{0,2}|[ \t]{1,2})"
KIN = (
    rb"(?:sa|son|ma|mon|leur|ses|votre|notre) (?:petite?[ -])?(?:fille|fils|mari|epoux|epouse|femme|mere|pere|maman|papa|s(?:oe|o)ur|frere"
    rb"|conjointe?|compagne|compagnon|tante|oncle|niece|neveu|cousine?|grand-mere|grand-pere|belle-fille|beau-fils|belle-mere|beau-pere"
    rb"|belle-s(?:oe|o)ur|beau-frere|tutrice|tuteur|curatrice|curateur|amie?|voisine?|marraine|parrain|jumeau|jumelle)"
)
FIELD = (
    rb"(?:noms?(?:[ _](?:de[ _](?:naissance|famille|jeune fille|usage)|d'usage|usuel|marital|naissance|du patient|de la patiente|patient|complet))?"
    rb"(?: ?(?:et|,|/|&|-)? ?prenoms?)?|prenoms?(?:\(s\)|[ _]usuel|[ _]de naissance|[ _]patient)?(?: ?(?:et|,|/|&|-) ?noms?)?"
    rb"|(?:first|last|given|family|patient)[ _-]?names?|surname)"
)
STAFF = (
    rb"(?:(?:co-?)?investigat(?:eur|rice)(?: principale?| coordonnat(?:eur|rice))?|medecin(?: traitant| referent| responsable| coordonnateur)?"
    rb"|arc|tec|ide|infirmiere?|chirurgien(?:ne)?|anesthesiste|pharmacien(?:ne)?|prescripteur|interne|operateur|redacteur|signataire)"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """What introduces a name: an expression, the role it gives, how sure it makes us, and whether a lower-case name is believed."""

    words: bytes
    role: str
    score: float
    gap: bytes = _DOT
    takes_lower: bool = False
    is_weak: bool = False

    def pattern(self) -> Pattern:
        """This cue as a pattern of the engine."""
        core = rb"[^0-9a-z_.](?:%b)[^0-9a-z]" % re.sub(rb"\(\?=[^)]*\)", b"", self.words)
        exact = re.compile(rb"(?<![0-9a-z_.])(?:%b)%b%b" % (self.words, self.gap, _NAME))
        role = MappingProxyType({"role": self.role})
        return Pattern("titles", "PERSON", core, exact, self.judge, self.name, role)

    def judge(self, seen: Seen) -> float:
        """The cue's score if it introduces a name, somewhat less for a lower-case one."""
        if not _is_introduced(seen) or (self.role == "clinician" and _PLACE.search(*_before(seen, _PLACE_REACH))):
            return 0
        if self.role in ("clinician", "other") and _is_public(seen):
            return 0
        if _is_initials(seen.original(seen.start, seen.end)):
            return _OF_INITIALS
        return self.score if _has_capital(seen, seen.start, seen.end) else self.score - 0.15

    def name(self, seen: Seen) -> tuple[int, int]:
        """The folded span of the name; empty where what follows is none."""
        return seen.start, _name_end(seen, self)


def _name_end(seen: Seen, cue: Cue) -> int:
    """Where the name ends: after its last word, as long as they are words of a name; where it starts if none is."""
    is_shouting = _is_shouting(seen)
    end, before, names = seen.start, b"", 0
    for token in _TOKENS.finditer(seen.folded.data, end, seen.end):
        word = token[0]
        if word == b"m." and cue.role != "clinician":
            break
        if not before and word in _FROM and cue.role == "relative":
            break
        if word in PARTICLES or word.endswith(b"."):
            before = word
            continue
        is_capital = not is_shouting and _has_capital(seen, token.start(), min(token.start() + 3, token.end()))
        if not (is_capital or _is_believed(word, before, names, cue, is_shouting)) or not _is_name(seen, token, cue):
            break
        end, before, names = token.end(), word, names + 1
        if names == _MOST_NAMES:
            break
    return end


_FROM = frozenset(b"de du des".split())
"""`mon voisin de Brest`: where somebody is from."""
_OF_NAMES_ONLY = frozenset(b"van von der den ter di dos ben bel el mac".split())
"""Particles that are no words of French prose: `mme van der linden`; not `mme la directrice`."""


def _is_believed(word: bytes, before: bytes, names: int, cue: Cue, is_shouting: bool) -> bool:
    """Whether a word whose case tells nothing is taken for a name."""
    if names > 1:
        return False
    if cue.is_weak:
        return is_shouting and (word in FIRST_NAMES or before in FIRST_NAMES)
    if is_shouting or word in FIRST_NAMES:
        return is_shouting or cue.takes_lower or names == 0
    if names == 0:
        return cue.takes_lower and (not before or before in _OF_NAMES_ONLY)
    return before in FIRST_NAMES


def _is_name(seen: Seen, token: re.Match[bytes], cue: Cue) -> bool:
    """Not a word of the trade, not glued to a digit, and behind a weak cue neither eponym, drug nor acronym."""
    word = token[0]
    if word in STOP or word.split(b"-")[0] in STOP or seen.folded.data[token.end() : token.end() + 1] in _GLUED:
        return False
    if not cue.is_weak:
        return True
    is_acronym = (
        len(word) < 5 and word not in FIRST_NAMES and seen.original(*token.span()).isupper() and not _is_shouting(seen)
    )
    return not (is_acronym or word in EPONYMS or (_DRUG.fullmatch(word) and word not in FIRST_NAMES))


def _is_public(seen: Seen) -> bool:
    """A public figure, a character, the author of a reference."""
    data = seen.folded.data
    return is_cited(data, seen.end) or is_public_name(data[seen.match.start() : seen.start], seen.value)


_PUBLIC = listed("public_people.txt")
_LONGEST_PUBLIC = 40
_APART = re.compile(rb"[^a-z'.-]")


def _is_public_behind(data: bytes, start: int) -> bool:
    """Whether somebody whom everybody knows is named right in front, by several words: `Marie Curie, née …`."""
    words = _APART.split(data[max(0, start - _LONGEST_PUBLIC) : start].rstrip(b" (").removesuffix(b","))
    return any(b" ".join(words[first:]) in _PUBLIC for first in range(len(words) - 1))


def _is_introduced(seen: Seen) -> bool:
    """What a cue must bear itself: `né`, not `ne`; `M Dupont`, not `sexe M`; a French patient; a title in capitals wants a name in capitals."""
    start = seen.match.start()
    lead = seen.folded.data[start : seen.start].rstrip(b" \t:.")
    if lead in (b"ne", b"nee"):
        is_accented = lead == b"nee" or seen.original(start, start + 2) in ("né", "Né", "NÉ")
        if _is_public_behind(seen.folded.data, start):
            return False
        return is_accented and _has_capital(seen, seen.start, seen.end)
    if lead in (b"m", b"ms"):
        return _is_mister(seen, start)
    if lead == b"patient":
        is_field = b":" in seen.folded.data[start : seen.start]
        return is_field or seen.folded.data[max(0, start - 6) : start].endswith(_DETERMINERS)
    is_upper = len(lead) > 1 and seen.original(start, start + len(lead)).isupper()
    return not is_upper or _has_capital(seen, seen.start, seen.end)


def _is_mister(seen: Seen, start: int) -> bool:
    """`M.` is a title: not a unit (`1,70 m.`), not the initial of an author (`…, Corvessac M. Title`), not a sex (`sexe M`)."""
    data = seen.folded.data
    if data[max(0, start - 2) : max(0, start - 1)].isdigit() and seen.original(start, start + 1) == "m":
        return False
    author = _AUTHOR.search(*_before(seen, _LINE_REACH))
    if author and author["name"] not in STOP and _has_capital(seen, author.start("name"), author.start("name") + 1):
        return False
    if b"." in seen.match[0][:3]:
        return not (seen.original(start, start + 1) == "m" and _is_cut_short(seen))
    is_capital = seen.original(start, start + 1) == "M" and _has_capital(seen, seen.start, seen.start + 1)
    return is_capital and not seen.is_after(_SEX, 12)


def _is_cut_short(seen: Seen) -> bool:
    """`m. env.,`: a word in small letters that ends in a point within its sentence."""
    word = _CUT_SHORT.match(seen.folded.data, seen.start)
    return word is not None and word[1] not in FIRST_NAMES and seen.original(*word.span(1)).islower()


def _before(seen: Seen, reach: int) -> tuple[bytes, int, int]:
    """The folded text and the span just before the cue, as `search` takes them."""
    start = seen.match.start()
    return seen.folded.data, max(0, start - reach), start


def _is_initials(name: str) -> bool:
    """`LS`, `NNJJ`: letters that stand for a name, and tell less than one."""
    return name.isupper() and name.isalpha() and (len(name) < 3 or (len(name) < 5 and not set(name) & set("AEIOUYÉÈÊ")))


def _is_shouting(seen: Seen) -> bool:
    """Whether the line from the cue on is in capitals, so that they tell nothing."""
    data, start = seen.folded.data, seen.match.start()
    stop = min(len(data), start + _LINE_REACH)
    line = data.find(b"\n", start, stop)
    return seen.original(start, line if line > start else stop).isupper()


def _has_capital(seen: Seen, start: int, end: int) -> bool:
    written = seen.original(start, end)
    return written[:1].isupper() or (not written.islower() and any(map(str.isupper, written)))


_GLUED = frozenset(bytes([code]) for code in b"0123456789_@(")

_CUES = (
    Cue(rb"m(?=\.)|mr|mmes?|mlles?|mrs|ms(?=\.)", "other", 0.85, takes_lower=True),
    Cue(rb"m(?=[ ])", "other", 0.7),
    Cue(rb"monsieur|madame|mademoiselle", "other", 0.85),
    Cue(rb"frau|herr|pani|senora?|signora?|doamna|domnul", "other", 0.8),
    Cue(rb"dre?s?", "clinician", 0.85, takes_lower=True),
    Cue(rb"prs?|profs?|docteure?s?|professeure?s?", "clinician", 0.85),
    Cue(STAFF, "clinician", 0.75, rb" ?: ?", is_weak=True),
    Cue(
        FIELD,
        "patient",
        0.85,
        rb"[\"']?\]?[ ]{0,2}(?::|(?:[!=]?=|<>|like)(?=[ ]?[\"']))[ ]{0,2}[\"']?",
        takes_lower=True,
    ),
    Cue(rb"nee?(?:\(e\))?", "patient", 0.8, rb"[ ]{1,2}"),
    Cue(rb"noms? (?:marital|d'usage|d'epouse|de naissance|de jeune fille|de famille)", "patient", 0.8, rb"[ ]{1,2}"),
    Cue(rb"epouse|veuve|vve|divorcee|ep\.", "other", 0.8, rb"[ ]{1,2}"),
    Cue(KIN, "relative", 0.75, rb"(?:,? |, ?| ?\()(?:m\.|mr|mme|mlle)? ?", is_weak=True),
    Cue(rb"patiente?(?: nommee?| appelee?)?", "patient", 0.7, rb"[ ]?:?[ ]", is_weak=True),
)

PATTERNS = tuple(cue.pattern() for cue in _CUES)
