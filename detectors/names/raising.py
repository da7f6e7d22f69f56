"""A second signal makes a weak mention sure: a title, a function in front, a first name beside a surname; a town of the lists."""

import re
from collections.abc import Mapping
from dataclasses import replace

from detectors.names.bare_houses import is_named
from detectors.names.brands import is_shaped
from detectors.names.context import before, does, is_titled
from detectors.names.gazetteers import PEOPLE
from detectors.names.houses import is_formed
from detectors.names.known_houses import COMPANIES
from detectors.names.merging import Seen
from detectors.names.roles import organisation_kind
from detectors.names.tagger import Mention
from detectors.titles import STAFF
from detectors.words import PARTICLES

_TITLED = 0.8
_SIGNALLED = 0.6
_STAFF = re.compile(
    rb"(?<![a-z])(?:%b|ide|kine|psychologue|infirmier liberal|infirmiere liberale)[ ]?[:,(]?[ ]?\Z" % STAFF
)
_CARED_FOR = re.compile(
    rb"(?<![a-z])(?:assuree?|abonnee?|curiste|detenue?|usager|usagere|adherente?|beneficiaire|allocataire|donneu(?:r|se)|receveu(?:r|se)|residente?"
    rb"|eleve|salariee?|requerante?|demandeu(?:r|se)|defunte?|parturiente|accouchee|hospitalisee?|protegee?|victime|tutelle|appelante?|conscrit"
    rb"|nouveau-ne|nouvelle-nee?|jumeau|jumelle|bb|bebe|couple|fratrie|enfant|stagiaire|locataire|licenciee?|arrivante?)[ ]?[:,]?[ ]\Z"
)
"""`assuré Xxxx`, `la curiste Xxxx`: whom an office, a school or a house looks after."""
_TOWN = frozenset("Cc")
_SURE = 0.9
_CERTAIN = 0.95
_OF = re.compile(rb"de |d'")
_NOT_NEGLIGIBLE = 0.12
_OF_NOBODY = 0.15
_OF_TOWN = 0.25
"""Mass for a person that a word needs which no list knows for a name, and a commune that nobody is called after."""
_EVEN = 0.5
"""Of places and organisations with so much of a person about them, in no list and without a word of place, half are people or more
(own sets, open: 6 of 8)."""
_KNOWN_PLACES = frozenset("Ckoh")
_LARGE = frozenset("Ckoh")
_WRITTEN_TO = re.compile(
    rb"(?<![a-z])(?:(?:mails?|e-?mail|message|sms|lettre|courrier|mot|texto|fax) (?:a|pour)|dis a|dire a|dites a|demande a|demander a|ecrire a"
    rb"|ecris a|felicitations a|bravo a|merci a|remerciements a|condoleances a|bon anniversaire a"
    rb"|bonne chance a|bienvenue a|repondre a|reponds a|reponse a|rappelle|rappeler|telephoner a|prevenir|previens|prevenu)[ ]\Z"
)
"""`un mail à Xxxx`, `dis à Xxxx que`."""
_SOMEBODY_OF = re.compile(
    rb"(?<![a-z])(?:tutrice|tuteur|curat(?:eur|rice)|frere|soeur|mere|pere|fils|fille|epouse|epoux|femme|mari|veuve|veuf|maman|papa|voisine?|famille"
    rb"|avocate?|s'appelle(?: en fait| en realite)?|nommee?|prenommee?) (?:de |d')?\Z"
)
"""`la tutrice de Xxxx`."""
_GIVEN = frozenset("fg")
_PLACES = frozenset("Cckwxyz")
_AT = re.compile(
    rb"(?<![a-z])(?:a|en|au|aux|vers|depuis|pres de|in|at|from|centre de|site de|ville|habite|chu|ch|hopital"
    rb"|chez|laboratoires?|labo|societe|promoteur|cro|fournisseur|prestataire|contrat|association|fondation)(?: d[eu]| la| le| les)?[ :]{1,3}\Z"
)
_THERE = re.compile(
    rb"(?<![a-z])(?:a|de|vers|depuis|sur|pres de|in|from|at|centre de|site de|centre|site|ville|commune de|region de|habite|vit a|nee? a)[ :]{1,2}\Z"
)
_LIVES = re.compile(
    rb"(?<![a-z])(?:(?:habite|habitent|habitait|habiter|habitant)(?: a| en| au| aux| pres de)?"
    rb"|(?:reside|residant|domiciliee?s?|vi(?:t|vent|vant|vait)|demeurant|installee?s?|nee?s?)(?: seule?| actuellement)? (?:a|en|au|aux)"
    rb"|(?:originaires?|natifs?|natives?|rapatriee?s?) (?:de|du|des)) \Z|(?<![a-z])(?:originaires?|natifs?|natives?|rapatriee?s?) d'\Z"
    rb"|(?<![a-z])(?:nee?(?:\(e\))? a|lieu de naissance|ville|commune|pays) ?: ?\Z"
)
"""`habite Xxxx`, `né à Xxxx`, `originaire de Xxxx`; not `née Xxxx`, `vit chez Xxxx`."""


