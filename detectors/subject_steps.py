"""Numbers of trial subjects that a step of the trial or a verb tells: `inclusion 0113`, `le 12-018 est sorti`, `S-0231 screen fail`."""

import re

from detectors.labelled import is_published, is_quantity
from detectors.lone_subjects import ONE, TRIAL, YEAR
from detectors.pattern import Pattern, Seen, cue
from detectors.placeholders import is_placeholder
from detectors.public_codes import is_biology
from detectors.study_names import is_run

_SCREENED = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][./_-])(?P<value>[a-z]{1,3}[0-9]{0,3}[-_]?[0-9]{3,8}|[a-z]{1,3}[0-9]{1,3}-[0-9]{2})"
    rb"(?= ?[:,(=-]{0,2} ?(?:screen(?:ing)?[ -]?fail|(?:non |pas )?(?:randomis"
    rb"|screen[ei])|inclus|(?:est |a ete )?(?:sorti|perdu|decede)))"
)
"""`S-0231 screen fail`."""
_KNOWN_AS = re.compile(
    rb"(?<![a-z0-9])(?:id|ident|identifiant)(?: ?: ?| )(?P<value>[a-z]{1,2}-?0[0-9]{2,5})(?![a-z0-9])(?![./_-][a-z0-9])"
)
"""`ID P0331 : SAE le 14/02`, where the line speaks of one subject."""
_STEPPED = re.compile(
    rb"(?<![a-z])(?:inclusion|screening|pre-?screening|enrolement|(?:randomiser|inclure|exclure|screener|reconsentir|desinclure)(?: le| la)?)"
    rb" (?P<value>0[0-9]{2,4}|[0-9]{4}(?= ?:))(?![0-9a-z])(?![.,/-][0-9])"
)
"""`inclusion 0113 à invalider`; not `inclusion 2024 :`."""
_RECORD = re.compile(
    rb"(?<![a-z])record(?:[ _]?id)?(?: ?[:=#] ?| )[\"']?(?P<value>[a-z]{0,3}[0-9]{1,4}-[0-9]{2,5})(?![0-9a-z])(?![./_-][0-9a-z])"
)
"""`record S03-019`, in a log of REDCap."""
_LOGGED = cue(
    "redcap updated created deleted modified form instrument event crf ecrf visit dag arm user query check checks fails validation edc rave study"
)
_DOING = re.compile(
    rb"(?<![a-z])(?:(?:le|la|chez) (?:(?P<value>[0-9]{2,4}-(?:0[0-9]{3}(?![0-9a-z.,/-])|[01][0-9]{1,3}"
    rb"(?= (?:a|n'a|est|n'est|etait|avait|s'est|ne|sort|sera|revient|recoit|veut|va"
    rb"|refuse|passe|demande|peut|doit|arrete)(?![a-z]))))))"
)
"""`le 12-018 est sorti`, `le 211-0014`."""
_DAY = re.compile(rb"[0-3]?[0-9]-0[1-9]|[0-9]+-1[0-9]{1,3}")
"""`le 12-03 est férié`, `le 12-18 est un bon score`."""
_PAPER = (
    rb"(?:ae|cm|mh|e?crf|quer(?:y|ies)|sdv|icf|consentements?|saes?|eigs?|l'aveugle|aveugle|narrati(?:f|ve|on)|visites?|v[0-9]{1,2}|eot|saisie"
    rb"|rando(?:misation)?|inclusion|screening|levee d'insu|insu|unblinding|data|donnees|dossier)"
)
_OF = re.compile(
    rb"(?<![a-z])(?P<paper>%b) (?:du|de|pour (?:le|la)|chez (?:le|la)|for|of) "
    rb"(?P<value>[0-9]{2,4}-[0-9]{3,4}|[0-9]{3,6}|0[0-9]{1,5}|[a-z]-?[0-9]{3,6}"
    rb"|[0-9]{1,4}-[a-z]{2,3}-[0-9]{2,4})(?![0-9a-z])(?![.,/-][0-9])(?! [0-9])" % _PAPER
)
"""`pages AE du 214`, `lever l'aveugle pour le 2207`; not `visite du 2024`, `SAE du 12/03`."""
_DATA = re.compile(rb"(?<![a-z])(?:xpt|adsl|adae|adam|sdtm|lb|dm|soumission)(?![a-z])")
_ROUTE = re.compile(
    rb"/(?:subjects?|patients?|participants?|sujets?|screenings?)/(?P<value>(?=[a-z0-9_-]{0,12}[0-9]{3})[a-z0-9]{1,8}(?:[-_][a-z0-9]{1,8}){0,3})"
    rb"(?![a-z0-9.{_-])"
)
"""`/api/v2/subjects/5107-0033`; not `/patients/{id}`."""


