"""Names of studies in capitals that no word for a study introduces: in the head of a document, a mail's subject, `je travaille sur ALTHEA-2`.

A name in capitals is anything; the line, or for a head what follows it, must speak of running a study, and no publication be near.
"""

import re
from functools import partial

from detectors.labelled import is_published
from detectors.not_codes import is_no_code
from detectors.pattern import Pattern, Seen, cue
from detectors.placeholders import is_placeholder
from detectors.public_codes import is_published_trial
from detectors.study_names import FRENCH_WORD, HOLDERS, PROGRESS, RUNNING, is_no_name, is_run, is_word, judge_submitted

_WORKED = re.compile(
    rb"(?<![a-z])(?:travaill[a-z]{1,4}|boss[a-z]{1,4}|interv[a-z]{3,6}|coord[a-z]{5,9}|arc|cra|tec|chef(?:fe)? de projet|data ?manager"
    rb"|statisticien(?:ne)?"
    rb"|investigat[a-z]{3,5}|work(?:ing)?|statistician|monitor)(?: [a-z]{3,14})? (?:sur|pour|on|for)"
    rb" (?:l'(?:etude|essai) |le projet |the )?[\"']?(?P<value>[a-z][a-z0-9]{3,13}(?:-[a-z0-9]{1,8})?)(?![a-z0-9])(?![._/-][a-z0-9])"
)
"""`je travaille sur ALTHEA-2, une étude de phase II`: in capitals, and the line says that it is a study."""
_KIND_OF_STUDY = cue("etude essai study trial phase randomise randomisee multicentrique protocole")
_BEHIND = re.compile(
    rb"(?<![a-z0-9_./-])(?P<value>[a-z][a-z0-9]{3,13}(?:-[a-z0-9]{1,8})?)(?= (?:study|trial|clinical trial|protocol)(?![a-z]))"
)
"""`the HELIANTHE study will start`: in capitals, where somebody is to run it."""
_AHEAD = cue(
    "our we start starts starting open opens opening kick kickoff upcoming sites site monitoring sponsor cro crf query queries enrolment enrollment"
    " recruitment amendment ctis submission colleagues dear budget"
)
_PAST = cue(
    "showed shown demonstrated published results showing found reported nejm lancet pooled met randomized randomised"
)
_HEADED = re.compile(
    rb"(?:\A|(?<=\n))[ \t>*#-]{0,6}(?P<kind>etude|essai|protocole|projet|study"
    rb"|trial) ?:? ?[\"']?(?P<value>[a-z][a-z0-9]{3,13}(?:-[a-z0-9]{1,8})?)[\"']?"
    rb"(?=[ \t]{0,3}(?:\r?\n| ?[/|:,(-]))"
)
"""`ÉTUDE SEPTIMUS / NOTE DE CADRAGE`: the head of a document, all in capitals."""
_FORM = re.compile(
    rb"(?:\A|(?<=\n))[ \t>*#-]{0,6}(?:study|etude|trial|essai|protocole?)(?: name| code)? ?: ?(?P<value>[a-z][a-z0-9]{2,14}(?:-[a-z0-9]{1,8}){0,2}"
    rb"(?: ?/ ?[a-z0-9-]{3,16})?)(?=[ \t]{0,3}\r?\n[ \t>*#-]{0,6}(?:country|pays|sites?|centre|subject|sujet|patient|sponsor|promoteur|visite?|pi"
    rb"|investigat[a-z]{2,5}|phase|arc|cra|form|query|quer(?:y|ies)|screening)(?: [a-z#\xb0]{1,9})? ?:)"
)
"""`Study: Altivue-2 / AV2-305` above `Country: FR`, with a number in it: the head of a form."""
_NAMES_OF = rb"[a-z][a-z0-9]{2,13}(?:-[a-z0-9]{1,6})?"
_SEVERAL = re.compile(
    rb"(?<![a-z])(?:etudes|essais|protocoles|studies|trials) ?[:(] ?(?P<value>%b(?:(?:, ?| et | and | & )%b){1,9}+)(?![a-z0-9])"
    % (_NAMES_OF, _NAMES_OF)
)
"""`CRA sur 3 études (PYXIS, NOVA-T1, CLX-18)`, in capitals, where somebody runs them."""
_ONE_OF = re.compile(_NAMES_OF)
_BROAD = (b"protocole", b"projet")
"""Much has these in its head."""
_TITLED = re.compile(
    rb"(?<![a-z])(?:objet|subject|sujet) ?: ?(?:(?:re|tr|fwd?) ?: ?){0,2}\[?(?P<value>[a-z][a-z0-9]{3,13}(?:-[a-z0-9]{1,8})?)\]?(?= ?[-:|/] )"
)
"""`Objet : MELUSINE - relance saisie eCRF`, in capitals."""
_HEADING = re.compile(
    rb"(?<![a-z])(?:cadrage|monitoring|visite|crf|ecrf|inclusions?|promoteur|centres?|sites?|investigateurs?|amendement|synopsis|budget|surcouts"
    rb"|queries|query|newsletter|convention|mise en place|recrutement|reunion|copil|comite|deviations?|non inferiorite|superiorite|sponsor"
    rb"|kick|dsmb|sae|eig|screening|(?:sujet|subject|patient|kit|visit|traitement|treatment)(?: ?n[o\xb0]| number| id)? ?:)(?![a-z])"
)
_PREPOSED = re.compile(
    rb"(?<![a-z])(?:dans|sur|pour|(?:kick-?off|convention|avenant|synopsis|copil|dsmb|projet|dmp|base|manager|listing)(?: de"
    rb"| du)?) (?P<value>[a-z]{3,12}-(?!(?:19"
    rb"|20)[0-9]{2}(?![0-9]))[a-z0-9]{1,10}(?:-[a-z0-9]{1,6})?)(?![a-z0-9])(?![._/-][a-z0-9])"
)
"""`dans PRISMO-3D on a 40 % de screen failures`: in capitals, where the line speaks of running a study."""
_RANKED = re.compile(rb"(?<![a-z0-9_./-])(?P<value>[a-z]{4,12}-(?:0?[1-9]|[1-9][0-9]))(?![a-z0-9])(?![._/-][a-z0-9])")
"""`plan de TMF pour OCTANT-2`: the same, with a rank."""
_PRESENTED = re.compile(
    rb"(?<![a-z0-9_./-])(?P<value>[a-z][a-z0-9]{3,13}(?:-[a-z0-9]{1,8})?)(?= ?[-:,(] ?(?:une? |an? |notre |l')?(?:essai|etude|study|trial"
    rb"|phase [1-4i]{1,3}[ab]?)(?![a-z]))"
)
"""`Diapositive 1 : ORPIMENT - essai de phase III`, where somebody runs it."""
_BESIDE = re.compile(
    rb"(?<![a-z])(?P<noun>e?crf|edc|rave|redcap|iwrs|ivrs|irt|randomi[sz]ation|cpp|phrc(?:-?[nki])?|copil|dsmb|newsletter(?: n[o\xb0] ?[0-9]{1,3})?"
    rb"|tmf|equipe|queries|dsur|de securite|ecran de saisie|synopsis|recrutement"
    rb"|amendement(?: n[o\xb0] ?[0-9]{1,2})?) (?P<dash>- )?"
    rb"(?P<value>[a-z]{5,13}(?:-[a-z0-9]{1,8}){0,2}|[a-z]{4,12}-?[0-9]{1,2})(?![a-z0-9])(?![._/-][a-z0-9])"
)
"""`l'eCRF ORPIMENT plante`, `newsletter n°4 - ORPIMENT`: in capitals; not `eCRF VIEDOC`, `randomisation STRATIFIÉE`."""
_RECRUITED = cue("patient patients sujet sujets inclusion inclusions centre centres inclus volontaires")
NO_STUDY = frozenset(
    b"viedoc marvin almac signant openclinica cleanweb clincase endpoint medidata oracle parexel iqvia calyx suvoda bioclinica clario"
    b" standard generique detaille revise valide signe corrige court long complet definitif interne externe urgent"
    b" simple aveugle blocs bloc centrale adaptative obligatoire attention important urgence minimisation sud-est sud-ouest nord-ouest nord-est ouest"
    b" ile-de-france france paris-ile europe grand-est sud-mediterranee ouvertes fermees critiques manuelles automatiques papier electronique"
    b" partie section annexe premiere seconde internal external annual template tableau mobile desktop cloud online offline login".split()
)
_MADE_UP = cue(
    "fictif fictive fictifs fictives exemple exemples cours exercice imaginaire invente inventee example fictional imaginary dummy"
)
_CONDUCT = cue(
    "ecrf crf query queries dmp sap tmf icf copil cpp ansm ctis amendement listing listings manager eig sae deviation deviations screen screene"
    " promoteur sponsor synopsis convention cro kick-off kickoff kick adsl adam sdtm edc iwrs rando newsletter rave redcap"
    " arc arcs cra cras gelee gele gel geler"
)
_TO_FILL = re.compile(rb"\[[a-z][a-z' -]{2,40}\]")
"""`[NOM DU CENTRE]`."""
_FILLED_REACH = 120


