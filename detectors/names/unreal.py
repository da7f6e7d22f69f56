"""Names of nobody's private life: commonplace ones in made-up cases, speakers of public debates, holders of high offices.

Whatever told the name, a title or the tagger: these are looked at last. A rare name stays somebody's, whatever a text says of itself.
"""

import re
from collections.abc import Iterable, Iterator

from detectors.normalise import plain
from detectors.pattern import Hit
from detectors.words import FIRST_NAMES, PARTICLES, TITLES

_COMMONPLACE = frozenset(
    b"martin bernard dubois thomas robert richard petit durand durant dupont dupond dupuis leroy moreau simon laurent lefebvre lefevre michel"
    b" garcia lambda tartempion machin truc bidule untel unetelle fictif fictive exemple test doe smith jones johnson brown williams".split()
)
_MADE_UP = re.compile(
    rb"(?<![a-z])(?:fictifs?|fictives?|imaginaires?|inventee?s?|imagin(?:e|ez|ons) (?:que|un|une)|fictional|fictitious|imaginary|made-up|hypothetical"
    rb"|persona|patiente? type|cas d'ecole|cas clinique pedagogique|enonce|qcm|qroc|ecos|dossier progressif|sujet d'examen|exercices? ?[:\xb7(]"
    rb"|blague|devinette|sketch|jeu de role)(?![a-z])"
)
_REACH = 80
_WORDS = re.compile(rb"[a-z\x80]+")
_DEBATE = re.compile(
    rb"(?<![a-z])(?:la parole est a (?:m\.|mm\.|mme|monsieur|madame)|(?:m\. le|mme la) presidente?[.,]|question (?:ecrite|orale) (?:n|de m|du depute))"
)
_OFFICE_BEFORE = re.compile(
    rb"(?<![a-z])(?:(?:premiere? )?ministre|prix nobel|senat(?:eur|rice)|deputee?|chanceli(?:er|ere)|secretaire d'etat)"
    rb"(?: (?:de la|de l'|du|des|de|delegue)[ ]?[a-z' -]{2,40})?[ ,:]{1,2}(?:(?:m|mme|pr|dr)\.? )?\Z"
)
_OFFICE_BEHIND = re.compile(
    rb",? ?[,(] ?(?:(?:l'|le |la )?(?:ancien(?:ne)?|actuel(?:le)?|alors|future?) )?(?:(?:premiere? )?ministre|(?:laureate? d[ue]s? )?prix nobel"
    rb"|presidente? de la (?:republique|commission europeenne)|secretaire d'etat|senat(?:eur|rice)|deputee? (?:d|lr|rn|lfi|ps)|chanceli(?:er|ere)"
    rb"|commissaire europeen)(?![a-z])"
)


def real(text: str, hits: list[Hit]) -> list[Hit]:
    """The hits without people of whom nothing private is told."""
    people = [hit for hit in hits if hit.entity == "PERSON"]
    if not people:
        return hits
    data = plain(text)
    unreal = {hit[:3] for hit in _unreal(data, people)}
    return [hit for hit in hits if hit[:3] not in unreal] if unreal else hits


def _unreal(data: bytes, people: Iterable[Hit]) -> Iterator[Hit]:
    is_debate: bool | None = None
    for person in people:
        if person.attributes.get("source") == "edm":
            continue
        low, high = _sentence(data, person)
        if _is_made_up(data, person, low, high) or _holds_office(data, person, low):
            yield person
        elif person.attributes.get("role", "other") == "other":
            if is_debate is None:
                is_debate = _DEBATE.search(data) is not None
            if is_debate:
                yield person


def _sentence(data: bytes, person: Hit) -> tuple[int, int]:
    """What is near, on the same line."""
    low = max(0, person.start - _REACH)
    end = data.find(b"\n", person.end, person.end + _REACH)
    return max(low, data.rfind(b"\n", low, person.start) + 1), end if end >= 0 else person.end + _REACH


def _is_made_up(data: bytes, person: Hit, low: int, high: int) -> bool:
    """A first name or a commonplace surname, beside a word that says so."""
    words = _WORDS.findall(data, person.start, person.end)
    is_plain = all(word in _COMMONPLACE or word in FIRST_NAMES or word in PARTICLES or word in TITLES for word in words)
    return is_plain and _MADE_UP.search(data, low, high) is not None


def _holds_office(data: bytes, person: Hit, low: int) -> bool:
    """`le ministre Xxxx`, `Xxxx, prix Nobel`."""
    is_before = _OFFICE_BEFORE.search(data, low, person.start) is not None
    return is_before or _OFFICE_BEHIND.match(data, person.end) is not None