def _judge_of(seen: Seen) -> float:
    """Of a dossier or of data only where the line speaks of a trial; what has letters is written in capitals."""
    if YEAR.fullmatch(seen.value) or is_quantity(seen) or is_published(seen) or is_biology(seen.value):
        return 0
    is_broad = seen.match["paper"] in (b"data", b"donnees", b"dossier") or not seen.value.isdigit()
    is_written = seen.value.isdigit() or seen.original(seen.start, seen.end).isupper()
    around = seen.folded.data[max(0, seen.start - 60) : seen.end + 60]
    is_told = not is_broad or _DATA.search(around) or seen.is_near(TRIAL, 100, 100) or seen.is_near(ONE, 100, 100)
    return 0.65 if is_written and is_told else 0


_PADDED = re.compile(
    rb"(?<![0-9a-z_])(?<![0-9a-z][.,/:-])(?<![.,/+:-])(?P<value>0[0-9]{2,4})(?![0-9a-z%])(?![.,/:_-][0-9a-z])(?! ?%)(?! [0-9])"
)
"""`rappeler le PI pour 0409` where the line speaks of conducting a study; not `0,409`, `08:30`."""
_NUMBERED = re.compile(
    rb"(?:ctr|cent|centres?|centers?|sites?|kits?|lots?|version|v|page|p|capa|sop|pos|amendement|amendment|avenant|annexe|ligne|ticket|facture|devis|chambre|item|poste|bip|rev|question|module|lot|a|at|vers"
    rb"|salle|bureau|code|postal|port|tel|phone|fax|batiment|article|section|chapitre|formulaire|form|fichier|file|figure|fig|table|tableau|n|no|erreur|error"
    rb"|check|chk|step|etape|volume|tome|mot de passe|pin)\.? ?(?:n[o\xb0] ?)?[:=#]? ?\Z"
)


_VISITED = re.compile(
    rb" ?[:,(-]? ?(?:v[0-9]{1,2}|sf|eot|screen ?fail\w*|(?:non )?randomisee?|reconsent\w*)(?![a-z0-9])"
)
"""`019 V3 manquante`."""


def _judge_padded(seen: Seen) -> float:
    data = seen.folded.data
    if _NUMBERED.search(data, max(0, seen.start - 24), seen.start) or is_quantity(seen) or is_published(seen):
        return 0
    return 0.62 if is_run(seen) or _VISITED.match(data, seen.end) else 0


STEPS = (
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^0-9a-z.,/+:_-]0[0-9]{2,4}[^0-9a-z%]",
        _PADDED,
        _judge_padded,
        tells_digits=True,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^a-z]record(?:[ _]?id)?(?: ?[:=#] ?| )[\"']?[a-z]{0,3}[0-9]{1,4}-[0-9]{2}",
        _RECORD,
        lambda seen: 0.65 if seen.is_near(_LOGGED, 80, 60) and not YEAR.match(seen.value) else 0,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^0-9a-z][a-z]{1,3}[0-9]{0,3}[-_]?[0-9]{2,8} ?[:,(=-]{0,2} ?(?:screen|randomis|non rando|pas rando|inclus|(?:est |a ete )?"
        rb"(?:sorti|perdu|decede))",
        _SCREENED,
        lambda seen: 0 if is_biology(seen.value) or is_placeholder(seen.value) or is_published(seen) else 0.7,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^0-9a-z](?:id|ident|identifiant)(?: ?: ?| )[a-z]{1,2}-?0[0-9]{2}",
        _KNOWN_AS,
        lambda seen: 0.65 if seen.is_near(ONE, 60, 60) and not is_biology(seen.value) else 0,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^a-z](?:inclusion|screening|pre-?screening|enrolement|(?:randomiser|inclure|exclure|screener|reconsentir|desinclure)(?: le| la)?)"
        rb" [0-9]{3}",
        _STEPPED,
        lambda seen: 0 if YEAR.match(seen.value) or is_quantity(seen) else 0.65,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^a-z](?:le|la|chez) [0-9]{2,4}-(?:0[0-9]{3}|[01][0-9]{1,3} [aensrvpd])",
        _DOING,
        lambda seen: 0 if _DAY.fullmatch(seen.value) and not seen.is_near(TRIAL, 60, 60) else 0.65,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^a-z]%b (?:du|de|pour l[ea]|chez l[ea]|for|of) (?:[a-z]?-?[0-9]{3}|0[0-9]|[0-9]{1,4}-[a-z])" % _PAPER,
        _OF,
        _judge_of,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^ ]/(?:subjects?|patients?|participants?|sujets?|screenings?)/[a-z0-9]",
        _ROUTE,
        lambda _: 0.65,
    ),
)
