"""Names of studies that are one's own, in capitals: `notre étude HORIZON`, `l'étude « ORIGAN » dont nous sommes promoteur`.

Names of published trials look the same: the line must speak of running the study, and no journal or congress be near.
"""

import re

from detectors.labelled import is_published
from detectors.pattern import Pattern, Seen, cue
from detectors.public_codes import is_biology, is_published_trial

_OWN = re.compile(
    rb"(?<![a-z])(?:(?:notre|mon) (?:etude|essai|protocole|projet)|(?:our|my) (?:own )?(?:study|trial|protocol)"
    rb"|acronyme(?: de l'(?:etude|essai)"
    rb"| du protocole)? ?:|(?:study )?acronym ?:|(?:titre (?:abrege|court)|nom (?:court|de code))(?: de l'(?:etude|essai)| du protocole"
    rb"| du projet)? ?:"
    rb"|nom (?:de l'(?:etude|essai)|du protocole) ?:|(?:short title|study name|trial name|code ?name) ?:"
    rb"|(?:etude|essai|protocole) (?:interne|confidentielle?|non publiee?)) ?(?:clinique |(?:s'appelle|se nomme|is called|called|named|baptisee?"
    rb"|intitulee?|nommee?|appelee?) "
    rb"|[\"'(]{1,2} ?){0,2}(?P<value>[a-z][a-z0-9]{3,14}(?:-[a-z0-9]{1,8})?)(?![a-z0-9])"
)
"""`notre étude « HORIZON »`, in capitals; not `notre étude montre`."""
_CALLED = re.compile(
    rb"(?<![a-z])(?:etude|essai|protocole|study|trial|projet)(?: (?:clinique|riph ?[123]|de phase [1-4i]{1,3}[ab]?|interventionnelle?"
    rb"|multicentrique|pilote))?"
    rb"(?: de)? ?[\"'(\[:]{0,2} ?(?P<value>[a-z][a-z0-9]{3,14}(?:[-_][a-z0-9]{1,10}){0,2}|[a-z]{2,3}[-_][a-z]{2,10}(?:-[a-z0-9]{1,6})?)(?![a-z0-9])"
)
"""`l'étude ORIGAN que nous ouvrons au CHU`, in capitals; not `résume l'essai RECOVERY`."""
_BRACKETED = re.compile(
    rb"(?:\A|(?<=\n)|(?<=: ))\[(?P<value>[a-z][a-z0-9]{3,13}(?:[-_][a-z0-9]{1,8})?)\](?=[ :-]{1,3}[a-z])"
)
"""`[ESKALIA] point hebdo : 32 inclus`; not `[PROMOTEUR]` of a template."""
_PROGRESS = cue(
    "inclus incluses centres ecrf crf cpp monitoring recrutement query queries sae eig amendement rando inclusions hebdo"
    " newsletter kick-off"
)
_HOLDERS = frozenset(
    b"promoteur sponsor centre site nom prenom date patient sujet subject numero study etude essai protocole protocol investigateur arc cra"
    b" urgent important info action rappel externe external spam confidentiel interne draft brouillon todo note warning error erreur debug".split()
)
_RUNNING = cue(
    "nous notre nos our promoteur promu promue promus monitoring moniteur amendement ecrf crf arc cra tec kick demarre demarrage declaree"
    " lancement cro"
    " query queries eig susar surcouts phrc ctis drci newsletter confidentiel confidential cadrage ouvrir ouvre ouvrons cloturer hospitaliere"
)
_PLACES = cue(
    "centre centres site sites investigateur investigateurs investigator pharmacie cpp ansm sponsor dossier convention budget"
)
_DOINGS = cue(
    "prepare preparons formation inclus incluse inclusion inclusions recrutement recrute recruit saisie visite mise ouverture retard"
    " deviation deviations relance mail cloture"
    " reponse repondre convocation enrolment enrollment sae rando synopsis soumission lettre remarques remarque relis redige"
)
"""One of the first tells that somebody runs the study; of the others it takes a place and what is done there."""
_SUBMITTED = re.compile(
    rb"(?<![a-z])(?:dossier|soumission|submission|reponse|repondu|repondre|avis|amendement|depot|lettre|newsletter|synopsis|protocole"
    rb"|e?crf|tmf|sap|csr|dsur"
    rb"|monitoring|kick-?off|information|consentement|recrutement|inclusions?|recruitment|ctis|cpp|ansm)(?: [a-z]{2,12}){0,2} (?:pour|de"
    rb"|d'|sur|of|for) ?(?:the |l'(?:etude|essai) )?"
    rb"(?P<value>[a-z]{3,12}-[a-z0-9]{2,10}(?:-[a-z0-9]{1,6})?|[a-z]{4,12}-?[0-9])(?![a-z0-9])(?![._/-][a-z0-9])"
)
"""`le CPP a répondu pour VIGIE-CARDIO`, in capitals."""
_OPENED = re.compile(
    rb"(?<![a-z])(?:(?:ouvr|lanc|demarr|clotur|monitor|recrut)[a-z]{1,4}|dans|sur|pour) (?P<value>[a-z]{3,12}-[a-z0-9]{1,10}(?:-[a-z0-9]{1,6})?"
    rb"|[a-z]{4,12}[0-9])(?![a-z0-9])(?![._/-][a-z0-9])"
)
"""`on ouvre PRISMO-3D à Tours en mars`, `dans PRISMO-3D`, where the line speaks of a trial's work."""
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
_FRENCH_WORD = re.compile(
    rb".*(?:ique|elle|ives?|ales?|aires?|ees?|es|tion|ment|eurs?|euses?|if|al|els?|ants?|ents?|ables?|ibles?|ures?|ites?|logie|isme|age|ances?"
    rb"|ences?|oires?|iens?|iennes?|uel)"
)
"""How words end that say what kind of study it is."""
_BROAD = (b"protocole", b"projet")
"""Much has these in its head."""
_TITLED = re.compile(
    rb"(?<![a-z])(?:objet|subject|sujet) ?: ?(?:(?:re|tr|fwd?) ?: ?){0,2}\[?(?P<value>[a-z][a-z0-9]{3,13}(?:-[a-z0-9]{1,8})?)\]?(?= ?[-:|/] )"
)
"""`Objet : MELUSINE - relance saisie eCRF`, in capitals."""
_HEADING = re.compile(
    rb"(?<![a-z])(?:cadrage|monitoring|visite|crf|ecrf|inclusions?|promoteur|centres?|sites?|investigateurs?|amendement|synopsis|budget|surcouts"
    rb"|queries|query|newsletter|convention|mise en place|recrutement|reunion|copil|comite|deviations?|non inferiorite|superiorite|sponsor"
    rb"|kick)(?![a-z])"
)
_WORK = cue(
    "mise place tmf icf sap csr copil centre centres site sites screen failure query queries ecrf crf inclusions inclusion cpp arc tec cra"
    " investigateur monitoring promoteur recrutement janvier convocation"
)
_THING = re.compile(
    rb"(?:riph|cpp|mr|form|type|covid|phase|partie|annexe|version|article|ctcae|meddra|cdisc|part|anti|non|re|e-|co-)-?"
)
"""What is submitted and monitored besides studies."""
_NO_NAME = frozenset(
    b"clinique randomisee multicentrique observationnelle retrospective prospective pilote pivot phase ouverte monocentrique academique"
    b" industrielle internationale nationale european europeenne study trial protocol protocole etude essai interne confidentielle spirit consort"
    b" strobe prisma riph rips ecrf sdtm cdisc adam chu aphp inserm ansm cnil promoteur sponsor covid title titre design version numero code"
    b" note synopsis dsmb tmf icf rgpd gcp bpc crf arc cro sae eig ctis cpp mr-001 mr-003 mr-004 mr001 mr003 mr004 ich iso"
    b" excel word powerpoint outlook teams sharepoint python stata spss matlab tableau rave medidata veeva ennov redcap openclinica castor clinsight"
    b" macro inform oracle argus arisg meddra whodrug sas cdisc sdtm adam define mesh nlp randomise randomisee ouvert ouverts croise croisee"
    b" cross-over crossover cas-temoins avant-apres in-vitro in-vivo cohorte registre recherche scientifique statistique compare simple double"
    b" mrct bpco avc irm scanner diabete cancer sepsis asthme obesite hta".split()
)
_STEMS = frozenset(b"riph sdtm adam cdisc sas meddra ctcae mr define excel ich iso".split())
"""What comes in editions and parts: `SDTM-IG`, `RIPH 2`."""


