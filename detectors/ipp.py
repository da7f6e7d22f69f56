"""IPP, the permanent number of a patient in a hospital (also NIP, MRN). Each hospital has its own format: the label tells it.

Source of the notion: identitovigilance, RNIV (Ministère de la santé), https://esante.gouv.fr/segur/referentiel-national-didentitovigilance.
IPP are also proton pump inhibitors, and IP an address: a dose or dots behind mean those.
"""

import re

from detectors.labelled import MORE, NO_DAYS, N, after, at, below, grouped, is_date, is_quantity, is_uniform
from detectors.pattern import Pattern, Seen, cue

_OF = rb"(?:[ _]{0,2}(?:d[eu]s?|la|le|l'|unique|interne|local|hospitalier|permanente?|national)){0,3}[ _]{0,2}"
_WHO = rb"(?:patiente?s?|pa(?:tine|tein|tiene|tinne|teine)te?|pat|malade|hospitalisee?)"
"""Also as fingers misplace its letters."""
_HOUSE = (
    rb"(?:hopital|ap-?h[pm]|hcl|chu|chru|ch|ght|clinique|hospitalier|etablissement|local|interne|externe|unique"
    rb"|global|dpi|sih|gam|easily|orbis|dx ?care"
    rb"|sillage|axigate|osiris|mediboard|crossway|hopital manager|cariatides|hexagone|maincare|softway)"
)
"""Whose number it is: the hospital, or its software."""
_SHORT = (
    rb"(?:i\.? ?p\.? ?p\.?s?(?:[ _]?(?:du )?%b| locaux| local)?(?: %b)?|n\.?i\.?p\.?|mrn|nefg)(?: ?\([a-z][a-z -]{1,14}\))?"
    % (_WHO, _HOUSE)
)
_LONG = (
    rb"(?:%b|identifiant|ident\.?|id|code)%bperm(?:anent(?:[ _](?:du |de la )?%b)?|\.?)|permanent[ _]%b"
    rb"|(?:%b|identifiant|ident\.?|identification|identite|id|numero d'identification)%b%b(?: %b)?"
    rb"|(?:code|ref(?:erence)?\.?) (?:du |de la )?patiente? %b|%b[ _-]?(?:ids?"
    rb"|identifier|number|no|num)"
    rb"|(?:%b[ ]?)?(?:d[eu] )?dossier (?:du |de la )?(?:%b|medical|hospitalier|clinique)"
    rb"|patiente?[\"'] ?: ?\{[ \r\n]{0,8}[\"'](?:id|identifier|numero)"
    rb"|medical[ _-]?record(?:[ _-]?(?:number|no|num|id))?|(?:identifiant|id|%b) (?:dpi|sih|dmp)|hospital (?:number|no|id)|chart (?:number|no)"
    rb"|unit number|file number|nhs (?:number|no)|(?:(?:receveur|donneur|candidat)e? )?(?:cristal|bamara)"
    rb"|(?:donneur|donneuse|receveur|receveuse|proposante?|proband)"
) % (N, _OF, _WHO, _WHO, N, _OF, _WHO, _HOUSE, _HOUSE, _WHO, N, _WHO, N)
_PREFIX = rb"(?:[a-z]{1,3}-?)?"
_CHECKED = re.compile(rb"[0-9]{5,12}-[0-9]")
"""`451298-7`, a number and its check digit."""
_CHECK = rb"(?:-[0-9](?![0-9.,/-]))?"
_ITEM = re.compile(rb"[a-z]{0,3}-?[0-9](?:[ ./-]?[0-9]){4,12}[a-z]?")
_EXACT = after(
    _SHORT + rb"(?:,? (?:en (?:chiffres|toutes lettres|lettres)|chiffre par chiffre|epelee?))?",
    _PREFIX + grouped(5, 13) + rb"[a-z]?" + _CHECK + MORE,
)
"""`I.P.P. n° 0001234567`, `IPP[N11232344]`; not `IPP 40 mg`."""
_EXACT_LONG = after(
    rb"(?:%b)(?: ?\([a-z][a-z -]{1,14}\))?" % _LONG, _PREFIX + grouped(6, 13) + rb"[a-z]?" + _CHECK + MORE
)
"""`identifiant patient 12345678`; not `patient n° 3`."""
_SAID = after(
    _SHORT, rb"[0-9]{8,12}" + MORE, join=rb"[^0-9\n.;:]{0,30}?(?<![a-z])(?:c'est|est|devient|serait|vaut) (?:le )?"
)
"""`l'IPP est faux, c'est 8101239987 et non 8101239978`."""
_COLUMN = below(_SHORT)
"""`Liste des IPP à extraire :` and one on each line below."""
_PATIENT = after(rb"patiente?", grouped(7, 12))
"""`patient 8012345678`; a shorter number is one of a study."""
_IP = re.compile(
    rb"(?<![a-z0-9.])(?<!adresse )(?<!address )ip(?: patient)? ?(?:[:=]|n[o\xb0])"
    rb" ?(?P<value>[0-9]{8,12})(?![0-9a-z.:/])"
)
"""`IP : 67475839483`; not `adresse IP : 10.12.4.8`."""
_BEFORE = re.compile(
    rb"(?<![0-9a-z])(?<![0-9][.,/ -])(?P<value>[a-z]?[0-9]{6,13}|[0-9]{2,4}-[0-9]{2,4}-[0-9]{2,4})"
    rb"(?=(?: ?[(=\[,:/-]{0,2} ?|[\"')\];]{0,3} {0,2}(?:#|//|--) ?)"
    rb"(?:ipp|i\.p\.p|nip"
    rb"|mrn)(?![a-z0-9])(?![ ]?[:=n][ \xb0o:=]{0,3}[0-9]))"
)
"""`8012345678 (IPP)`; not `2 gélules d'IPP`."""
_BESIDE = re.compile(
    rb"(?<![a-z])[a-z'-]{2,20} [a-z'-]{2,20} ?[,;|/\t] ?(?:[0-3]?[0-9][ ./-][01]?[0-9][ ./-]|[0-3]?[0-9] ?[a-z]{3,9} ?)(?P<year>(?:19|20)[0-9]{2})"
    rb" ?[,;|/\t] ?(?P<value>[0-9]{7,10}|[0-9]{4} [0-9]{3} [0-9]{3})(?![0-9a-z])(?![.,/-][0-9])"
)
"""`Maubert Marcel, 25/09/1953, 8627900549`: a list of patients without its head."""
_FILE_VALUE = (
    rb"(?:[0-9]{2,4}[-. ][0-9]{2,4}[-. ][0-9]{2,5}|[0-9]{2}/[0-9]{5,7}|[a-z][0-9]{1,3}-[0-9]{4,8}|[a-z]?[0-9]{6,12})"
)
_FILE_ITEM = re.compile(_FILE_VALUE)
_FILE = re.compile(
    rb"(?<![a-z])(?:dossier|identite)s? ?(?:%b|:)? ?(?P<value>%b%b)(?![0-9a-z])(?![.,/-][0-9])" % (N, _FILE_VALUE, MORE)
)
"""`dossier 91-44-0782 (patient connu)`, `les identités 5502188 et 5502189`, where the line speaks of a patient; not `dossier 3/12`,
`dossier 2024-118833 du litige`."""
_CARED = cue(
    "patient patiente patients malade service hospitalise hospitalisee hospitalisation consultation sortie entree antecedents atcd cr crh"
    " synthese medical ordonnance traitement diagnostic bilan irm scanner biopsie chirurgie urgences chambre lit serologie hemoculture radio"
    " doublon doublons fusion fusionner fusionne identitovigilance collision ins rapprochement qualifiee"
    " echographie anapath"
)
_FILED = cue(
    "litige facture commande sinistre instruction cpp ansm cnil subvention appel candidature marche devis assurance administratif"
)
_DRUG = re.compile(
    rb"(?<![a-z])(?:[a-z]{2,9}prazole|inhibiteurs?|pompe|gastro|ulcere|reflux|rgo|posologie|dose|test aux)(?![a-z])"
)


