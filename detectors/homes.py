"""Small towns that somebody in care comes from, and houses that care for them: `kind: home`. They lead back to who stands beside.

`Mme Vautravers, suivie pour une amylose, habite Marvejols`, `un retraité de Marvejols, porteur d'une amylose`. A large town leads to nobody, and
one of a text without a patient is a place like any other. `Mme Vautravers, hospitalisée à la clinique des Tilleuls`. Own rule.
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from detectors.lines import line_end, line_start
from detectors.normalise import plain
from detectors.pattern import Hit
from detectors.references_beside import tells_of_somebody
from detectors.settle import touching
from detectors.signals import SIGNALS

HOME = MappingProxyType({"size": "small", "kind": "home"})
HOUSE = MappingProxyType({"kind": "home"})
_CARING = frozenset({"hospital", "ward"})
_LEAST: Mapping[str, float] = MappingProxyType({"PERSON": 0.6, "DATE_OF_BIRTH": 0.6, "INITIALS": 0.5})
"""Who tells of somebody, and how sure it must be."""
_TELLING = SIGNALS | {"AGE", "DATE_OF_BIRTH"}
"""What tells that somebody is a patient."""
_REACH = 200
_NEAR = 150
_KIN = (
    rb"fils|filles?|frere|soeur|mere|pere|mari|epouse|epoux|conjointe?|compagne|compagnon|oncle|tante|neveu|niece|cousine?|voisine?|beau-(?:pere|frere)"
    rb"|belle-(?:mere|soeur)|grand-(?:mere|pere)"
)
_SOMEBODY = re.compile(
    rb"(?<![a-z])(?:(?:(?:une?|la|le|ma|mon|notre|cette?|ce|du) |l')(?:[a-z]{3,12} ){0,2}(?:patiente?|malade|dame|monsieur|homme|femme|enfant|garcon"
    rb"|fillette|petite?|bebe|nourrisson|nouveau-nee?|adolescente?|ado|jeune|retraitee?|veuve|veuf|agricultrice|agriculteur|detenue?|residente?|mineure?|donneu(?:r|se)|receveu(?:r|se)|victime|usagere?|couple|%b)"
    rb"|donneur(?= (?:de [0-9]|n[o\xb0]|[0-9]))|patiente? [a-z]|[hf] ?[0-9]{1,3} ?a"
    rb"|(?:bebe|nourrisson|%b) [a-z]{4,14}(?= (?:a|de|du) )"
    rb"|(?:homme|femme|dame|garcon|fille|enfant|mineure?)[ ,]{1,2}(?:de )?[0-9]{1,3} ?(?:ans|mois)"
    rb"|(?:il|elle) (?:est|vit|habite|vient|arrive|travaille|a)"
    rb"|(?:ancien(?:ne)?|ex)[ -][a-z]{4,15}|(?:mme|mr) [0-9]{1,3} ?ans|couple(?= d)|(?:son|leur) (?:adresse|domicile)|retraitee? )(?![a-z]{2})"
    % (_KIN, _KIN)
)
"""One patient, by a singular; not `les patients de`."""
_ASKED = re.compile(
    rb"(?<![a-z])(?:peut|peuvent|doit|doivent|devrait|pourrait|faut|a-t|est)-(?:il|elle|on|ils)(?![a-z])"
)
"""`un patient peut-il se faire soigner à Marvejols ?` is about anybody."""
_MOVE = (
    rb"(?:transfer(?:ee?|t)|mut(?:ee?|ation)|adresse?e?|renvoy\w{1,2}|rapatri\w{1,6}|retour(?:ne\w{0,2})?|reparti?e?|repart|part|partie?|sortie?"
    rb"|hospitalisee?|arrivee?|arrive|vient|venue?|orientee?|suivie?|operee?|placee?|ramenee?|recue?|attendue?|admise?|reprise?|place|accepte\w?|refuse\w?)"
)
_MOVED = re.compile(rb"(?<![a-z])%b(?![a-z])" % _MOVE)
_COURSE = re.compile(
    rb"(?<![a-z])%b(?: (?:hier|demain|ce|cette|cet|nuit|matin|soir|midi|jour|aussi|bien|ici|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    rb"|le [0-9]{1,2}|[0-9]{1,2}h(?:[0-9]{2})?)){0,3},?"
    rb" (?:de|d'|du|a|au|par|vers|sur|depuis|pour|en)(?: (?:la|le|l'|usld|ssr|smr|ehpad|ch|clinique))? ?\Z" % _MOVE
)
"""`muté cette nuit de Xxxx`: the town stands for its hospital."""
_ONE = re.compile(
    rb"(?<![a-z])(?:patiente?|dame|monsieur|mr|mme|homme|femme|malade|enfant|ado|residente?|bebe|papi|papy|mamie|mamy)(?![a-z])"
    rb"|(?<![a-z])(?:de la|ch|chambre|lit) [0-9]{1,3}(?![0-9])"
)
"""A patient by a singular or a room."""
_CARE = re.compile(
    rb"(?<![a-z])(?:avp|acr|smur|samu|vsav|trauma\w{0,8}|brulee?s?|brulures?|chute\w?|hospitalis\w{1,6}|hopital|operee?s?|greff\w{1,4}|ambulances?"
    rb"|vsl|dialyse\w?|ehpad|usld|ssiad|had|palliati\w{1,4}|deced\w{1,3}|deces|tutelle|curatelle|apa|aah|mdph|pch|ase|signalement|donneu[rs]\w{0,2}"
    rb"|accouch\w{1,6}|enceinte|suicid\w{1,6}|cure|psychiatri\w{1,3}|cmp|ecchymoses?|maltraitance|perfusion|pansements?|pst|toilette"
    rb"|accident vasculaire|avc|idm|infarctus|coro\w{0,9}|oniam|fiv|pma|ovocytes?|img|ivg|fractures?|brulures?)(?![a-z])"
)
"""Care that no health signal tells."""
_MEDICAL = re.compile(
    rb"(?<![a-z])(?:consult\w{0,8}|patiente?|malade|medecin|docteur|infirmi\w{1,4}|idel?|kine\w{0,12}|residente?|ordonnance|medicaments?|soins?"
    rb"|traitement|bilan|mms|gir|domicile|aidants?|urgences?|prise de sang|prelevements?|inr|nfs|pace-?maker|pace maker|chir\w{0,8}|staff|operer"
    rb"|pharmacie|transport)(?![a-z])"
)
"""Beside somebody's name this is enough."""


