"""What makes one person known to many who read of them: an office once held, being the only one, kin at work, the press, a home that all see.

The classifier of sentences weighs words; these turns tell more than their words do. Forms by hand, from mails of wards, schools and offices.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from detectors.calibration import likelier
from detectors.pattern import Hit
from detectors.perhaps import matches
from detectors.signals import SIGNALS

_ODDS = 3
"""So much likelier is a story beside such a turn: of 2988 harmless prompts 3 hold one, of 30 stories 8 (own sets, care)."""
SCORE = 0.7
"""Of a turn beside a place and an illness or remedy, where the classifier sees no sentence."""
_REACH = 150
_PLACES = frozenset({"LOCATION", "ADDRESS", "ORGANIZATION"})
_MOST = 20
_OFFICE = (
    rb"maire|adjointe? au maire|maire adjointe?|cure|pretre|pasteur|notaire|proviseure?|instituteur|institutrice|principale? du college|deputee?"
    rb"|senat(?:eur|rice)|conseill(?:er|ere) (?:municipale?|departementale?|regionale?|general)|prefete?|sous-prefete?|directeur|directrice|pdg|juge"
    rb"|capitaine|commandant|gendarme|facteur|factrice|garde[ -]champetre|boulang(?:er|ere)|pharmacienn?e?|medecin|entraineu(?:r|se)|joueu(?:r|se)"
    rb"|gardien|champion(?:ne)?|sacristain|organiste|patronn?e?"
)
_PERSON = (
    rb"(?:fille|femme|garcon|homme|noire?|muette?|sourde?|aveugle|etrang(?:er|ere)|salariee?|employee?|eleve|enfant|patiente?|medecin|infirmi(?:er|ere)"
    rb"|veterinaire|%b)" % _OFFICE
)
_KIN = (
    rb"mere|maman|pere|papa|femme|mari|epouse|epoux|conjointe?|compagn(?:e|on)|fils|fille|frere|s(?:oe|o)ur|cousine?|oncle|tante|neveu|niece"
    rb"|belle-(?:mere|s(?:oe|o)ur|fille)|beau-(?:pere|frere|fils)|grand-(?:mere|pere)|ex"
)
_HERE = (
    rb"collegues?|cadre|chirurgien(?:ne)?|directeur|directrice|chef(?:fe)?|medecins?|maire|adjointe?|interne|secretaires?|ide|infirmi(?:er|ere)s?|patronn?e?"
    rb"|gyneco|anesthesistes?|docteure?|pharmacienn?e?s?|boulang(?:er|ere)|instit(?:uteur|utrice)?|cure|brancardiers?|aides?-soignante?s?|as|ash"
)
_PLAIN_HOME = (
    rb"camion|camionnette|fourgon|van|yourte|caravane|peniche|voilier|bateau|cabane|grange|squat|garage|voiture|mobil-home|tente|bus|roulotte|cave|hangar"
    rb"|clio|kangoo|twingo|berlingo|partner|trafic|scenic|megane|c15|hall|gare"
)
_SINGULAR = re.compile(
    rb"(?<![a-z])(?:"
    rb"(?:anciene?n?e?|ex[- ]?|l'actuel(?:le)?|deuxieme|premiere?) ?(?:%b)"
    rb"|(?:seule?|unique) (?:%b) (?:de|du|des|dans|en|a|au|sur)"
    rb"|(?:%b) (?:de la|de l'|du|de (?:notre|ma|mon|votre)|d'une? de (?:nos|mes)|d'une?) ?(?:%b)"
    rb"|(?:tout le (?:monde|village|bourg|quartier|service|coin)|(?:mes|les|nos|des) (?:collegues|gens|voisins|journalistes|parents|eleves))"
    rb" (?:le |la |l'|les |en |ici |pas )?(?:re)?(?:connai|sai|sav|parl)[a-z]{0,8}"
    rb"|connue? (?:de tous|comme le loup|dans (?:le|la|tout|toute) [a-z]{3,10})"
    rb"|(?:fait|faisait|font) la une|passee? (?:a la tele|dans le journal|au 20 ?h|aux infos)"
    rb"|dans (?:le journal|la presse|ouest-france|le telegramme)|mediatisee?"
    rb"|(?:vit|vivent|vivait|dort|dorment|dormait|loge|logent|habite|habitent|squatte) (?:encore |seule? |toujours )?(?:dans|sur|sous)"
    rb" (?:une?|le|la|l'|son|sa|leur) ?(?:%b)"
    rb"|(?:loge|heberge)e?s? (?:chez|par) (?:le |la |l'|un |une )?(?:%b)"
    rb"|(?:%b)(?: [a-z]{3,10})? (?:quai|parking|derriere|devant|sous le pont|au bord|en foret|dans (?:les|le) bois)"
    rb")(?![a-z])" % (_OFFICE, _PERSON, _KIN, _HERE, _PLAIN_HOME, _OFFICE, _PLAIN_HOME)
)
"""`l'ancien maire`, `seule fille en CAP`, `la mère du chirurgien`, `tout le village le connaît`; not `le seul traitement de`."""


Span = tuple[int, int]


def turns(data: bytes) -> list[Span]:
    """Where such turns stand in folded bytes; the first of many."""
    return [match.span() for match in islice(matches(_SINGULAR, data), _MOST)]


def surer(score: float) -> float:
    """A probability that it is a story, once such a turn is seen beside it."""
    return likelier(score, _ODDS)


def told(spans: Sequence[Span], hits: Sequence[Hit]) -> Iterator[Span]:
    """Turns, in the text as typed, that have a place and an illness or remedy near: somebody's story."""
    for start, end in spans:
        near = {hit.entity for hit in hits if start - _REACH < hit.end and hit.start < end + _REACH}
        if not near.isdisjoint(_PLACES) and not near.isdisjoint(SIGNALS):
            yield start, end
