"""References of papers of care, whatever they are called: `entente préalable n° EP 250 331 447`, `dossier receveur 29-0041772-9`.

Requests, leaves, certificates, prescriptions, blood products, donors, calls to an ambulance: each office numbers its own, and no list of labels is
whole. Where the paper is one of care, or one patient is spoken of beside it, its number leads back to them even if nobody is named. It is taken
out rather than stopped: attribute `kind: reference`. Products, norms and files of other trades are numbered too. Own rule.
"""

import re

from detectors.labelled import is_quantity
from detectors.lines import line_end, line_start
from detectors.pattern import Pattern, Seen, cue
from detectors.references_beside import REFERENCE, VALUE, is_reference, is_somebodys

_NUMBER = rb"n[o\xb0]s?|num(?:ero)?s?|ref(?:erence)?s?|ident(?:ifiant)?|id"
_CARE = (
    rb"anapath|acp|hemoc(?:ulture)?s?|hemato|histo(?:logie)?|myelogramme|caryotype|cgr|mcp|cpa|pfc|psl|culots?|produit sanguin"
    rb"|receveu(?:r|se)|donneu(?:r|se)|greffons?|e-?prescription|ordonnance|entente|feuille de soins|arret de travail|arret maladie|bulletin d[e']"
    rb"|certif\w{0,6} (?:de )?(?:deces|naissance|medical)|acte de deces|avis d'arret|protocole de soins|protocole ald|accident du travail"
    rb"|fsl|mdph|apa|aah|pch|ase|aide sociale|surendettement|curatelle|tutelle|sauvegarde de justice|puma|c2s|ame"
    rb"|samu|smur|crra|vsav|intervention|transfusion\w{0,3}|hemovigilance|feir|fei|eig|isolement|contention|soins sans consentement"
    rb"|tele-?expertise|bracelet|pacs|ris|acc|cecos|antipoison|abm|amp|fiv|pma|oniam|crci|cci|glims|sil|lis|crip|info(?:rmation)? preoccupante"
    rb"|bk|bacterio(?:logie)?|prelevements?|echantillons?|prise en charge|pec|dossier medical|dmp|dpi"
)
_PAPER = (
    rb"flacons?|tubes?|lames?|bilans?|demandes?|dossiers?|fiches?|bons?|produits?|resultats?|certif\w{0,6}|declarations?|signalements?|mesure|bordereau|etiquette"
    rb"|episode|appel|affaire|examen|rcp|cr|compte[ -]rendu|rdv|rendez-vous|reclamation|volet|facture|titre(?: de recette)?|prescription|bulletin|rg"
)
_JOINED = rb"\.?[ _-]?(?=[^0-9\n]{0,48}[0-9])(?:[a-z][a-z'./-]{0,14}[ _]){0,5}?(?:(?:est|:|=|n[o\xb0]\.?|\#)[ :]{0,2}){0,2}[\"'(*]?(?P<value>%b)"
_EXACT = re.compile(
    rb"(?<![a-z0-9.])(?=[^0-9\n]{0,96}[0-9])(?:%b|%b|%b)(?![a-z])%b" % (_NUMBER, _CARE, _PAPER, _JOINED % VALUE)
)
"""`n° inter 2025-118-04471`, `certif décès électronique CD-25-774120`; not `demande n° 2`."""
_OF_CARE = re.compile(rb"(?<![a-z])(?:%b)(?![a-z])" % _CARE)
_OF_PAPER = re.compile(rb"(?<![a-z])(?:%b)(?![a-z])" % _PAPER)
_PATIENT = cue(
    "patient patiente pt pte pat malade resident residente cpam secu ald prescripteur prelevement tube labo biologie anapath hemovigilance efs greffe"
    " transfusion receveur donneur samu smur vsav hospitalise hospitalisee mdph apa pch aah coagule hemolyse deces isolement ambulance vsl ssiad ase"
    " biologiste biologie hemato tdm biopsie bracelet rcp apparentes genetique mutation uhcd urgences sau rum ghs sejour bornage radio scanner irm"
)
_OTHER = cue(
    "cnil anr phrc inca ticket tickets support jira livraison colis marche subvention candidature inscription diu master formation concours"
    " commande devis reservation brevet inpi abstract congres norme iso logiciel serveur licence modele lot lots fabricant catalogue fournisseur"
    " cerfa formulaire arrete decret loi journal officiel bo circulaire instruction finess siret amm cip ucd acl gtin article publication these"
    " imprimante ecran badge parking vehicule salle equipement maintenance gmao biomedical moniteur respirateur"
    " protocole procedure etude essai crf protocol version question questions exercice fictif fictive exemple modele template"
)
_DEVICE = cue("pompe pompes catheter sonde implant prothese dispositif automate lecteur")
"""Numbered themselves, unless a paper of care is told in front."""
_FEWEST_BARE = 6
"""Digits where no `n°` stands."""
_CODE = re.compile(
    rb"(?<![0-9a-z./_-])(?P<value>(?:[a-z]{1,4}[-/][0-9]{2,4}|(?:20)?[0-9]{2}[-/][a-z]{1,4})[-/][0-9]{3,6})(?![0-9a-z@])(?![.,/_-][0-9a-z])"
)
"""`TLX-118-4471`, `2025-DV-0417`: a code by its build; where one patient is spoken of, it is theirs."""
_SOMEBODY = re.compile(
    rb"(?<![a-z0-9])(?:[0-9]{1,3} ?(?:ans|mois)|[hf] ?[0-9]{2})(?![0-9a-z])"
    rb"|(?<![a-z])(?:(?:le|la|ma|mon|notre|cette?|ce|une?|du|au) (?:petite? |jeune )?|l')"
    rb"(?:patiente?|enfant|dame|monsieur|homme|femme|receveu(?:r|se)|donneu(?:r|se))(?![a-z])"
)
_NUMBERED = re.compile(rb"[^a-z](?:n[o\xb0]s?|num(?:ero)?s?|ident(?:ifiant)?|id)(?![a-z])|#")
_OF_PUBLIC = re.compile(
    rb"(?:19|20)[0-9]{2}[-/][0-9]{1,5}|.*(?:19|20)[0-9]{2}[-_](?:0[1-9]|1[0-2])[-_][0-3][0-9].*|[0-9]+0{4}|[0-9]{2,3}000|[a-z]{5,14}[._/-].*"
    rb"|[lrd1]\.?[0-9]{3,4}(?:-[0-9]{1,2}){1,2}|loi .*"
)
"""Years with a number behind, as laws have them, and their articles (`L` may be read as a 1), days in the names of files, round numbers."""
_MEASURED = re.compile(
    rb"[1-9][0-9]{2}-[1-9][0-9]{2,3}|[1-9][0-9]{3}-[1-9][0-9]{3}|[1-9][0-9]{0,2}(?: [0-9]{3}){1,2}|[0-9]{1,6}[.,][0-9]{2}"
)
"""`150-400`, `118 000`, `1016.05`: where no `n°` stands."""
_OBJECT = re.compile(
    rb"(?<![0-9.])(?!1\.2\.(?:840\.10008|250\.1\.213))(?=[0-9.]{0,60}[0-9]{5})(?P<value>[12]\.[0-9]{1,2}\.[0-9]{3}(?:\.[0-9]{1,20}){3,12})(?![0-9]|\.[0-9])"
)
"""`1.2.250.1.59.40211.789002`: an examination's own identifier (UID, DICOM PS3.5 9); not `1.2.840.10008.1.2`, of the norm, `1.2.250.1.213.1.1`."""
_EXAMINED = cue(
    "examen examens pacs scanner irm tdm radio echo mammo patient patiente instance accession serie etude dicom image images"
)
_REACH, _LEAD = 120, 32
_OF_PHONE = 10
"""Digits."""