_HOUSE = re.compile(
    rb"(?:chr?u?|ght?|ghu|hopita(?:l|ux)|clinique|polyclinique|centre|groupement|groupe|maison|cabinet|laboratoire|labo|institut|pharmacie|residence"
    rb"|foyer|service|unite|pole|maternite|ehpad|usld|ssr|smr|mas|fam|ime|esat|cmp|csapa|had|samu|smur)(?![a-z])"
)
"""How the names of houses of care begin."""
_SURE_HOUSE = 0.6
_HOUSE_REACH = 250


def with_homes(text: str, hits: list[Hit], signals: Sequence[Hit]) -> list[Hit]:
    """Settled hits, the towns and houses of somebody among them marked. `signals`: settled health signals."""
    if not any(_is_small(hit) or hit.entity == "ORGANIZATION" for hit in hits):
        return hits
    data = plain(text)
    somebody = [hit for hit in hits if tells_of_somebody(hit, _LEAST)]
    homes = _towns(data, hits, signals, somebody)
    if not somebody:
        return homes
    return [hit._replace(attributes=HOUSE) if _is_house_of(data, hit, somebody) else hit for hit in homes]


def _towns(data: bytes, hits: list[Hit], signals: Sequence[Hit], somebody: Sequence[Hit]) -> list[Hit]:
    if not any(map(_is_small, hits)):
        return hits
    told = [hit for hit in (*signals, *hits) if hit.entity in _TELLING]
    is_cared = bool(told) or _CARE.search(data) is not None or (bool(somebody) and _MEDICAL.search(data) is not None)
    if not is_cared and _MOVED.search(data) is None:
        return hits
    people = somebody if is_cared else []
    return [hit._replace(attributes=HOME) if _is_home(data, hit, people, told) else hit for hit in hits]


def _is_house_of(data: bytes, house: Hit, somebody: Sequence[Hit]) -> bool:
    """A house of care near somebody who is no carer."""
    if house.entity != "ORGANIZATION" or house.score < _SURE_HOUSE or not _is_near(house, somebody, _HOUSE_REACH):
        return False
    return house.attributes.get("kind") in _CARING or _HOUSE.match(data, house.start, house.end) is not None


def _is_small(hit: Hit) -> bool:
    return hit.entity == "LOCATION" and hit.attributes.get("size") == "small"


def _is_home(data: bytes, town: Hit, somebody: Sequence[Hit], told: Sequence[Hit]) -> bool:
    """Beside somebody in a text about health or care, or on the line of one patient with either near by."""
    if not _is_small(town):
        return False
    is_course = _is_course(data, town, told)
    return is_course or _is_near(town, somebody, _REACH) or (_is_of_one(data, town) and _is_of_care(data, town, told))


def _is_course(data: bytes, town: Hit, told: Sequence[Hit]) -> bool:
    """Where somebody came from or goes to, if an age or one patient stands on the line."""
    low, high = line_start(data, town.start, _NEAR), line_end(data, town.end, _NEAR)
    if _COURSE.search(data, low, town.start) is None or _ASKED.search(data, low, high):
        return False
    return _ONE.search(data, low, high) is not None or any(
        hit.entity == "AGE" for hit in told if low <= hit.start < high
    )


def _is_of_care(data: bytes, town: Hit, told: Sequence[Hit]) -> bool:
    return _is_near(town, told, _NEAR) or _CARE.search(data, max(0, town.start - _NEAR), town.end + _NEAR) is not None


def _is_near(town: Hit, hits: Sequence[Hit], reach: int) -> bool:
    around = town._replace(start=max(0, town.start - reach), end=town.end + reach)
    return next(touching(around, hits), None) is not None


def _is_of_one(data: bytes, town: Hit) -> bool:
    low = line_start(data, town.start, _NEAR)
    return _SOMEBODY.search(data, low, town.start) is not None and _ASKED.search(data, low, town.start) is None
