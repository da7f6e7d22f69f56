"""What stands in front of a mention: the rest of its line, and a title."""

import re

from detectors.names.merging import Seen
from detectors.names.tagger import Mention
from detectors.words import TITLES

_REACH = 80
_LONGEST_TITLE = 15
_WORDS = (b"me ", b"mm ", b"ms ")
"""Titles with a capital alone: `Me`, `MM`; not `je me`, `80 mm`."""
_MASTER = b"maitre"
_A_MASTER = re.compile(rb"(?<![a-z])(?:une?|le|la|son|sa|mon|ce|du|au|leur)[ ]\Z")
_LONGEST_ARTICLE = 5
"""`un maître modeste`: no title."""
TITLE = re.compile(rb"(?<![a-z])(?:%b)\.?[ \xa0]\Z" % b"|".join(sorted(TITLES, reverse=True)))
_BLANKS = (b" ", b"\xa0")
_AGENT = re.compile(
    rb"(?<![a-z])(?:re)?(?:vu|opere|suivi|examine|prescrit|adresse|signe|redige|appele|recu|preleve|inclus|randomise|forme|valide)"
    rb"e?s?(?: [a-z'-]{1,20}){0,3} par \Z"
)
"""`opérée hier par Xxxx`."""
_DOES = re.compile(
    rb" (?:qui )?(?:s'occupe(?:ra)? d|(?:est|sera|etait) (?:en (?:conges?|arret|vacances|rtt|retard|formation|repos|pause)"
    rb"|de (?:garde|repos|retour|service)"
    rb"|d'accord|malade|absente?|enceinte|partie? en|passee?|venue?|rentree?|decedee?|sortie?)(?![a-z])"
    rb"|(?:m|t|l)'(?:a (?:dit|appelee?|rappelee?|demande|ecrit|envoye|prevenue?|repondu|relancee?)|attend)(?![a-z])"
    rb"|(?:me|te) (?:dit|demande|rappelle|confirme|attend|previent|relance)(?![a-z])"
    rb"|ne (?:veut|vient|peut|repond|mange|dort|se sent|sera|viendra)(?![a-z])"
    rb"|veut (?:bien|pas|plus|rentrer|sortir|arreter|continuer)(?![a-z])"
    rb"|(?:garde|reprend|refuse|relit|valide|signe|vomit|pleure) (?:le|la|les|l'|son|sa|ses|de|d'|tout|encore)"
    rb"|a (?:appele|rappele|oublie|telephone|vomi|mange|dormi|pleure|refuse|mal|peur|rdv|de la fievre|demande (?:a|de|si|le|la|un)|dit que)(?![a-z]))"
    rb"| ?\((?:propositus|proposante?|cas index|(?:sa |son |la |le )?(?:pere|mere|frere|s(?:oe|o)ur|fils|fille|mari|epouse|epoux|femme|conjointe?"
    rb"|cousine?"
    rb"|oncle|tante|neveu|niece|grand-pere|grand-mere|tutrice|tuteur|voisine?|collegue|stagiaire|interne|externe|secretaire))[ ,)]"
)
"""`xxxx s'occupe de`, `xxxx m'a dit`, `xxxx (sœur)`: what people alone do and are."""


def is_agent(seen: Seen, mention: Mention) -> bool:
    """Whether somebody did what stands right in front."""
    is_behind = seen.plain.startswith(b" par ", max(0, mention.start - len(" par ")))
    return is_behind and _AGENT.search(*before(seen, mention)) is not None


def is_titled(seen: Seen, mention: Mention) -> bool:
    """Whether a title stands right in front: `Mme`, `Dr`, `Me`; not `je me`."""
    if seen.plain[mention.start - 1 : mention.start] not in _BLANKS:
        return False
    title = TITLE.search(seen.plain, max(0, mention.start - _LONGEST_TITLE), mention.start)
    if title is not None and title[0].startswith(_MASTER) and not seen.has_capital(mention.start):
        return _A_MASTER.search(seen.plain, max(0, title.start() - _LONGEST_ARTICLE), title.start()) is None
    return title is not None and (not title[0].startswith(_WORDS) or seen.has_capital(title.start()))


def before(seen: Seen, mention: Mention) -> tuple[bytes, int, int]:
    """Where to look in front of a mention, on its line."""
    low = max(0, mention.start - _REACH)
    return seen.plain, max(low, seen.plain.rfind(b"\n", low, mention.start) + 1), mention.start


def does(seen: Seen, end: int) -> bool:
    """Whether what stands behind is what people alone do."""
    return _DOES.match(seen.plain, end) is not None
