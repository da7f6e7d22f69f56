"""What a date of birth cannot do without, told loosely and of a whole text at once: for floods of dates, most of which have nothing of it."""

import re
from collections.abc import Iterator

from detectors.levelled import LEVEL
from detectors.normalise import Folded
from detectors.pattern import Mask, Places, words
from detectors.sights import near
from detectors.words import FIRST_NAMES

BORN_ABROAD = rb"nat[oa](?= (?:a |il ))|na(?:c|sc)id[oa]|geboren|fet(?= (?:le )?[0-9])"
BIRTH_ABROAD = rb"nacimiento|nascita|nascimento|geburtsdatum"
ABROAD = rb"nat[oa] (?:a|il) |na(?:c|sc)i|geb(?:oren|urt)|fet "
"""Spanish, Italian, Portuguese, German, Creole: as of a person, as a field, and what each of them begins with."""
_TWINS = re.compile(rb"(?<![a-z])(?:jum(?:eaux|elles)|(?:tri|quadru)pl(?:es|ees))(?![a-z])")
_SIGN = re.compile(
    rb"(?<![a-z])(?:nee?s?(?![a-z])|ne[(.\x80]|born|%b|d\.? ?d\.? ?n|d\.?o\.?b|d\.? ?n|annee de|[fmh][ ,;|/-]|sexe|n[o\xb0] ?[0-9]"
    rb"|(?:m|mr|mme|mlle|monsieur|madame|nom|patiente?|pte?|concerne)[ .:])"
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
