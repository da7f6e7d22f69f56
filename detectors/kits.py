"""Numbers of treatment kits, units and batches of an investigational product (IMP): they lead to the treatment of one subject.

Labelling: EU GMP annex 13 and annex VI of regulation 536/2014. GS1 element strings: https://www.gs1.org/standards/barcodes/application-identifiers
"""

import re

from detectors.labelled import AND, CLOSE, N, is_date, is_quantity, listed
from detectors.pattern import Pattern, Seen, cue
from detectors.subject_lists import LISTS_OF_PRODUCTS

_IMP = (
    rb"(?:imp|ut|me|medicament experimental|traitement|treatment|medication|medicament|produit|flacon"
    rb"|bottle|vial|seringue|boite|wallet|carton|coffret|etui|cartouche|stylo|ampoule|blister|pack|enveloppe|unite(?: de traitement| therapeutique)?)"
)
_KIT = rb"(?:kits?|trousses?)"
_LABEL = (
    rb"%b(?: de traitement| therapeutiques?)?(?:[ _-]?(?:id|number|no|num))?|(?:imp|medication|treatment|bottle"
    rb"|vial)[ _-]?(?:kit )?(?:numbers?|id|no|num)"
    rb"|%b ?%b|(?:%b) ?(?:d[eu] |d'|de l')?(?:%b|%b|allocation)|allocation ?%b|allocation[ _-]?(?:number|no|id)|unites? therapeutiques?"
    rb"|rand\.? (?:no\.?|n[o\xb0]|nr\.?|number)|rand ?#|kitid"
    rb"|kitnum|ut(?= [0-9]{4})"
) % (_KIT, _IMP, N, N, _KIT, _IMP, N)
_CODE = rb"(?:[a-z]{1,4}[-/]?|[0-9]{2}-)?[0-9]{3,10}[a-z]?(?:[-/][0-9a-z]{1,6})?"
_KITS = re.compile(
    rb"(?<![a-z])(?:%b)(?![a-z])(?:(?: [a-z]{2,14}){1,3} ?: ?|%b)(?P<value>%b)"
    % (_LABEL, CLOSE, listed(_CODE, AND + rb"(?:%b ?)?" % N))
)
"""`kit 100234`, `UT n° 55123`; not `kit ELISA réf 12345`."""
_BATCH_CODE = rb"[a-z]{0,5}[-/]?[0-9]{1,10}[0-9a-z]{0,8}(?:[-/.][0-9a-z]{1,8}){0,3}"
_BATCH = re.compile(
    rb"(?<![a-z])(?P<word>batch(?:[ _-]?(?:numbers?|no|nr|id))?|lots?(?: de fabrication| clinique| pilote| gmp| bpf| (?:du "
    rb"|de )(?:comparateur|placebo|produit|verum)| (?:de l'|d')?imp| number| no)?"
    rb"|lotno|coa (?:du|de|of|for)(?: lot)?(?= [a-z]{1,4}-?[0-9]{2}-))(?![a-z])%b(?P<value>%b)"
    % (CLOSE, listed(_BATCH_CODE))
)
"""`batch no. FX9912`, `lot AB123`; not `un lot de 12 seringues`, `pilot 2024`."""
_GS1 = re.compile(
    rb"\(01\)[0-9]{14}(?:\((?:11|13|15"
    rb"|17)\)[0-9]{6}){0,3}\(10\)(?P<value>[0-9a-z/._-]{1,20})(?:\([0-9]{2,3}\)|(?![0-9a-z]))"
)
_GS1_SERIAL = re.compile(rb"\(21\)(?P<value>[0-9a-z/._-]{2,20})(?![0-9a-z])")
_TRIAL = cue(
    "imp ut therapeutique therapeutiques essai etude study trial protocole placebo randomisation promoteur experimental subject sujet bras"
    " dispensation dispense iwrs cmc oot oos"
    " irt ivrs"
    " peremption pui investigational liberation qp"
)
_MARKET = cue("taille marche marches offres consultation cctp dce copropriete lotissement travaux")
_REAGENT = cue(
    "elisa reactif reactifs extraction prelevement pcr qpcr dosage diagnostic sigma invitrogen qiagen abcam test tests autotest formation"
    " presse tubes tube edta gants ecouvillons seringues consommables masques masque ffp2 ffp1"
    " fabricant pansement pansements compresses catheter paracetamol"
)
_RECALL = cue("rappel rappels rappele rappelle retrait ansm rappelconso officine grossiste grossistes recall recalled")
"""Of batches that pharmacies sell, and of which everybody is told."""
_DEVICE = cue("udi udi-di eudamed gs1 gtin exemple example decoder decode datamatrix")
"""What is printed on marketed devices, and of which one asks how it is read."""
_YEAR = re.compile(rb"(?:19|20)[0-9]{2}")
_HELD = re.compile(
    rb"(?<![a-z])(?:flacon|bottle|vial|seringue|boite|carton|coffret|etui|blister|wallet|pack|env(?:eloppe|elope|\.)?)s?"
    rb" (?P<value>(?:[a-z]{1,3}-?)?[0-9]{4,8}(?:-[0-9a-z]{1,3})?"
    rb"|0[0-9]{2,3}(?:-[a-z0-9]{1,3})?)(?![0-9a-z])(?![.,/-][0-9])"
)
"""`le flacon 0417-B`, where the line speaks of a trial; not `flacon 1000 ml`."""
_RETURNED = re.compile(
    rb"(?<![a-z])(?:flacons?|bottles?|vials?|boites?|cartons?|blisters?|kits?|unites?|piluliers?)(?:\(s\))? (?:retourne|rendu|dispense|manquant"
    rb"|perime|attribue|detruit|alloue|affecte"
    rb"|returned|assigned|allocated|dispensed|missing|destroyed)e?s?(?: [a-z]{2,12}){0,2} ?[:=(]? ?(?P<value>%b)"
    % listed(_CODE, AND + rb"(?:%b ?)?" % N)
)
"""`boîtes retournées : 60117, 60118`; not `boîtes retournées : 12`."""
_SHIPPED = re.compile(
    rb"(?<![a-z])(?:expedition|shipment|envoi|livraison|commande)(?: %b)? ?:? ?(?P<value>[a-z]{2,5}-?[0-9]{3,8})(?![0-9a-z])(?![.,/-][0-9])"
    % N
)
"""`expédition SHP-004417 du produit expérimental`; not an order of reagents."""
_PRODUCT = cue("experimental experimentaux imp investigational essai etude promoteur ut placebo")
_GIVEN = cue(
    "patient patiente sujet subject kit kits dispensation dispense dispensing recu received attribue iwrs irt pharmacie pui essai etude retourne"
    " retour place"
    " deviation visite centre site comptabilite traitement placebo"
)
_DRAWN = re.compile(rb"(?<![0-9a-z])(?P<value>(?:rdm|rnd|rando)-?[0-9]{3,6})(?![0-9a-z])(?![.,/-][0-9])")
"""`RDM-0931`, the number of a randomisation; not `RAND-36`."""
_DRAWN_FOR = re.compile(
    rb"(?<![a-z0-9])rando(?:mi[sz]ation)?(?: ?%b)? ?:? ?(?P<value>(?!19[5-9][0-9]|20[0-4][0-9])[0-9]{3,6})(?![0-9a-z])(?![.,/:%%-][0-9%%])"
    % N
)
"""`la patiente (rando 5582, initiales …)`; not `randomisation 2024`, `rando 1:1`."""
_SOMEBODY = cue("patient patiente sujet participant participante subject volontaire")
_ITEM = re.compile(_CODE)
_BATCH_ITEM = re.compile(_BATCH_CODE)


