"""First names of one's own family where a feast, homework or a journey is spoken of, and nobody's health: `l'anniversaire de mon fils Hugo`.

Nobody but such people may be named, and nothing may stand there by which anybody is reached or known.
"""

import re
from collections.abc import Callable, Iterator

from detectors.normalise import plain
from detectors.pattern import Hit

_OTHERS = frozenset({"AGE", "LOCATION", "ORGANIZATION", "PERSON"})
"""What else such a prompt may tell."""
_KIN = (
    rb"(?:(?:petite?s?|arriere|grande?s?|demi)[ -])?(?:filles?|fils|enfants?|maris?|femme|epou(?:se|x)|meres?|peres?|maman|papa|s(?:oe|o)urs?|freres?"
    rb"|conjointe?|compagn(?:e|on)|copine?|copain|fiancee?|tante|oncle|tonton|tata|nieces?|neveux?|cousine?s?|grand[ -](?:mere|pere)|mamie|papi|papy"
    rb"|bell?e?s?[ -](?:filles?|meres?|s(?:oe|o)urs?)|beaux?[ -](?:fils|peres?|freres?)|filleule?s?|marraine|parrain|jume(?:au|lle)s?|bebe"
    rb"|daughters?|sons?|kids?|wife|husband|mom|mum|dad|mother|father|sister|brother|nephew|niece|grand(?:son|daughter|ma|pa))"
)
_MINE = re.compile(
    rb"(?<![a-z])(?:ma|mon|mes|notre|nos|my|our) (?:petite? |grande? |cher |chere )?%b(?: aine?e?| cadet(?:te)?)?"
    rb"(?:,? (?:qui s'appelle|prenomm[ee]{1,2}s?|called|named))?,? ?[:(\"]? ?\Z" % _KIN
)
"""`ma fille aînée, `; not `sa fille `."""
_AND = re.compile(
    rb"(?:,| et| and|,? and) (?:(?:son|sa|leur|his|her|their|ma|mon|my) (?:futur |future )?%b,? )?\Z" % _KIN
)
"""Behind one of them: ` et son mari `."""
_FIRST = frozenset("fg")
"""Flags of first names."""
_ROW = re.compile(rb", ?")
_REACH = 60
_AGED = re.compile(rb",? ?\(?[0-9]{1,2} ?(?:ans|mois|years?(?: old)?|yo)\)?\Z")
_ENDS = re.compile(
    rb" ?(?:[,.;:!?()\"\n0-9-]|\Z)"
    rb"|'s |,? (?:qui|pour|et|a|est|fete|en|dans|avec|aura|adore|aime|veut|doit|part|rentre|entre|ne|n'|j'|sur"
    rb"|le|la|and|is|who|for|has|turns|to|on)(?![a-z])"
)
"""No surname stands behind: `Hugo, `, `Hugo qui`; not `Hugo Xxxx`."""
_OCCASION = re.compile(
    rb"(?<![a-z])(?:anniversaires?|birthday|mariages?|wedding|pacs|bapteme|communion|noel|christmas|cadeaux?|gifts?|presents? for|poemes?|chansons?"
    rb"|discours|toast|speech|exos?|exercices?|devoirs?|homework|dictees?|lecons?|revis(?:er|ions?)|brevet|bac|colleg\w{1,2}|lycee\w?|maternelle|creche"
    rb"|c[em][12]|[3456](?:e|eme)|exposes?|vacances|holidays?|voyages?|week-?end|gouter|jeux?|jouets?|deguisement|contes?|histoires? (?:du soir|pour)"
    rb"|gateaux?|cake|recettes?|permis de conduire|stage de (?:3e|troisieme|seconde)|parcoursup|noces|fete (?:des|de ses|ses)|surprise)(?![a-z])"
)
_CARE = re.compile(
    rb"(?<![a-z])(?:patient|malad|hopita|hospital|urgence|medecin|medic|docteur|doctor|pediatr|infirm|traite|treat|oper|chirurg|surg|cancer|leucem"
    rb"|tumeu|diagno|sympt|fievre|fever|douleur|pain|souffr|allerg|asthm|diabet|epilep|psych|suivie?s? (?:en|par|pour|au|a)|anorex|boulim|autis"
    rb"|tdah|adhd|dys[lpco]|handicap|trouble|disorder|depress|anxi|angoiss|vaccin|bilan|analyse|consult|essai|trial|etude clin|inclus|consent"
    rb"|ordonnanc|prescri|sante|health|trisom|syndrom|deces|decede|mort|died|obseque|enterrement|deuil|garde alternee|juge|divorc|police|plainte"
    rb"|violen|abus|aide sociale|pai(?![a-z])|avs(?![a-z])|aesh|mdph|orthophon"
    rb"|ergother|kine|dossier|enceinte|pregnan|fausse couche|ivg|pma(?![a-z])|fiv(?![a-z])"
    rb"|secours|blesse|accident|drogue|alcool|addict|sevr|chimio|perfus|transplant|greff)"
)
"""Any of these, anywhere: then it is somebody's story."""


def without_family(text: str, hits: list[Hit], flags: Callable[[str], str]) -> list[Hit]:
    """The hits without the writer's own family, where all people are of it. `flags` are what lists know of a folded word."""
    people = [hit for hit in hits if hit.entity == "PERSON"]
    if not people or any(hit.entity not in _OTHERS or hit.attributes.get("source") == "edm" for hit in hits):
        return hits
    data = plain(text)
    if not _OCCASION.search(data) or _CARE.search(data) or not all(_family(data, people, flags)):
        return hits
    return [hit for hit in hits if hit.entity != "PERSON"]


def _family(data: bytes, people: list[Hit], flags: Callable[[str], str]) -> Iterator[bool]:
    """For each whether it is a first name alone, behind a word of kin or behind another such."""
    behind = 0
    for hit in sorted(people):
        names = _ROW.split(data[hit.start : hit.end])
        is_kin = _MINE.search(data, max(0, hit.start - _REACH), hit.start) or (
            behind and _AND.fullmatch(_AGED.sub(b"", data[behind : hit.start]))
        )
        is_first = not any(_FIRST.isdisjoint(flags(name.decode("latin-1"))) for name in names)
        yield bool(is_kin) and is_first and _ENDS.match(data, hit.end) is not None
        behind = hit.end