def raised(seen: Seen, name: Mention) -> Mention:
    """Surer with a second signal, else as it is; a town is a place."""
    if name.label == "ORGANIZATION" and _is_house(seen, name):
        return name
    if name.label in ("LOCATION", "ORGANIZATION") and _is_called(seen, name):
        name = replace(name, label="PERSON")
    elif name.label in ("LOCATION", "ORGANIZATION") and _is_somebody(seen, name) and _may_be_person(seen, name):
        return replace(name, label="PERSON", score=_SIGNALLED)
    elif name.person >= _NOT_NEGLIGIBLE and name.person >= _least(seen, name) and _may_be_person(seen, name):
        return replace(name, label="PERSON", score=_EVEN)
    name = placed(seen, name)
    if name.label != "PERSON" or name.score >= _TITLED:
        return name
    if is_titled(seen, name):
        return replace(name, score=_TITLED)
    is_signalled = name.score < _SIGNALLED and seen.has_capital(name.start) and _is_told(seen, name)
    return replace(name, score=_SIGNALLED) if is_signalled else name


def namesake(seen: Seen, name: Mention, people: Mapping[bytes, float]) -> Mention:
    """A place or house that is called like somebody of the same text, as sure as that name, where it may be that person."""
    score = people.get(seen.plain[name.start : name.end], 0)
    is_person = score > 0 and name.label in ("LOCATION", "ORGANIZATION") and _may_be_person(seen, name)
    return replace(name, label="PERSON", score=score) if is_person else name


def placed(seen: Seen, name: Mention) -> Mention:
    """A town that is nobody's name is a place; with a word of place in front it is surely one."""
    if name.label not in ("PERSON", "LOCATION"):
        return name
    if (of := _OF.match(seen.plain, name.start, name.end)) and not seen.has_capital(name.start):
        town = placed(seen, replace(name, start=of.end()))
        return town if town.label == "LOCATION" else name
    flags = frozenset(seen.flags(seen.plain[name.start : name.end].decode("latin-1")))
    if name.label == "LOCATION" and name.score < _SIGNALLED and _is_rather_person(seen, name, flags):
        return replace(name, label="PERSON")
    is_home = name.label == "PERSON" and _LIVES.search(*before(seen, name)) is not None
    if _TOWN.isdisjoint(flags) and not is_home:
        return name
    is_told = seen.has_capital(name.start) and ("C" in flags or _THERE.search(*before(seen, name)) is not None)
    if name.label == "PERSON":
        is_large = "C" in flags and "f" not in flags and name.score < _CERTAIN
        is_town = is_home or is_large or (is_told and PEOPLE.isdisjoint(flags))
        return replace(name, label="LOCATION") if is_town and not is_titled(seen, name) else name
    return replace(name, score=_SIGNALLED) if is_told and name.score < _SIGNALLED else name


def _is_house(seen: Seen, name: Mention) -> bool:
    """By its own form, whatever is asked of it: of the lists of hospitals and firms, with the form of a firm, built like a brand."""
    is_known = is_named(seen, name) or seen.plain[name.start : name.end] in COMPANIES
    return not is_titled(seen, name) and (is_known or is_formed(seen, name) or is_shaped(seen, name))