def _judge_beside(seen: Seen) -> float:
    """Behind a name and a date long past."""
    is_phone = len(seen.value) == 10 and seen.value[:1] == b"0"
    return 0 if is_phone or is_quantity(seen) or int(seen.match["year"]) > 2008 else 0.65


def _judge_file(seen: Seen) -> float:
    """A file of the hospital, not of the administration."""
    if is_date(seen.value) or is_quantity(seen) or not 6 <= len(seen.digits) <= 13 or seen.is_near(_FILED, 60, 60):
        return 0
    return 0.7 if seen.is_near(_CARED, 60, 60) else 0


def _judge(seen: Seen) -> float:
    digits = seen.digits
    if (
        not 5 <= len(digits) <= 13
        or is_uniform(digits)
        or digits in NO_DAYS
        or is_date(seen.value)
        or is_quantity(seen)
    ):
        return 0
    if len(digits) < 7 and _DRUG.search(seen.folded.data, max(0, seen.match.start() - 30), seen.match.start()):
        return 0
    return 0.85


def _judge_long(seen: Seen) -> float:
    if not 6 <= len(seen.digits) <= 13 or is_date(seen.value) or is_quantity(seen) or _is_of_a_study(seen.value):
        return 0
    return 0.85


def _is_of_a_study(value: bytes) -> bool:
    """`014-0003`: site and subject; not `D-4471902`."""
    return value.count(b"-") == 1 and not value.partition(b"-")[0].isalpha() and _CHECKED.fullmatch(value) is None


PATTERNS = (
    Pattern("ipp", "FR_IPP", rb"[^a-z](?:dossier|identite)s?[^a-z]", _FILE, _judge_file, items=_FILE_ITEM),
    Pattern("ipp", "FR_IPP", at(_SHORT), _EXACT, _judge, items=_ITEM),
    Pattern("ipp", "FR_IPP", at(_SHORT), _SAID, _judge, items=_ITEM),
    Pattern("ipp", "FR_IPP", at(_SHORT), _COLUMN, _judge, items=_ITEM),
    Pattern("ipp", "FR_IPP", at(_LONG), _EXACT_LONG, _judge_long, items=_ITEM),
    Pattern("ipp", "FR_IPP", rb"[^a-z]patiente?[^0-9a-z]{1,6}(?:n[o\xb0]?[^0-9a-z]{0,3})?[0-9]", _PATIENT, _judge_long),
    Pattern(
        "ipp",
        "FR_IPP",
        rb"[^a-z][a-z'-]{2,20} [a-z'-]{2,20} ?[,;|/\t] ?[0-3]?[0-9][ ./a-z-]{1,12}[0-9 ./-]{0,3}(?:19|20)[0-9]{2} ?[,;|/\t] ?[0-9]{4}",
        _BESIDE,
        _judge_beside,
    ),
    Pattern("ipp", "FR_IPP", rb"[^a-z]ip[^a-z][^0-9]{0,14}[0-9]{8}", _IP, lambda _: 0.8),
    Pattern(
        "ipp",
        "FR_IPP",
        rb"[^0-9a-z][a-z]?(?:[0-9]{6,13}|[0-9]{2,4}-[0-9]{2,4}-[0-9]{2,4})[\"')\];]{0,3} {0,2}[(=\[,:/#-]{0,2} ?(?:ipp|i\.p\.p|nip|mrn)",
        _BEFORE,
        lambda _: 0.85,
    ),
)
