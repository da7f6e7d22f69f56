"""What a date of birth cannot do without, told loosely and of a whole text at once: for floods of dates, most of which have nothing of it."""

import re
from collections.abc import Iterator

from detectors.dates import read
from detectors.levelled import LEVEL
from detectors.normalise import Folded
from detectors.pattern import Mask, Places, Seen, words
from detectors.sights import near
from detectors.words import FIRST_NAMES

BORN_ABROAD = (
    rb"(?<=[,(] )b\.(?= ?[0-9])|(?<=\()b\.(?= ?[0-9])|nat[oa](?= (?:a |il ))|na(?:c|sc)id[oa]|geb(?:oren|\.(?= ?(?:am )?[0-9]))"
    rb"|fet(?= (?:le )?[0-9])"
)
BIRTH_ABROAD = rb"nacimiento|nascita|nascimento|geburtsdatum|dogum tarihi|data urodzenia"
ABROAD = rb"b\. ?[0-9]|nat[oa] (?:a|il) |na(?:c|sc)i|geb(?:oren|urt|\.)|fet |dogum |data uro"
"""Spanish, Italian, Portuguese, German, Creole, Turkish, Polish: as of a person, as a field, and what each of them begins with."""
_TWINS = re.compile(rb"(?<![a-z])(?:jum(?:eaux|elles)|(?:tri|quadru)pl(?:es|ees))(?![a-z])")
_SIGN = re.compile(
    rb"(?<![a-z])(?:nee?s?(?![a-z])|ne[(.\x80]|born|%b|d\.? ?d\.? ?n|[dy]\.?o\.?b|d\.? ?n|annee de|[fmh][ ,;|/-]|sexe|n[o\xb0] ?[0-9]"
    rb"|(?:m|mr|mme|mlle|monsieur|madame|nom|patiente?|pte?|concerne)[ .:]|homme|femme|dame|garcon|fille|patiente?[,(])"
    rb"|nais|birth|bri?t|[0-9] ?(?:an|a[ ),]|y\.?o|years)|(?<![a-z])(?P<word>[a-z]{2,})" % ABROAD
)
"""Something of every label above; a word may be a given name."""
THING = words(
    r"projets?|societe|entreprise|associations?|concept|idee|mouvement|technique|methode|hopital|institut|loi|charte|reseau|etude|essai"
    r"|registre|start-?up|internet|theorie|fondation|collaboration|marque|groupe|agence|discipline|programme|clinique|centre|philosophe|ecrivain"
    r"|peintre|compositeur|savant|physicien|mathematicien|auteur|poete|cohorte|personnes|enfants|sujets|patients|femmes|hommes"
)
"""What can be born without being a patient."""
_BEFORE = 40
LONG_PAST = 2008
"""Up to this year a date behind a name is hardly one of a visit."""
_SEX = re.compile(rb"(?:\A|\n)[ \t]{0,3}(?:sexe ?:? ?)?[fmh][ ,;|/-]{1,3}\Z")
_SEX_BEHIND = re.compile(rb"[ ]?[,;/|][ ]?[fmh][ ]?[,;/|]")
"""`18 08 61, M, `: between signs."""
_OF_SEX = re.compile(
    rb"(?:(?:\A|[\n:,;(|] ?)[fmh]|(?<![a-z])(?:homme|femme|dame|garcon|fille|patiente?))(?: [a-z]{4,12})?(?: ?[,;:(|/-] ?| )\Z"
)
"""`: H droitier, 16-03-58`, `Patiente 12.04.47`."""
_OLD = range(1916, 2000)
_GIVEN = frozenset(part for name in FIRST_NAMES for part in name.split(b"-"))
OF_FILE = re.compile(rb"(?<=_)(?P<value>19[1-9][0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))(?=[_.\\/-])")
"""`CRO_QUESSANDIER_19520614_PTG.pdf`: a day of the last century in the name of a file is hardly that of the file."""


def hopeful(folded: Folded, starts: Places) -> Mask:
    """Which places have a birth word, an age, a title, a sex or a given name near, or what looks like one."""
    return near(starts, folded.places(frozenset((_SIGN.pattern,)), lambda: _signs(folded.data)))


def _signs(data: bytes) -> Iterator[int]:
    for found in _SIGN.finditer(data):
        if not found["word"] or found["word"] in _GIVEN:
            yield found.start()


def is_of_thing(folded: Folded, start: int) -> bool:
    """Whether a birth word there is said of what is no patient, as `le projet né en`."""
    data, low = folded.data, max(0, start - _BEFORE)
    before = data[max(0, low - 1) : start].translate(LEVEL)
    return folded.tells(b"thing", before, lambda: THING.search(data, low, start) is not None)


def is_of_many(data: bytes, start: int, born: bytes) -> bool:
    """Whether a folded `nés` there is that of a group, as `patients nés le`; twins are a few."""
    return born.endswith(b"s") and _TWINS.search(data, max(0, start - 40), start) is None


def is_beside_sex(seen: Seen) -> bool:
    """`F 12/03/1957`, which begins the line of a label; `18 08 61, M, ostéosarcome`, `H droitier, 16-03-58`: long past."""
    data, start = seen.folded.data, seen.start
    is_behind = _SEX_BEHIND.match(data, seen.end) is not None
    is_told = is_behind or _OF_SEX.search(data, max(0, start - 28), start) is not None
    if not is_told and _SEX.search(data, max(0, start - 12), start) is None:
        return False
    day = read(seen.value)
    if day is None:
        return False
    last = LONG_PAST if is_behind or not is_told else _OLD[-1]
    return _OLD[0] <= day.year <= last or (is_told and 30 < day.year < 100)
