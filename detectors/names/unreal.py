"""Names of nobody's private life: commonplace ones in made-up cases, speakers of public debates, holders of high offices, the dead of long ago.

Whatever told the name, a title or the tagger: these are looked at last. A rare name stays somebody's, whatever a text says of itself.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from detectors.normalise import plain
from detectors.pattern import Hit
from detectors.press import PRESS, is_debate
from detectors.words import FIRST_NAMES, PARTICLES, TITLES

_COMMONPLACE = frozenset(
    b"martin bernard dubois thomas robert richard petit durand durant dupont dupond dupuis leroy moreau simon laurent lefebvre lefevre michel"
    b" garcia lambda alice bob everyman everywoman"
    b" tartempion toto titi tata tutu foo bar baz machin truc bidule untel unetelle fictif fictive exemple test doe john jane smith"
    b" jones johnson brown williams".split()
)
_MADE_UP = re.compile(
    rb"(?<![a-z])(?:fictifs?|fictives?|imaginaires?|inventee?s?|imagin(?:e|ez|ons) (?:que|un|une)|fictional|fictitious|imaginary|made-up|hypothetical"
    rb"|persona|patiente? type|cas d'ecole|cas clinique pedagogique|enonce|qcm|qroc|ecos|dossier progressif|sujet d'examen|exercices? ?[:\xb7(]"
    rb"|exercices? de (?:probabilites?|maths?|mathematiques|statistiques?|calcul)|problemes? de maths?|(?:cours|classe) fictive?"
    rb"|[0-9]{2,} (?:billes|bonbons)|quel age ont|combien (?:lui |leur )en reste|deux fois l'age"
    rb"|exemples? (?:: ?[a-z]+\(|du standard|de (?:la )?(?:ressource|doc|documentation|specification))|doc(?:umentation)? (?:fhir|hl7)"
    rb"|sujet (?:de |du )?(?:bac|brevet|concours|partiel|bts)"
    rb"|blague|devinette|sketch|jeu de role|fixtures?|mocks?|dummy|(?:jeu|donnees|patiente?s?) de test|test data)(?![a-z])"
)
_NOBODY = frozenset(b"tartempion trucmuche bidule machin untel unetelle".split())
"""Names that are only said of nobody."""
_REACH = 80
_WORDS = re.compile(rb"[a-z\x80]+")
_OFFICE = (
    rb"(?:(?:premiere? )?ministre|(?:laureate? d[ue]s? )?prix nobel|secretaire d'etat|senat(?:eur|rice)|deputee?|chanceli(?:er|ere)"
    rb"|commissaire europeen|presidente? de la (?:republique|commission europeenne)|(?:directeur|directrice)[ -]generale? de l'oms"
    rb"|(?:prime )?minister|senator|congress(?:man|woman)|chancellor|nobel (?:laureate|prize)|director-general|surgeon general|secretary of state)"
)
_OFFICE_BEFORE = re.compile(
    rb"(?<![a-z])%b(?: (?:de la|de l'|du|des|de|delegue|of)[ ]?[a-z' -]{2,40})?[ ,:]{1,2}(?:(?:m|mme|pr|dr|mr|mrs|ms)\.? )?\Z"
    % _OFFICE
)
_OFFICE_BEHIND = re.compile(
    rb" ?[,(] ?(?:(?:l'|le |la |the )?(?:ancien(?:ne)?|actuel(?:le)?|alors|future?|former) )?(?:the )?%b(?![a-z])"
    % _OFFICE
)
"""`Xxxx, prix Nobel`, `le ministre de la santé, Xxxx`; not `la secrétaire Xxxx`."""
_LONG_AGO = re.compile(
    rb"(?<![a-z])(?:en|in|vers|des|around|since|depuis|fin|debut) 1[0-8][0-9]{2}(?![0-9])"
    rb"(?! ?(?:mg|ml|g|ui|eur|\x80|k|m|h|pat|suj|sub|part|mal|fem|hom|wom|men|peo|pers|cas|enf|child|mots|words|signes|car))"
    rb"|(?<![a-z])x?(?:x?v?i{1,3}|xi?v|xi?x|[xv])e siecle"
)
"""`en 1796`, `XIXe siècle`."""
_BARE_YEAR = re.compile(rb"[a-z ,&.-]{0,30}[(,] ?1[0-8][0-9]{2} ?\)")
"""`(James Lind, 1747)`; not the number of a row."""
_DISCOVERED = re.compile(
    rb"(?<![a-z])(?:who|qui(?: a| ont)?|by whom|par qui) (?:first )?"
    rb"(?:discover|invent|describ|wrote|painted|compos|decouv|ecrit|peint|decrit|fonde|propos)"
)
_ASKED = re.compile(
    rb"(?<![a-z])(?:qui (?:est|etait|etaient|sont|fut)|c'est qui|who (?:is|was|were|are)) (?:(?:m|mr|mme|dr|pr)\.? )?"
    rb"(?:(?!d[eu] |des )[a-z\x80'-]{2,20}(?:,| et| and|) ){0,4}\Z"
)
"""`qui était Xxxx`: whom nobody knows one asks a machine about; not `qui est le référent de Xxxx`."""
_ARTS = re.compile(
    rb"(?<![a-z])(?:(?:anciens |grands |derniers |differents )?(?:ministres|presidents de la|premiers ministres|prix nobel|acteurs|chanteurs|peintres"
    rb"|ecrivains|romanciers|poetes|compositeurs|philosophes|joueurs|papes|rois de france|personnages)"
    rb"|romans?|films?|piece de theatre|fiche de lecture|premier acte|acte [ivx1-5]{1,3}|(?:poemes?|poesie|chansons?)(?! (?:pour|sur|a l'occasion))"
    rb"|odyssee|iliade|mythologie|mythes?|legende (?:de|du|des)|graal|table ronde|rois mages|opera|symphonie|albums? de|manga"
    rb"|best-?seller|livre de|citations? de|biographie)(?![a-z])"
)
"""Of those who made or play something a general question is; a poem for somebody is none of theirs."""
_CELEBRATED = re.compile(
    rb"(?<![a-z])(?:depart|retraite|pot|anniversaire|mariage|noces|naissance|promotion|these|soutenance|fete|obseques|enterrement|deces|memoire"
    rb"|honneur)(?: a la retraite)? (?:de |d'|du )?\Z"
    rb"|(?<![a-z])(?:poeme|chanson|slam|rap|sonnet|acrostiche|roman|biographie|mot|texte)(?: [a-z]{3,12})? pour \Z"
)
"""`un poème pour le départ de Xxxx`: for somebody among us."""
_ROW = re.compile(rb", ?|,? (?:et|ou|and|or) (?:(?:de|a|in) |d')?")
_AND_AT = re.compile(rb",? (?:et|ou|and|or) (?:a|in) ")
_TITLED = re.compile(rb"(?<![a-z])(?:m\.?|mr|mrs|ms|mme|mlle|madame|monsieur|mademoiselle) \Z")
_SAINT = re.compile(rb"(?:saint|sainte|st|ste) [a-z]")
_PET = re.compile(
    rb"(?<![a-z])(?:chat(?:te|on)?|chien(?:ne)?|chiot|lapin|cheval|poney|hamster|perroquet|tortue|cat|dog|puppy|kitten|rabbit|horse|parrot) \Z"
)
_STRAIN = re.compile(rb"(?:rats?|souris|porcs?|cobayes?|macaques?) [a-z]")
"""`rat Wistar`; not `Mme Poisson`, `Mouton Marie`."""
_FIRST_NAMES = re.compile(
    rb"(?<![a-z])(?:prenoms? (?:composes?|francais|feminins?|masculins?|mixtes?|bretons?|anciens?|rares?"
    rb"|originaux|epicenes?|pour |de (?:fille|garcon)|(?:sont-ils )?(?:les |des )?plus (?:donnes|courants|frequents|populaires|portes|repandus)"
    rb"|a la mode|en vogue)|(?:est-il|est-ce|c'est|est) un prenom(?! du)"
    rb"|prenoms? [a-z' ,-]{2,60} (?:sont|est|viennent|vient)[ -](?:ils?|elles?|mixtes?|epicenes?|rares?)"
    rb"|prenoms? [a-z-]{2,20} ?: (?:mixte|origine|popularite|signification|masculin|feminin)"
    rb"|combien (?:de|d') ?[a-z-]{3,15} (?:naissent|sont nes|sont nees|y a-t-il)"
    rb"|(?:tant|combien) de (?:gens|personnes|francais) (?:s'appellent|portent)"
    rb"|prenoms? (?:original|rare|court|de princesse)s?|idees? de prenoms?|baby names?|(?:first|given) names? (?:for|starting|beginning))"
)
_LISTED = re.compile(
    rb"(?<![a-z])prenoms (?:composes|francais|feminins|masculins|mixtes|bretons|basques|corses|arabes|anciens|rares|originaux|epicenes|courts)"
    rb"[a-z ',-]{0,40}: ?(?:[a-z-]{2,15},? (?:et |ou )?){0,8}\Z"
    rb"|(?<![a-z])prenom [a-z-]{2,15} est-il [a-z]{3,15} ?\? ?(?:et )?(?:[a-z-]{2,15},? (?:et |ou )?){0,8}\Z"
)
"""`prénoms bretons avec leur sens : Xxxx, Yyyy`: a list of them, common or not."""
_ALICE = re.compile(
    rb"(?<![a-z])alice(?: |, |/|-)(?:[a-z' ]{0,60} )?(?:(?:et|and|a|avec|to|from|de) )?bob(?![a-z])|(?<![a-z])bob (?:[a-z' ]{0,40} )?alice(?![a-z])"
)
_CIPHERED = frozenset((b"alice", b"bob", b"eve", b"carol", b"mallory", b"trudy", b"dave", b"oscar"))
"""`Alice parle à Bob`: of every course on ciphers."""
_ROLES = frozenset(
    b"president presidente chairman chairwoman chairperson speaker minister ambassador secretary prime deputy chancellor commissioner".split()
)
"""`Mr. President` is a form of address."""


def real(text: str, hits: list[Hit]) -> list[Hit]:
    """The hits without people of whom nothing private is told."""
    people = [hit for hit in hits if hit.entity == "PERSON"]
    if not people:
        return hits
    data = plain(text)
    unreal = {hit[:3] for hit in (*_unreal(data, people), *_among_places(data, hits))}
    return [hit for hit in hits if hit[:3] not in unreal] if unreal else hits


def _unreal(data: bytes, people: Iterable[Hit]) -> Iterator[Hit]:
    is_public: bool | None = None
    for person in people:
        if person.attributes.get("source") == "edm":
            continue
        where = _sentence(data, person)
        if any(is_unreal(data, person, *where) for is_unreal in _KINDS):
            yield person
        elif person.attributes.get("role", "other") == "other":
            if is_public is None:
                is_public = is_debate(data)
            if is_public:
                yield person


def _among_places(data: bytes, hits: list[Hit]) -> Iterator[Hit]:
    """`Vautreville, Xxxx, Corvebourg` and `à Vautreville et à Xxxx` name towns."""
    for before, person, behind in zip_longest(hits, hits[1:], hits[2:]):
        if person is None or person.entity != "PERSON" or before.entity != "LOCATION":
            continue
        is_between = (
            behind is not None and behind.entity == "LOCATION" and _ROW.fullmatch(data, person.end, behind.start)
        )
        if (is_between and _ROW.fullmatch(data, before.end, person.start)) or _AND_AT.fullmatch(
            data, before.end, person.start
        ):
            yield person


def _sentence(data: bytes, person: Hit) -> tuple[int, int]:
    """What is near, on the same line."""
    low = max(0, person.start - _REACH)
    end = data.find(b"\n", person.end, person.end + _REACH)
    return max(low, data.rfind(b"\n", low, person.start) + 1), end if end >= 0 else person.end + _REACH


def _is_made_up(data: bytes, person: Hit, low: int, high: int) -> bool:
    """A first name or a commonplace surname, beside a word that says so."""
    words = _WORDS.findall(data, person.start, person.end)
    if words and _NOBODY.issuperset(words):
        return True
    is_plain = all(word in _COMMONPLACE or word in FIRST_NAMES or word in PARTICLES or word in TITLES for word in words)
    return is_plain and _MADE_UP.search(data, low, high) is not None


def _holds_office(data: bytes, person: Hit, low: int, _high: int) -> bool:
    """`le ministre Xxxx`, `Xxxx, prix Nobel`, `Mr. President`."""
    if data[person.start : person.end] in _ROLES or _OFFICE_BEHIND.match(data, person.end):
        return True
    return _OFFICE_BEFORE.search(data, low, person.start) is not None


def _is_of_long_ago(data: bytes, person: Hit, low: int, high: int) -> bool:
    """Beside a year or century before anybody alive; a bare year tells nothing of `Mme Xxxx`."""
    if _LONG_AGO.search(data, low, high):
        return True
    return _BARE_YEAR.match(data, person.end) is not None and not _TITLED.search(data, low, person.start)


def _is_quoted(data: bytes, person: Hit, low: int, _high: int) -> bool:
    """By a newspaper or agency, in the same line; a patient of whom it tells is private."""
    is_private = person.attributes.get("role") in ("patient", "relative")
    return not is_private and PRESS.search(data, low, person.start) is not None


def _is_asked_about(data: bytes, person: Hit, low: int, high: int) -> bool:
    """Of whom a question of general knowledge is, or a first name as such."""
    if _DISCOVERED.search(data, low, high) or _ASKED.search(data, low, person.start):
        return True
    words = re.split(rb"[ -]", data[person.start : person.end])
    is_first_name = all(word in FIRST_NAMES for word in words)
    is_private = person.attributes.get("role") in ("patient", "relative")
    if not is_private and _LISTED.search(data, low, person.start):
        return True
    return is_first_name and _FIRST_NAMES.search(data, low, high) is not None


def _is_of_arts(data: bytes, person: Hit, low: int, high: int) -> bool:
    """Without a title of today and nobody to be celebrated, beside words of books, stage and office; saints."""
    if _SAINT.match(data, person.start):
        return True
    is_private = (
        person.attributes.get("role") in ("patient", "relative")
        or _TITLED.search(data, low, person.start)
        or _CELEBRATED.search(data, low, person.start)
    )
    return not is_private and _ARTS.search(data, low, high) is not None


def _is_of_ciphers(data: bytes, person: Hit, low: int, high: int) -> bool:
    """Alice and Bob, in one sentence."""
    words = re.split(rb"[ -]", data[person.start : person.end])
    return _CIPHERED.issuperset(words) and _ALICE.search(data, low, high) is not None


def _is_pet(data: bytes, person: Hit, low: int, _high: int) -> bool:
    """`mon chat Xxxx`, `rat Wistar`."""
    return _PET.search(data, low, person.start) is not None or _STRAIN.match(data, person.start, person.end) is not None


_KINDS = (
    _holds_office,
    _is_of_long_ago,
    _is_asked_about,
    _is_quoted,
    _is_of_arts,
    _is_pet,
    _is_of_ciphers,
    _is_made_up,
)