def _judge_code(seen: Seen) -> float:
    """By its build, behind a paper of care or beside one patient."""
    data, start = seen.folded.data, seen.start
    if seen.is_near(_OTHER, 48, 24) or _OF_PUBLIC.fullmatch(seen.value):
        return 0
    is_paper = _OF_CARE.search(data, line_start(data, start, _LEAD), start) is not None
    return 0.6 if is_paper or _is_beside_one(seen) else 0


def _is_beside_one(seen: Seen) -> bool:
    data = seen.folded.data
    around = line_start(data, seen.start, _REACH), line_end(data, seen.end, _REACH)
    return seen.is_near(_PATIENT, _REACH, _REACH) or _SOMEBODY.search(data, *around) is not None


def _judge(seen: Seen) -> float:
    """Of a paper of care by its own name, or beside a patient."""
    if not is_reference(seen.value) or _is_amount(seen) or seen.is_near(_OTHER, 48, 24):
        return 0
    told = seen.folded.data[line_start(seen.folded.data, seen.match.start(), _LEAD) : seen.start]
    is_marked = _NUMBERED.search(b" " + told) is not None
    is_measured = len(seen.digits) < _FEWEST_BARE or _MEASURED.fullmatch(seen.value) is not None
    if _OF_PUBLIC.fullmatch(seen.value) or (is_measured and not is_marked):
        return 0
    if _OF_CARE.search(told):
        return 0.6
    if seen.is_near(_DEVICE, 48, 24):
        return 0
    is_told = is_marked or _OF_PAPER.search(told) is not None
    return 0.6 if is_told and is_somebodys(seen.match) and _is_beside_one(seen) else 0


def _is_amount(seen: Seen) -> bool:
    """A quantity, or a telephone, which others know."""
    if not seen.value.replace(b" ", b"").isdigit():
        return False
    return is_quantity(seen) or (len(seen.digits) == _OF_PHONE and seen.value.startswith(b"0"))


PATTERNS = (
    Pattern(
        "care_papers",
        "FR_NDA",
        rb"[^a-z0-9](?:%b|%b|%b)[^a-z]" % (_NUMBER, _CARE, _PAPER),
        _EXACT,
        _judge,
        attributes=REFERENCE,
    ),
    Pattern(
        "care_papers",
        "FR_NDA",
        rb"[^0-9a-z](?:[a-z]{1,4}[-/][0-9]{2,4}|[0-9]{2,4}[-/][a-z]{1,4})[-/][0-9]{3}",
        _CODE,
        _judge_code,
        attributes=REFERENCE,
    ),
    Pattern(
        "care_papers",
        "FR_NDA",
        rb"[^0-9.][12]\.[0-9]{1,2}\.[0-9]{3}\.[0-9]",
        _OBJECT,
        lambda seen: 0.6 if seen.is_near(_EXAMINED, 60, 60) else 0,
        attributes=REFERENCE,
    ),
)