def _judge_worked(seen: Seen) -> float:
    return judge_submitted(seen) if seen.is_near(_KIND_OF_STUDY, 30, 80) and is_real(seen) else 0


def _judge_behind(seen: Seen) -> float:
    is_own = seen.is_near(_AHEAD, 60, 80) and not seen.is_near(_PAST, 60, 100)
    return 0.65 if is_own and is_real(seen) and not _is_loud(seen) else 0


def _judge_titled(seen: Seen) -> float:
    is_told = (
        seen.is_near(PROGRESS, 0, 80) or seen.is_near(RUNNING, 0, 80) or is_run(seen, 1 if b"-" in seen.value else 2)
    )
    is_french = seen.value in HOLDERS or FRENCH_WORD.fullmatch(seen.value) is not None
    return 0.65 if is_told and not is_french and is_real(seen) and not _is_loud(seen) else 0


def _judge_presented(seen: Seen) -> float:
    is_ours = not is_word(seen.value) and is_real(seen) and is_run(seen, 2)
    return 0.65 if is_ours and not _is_loud(seen) else 0


def _judge_beside(seen: Seen) -> float:
    """Next to what only a study has; a team may be anybody's."""
    value = seen.value
    if value in NO_STUDY or is_word(value) or not is_real(seen) or _is_loud(seen):
        return 0
    if seen.match["noun"] == b"recrutement" and not (seen.is_near(_RECRUITED, 20, 80) or is_run(seen)):
        return 0
    needed = 2 if seen.match["noun"] in (b"equipe", b"queries") else 0
    return 0.65 if needed == 0 or is_run(seen, needed) else 0