def judge_name(seen: Seen) -> float:
    """Written in capitals where the rest is not."""
    name, label = seen.original(seen.start, seen.end), seen.original(seen.match.start(), seen.start)
    if not name.isupper() or label.isupper() or is_published_trial(seen.value) or is_published(seen):
        return 0
    return 0.65


def _judge_called(seen: Seen) -> float:
    """A name in capitals behind `étude`, where the line speaks of running it."""
    if not judge_name(seen) or seen.value in _NO_NAME or is_biology(seen.value):
        return 0
    is_run = seen.is_near(_RUNNING, 80, 120) or (seen.is_near(_PLACES, 80, 120) and seen.is_near(_DOINGS, 80, 120))
    return 0.65 if is_run else 0


def _judge_bracketed(seen: Seen) -> float:
    """In front of a report on a study's progress; other brackets are those of a template."""
    is_template = seen.folded.data.count(b"[", 0, 2000) > 1 or seen.value in _HOLDERS
    if is_template or not seen.original(seen.start, seen.end).isupper() or is_published_trial(seen.value):
        return 0
    return 0.65 if seen.is_near(_PROGRESS, 0, 80) and not is_published(seen) else 0


def _judge_submitted(seen: Seen) -> float:
    return 0 if is_no_name(seen.value) else judge_name(seen)


