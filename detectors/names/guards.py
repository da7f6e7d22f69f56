"""What is written like a name and names nobody here: eponyms, drugs, public figures, authors, streets, headings, abbreviations.

A title in front (`M. Parkinson`) lifts most guards: then it is somebody. Lists: detectors/lexicons, written by hand.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from operator import itemgetter

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from detectors import numerals
from detectors.addresses import AT_HOME
from detectors.lexicon import listed
from detectors.names.asked import is_asked_about
from detectors.names.citations import cited, united
from detectors.names.codes import is_code, is_firm
from detectors.names.commands import is_command
from detectors.names.context import TITLE, before, is_titled
from detectors.names.eponyms import SIGN, beside, is_eponym
from detectors.names.everyday import (
    NO_PEOPLE,
    is_assistant,
    is_common,
    is_foreign,
    is_heading,
    is_lower,
    is_phrase,
    is_small,
    is_thing,
    is_word,
)
from detectors.names.evidence import is_encoded, is_token, lacks_evidence
from detectors.names.gazetteers import COMMON, PEOPLE
from detectors.names.known_houses import COMPANIES, is_small_house
from detectors.names.merging import Seen
from detectors.names.namesakes import is_namesake, proper
from detectors.names.tagger import Mention
from detectors.names.unheard import is_unheard
from detectors.public_contacts import is_public_address
from detectors.public_names import is_cited, is_public_name
from detectors.words import EPONYMS, FIRST_NAMES, PARTICLES, STOP

_PUBLIC, _SHARED = listed("public_people.txt"), listed("shared_public.txt")
_PHRASES = BytesAhoCorasick(
    sorted(phrase for phrase in EPONYMS | _PUBLIC | NO_PEOPLE if b" " in phrase), matchkind=MatchKind.LeftmostLongest
)
_LONGEST_SYMBOL = 3
"""`Na`, `TP`: others bear them."""
_DRUGS = listed("treatments.txt", "medicines.txt", "drug_brands.txt")
_DRUG_BEFORE = re.compile(rb"(?<![a-z-])([a-z-]{4,30})(?:[ ]?[,+/]|[ ](?:et|ou|puis|and))[ ]?(?:l'|la |le |d')?\Z")
_DRUG_BEHIND = re.compile(rb"(?:[ ]?[,+/]|[ ](?:et|ou|puis|and))[ ]?(?:l'|la |le |d')?([a-z-]{4,30})")
_SIGNS = frozenset(word for word in listed("analytes.txt", "diagnoses.txt") if len(word) > _LONGEST_SYMBOL)
_SPONSORS = listed("sponsors.txt")
_SUFFIX = re.compile(
    rb"[a-z]{2,}(?:mab|tinib|ciclib|parib|cilline?|statine?|prazole|sartan|olol|mycine?|floxacine?|[aeiou]vir|gliptine?|glutide|gliflozine?"
    rb"|xaban|platine?|taxel|rubicine?|dipine|zepam|zolam|triptan|setron|lukast|conazole|cycline?|thiazide|semide|xetine|caine|profene?"
    rb"|dronate|grel|fibrate|sentan|leukine?|cillin|limus|virine|zolid|penem|oxacine)"
)
"""International names of drugs, by their stems: https://www.who.int/teams/health-product-and-policy-standards/inn. Not `Martine`."""
_REPORTED = re.compile(
    rb"(?<![a-z])(?:cas|series?|etudes?|techniques?|travaux|methodes?|articles?|publications?|classification|lambeau|procede)(?: [a-z-]{2,15}){0,3}"
    rb" (?:rapporte|decrit|publie|propose|mene|realise|modifie)e?s? par (?:[a-z-]{2,20} (?:et|and) )?\Z"
)
"""`le premier cas décrit par Xxxx`; not `l'événement rapporté par Xxxx`."""
_REFERRED = re.compile(
    rb"(?<![a-z])(?:references|auteurs|theoriciens|cadre theorique|biblio(?:graphie)?|lectures) ?[(:] ?"
    rb"(?:[a-z'-]{2,20}(?: [a-z'-]{2,20}){0,2}(?:, | et | & )){0,5}\Z"
)
"""`références (Xxxx, Yyyy)`; not `référence : Xxxx`."""
_CULTURE = re.compile(
    rb"(?<![a-z])(?:films?|romans?|series? tele\w*|chansons?|personnages?|poemes?|recettes?|poulet|sauce|salade|expose sur|biographie|fables?|mangas?"
    rb"|joueu(?:r|se)|act(?:eur|rice)|chanteu(?:r|se)|peintre|ecrivaine?|poete|philosophe|composit(?:eur|rice)|romanci(?:er|ere)|theatre)"
    rb"(?: de| d'| du| sur)?[ ]?\Z"
)
"""`le film Xxxx`, `recette de Xxxx`, `l'écrivain Xxxx`."""
_STREET = re.compile(
    rb"(?<![a-z])(?:(?:rue|avenue|av\.?|boulevard|bd|square|quai|impasse|allee|chemin|passage|faubourg|esplanade|pont|stade|lycee|college|gare"
    rb"|metro|station|aeroport|ecole|universite|faculte|fac|amphi|amphitheatre|bibliotheque|musee|theatre|cafe|restaurant|hotel|prix|medaille"
    rb"|bourse|salle|pavillon|batiment|promenade|residence|parc|jardin|place)[ ]"
    rb"(?:(?:du |de la |des |de l')?(?:docteur|dr|professeur|pr|general|gal|marechal|mal|president|abbe|colonel|capitaine|commandant|saint|st"
    rb"|sainte|ste)[ ])?(?:[a-z]{3,12}[ -])?)\Z"
)
"""`rue du Docteur Roux`, `place Denfert`; `place de Martin` is a turn of speech."""
_WAY = re.compile(
    rb"(?<![a-z])(?:pass(?:er|ant|e|ons|ez)|transit(?:er|ant|e)?|escale|detour|train|vol|trajet|correspondance|itineraire|billets?)"
    rb" (?:par|via|vers|de|pour|a) \Z"
)
"""`passer par Paris`: a large town that is a surname, too."""
_NO_STREET = re.compile(
    rb"(?:a la|sur|en|de la|ma|sa|leur|votre|notre|se|par|met|mise en|mise) place[ ](?:[a-z]{3,12}[ -])?\Z"
)
_HOUSE = re.compile(
    rb"(?<![a-z])((?:hopital|hop\.?|clinique|polyclinique|chu|chru|chr|ch|centre hospitalier|centre|ehpad|institut|fondation|laboratoires?|labo"
    rb"|maison de retraite|maternite|cabinet|pharmacie|groupe|societe|ets|etablissements|imprimerie|garage|menuiserie|transports"
    rb"|boulangerie|residence autonomie)[ ](?:(?:du|de la|de l') ?(?:docteur|professeur|dr|pr)[ ])?)\Z"
)
_SPONSORING = re.compile(
    rb" (?:est|reste|agit comme|sera) (?:un |le )?promoteur (?:public|institutionnel|academique)(?![a-z])"
)
"""`Xxxx est promoteur public`: what it is, not who was there."""
_LARGE_TOWN = "C"
"""A flag of the lists (gazetteers.py)."""
_GLUED = frozenset(b".@/\\_=#")
_HOST = re.compile(rb"[@_]|://|www\.|\.(?:fr|com|org|net|eu)\b")
_TOKEN = re.compile(rb"[a-z\x80]+")
_DIGIT = re.compile(rb"[0-9]")
_INITIAL = re.compile(rb"[a-z]\.")
"""`mme t.`"""
_FIELD = re.compile(
    rb"(?:\A|[^a-z0-9])(?:[a-z]{2,8}_)?(?:(?:pre)?noms?|(?:sur|first|last)?name|patient|med(?:ecin)?|inv)(?:_[a-z]{2,12})?=[\"']?\Z"
)
"""`PAT_NOM=`: what is behind is somebody."""
_HANDLE = re.compile(rb"(?:\A|[ \n(])@\Z")
"""`@xxxx peux-tu`: somebody of the same room."""
_BUILT = re.compile(rb"[a-z\x80]{2}")


