"""Diseases, signs, tests and scores that bear a name: `maladie de Crohn`, `Wilson's disease`, `Rasch, Cohen et Fleiss`.

Two lists, written by hand: names that hardly anybody bears are no person anywhere; names that many bear, only behind such a word.
"""

import re
from dataclasses import replace

from detectors.lexicon import listed
from detectors.names.context import before, does, is_titled
from detectors.names.gazetteers import PEOPLE
from detectors.names.merging import Seen
from detectors.names.tagger import Mention
from detectors.words import EPONYMS, FIRST_NAMES

_ALL = EPONYMS | listed("shared_eponyms.txt")
_KNOWN_ALONE = EPONYMS | listed("public_people.txt")
_CHAIN = (
    rb"(?:[a-z0-9'-]{2,25}(?:[ ]?,[ ]|[ ]?/[ ]?|-|[ ](?:et|ou|puis|ni|and|or)[ ])(?:de la |de |du |d'|des )?){0,4}\Z"
)
_OF = rb"(?:[ ][a-z-]{3,16}){0,2}(?:[ ]?:)?[ ](?:de la |de |du |d'|des |of )?"
_BY = rb"(?:[ ][a-z-]{3,16}){0,2}[ ](?:de la |de |du |d'|des |of )"
SIGN = re.compile(
    rb"(?<![a-z])(?:(?:syndromes?|sd|signes?|criteres?|classifications?|echelles?|loi|theoremes?|mano?euvres?|manouvres?|indices?|formules?"
    rb"|equations?|colorations?|coefficients?|algorithmes?|complexes?|quadrilatere|triangle|modeles?|estimateurs?|distributions?|lois"
    rb"|diagrammes?|effets?|statistiques?|questionnaires?|inventaires?|statistique|postulat|paradoxe|principe|codes?)%b"
    rb"|(?:lois?|theoremes?|algorithmes?|coefficients?|equations?|palettes?|filtres?)[ ])%b" % (_BY, _CHAIN)
)
"""What only bears the name of who described it: `signe de Xxxx`."""
CASE = re.compile(
    rb"(?<![a-z])(?:maladies?|tests?|scores?|stades?|grades?|operations?|interventions?|examens?|techniques?|epreuves?|cotations?|fractures?|fievres?"
    rb"|angines?|positions?|tumeurs?|sarcomes?|lymphomes?|sondes?|drains?|pinces?|incisions?|cellules?|corps|canal|canaux|trous?|ligaments?"
    rb"|hernies?|anemies?|purpuras?|thyroidites?|goitres?|phenomenes?|reflexes?|respirations?|points?|lignes?|angles?|taches?|nodules?"
    rb"|bacilles?|virus|courbes?|methodes?|corrections?|regles?|procedes?|procedures?|index|gangrenes?|chancres?|osteochondrites?|intervalles?"
    rb"|plaques?|anneaux?|protocoles?|glandes?|sphincters?|diverticules?|troubles?|atteintes?|types?)%b%b"
    % (_OF, _CHAIN)
)
"""What may be somebody's: `la fracture de Martin`. There the lists must know the name."""
_BEHIND = re.compile(
    rb"(?:'s)?[ -](?:disease|syndrome|sign|score|scale|index|criteria|classification|stage|curves?|estimator|model|plot|correction|law|stain"
    rb"|procedure|u[ -]test|t[ -]?test|t[ -]tests|exact test|rank|gangrene|test)(?![a-z])"
)
_ENGLISH = re.compile(
    rb"[ -](?:disease|syndrome|sign|criteria|classification|estimator|theorem|equation|formula|staining|maneuver|lymphoma|sarcoma|adjustment"
    rb"|transform|paradox|filter|filtering|smoother|smoothing|quadrature|decomposition|approximation|recursions?|kernel|sampler|divergence"
    rb"|inequality|palette)(?![a-z])"
)
"""Right behind a name these are called after it, whoever it was: `Barth syndrome`, `Kalman filter`; not `Martin's disease`."""
_OWN = re.compile(rb"[a-z -]+'s (?:disease|syndrome|gangrene|sign|palsy|tumou?r|cyst|procedure|criteria|test)")
"""`Xxxx's gangrene`, taken as a whole."""
_LEFT = re.compile(rb"(?<![a-z-])([a-z-]{3,})(?:,| et| ou| and) \Z")
_RIGHT = re.compile(rb"(?:,| et| ou| and) (?:de |d')?([a-z-]{3,})")


def is_eponym(seen: Seen, mention: Mention) -> bool:
    """Behind `maladie de`, before `disease`, or a name that hardly anybody bears."""
    if seen.plain.startswith(b"de ", mention.start) and not seen.has_capital(mention.start):
        mention = replace(mention, start=mention.start + 3)
    value = seen.plain[mention.start : mention.end]
    where = before(seen, mention)
    is_known = value in _ALL or _parts_known(value)
    if is_known and (CASE.search(*where) or _BEHIND.match(seen.plain, mention.end)):
        return True
    if is_titled(seen, mention) or does(seen, mention.end):
        return False
    if _OWN.fullmatch(value):
        return True
    if b" " not in value and _ENGLISH.match(seen.plain, mention.end):
        return True
    is_given = value.split(b" ")[0].split(b"-")[0] in FIRST_NAMES
    return (
        value in EPONYMS
        or ((is_known or _is_unlisted(seen, value)) and _is_among_eponyms(seen, mention))
        or ((is_known or not is_given) and SIGN.search(*where) is not None)
    )


def _is_among_eponyms(seen: Seen, mention: Mention) -> bool:
    """`Rasch, Cohen, Fleiss`: one in a row of them."""
    return not beside(seen, mention).isdisjoint(_KNOWN_ALONE)


def beside(seen: Seen, mention: Mention) -> set[bytes]:
    """The words before and behind in a row."""
    data, start, end = seen.plain, mention.start, mention.end
    sides = (_LEFT.search(data, max(0, start - 30), start), _RIGHT.match(data, end, end + 30))
    return {side[1] for side in sides if side is not None}


def _is_unlisted(seen: Seen, value: bytes) -> bool:
    """One word that no list knows for a name."""
    return b" " not in value and PEOPLE.isdisjoint(seen.flags(value.decode("latin-1")))


def _parts_known(value: bytes) -> bool:
    """`Guillain-Barré`, `Kaplan et Meier`."""
    parts = [part for part in re.split(rb"[ -]", value) if part not in (b"et", b"de", b"von", b"van")]
    return len(parts) > 1 and all(part in _ALL for part in parts)