def is_no_name(value: bytes) -> bool:
    """A tool, a kind of study, a word of the trade, science."""
    is_word = value in _NO_NAME or re.split(rb"[-_ ]", value, maxsplit=1)[0] in _STEMS
    return is_word or is_biology(value) or _THING.match(value) is not None


def _judge_opened(seen: Seen) -> float:
    return _judge_submitted(seen) if seen.is_near(_WORK, 60, 100) else 0


def _judge_worked(seen: Seen) -> float:
    return _judge_submitted(seen) if seen.is_near(_KIND_OF_STUDY, 30, 80) else 0


def _judge_behind(seen: Seen) -> float:
    is_own = seen.is_near(_AHEAD, 60, 80) and not seen.is_near(_PAST, 60, 100) and not is_published(seen)
    if not is_own or is_no_name(seen.value) or is_published_trial(seen.value):
        return 0
    return 0.65 if seen.original(seen.start, seen.end).isupper() and not _is_loud(seen) else 0


def _is_loud(seen: Seen) -> bool:
    """What follows is in capitals as well."""
    return seen.original(seen.end, min(len(seen.folded.data), seen.end + 12)).isupper()


def _judge_titled(seen: Seen) -> float:
    value = seen.value
    if value in _HOLDERS or _FRENCH_WORD.fullmatch(value) or is_no_name(value) or is_published_trial(value):
        return 0
    is_run = seen.is_near(_PROGRESS, 0, 80) or seen.is_near(_RUNNING, 0, 80)
    return 0.65 if is_run and seen.original(seen.start, seen.end).isupper() and not _is_loud(seen) else 0


def _judge_headed(seen: Seen) -> float:
    """In capitals, no word of the language by its end, and the document is one of a study that is run."""
    value = seen.value
    is_word = _FRENCH_WORD.fullmatch(value) or is_no_name(value) or (b"-" not in value and seen.match["kind"] in _BROAD)
    if is_word or is_published_trial(value) or not seen.original(seen.start, seen.end).isupper():
        return 0
    behind = seen.folded.data[seen.end : seen.end + 200]
    return 0.65 if _HEADING.search(behind) and not is_published(seen) else 0


NAMES = (
    Pattern(
        "study_codes",
        "STUDY_CODE",
        rb"[^a-z](?:dossier|soumission|submission|repon[ds]|avis |amendement|depot|lettre|newsletter|synopsis|protocole |e?crf |tmf |sap "
        rb"|csr |dsur |monitoring"
        rb"|kick-?off|information |consentement|recruit|recrut|inclusion|ctis |cpp |ansm )",
        _SUBMITTED,
        _judge_submitted,
    ),
    Pattern(
        "study_codes",
        "STUDY_CODE",
        rb"[^a-z](?:(?:ouvr|lanc|demarr|clotur|monitor|recrut)[a-z]{1,4} [a-z]{3,12}|(?:dans|sur|pour) (?:[a-z]{3,12}-[a-z0-9]|[a-z]{4,12}[0-9]))",
        _OPENED,
        _judge_opened,
    ),
    Pattern(
        "study_codes",
        "STUDY_CODE",
        rb"[^a-z](?:travaill[a-z]{1,4}|boss[a-z]{1,4}|interv[a-z]{3,6}|coord[a-z]{5,9}|arc|cra|tec|chef(?:fe)? de projet|data ?manager"
        rb"|statisticien(?:ne)?|investigat[a-z]{3,5}|work(?:ing)?|statistician|monitor)(?: [a-z]{3,14})? (?:sur|pour|on|for) ",
        _WORKED,
        _judge_worked,
    ),
    Pattern(
        "study_codes",
        "STUDY_CODE",
        rb"[a-z0-9] (?:clinical trial|study|trial|protocol)[^a-z]",
        _BEHIND,
        _judge_behind,
        lead=(24, b"abcdefghijklmnopqrstuvwxyz0123456789-"),
    ),
    Pattern("study_codes", "STUDY_CODE", rb"[^a-z](?:objet|subject|sujet) ?: ?[a-z\[]", _TITLED, _judge_titled),
    Pattern(
        "study_codes",
        "STUDY_CODE",
        rb"\n[ \t>*#-]{0,6}(?:etude|essai|protocole|projet|study|trial) ",
        _HEADED,
        _judge_headed,
    ),
    Pattern("study_codes", "STUDY_CODE", rb"[\n ]\[[a-z][a-z0-9_-]{3,22}\]", _BRACKETED, _judge_bracketed),
    Pattern(
        "study_codes",
        "STUDY_CODE",
        rb"[^a-z](?:notre |our |(?:mon|my) (?:etude|essai|proto|proj|study|trial)|acronym|titre (?:abrege|court)|nom (?:court |de code|de l'e"
        rb"|du proto)|short title|study name|trial name|code ?name|(?:etude|essai|protocole) (?:interne|confidentielle?|non publiee?))",
        _OWN,
        judge_name,
    ),
    Pattern(
        "study_codes",
        "STUDY_CODE",
        rb"[^a-z](?:etude|essai|protocole|study|trial|projet)[^a-z]",
        _CALLED,
        _judge_called,
    ),
)