def _judge_headed(seen: Seen) -> float:
    """No word of the language by its end, and the document is one of a study that is run."""
    is_broad = b"-" not in seen.value and seen.match["kind"] in _BROAD
    if is_broad or FRENCH_WORD.fullmatch(seen.value) or not is_real(seen):
        return 0
    return 0.65 if _HEADING.search(seen.folded.data[seen.end : seen.end + 200]) or is_run(seen, 2) else 0


def _judge_conducted(seen: Seen) -> float:
    if seen.value.partition(b"-")[0] in HOLDERS or not (seen.is_near(_CONDUCT, 80, 120) or is_run(seen, 2)):
        return 0
    return 0.65 if is_real(seen) and not _is_loud(seen) else 0


def _judge_several(seen: Seen) -> float:
    is_name = seen.value not in NO_STUDY and is_real(seen) and not is_no_code(seen)
    return 0.65 if is_name and is_run(seen) and not _is_loud(seen) else 0


def _judge_form(seen: Seen) -> float:
    return 0.65 if seen.digits and is_real(seen) and not is_no_code(seen) else 0


def is_real(seen: Seen) -> bool:
    """Neither a word of the trade, nor published, nor made up for a lesson."""
    if is_no_name(seen.value) or is_published_trial(seen.value) or is_placeholder(seen.value):
        return False
    return not (_is_to_fill(seen) or is_published(seen) or seen.is_near(_MADE_UP, 80, 80))