def _judge_drawn_for(seen: Seen) -> float:
    """Of one of whom the line speaks."""
    return 0.7 if seen.is_near(_SOMEBODY, 60, 60) and not is_quantity(seen) else 0


def _judge_kit(seen: Seen) -> float:
    if is_date(seen.value) or is_quantity(seen) or len(seen.digits) < 3:
        return 0
    return 0 if seen.is_near(_REAGENT, 30, 20) else 0.8


def _judge_batch(seen: Seen) -> float:
    """A batch of a marketed medicine is nobody's secret; one of a trial is."""
    digits = len(seen.digits)
    if not 2 <= digits <= 10 or len(seen.value) < 4 or _YEAR.fullmatch(seen.value):
        return 0
    if is_date(seen.value) or is_quantity(seen) or seen.is_near(_MARKET, 40, 40) or seen.is_near(_REAGENT, 60, 30):
        return 0
    if seen.is_near(_RECALL, 80, 80) and not seen.is_near(_PRODUCT, 120, 120):
        return 0
    return 0.8 if seen.match["word"].startswith((b"batch", b"coa")) or seen.is_near(_TRIAL, 120, 120) else 0.5


PATTERNS = (
    Pattern(
        "kits",
        "RANDOMISATION",
        rb"[^a-z](?:flacons?|bottles?|vials?|boites?|cartons?|blisters?|kits?|unites?|piluliers?)(?:\(s\))? (?:retour|rendu|dispen|manqu|perim"
        rb"|attrib|allou|alloc|affect|assign|detr|return|missing|destroy)",
        _RETURNED,
        lambda seen: _judge_kit(seen) if len(seen.digits) > 3 or seen.value[:1] == b"0" else 0,
        items=_ITEM,
    ),
    Pattern(
        "kits",
        "RANDOMISATION",
        rb"[^a-z](?:expedition|shipment|envoi|livraison|commande)[^a-z]",
        _SHIPPED,
        lambda seen: _judge_kit(seen) if seen.is_near(_PRODUCT, 40, 60) else 0,
    ),
    Pattern(
        "kits",
        "RANDOMISATION",
        rb"[^a-z](?:flacon|bottle|vial|seringue|boite|carton|coffret|etui|blister|wallet|pack|env(?:eloppe|elope|\.)?)s? [a-z]{0,3}-?[0-9]",
        _HELD,
        lambda seen: (
            0.65 if _judge_kit(seen) and not _YEAR.fullmatch(seen.value) and seen.is_near(_GIVEN, 60, 60) else 0
        ),
    ),
    Pattern(
        "kits",
        "RANDOMISATION",
        rb"[^a-z](?:%b)" % _LABEL.replace(rb"(?= [0-9]{4})", b" [0-9]{4}"),
        _KITS,
        _judge_kit,
        items=_ITEM,
    ),
    Pattern(
        "kits",
        "RANDOMISATION",
        rb"[^a-z](?:batch|lots?|lotno|coa (?:du|de|of|for))[^a-z]",
        _BATCH,
        _judge_batch,
        items=_BATCH_ITEM,
    ),
    Pattern(
        "kits", "RANDOMISATION", rb"[^0-9a-z](?:rdm|rnd|rando)-?[0-9]{3}", _DRAWN, lambda _: 0.65, in_capitals=True
    ),
    Pattern(
        "kits",
        "RANDOMISATION",
        rb"[^0-9a-z]rando(?:mi[sz]ation)?(?: ?%b)?[ :]{1,3}[0-9]{3}" % N,
        _DRAWN_FOR,
        _judge_drawn_for,
    ),
    Pattern(
        "kits", "RANDOMISATION", rb".\(01\)[0-9]{14}", _GS1, lambda seen: 0 if seen.is_near(_DEVICE, 80, 40) else 0.8
    ),
    Pattern("kits", "RANDOMISATION", rb".\(21\)[0-9a-z]", _GS1_SERIAL, lambda _: 0.6),
    *LISTS_OF_PRODUCTS,
)