def guarded(seen: Seen, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Mentions that stand for somebody or for a place of somebody; a house with a person's name is an organisation."""
    found = list(mentions)
    has_people = any(mention.label == "PERSON" for mention in found)
    others = _others(seen) if has_people else []
    for mention in found:
        if mention.label != "ADDRESS" and is_encoded(seen, mention):
            continue
        if mention.label != "PERSON":
            if not _is_no_place(seen, mention):
                yield mention
        elif not (_within(others, mention) or any(guard(seen, mention) for guard in _GUARDS)):
            yield _housed(seen, mention)


def _others(seen: Seen) -> list[tuple[int, int]]:
    """Spans that name somebody else: authors, and phrases of several words from the lists (`Roméo et Juliette`); in order, apart."""
    spans = cited(seen.text)
    for _, start, end in _PHRASES.find_matches_as_indexes(seen.plain):
        is_whole = not (seen.plain[start - 1 : start].isalnum() or seen.plain[end : end + 1].isalnum())
        if is_whole and TITLE.search(seen.plain, max(0, start - 20), start) is None:
            spans.append((start, end))
    return united(spans)


def _housed(seen: Seen, mention: Mention) -> Mention:
    """A maker of drugs, or a house with the name of a person, is an organisation."""
    house = _HOUSE.search(*before(seen, mention))
    if house is not None:
        return replace(mention, start=house.start(1), label="ORGANIZATION")
    is_maker = (seen.plain[mention.start : mention.end] in _SPONSORS or is_firm(seen, mention)) and not is_titled(
        seen, mention
    )
    return replace(mention, label="ORGANIZATION") if is_maker else mention


def _within(spans: list[tuple[int, int]], mention: Mention) -> bool:
    """Whether half of a mention or more is in one of the spans."""
    place = bisect_right(spans, mention.end, key=itemgetter(0)) - 1
    if place < 0:
        return False
    start, end = spans[place]
    return 2 * (min(end, mention.end) - max(start, mention.start)) >= mention.end - mention.start


def _is_no_place(seen: Seen, mention: Mention) -> bool:
    """Nothing but words of the trade; a place in the name of a criterion; a street in which nobody lives."""
    value = seen.plain[mention.start : mention.end]
    if mention.label == "ADDRESS":
        is_public = is_public_address(seen.plain, mention.start, mention.end)
        is_number = _BUILT.search(value) is None
        return (
            is_public or is_number or (_DIGIT.search(value) is None and AT_HOME.search(*before(seen, mention)) is None)
        )
    if mention.label == "ORGANIZATION" and _SPONSORING.match(seen.plain, mention.end):
        return True
    words = _TOKEN.findall(value)
    is_known = mention.label == "ORGANIZATION" and value in COMPANIES
    is_empty = (value in NO_PEOPLE and not is_known) or (
        all(word in STOP or word in PARTICLES for word in words) and not _is_called(seen, mention)
    )
    if mention.label == "LOCATION" and seen.text[mention.start : mention.end].islower():
        is_empty = is_empty or all(_is_everyday(seen, word) for word in re.split(rb"[ -]", value))
    return is_empty or _is_glued(seen, mention) or SIGN.search(*before(seen, mention)) is not None


def _is_called(seen: Seen, mention: Mention) -> bool:
    """A house whose name is a small word with a capital, or of two: `clinique du Ter`, `Mère-Enfant`; `pharmacie du marché`."""
    value = seen.text[mention.start : mention.end]
    head, _, last = value.rpartition(" ")
    is_written_so = (head.islower() or "-" in last) and last.istitle()
    return mention.label == "ORGANIZATION" and (
        is_written_so or is_small_house(seen.plain[mention.start : mention.end])
    )


def _is_everyday(seen: Seen, word: bytes) -> bool:
    """A number, or a common word that is no large town: `quarante`, `sains`."""
    if word in numerals.WORDS:
        return True
    flags = seen.flags(word.decode("latin-1"))
    return _LARGE_TOWN not in flags and not COMMON.isdisjoint(flags)


def _is_glued(seen: Seen, mention: Mention) -> bool:
    """In an address of e-mail, web or file: others find those. Or nothing but signs and digits."""
    data, start, end = seen.plain, mention.start, mention.end
    if not _BUILT.search(data, start, end) and not seen.text[start:end].isupper():
        return not (_INITIAL.fullmatch(data, start, end) and is_titled(seen, mention))
    if _HANDLE.search(data, max(0, start - 2), start) and not data.startswith((b".", b"@"), end):
        return False
    if not data.startswith((b".", b"@", b"/", b"_"), end) and _FIELD.search(data, max(0, start - 30), start):
        return False
    if (end < len(data) and data[end] in _GLUED) or (start and data[start - 1] in _GLUED):
        low = data.rfind(b" ", max(0, start - 60), start) + 1
        high = data.find(b" ", end, end + 60)
        sides = data[max(low, start - 60) : start], data[end : high if high > 0 else end + 60]
        return any(_HOST.search(side) for side in sides)
    return False


def _is_street(seen: Seen, mention: Mention) -> bool:
    where = before(seen, proper(seen, mention))
    return _STREET.search(*where) is not None and _NO_STREET.search(*where) is None


def _is_way(seen: Seen, mention: Mention) -> bool:
    """A large town through which somebody travels."""
    is_large = _LARGE_TOWN in seen.flags(seen.plain[mention.start : mention.end].decode("latin-1"))
    return is_large and _WAY.search(*before(seen, mention)) is not None


def _is_drug(seen: Seen, mention: Mention) -> bool:
    value = seen.plain[mention.start : mention.end]
    if value in FIRST_NAMES or is_titled(seen, mention):
        return False
    return value in _SIGNS or _is_listed_drug(value) or _is_among_drugs(seen, mention)


def _is_listed_drug(value: bytes) -> bool:
    return value in _DRUGS or _SUFFIX.fullmatch(value) is not None


def _is_among_drugs(seen: Seen, mention: Mention) -> bool:
    """In no list of people, one of a row of drugs: `Kanamycine, Xxxx, Pyrazinamide`."""
    data, start, end = seen.plain, mention.start, mention.end
    if b" " in data[start:end] or not PEOPLE.isdisjoint(seen.flags(data[start:end].decode("latin-1"))):
        return False
    sides = (_DRUG_BEFORE.search(data, max(0, start - 40), start), _DRUG_BEHIND.match(data, end, end + 40))
    return any(side is not None and _is_listed_drug(side[1]) for side in sides)


def _is_famous(seen: Seen, mention: Mention) -> bool:
    """A figure whom everybody knows; with a title only one known by it."""
    value = seen.plain[mention.start : mention.end]
    title = TITLE.search(*before(seen, mention))
    return (
        value in _PUBLIC
        or value.replace(b"-", b" ") in _PUBLIC
        or (value in _SHARED and not beside(seen, mention).isdisjoint(_SHARED | _PUBLIC))
        if title is None
        else is_public_name(title[0].strip(b" .\xa0"), value)
    )


def _is_author(seen: Seen, mention: Mention) -> bool:
    """Of a publication, a film, a dish."""
    if is_cited(seen.plain, mention.end):
        return True
    where = before(seen, mention)
    return (
        _REPORTED.search(*where) or _REFERRED.search(*where) or _CULTURE.search(*where)
    ) is not None and not is_titled(seen, mention)


_GUARDS: tuple[Callable[[Seen, Mention], bool], ...] = (
    _is_glued,
    _is_street,
    _is_way,
    is_eponym,
    _is_drug,
    _is_famous,
    _is_author,
    is_word,
    is_small,
    is_lower,
    is_common,
    is_phrase,
    is_heading,
    lacks_evidence,
    is_token,
    is_command,
    is_foreign,
    is_code,
    is_asked_about,
    is_unheard,
    is_namesake,
    is_thing,
    is_assistant,
)
