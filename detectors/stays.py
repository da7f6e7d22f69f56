"""NDA, the administrative number of a stay or visit (also IEP, number of stay, admission, examination). Local formats: the label tells it.

Source of the notion: HL7 PID-18 (account number) and PV1-19 (visit number) as IHE PAM France writes them, https://www.interopsante.org.
NDA is also a non-disclosure agreement and the FDA's New Drug Application.
"""

import re

from detectors.labelled import CLOSE, MORE, N, after, at, below, grouped, is_date, is_quantity, is_uniform
from detectors.pattern import Pattern, Seen, cue

_SHORT = (
    rb"n\.?d\.?a\.?|i\.?e\.?p\.?|visit[ _-]?(?:number|no|id|nb)|encounter[ _-]?(?:number|no|id)?"
    rb"|stay[ _-]?(?:number|no|id)"
    rb"|admission[ _-]?(?:number|no|id)|acc(?:ession|nr)?[ _.-]{0,2}(?:number|no|id|n[o\xb0]|num|#)|accession|dossier administratif"
    rb"|account[ _-]?(?:number|no)|episode de soins|(?:numero |n[o\xb0] )?(?:de )?(?:rss|rum|rhs|raa|rps)"
)
_THING = (
    rb"(?:sej(?:our)?|venue|admission|adm\.?|doss\.?|dossier(?: administratif| d'admission| d'hospitalisation)?|demande|examen"
    rb"|passage(?: (?:aux )?(?:urgences|sau))?"
    rb"|hospit(?:alisation)?|visite"
    rb"|entree|episode|accession|acces|prescription|ordonnancier|bon d'examen|bon de transport|transport"
    rb"|prelevement|prel\.?|echantillon|poche|don|tube|lame|carotte|biopsie|ponction|seance|intervention"
    rb"|labo(?:ratoire)?|imagerie|bon de labo(?:ratoire)?|cr[oha]?"
    rb"|compte[ -]rendu|admin(?:istratif)?"
    rb"|(?:anapath|acp|anatomo[a-z-]{0,14}|histologie|cytologie|bacterio(?:logie)?|autopsie))"
)
_LONG = (
    rb"(?:%b|identifiant|ident\.?|id|code(?:[ -]barres?)?|ref(?:erence)?\.?)[ _]?(?:d[eu]s?[ _]|d'|de l'|administratif"
    rb" d[eu] |interne d[eu] )?%b"
    % (
        N,
        _THING,
    )
)
_EXAM = re.compile(
    rb"(?<![a-z])(?:%b|identifiant|id|ref(?:erence)?\.?) (?:d'|de l'|de |du )(?:examen|acte|scanner|irm|radio|echographie|prelevement"
    rb"|bilan|imagerie|serie|etude (?=pacs|ris|dicom))"
    rb" ?(?:radio(?:logique)?|irm|scanner|tdm|echo|imagerie|pacs|ris|dicom|biologie|labo|:)? ?:?"
    rb" ?(?P<value>[a-z]{1,3}[0-9]{0,4}-?[0-9]{5,10})(?![0-9a-z])(?![.,/-][0-9])" % N
)
"""`numéro d'examen radio A25-338812`."""
_TRADE = rb" (?:d[eu] )?(?:labo(?:ratoire)?|biologie|bio|radio|imagerie|irm|scanner|anapath|acp|bacterio|hemato|biochimie|urgences|psy|biobanque|crb)"
_REVERSED = rb"%b(?: patient| administratif| hospitalier|%b)? ?(?:%b|:|id)" % (_THING, _TRADE, N)
_REVERSED_CORE = rb"[^a-z]%b(?:[^a-z]|[a-z]{1,4}[0-9-]|id|co|c'|es|is|d|of|n)" % _REVERSED
"""With what may follow: a value, or what `CLOSE` begins with; not `les données`."""
_ASKED = (
    rb"(?:demande|examen|prelevement|echantillon|tube|bilan|acces|dossier|resultats?|cr"
    rb"|anapath|acp|histo(?:logie)?|cyto(?:logie)?|biopsie|bloc|lames?|aliquote?s?)"
)
_LETTERED = re.compile(
    rb"(?<![a-z])%b(?:%b)? (?:n[o\xb0] ?)?(?P<value>[0-9]{2}[a-z]{1,2}-?[0-9]{5,9}|[a-z]{1,2}[0-9]{7,10}"
    rb"|(?!iso|nf|en-)[a-z]{1,4}-?[0-9]{2,6}(?:-[a-z]?[0-9]{1,7}){2,3})"
    rb"(?![0-9a-z])(?![.,/-][0-9])" % (_ASKED, _TRADE)
)
"""`demande labo 24B1190032`, `résultat anapath 26P019934`, `aliquot BB-0044-71-P3`; not `demande labo 12`."""
_VALUE = (
    rb"(?:(?:20)?[0-9]{2}[a-z]{1,2}[0-9]{4,11}(?![0-9])(?:-[a-z]?[0-9]{1,2}(?![0-9a-z]))?|[0-9]{6,8}-[0-9]{2}(?![0-9])|[0-9]{2}[/-][0-9]{6,9}(?![0-9])|[0-9]{6}(?:[0-9]{2})?-[0-9]{3,5}(?![0-9])|[a-z]{1,2}[0-9]{2}[-/.][0-9]{4,7}(?![0-9])|[a-z]{2,4}-(?:19|20)[0-9]{2}-[0-9]{3,8}"
    rb"|[a-z]{2,4}-[0-9]{2}-[0-9]{4,7}(?![0-9])|(?:[a-z]{1,3}-?)?" + grouped(6, 13) + rb"[a-z]?)"
)
_ITEM = re.compile(_VALUE)
_EXACT = after(_SHORT, _VALUE + MORE)
"""`NDA : 7501234567`, `visit number: V240312457`; not `NDA 021436 (FDA)`."""
_COLUMN = below(rb"n\.?d\.?a\.?s?|i\.?e\.?p\.?s?")
_EXACT_LONG = after(
    rb"(?:%b)(?: ?\([a-z][a-z -]{1,14}\)| (?:19|20)[0-9]{2}(?= ?[:=])|%b)?" % (_LONG, _TRADE), _VALUE + MORE
)
"""`n° de demande 10294842612`; not `examen du 12032024`, not `demande n° 2`."""
_PERMIT = rb"(?<!titre )(?<!titre de )(?<!titres de )(?<!carte de )(?<!cartes de )(?<!permis de )(?<!long )(?<!court )"
"""`titre de séjour n° 9903123456` is a document, `visa de long séjour` too."""
_EXACT_REVERSED = re.compile(
    rb"(?<![a-z])%b(?:%b)%b(?P<value>%b)(?![0-9a-z])(?![.,/-][0-9])" % (_PERMIT, _REVERSED, CLOSE, _VALUE)
)
"""`séjour n° 230045871`; not `dossier 3/12`."""
_YEARED = re.compile(
    rb"(?<![a-z])%b(?:%b)%b(?P<value>(?:19|20)[0-9]{2}-[0-9]{4,8})(?![0-9a-z])(?![.,/-][0-9])"
    % (_PERMIT, _REVERSED, CLOSE)
)
"""`dossier n° 2024-118845`, where the line speaks of care."""
_FILE = re.compile(rb"(?<![a-z])dossier (?P<value>[a-z][0-9]{6,10})(?![0-9a-z])(?![.,/-][0-9])")
"""`le dossier H2503314`, where the line speaks of care."""
_SAMPLE = rb"appel|prel(?:evement)?|ech(?:antillon)?|tube|code[ -]?barres?|cab"
_PLAIN = re.compile(
    rb"(?<![a-z])%b(?:sej(?:our)?|venue|passage|episode|%b)\.? ?:? ?"
    rb"(?P<value>[0-9]{9,13}|[0-9]{2}(?P<sep>[ -])[0-9]{6,8}|[0-9]{2}(?: [0-9]{1,5}){2,4})(?![0-9a-z])(?![.,/-][0-9])(?! [0-9])"
    % (_PERMIT, _SAMPLE)
)
"""`séjour 267268188 à recoder`, `séj. 26 11 0448 2`, `prél. 2611180457`, `code-barres 0042611903517`; not `séjour 12032024`."""
_FEWEST_SPACED = 8
_BLOOD = rb"(?:poche|culot|cgr|don|etiquette|produit|psl|plaquettes|pfc|mcp|cpa)"
_POUCH = re.compile(
    rb"(?<![a-z])%b (?:n[o\xb0] ?)?(?P<value>[a-z0-9][0-9]{4} ?[0-9]{2} ?[0-9]{6}(?: ?[0-9a-z])?|[0-9]{4} [0-9]{2} [0-9]{6}(?: [0-9a-z])?)"
    rb"(?![0-9a-z])(?! [0-9])" % _BLOOD
)
"""`poche E1726 26 118842 7`: the number of a blood donation (ISBT 128), which leads to its donor and its patient."""
_BEFORE = re.compile(
    rb"(?<![0-9a-z])(?<![0-9][.,/ -])(?P<value>[a-z]?[0-9]{7,13})(?= ?[(=\[]{1,2} ?(?:nda|iep|n[o\xb0] de"
    rb" (?:sejour|venue|dossier))(?![a-z0-9]))"
)
"""`240312457 (IEP)`; not `12 (NDA signé)`."""
_AGREEMENT = cue(
    "fda anda bla disclosure agreement accord confidentialite signe signee signes signed drug submission approval"
    " approved approuve approuvee label labels amm"
    " sponsor prestataire contrat juridique avenant"
)
_CARE = cue(
    "patient patiente malade bloc service chirurgie operatoire hospitalise hospitalisee hospitalisation sejour urgences consultation medecin"
    " diagnostic intervention anesthesie reanimation biopsie prelevement imagerie scanner irm sortie admission deces"
)
OTHER_FILE = cue(
    "cnil anr phrc inca caf mdph sinistre assurance mutuelle facture commande devis ticket tickets support jira livraison colis marche subvention"
    " remboursement candidature inscription diu master formation stage bourse concours reservation pret credit impots prefecture"
    " permis construire location assureur voyage abonnement congres abstract brevet inpi achat achats offres ansm cpp ema amm"
)
"""Files and requests of other trades."""
_SAMPLED = cue(
    "aliquot aliquots biobanque crb smr ssr had pt"
    " echantillon echantillons prelevement prelevements tube tubes edta labo laboratoire patient patiente etiquette hemolyse coagule"
)


