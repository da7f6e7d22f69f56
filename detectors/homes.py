"""Small towns that somebody in care comes from: `kind: home`. Where a name, a birth or one patient stands beside, the town leads back to them.

`Mme Vautravers, suivie pour une amylose, habite Marvejols`, `un retraité de Marvejols, porteur d'une amylose`. A large town leads to nobody, and
one of a text without a patient is a place like any other. Own rule.
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from detectors.lines import line_start
from detectors.normalise import plain
from detectors.pattern import Hit
from detectors.references_beside import tells_of_somebody
from detectors.settle import touching
from detectors.signals import SIGNALS

HOME = MappingProxyType({"size": "small", "kind": "home"})
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
    rb"|fillette|petite?|bebe|nourrisson|nouveau-nee?|adolescente?|ado|jeune|retraitee?|veuve|veuf|agricultrice|agriculteur|detenue?|residente?|%b)"
    rb"|patiente? [a-z]|(?:il|elle) (?:est|vit|habite|vient|arrive|travaille|a)|(?:ancien(?:ne)?|ex)[ -][a-z]{4,15}|retraitee? )(?![a-z]{2})"
    % _KIN
)
"""One patient, by a singular; not `les patients de`."""
_ASKED = re.compile(
    rb"(?<![a-z])(?:peut|peuvent|doit|doivent|devrait|pourrait|faut|a-t|est)-(?:il|elle|on|ils)(?![a-z])"
)
"""`un patient peut-il se faire soigner à Marvejols ?` is about anybody."""


def with_homes(text: str, hits: list[Hit], signals: Sequence[Hit]) -> list[Hit]:
    """Settled hits, the towns of somebody among them marked. `signals`: settled health signals."""
    told = [hit for hit in (*signals, *hits) if hit.entity in _TELLING]
    if not told or not any(map(_is_small, hits)):
        return hits
    somebody = [hit for hit in hits if tells_of_somebody(hit, _LEAST)]
    return [hit._replace(attributes=HOME) if _is_home(text, hit, somebody, told) else hit for hit in hits]


def _is_small(hit: Hit) -> bool:
    return hit.entity == "LOCATION" and hit.attributes.get("size") == "small"


def _is_home(text: str, town: Hit, somebody: Sequence[Hit], told: Sequence[Hit]) -> bool:
    """Beside somebody in a text about health, or on the line of one patient with an illness near by."""
    return _is_small(town) and (
        _is_near(town, somebody, _REACH) or (_is_near(town, told, _NEAR) and _is_of_one(text, town))
    )


def _is_near(town: Hit, hits: Sequence[Hit], reach: int) -> bool:
    around = town._replace(start=max(0, town.start - reach), end=town.end + reach)
    return next(touching(around, hits), None) is not None


def _is_of_one(text: str, town: Hit) -> bool:
    before = plain(text[max(0, town.start - _NEAR) : town.start])
    low = line_start(before, len(before), _NEAR)
    return _SOMEBODY.search(before, low) is not None and _ASKED.search(before, low) is None