def _is_called(seen: Seen, name: Mention) -> bool:
    """A title or a function in front, or somebody who is written to: a person, whatever the tagger says, unless it is a house."""
    if organisation_kind(seen, name) != "other" or name.label == "ADDRESS":
        return False
    if is_titled(seen, name):
        return True
    words = seen.plain[name.start : name.end].decode("latin-1").split()
    is_weak = name.score < _SURE or not any(_LARGE & set(seen.flags(word)) for word in words)
    is_told = _is_staff(seen, name) or _WRITTEN_TO.search(*before(seen, name)) is not None
    return is_weak and (is_told or (name.label == "LOCATION" and does(seen, name.end) and _may_be_person(seen, name)))


def _is_somebody(seen: Seen, name: Mention) -> bool:
    """A first name of the lists with a surname, or whom somebody belongs to: `Xxxx Marie`, `la tutrice de Xxxx`; not in a list of places."""
    words = seen.plain[name.start : name.end].decode("latin-1").replace("-", " ").split()
    if _is_full(seen, name) or (len(words) == 1 and _is_given(seen, words[0])):
        return True
    return _SOMEBODY_OF.search(*before(seen, name)) is not None and not any(
        _TOWN & set(seen.flags(word)) for word in words
    )


def _is_given(seen: Seen, word: str) -> bool:
    """A first name and nothing else."""
    flags = seen.flags(word)
    return flags != "" and not _GIVEN.isdisjoint(flags) and PEOPLE.issuperset(flags)


def _may_be_person(seen: Seen, name: Mention) -> bool:
    """Each end with its capital, no large town or country, no house, no word of place or house in front: a place passes, a person must not."""
    if name.label == "ADDRESS" or organisation_kind(seen, name) != "other":
        return False
    if not seen.has_capital(name.start):
        return (
            _is_given(seen, seen.plain[name.start : name.end].decode("latin-1"))
            and _AT.search(*before(seen, name)) is None
        )
    last = max(seen.plain.rfind(b" ", name.start, name.end) + 1, name.start)
    if not seen.has_capital(last):
        return False
    whole = seen.plain[name.start : name.end].decode("latin-1")
    is_listed = any(_KNOWN_PLACES & set(seen.flags(word)) for word in (whole, *whole.replace("-", " ").split()))
    return not is_listed and _AT.search(*before(seen, name)) is None


def _least(seen: Seen, name: Mention) -> float:
    """The mass for a person from which a place or house may be one, by what the lists say of its words."""
    flags = {flag for word in seen.plain[name.start : name.end].decode("latin-1").split() for flag in seen.flags(word)}
    if not PEOPLE.isdisjoint(flags):
        return _NOT_NEGLIGIBLE
    return _OF_TOWN if "c" in flags else _OF_NOBODY


def _is_rather_person(seen: Seen, name: Mention, flags: frozenset[str]) -> bool:
    """A weak place that no list knows, without a word of place in front: a place passes, a person must not."""
    words = seen.plain[name.start : name.end].decode("latin-1").replace("-", " ").split()
    is_listed = any(_PLACES & set(seen.flags(word)) for word in words) or not _PLACES.isdisjoint(flags)
    return not is_listed and seen.has_capital(name.start) and _AT.search(*before(seen, name)) is None


def _is_staff(seen: Seen, name: Mention) -> bool:
    return _STAFF.search(*before(seen, name)) is not None


def _is_told(seen: Seen, name: Mention) -> bool:
    """By a first name beside it, a function or whoever looks after somebody in front."""
    return _is_full(seen, name) or _is_staff(seen, name) or _CARED_FOR.search(*before(seen, name)) is not None


def _is_full(seen: Seen, name: Mention) -> bool:
    """A first name of the lists with a surname beside it, each with its capital; `ANA Profile` is none."""
    words = seen.text[name.start : name.end].split()
    plain = seen.plain[name.start : name.end].split()
    if len(words) != len(plain) or not 2 <= len(words) <= 4:
        return False
    own = [
        (word, seen.flags(part.decode("latin-1")))
        for word, part in zip(words, plain, strict=True)
        if part not in PARTICLES
    ]
    if len(own) < 2 or not all(word[0].isupper() for word, _ in own):
        return False
    is_first = ["f" in flags and (word.istitle() or seen.text[name.start : name.end].isupper()) for word, flags in own]
    return any(is_first) and not any({"w", "x"} & set(flags) and "f" not in flags for _, flags in own)