def _judge(seen: Seen) -> float:
    if not _is_number(seen):
        return 0
    is_agreement = seen.match[0].startswith((b"nda", b"n.d.a")) and seen.is_near(_AGREEMENT, 60, 60)
    return 0 if is_agreement or _looks_american(seen) else 0.85


def _judge_long(seen: Seen) -> float:
    return 0.8 if _is_number(seen) and not seen.is_near(OTHER_FILE, 40, 20) else 0


def _judge_plain(seen: Seen) -> float:
    """Not the bar code of a product, which it is where nothing speaks of care; no telephone."""
    is_bare = seen.match[0].startswith(b"c") and not seen.is_near(_SAMPLED, 60, 60)
    is_phone = len(seen.digits) == 10 and seen.value.startswith(b"0")
    is_short = b" " in seen.value and len(seen.digits) < _FEWEST_SPACED
    return 0 if is_bare or is_phone or is_short else _judge_long(seen)


def _judge_lettered(seen: Seen) -> float:
    """In several parts only where care or a sample is spoken of: other trades number so, too."""
    if b"-" in seen.value[3:] and not (seen.is_near(_CARE, 80, 80) or seen.is_near(_SAMPLED, 80, 40)):
        return 0
    return _judge_long(seen)


def _judge_yeared(seen: Seen) -> float:
    return 0.7 if seen.is_near(_CARE, 80, 80) and not seen.is_near(OTHER_FILE, 60, 60) else 0