def _is_to_fill(seen: Seen) -> bool:
    """In brackets, beside others in brackets: a template."""
    data, start, end = seen.folded.data, seen.start, seen.end
    if data[start - 1 : start] != b"[" or data[end : end + 1] != b"]":
        return False
    low = max(0, start - _FILLED_REACH)
    return (_TO_FILL.search(data, low, start - 1) or _TO_FILL.search(data, end + 1, end + _FILLED_REACH)) is not None


def _is_loud(seen: Seen) -> bool:
    """All around is in capitals as well."""
    before = seen.original(max(0, seen.start - 24), seen.end)
    behind = seen.original(seen.start, min(len(seen.folded.data), seen.end + 24))
    return not any(map(str.islower, before + behind))


_in_capitals = partial(Pattern, "study_codes", "STUDY_CODE", in_capitals=True)
MENTIONS = (
    Pattern(
        "study_codes",
        "STUDY_CODE",
        rb"\n[ \t>*#-]{0,6}(?:study|etude|trial|essai|protocole?)(?: name| code)? ?: ?[a-z]",
        _FORM,
        _judge_form,
    ),
    _in_capitals(
        rb"[^a-z](?:etudes|essais|protocoles|studies|trials) ?[:(] ?[a-z]", _SEVERAL, _judge_several, items=_ONE_OF
    ),
    _in_capitals(
        rb"[^a-z](?:travaill[a-z]{1,4}|boss[a-z]{1,4}|interv[a-z]{3,6}|coord[a-z]{5,9}|arc|cra|tec|chef(?:fe)? de projet|data ?manager"
        rb"|statisticien(?:ne)?|investigat[a-z]{3,5}|work(?:ing)?|statistician|monitor)(?: [a-z]{3,14})? (?:sur|pour|on|for) ",
        _WORKED,
        _judge_worked,
    ),
    _in_capitals(
        rb"[a-z0-9] (?:clinical trial|study|trial|protocol)[^a-z]",
        _BEHIND,
        _judge_behind,
        lead=(24, b"abcdefghijklmnopqrstuvwxyz0123456789-"),
    ),
    _in_capitals(
        rb"[a-z0-9] ?[-:,(] ?(?:une? |an? |notre |l')?(?:essai|etude|study|trial|phase [1-4i])[^a-z]",
        _PRESENTED,
        _judge_presented,
        lead=(24, b"abcdefghijklmnopqrstuvwxyz0123456789-"),
    ),
    _in_capitals(rb"[^a-z](?:objet|subject|sujet) ?: ?[a-z\[]", _TITLED, _judge_titled),
    _in_capitals(
        rb"[^a-z](?:e?crf|edc|rave|redcap|iwrs|ivrs|irt|randomi[sz]ation|cpp|phrc(?:-?[nki])?|copil|dsmb|newsletter(?: n[o\xb0] ?[0-9]{1,3})?|tmf"
        rb"|equipe|queries|dsur|de securite|ecran de saisie|synopsis|recrutement|amendement(?: n[o\xb0] ?[0-9]{1,2})?) (?:- )?[a-z]{4}",
        _BESIDE,
        _judge_beside,
    ),
    _in_capitals(
        rb"\n[ \t>*#-]{0,6}(?:etude|essai|protocole|projet|study|trial) ",
        _HEADED,
        _judge_headed,
    ),
    _in_capitals(
        rb"[^a-z](?:dans|sur|pour|(?:kick-?off|convention|avenant|synopsis|copil|dsmb|projet|dmp|base|manager|listing)(?: de"
        rb"| du)?) [a-z]{3,12}-[a-z0-9]{1,10}[^a-z0-9]",
        _PREPOSED,
        _judge_conducted,
    ),
    _in_capitals(rb"[^a-z0-9_./-][a-z]{4,12}-[0-9]{1,2}[^0-9a-z]", _RANKED, _judge_conducted),
)