def _is_number(seen: Seen) -> bool:
    digits = seen.digits
    if not 6 <= len(digits) <= 13 or is_uniform(digits) or is_quantity(seen) or is_date(seen.value):
        return False
    return not (len(digits) == 10 and seen.value[:1] == b"0" and not seen.value.isdigit())


def _looks_american(seen: Seen) -> bool:
    """`NDA 021436`: six digits right behind the letters, the FDA's way."""
    return len(seen.digits) == 6 and re.fullmatch(rb"nda[ #-]{1,3}(?:number |no\.? )?", _lead(seen)) is not None


def _lead(seen: Seen) -> bytes:
    return seen.folded.data[seen.match.start() : seen.start]


PATTERNS = (
    Pattern(
        "stays",
        "FR_NDA",
        rb"[^a-z](?:%b|identifiant|id|ref(?:erence)?\.?) (?:d'|de l'|de |du )"
        rb"(?:examen|acte|scanner|irm|radio|echo|prelev|bilan|imag|serie|etude (?:pacs|ris|dic))" % N,
        _EXAM,
        lambda _: 0.75,
    ),
    Pattern("stays", "FR_NDA", at(_SHORT), _EXACT, _judge, items=_ITEM),
    Pattern("stays", "FR_NDA", at(_SHORT), _COLUMN, _judge, items=_ITEM),
    Pattern("stays", "FR_NDA", at(_LONG), _EXACT_LONG, _judge_long, items=_ITEM),
    Pattern("stays", "FR_NDA", _REVERSED_CORE, _EXACT_REVERSED, _judge_long),
    Pattern("stays", "FR_NDA", _REVERSED_CORE, _YEARED, _judge_yeared),
    Pattern("stays", "FR_NDA", rb"[^a-z]dossier [a-z][0-9]{6}", _FILE, _judge_yeared),
    Pattern(
        "stays",
        "FR_NDA",
        rb"[^a-z](?:sej(?:our)?|venue|passage|episode|%b)\.? ?:? ?[0-9]{2}[0-9 -]{4}" % _SAMPLE,
        _PLAIN,
        _judge_plain,
    ),
    Pattern(
        "stays",
        "FR_NDA",
        rb"[^a-z]%b (?:n[o\xb0] ?)?[a-z0-9][0-9]{3}" % _BLOOD,
        _POUCH,
        lambda _: 0.8,
    ),
    Pattern(
        "stays",
        "FR_NDA",
        rb"[^a-z]%b(?:%b)? [0-9a-z]{2}[0-9a-z-]" % (_ASKED, _TRADE),
        _LETTERED,
        _judge_lettered,
    ),
    Pattern(
        "stays", "FR_NDA", rb"[^0-9a-z][a-z]?[0-9]{7,13} ?[(=\[]{1,2} ?(?:nda|iep|n[o\xb0] de)", _BEFORE, lambda _: 0.8
    ),
)
