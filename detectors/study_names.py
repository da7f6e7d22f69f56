"""Names of studies that are one's own, in capitals: `notre étude HORIZON`, `l'étude « ORIGAN » dont nous sommes promoteur`.

Names of published trials look the same: the line must speak of running the study, and no journal or congress be near.
"""

import re

from detectors.labelled import is_published
from detectors.lexicon import listed
from detectors.lines import line_end, line_start
from detectors.pattern import Pattern, Seen, cue, stands
from detectors.placeholders import is_placeholder
from detectors.public_codes import is_biology, is_published_trial

_OWN = re.compile(
    rb"(?<![a-z])(?:(?:notre|mon) (?:etude|essai|protocole|projet)|(?:our|my) (?:own )?(?:study|trial|protocol)"
    rb"|acronyme(?: de l'(?:etude|essai)"
    rb"| du protocole)? ?:|(?:study )?acronym ?:|(?:titre (?:abrege|court)|nom (?:court|de code|du projet))(?: de l'(?:etude|essai)| du protocole"
    rb"| du projet)? ?:"
    rb"|nom (?:de l'(?:etude|essai)|du protocole) ?:|(?:short title|study name|trial name|code ?name) ?:"
    rb"|(?:etude|essai|protocole) (?:interne|confidentielle?|non publiee?)) ?(?:clinique |(?:s'appelle|se nomme|is called|called|named|baptisee?"
    rb"|intitulee?|nommee?|appelee?) "
    rb"|[\"'(]{1,2} ?){0,2}(?P<value>[a-z][a-z0-9]{3,14}(?:-[a-z0-9]{1,8})?)(?![a-z0-9])"
)
"""`notre étude « HORIZON »`, in capitals; not `notre étude montre`."""
_CALLED = re.compile(
    rb"(?<![a-z])(?P<kind>etude|essai|protocole|study|trial|projet)(?: (?:clinique|riph ?[123]|de phase [1-4i]{1,3}[ab]?|interventionnelle?"
    rb"|multicentrique|pilote))?"
    rb"(?: de)? ?[\"'(\[:]{0,2} ?(?P<value>[a-z][a-z0-9]{3,14}(?:[-_][a-z0-9]{1,10}){0,2}|[a-z]{2,3}[-_][a-z]{2,10}(?:-[a-z0-9]{1,6})?)(?![a-z0-9])"
)
"""`l'étude ORIGAN que nous ouvrons au CHU`, in capitals; not `résume l'essai RECOVERY`."""
AUTHOR = re.compile(rb" ?(?:[,(]? ?(?:19|20)[0-9]{2}|,? et (?:al|coll)|[ -][a-z]+ (?:19|20)[0-9]{2})")
"""`essai Corvessac 2019`: who wrote it."""
_BRACKETED = re.compile(
    rb"(?:\A|(?<=\n)|(?<=: )|(?<=[\"']))\[(?P<value>[a-z][a-z0-9]{3,13}(?:[-_][a-z0-9]{1,8})?)\](?=[ :-]{1,3}[a-z])"
)
"""`[ESKALIA] point hebdo : 32 inclus`; not `[PROMOTEUR]` of a template."""
PROGRESS = cue(
    "inclus incluses centres ecrf crf cpp monitoring recrutement query queries sae eig amendement rando inclusions hebdo"
    " newsletter kick-off"
)
HOLDERS = frozenset(
    b"promoteur sponsor centre site nom prenom date patient sujet subject numero study etude essai protocole protocol investigateur arc cra"
    b" urgent important info action rappel externe external spam confidentiel interne draft brouillon todo note warning error erreur debug".split()
)
RUNNING = cue(
    "nous notre nos our promoteur promu promue promus monitoring moniteur amendement ecrf crf arc cra tec kick demarre demarrage declaree"
    " lancement cro"
    " query queries eig susar surcouts phrc ctis drci newsletter confidentiel confidential cadrage ouvrir ouvre ouvrons cloturer hospitaliere"
    " capa conformite tmf datalock gel etiquetage"
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
    rb"|e?crf|e?tmf|sap|csr|dsur|sites|centres|investigateurs"
    rb"|monitoring|kick-?off|information|consentement|recrutement|inclusions?|recruitment|ctis|cpp|ansm)(?: [a-z]{2,12}){0,2}(?: (?:(?:pour|de"
    rb"|sur|of|for) |d')(?:the |l'(?:etude|essai) )?|(?P<dash> ?[-:] ))"
    rb"(?P<value>[a-z]{3,12}-[a-z0-9]{1,10}(?:-[a-z0-9]{1,6})?|[a-z]{4,12}-?[0-9]|[a-z]{5,13})(?![a-z0-9])(?![._/-][a-z0-9])"
)
"""`le CPP a répondu pour VIGIE-CARDIO`, in capitals."""
_SENT = re.compile(
    rb"(?:dossier|soumission|submission|reponse|repondu|repondre|cpp|ansm|ctis)[^\n]{0,40} (?:sur|pour|for|on) (?:l'(?:etude|essai) )?\Z"
)
"""`réponse aux questions du CPP sur GENEVRIER`."""
_PAPERS = re.compile(rb"synopsis|e?crf|e?tmf|sap|csr|dsur|newsletter|kick-?off|amendement|protocole")
"""What only a study has: behind these a word in capitals is its name."""
_OPENED = re.compile(
    rb"(?<![a-z])(?:ouvr|lanc|demarr|clotur|monitor|recrut|soum)[a-z]{1,5} (?P<value>[a-z]{3,12}-[a-z0-9]{1,10}(?:-[a-z0-9]{1,6})?"
    rb"|[a-z]{4,12}[0-9])(?![a-z0-9])(?![._/-][a-z0-9])"
)
"""`on ouvre PRISMO-3D à Tours en mars`, where the line speaks of a trial's work."""
_WORK = cue(
    "mise place ansm tmf icf sap csr copil centre centres site sites screen failure query queries ecrf crf inclusions inclusion cpp arc tec cra"
    " investigateur monitoring promoteur recrutement janvier convocation"
)
_THING = re.compile(
    rb"(?:riph|cpp|mr|form|type|covid|phase|partie|annexe|version|article|ctcae|meddra|cdisc|part|anti|non|re|e|co)(?:-|[0-9]|\Z)"
)
"""What is submitted and monitored besides studies."""
AROUND = 300
RUN = re.compile(
    rb"(?<![a-z])(?:[0-9]{1,3} (?:centres|sites)|(?=[a-z])(?:"
    rb"monitoring|e?crf|edc|quer(?:y|ies)|promoteur|sponsor|cra|arc|tec|screenes?|screened|screening|iwrs|ivrs|irt|devis|prestation|avenant"
    rb"|convention|surcouts|data[ .-]?manage(?:ment|r)|gel de (?:la )?base|db lock|database lock|sdtm|adam|sap|e?tmf|mise en place|kick-?off|dsmb|dmc"
    rb"|sous-investigateurs?|investigateurs?|centres ouverts|close-?out|susar|eig|sae|dsur|ansm|ctis|cpp|amendement|newsletter|recrutement|inclus"
    rb"|rando|deviations?|copil|cro|drci|topline|communique|budget|csi|seance fermee|closed session|levee d'aveugle|idmc|rtsm|ctms|mvr|lplv|lpi"
    rb"|lpfv|fpi|fpfv|dbl|pui|kits?|capa|chef(?:fe)? de projet|statisticien(?:ne)?|embargo|aveugle|comite independant|screen(?:ing)? failures?|sdv"
    rb"|cda|audit|inspection|redcap|medidata|veeva|ennov|castor|patients communs"
    rb"|amdts?|amendments?|rfi|clarification|critere [ie][ -]?[0-9]{1,2}|visites? de (?:cloture|mise en place|monitoring|suivi)|resume lay"
    rb"|lay summary"
    rb"|(?:premiere?|derniere?|first|last) (?:patiente?|sujet|subject|visite|visit)|retroplanning|suspendue?|on hold"
    rb"|(?:pas|jamais) (?:encore )?inclus|recrut(?:e|er|ent|ons|ing)|inclure|enrol(?:l?ed|l?ing|l?ment)|(?:plan|rapport|visites?) de monitoring"
    rb"|relancer les centres|comite (?:de pilotage|a recommande)|steering committee|note d'information|activation|log de screening"
    rb"|contrats?|roll-?over|blister|observance|siv|imv|doa|medical writer|interim|newsletter|futilite|futility"
    rb"|ouverture du [^\n]{0,8}centre|initiation de|mitt|itt|close-out"
    rb"|on randomise|soa|schedule of assessments|les inv(?:es)?|cpp a dit|factures?|invoice"
    rb"|labo(?:ratoire)? central|central lab|core lab|(?:sujets?|subjects?|patiente?|participante?|pts?|pat) (?:n[o\xb0] ?)?"
    rb"[a-z]{0,4}-?[0-9]{2,6}|(?:centre|site)(?: n[o\xb0]|=| )? ?[a-z]{0,3}-?[0-9]{2,6}"
    rb"))(?![a-z])"
)
"""A figure begins one of them alone: a text of figures is not asked for each."""
_READ_ABOUT = re.compile(
    rb"(?<![a-z])(?:nejm|lancet|jama|bmj|doi|pubmed|publiee?s?|published|litterature|literature|meta-?analyse?s?|abstract|asco|esmo|(?<!en )cours"
    rb"|fictif|fictive|(?:l'|d')exemple|exemples? ?(?::|de protocole|de code|d'(?:essai|etude))|for example|resultats de l|results of"
    rb"|qui a montre|which showed)(?![a-z])"
)
FRENCH_WORD = re.compile(
    rb".*(?:ique|elle|ives?|ales?|aires?|ees?|es|tion|ment|eurs?|euses?|if|al|els?|ants?|ents?|ables?|ibles?|ures?|ites?|logie|isme|age|ances?"
    rb"|ences?|oires?|iens?|iennes?|uel)"
)
"""How words end that say what kind of study it is."""
_PLACE = re.compile(
    rb"(?:paris|lyon|marseille|lille|nantes|rennes|bordeaux|toulouse|nice|grand|val|haute?s?|basse?s?|saint|sainte|ile|bouches|pays|loire|seine)-.*"
    rb"|.*-(?:nord|sud|est|ouest|centre|ville|plage|mer|lib)"
)
"""`GRAND-EST`, `PARIS-14`: places are written so, too."""
_KNOWN_WORDS = listed("acronyms.txt", "large_towns.txt", "sponsors.txt", "drug_brands.txt")
_NO_NAME = frozenset(
    b"acronyme acronym demo"
    b" clinique randomisee multicentrique observationnelle retrospective prospective pilote pivot phase ouverte monocentrique academique"
    b" industrielle internationale nationale european europeenne study trial protocol protocole etude essai interne confidentielle spirit consort"
    b" strobe prisma riph rips ecrf sdtm cdisc adam chu aphp inserm ansm cnil promoteur sponsor covid title titre design version numero code"
    b" note synopsis dsmb tmf icf rgpd gcp bpc crf arc cro sae eig ctis cpp mr-001 mr-003 mr-004 mr001 mr003 mr004 ich iso"
    b" number name identifier status summary phases title sites subjects design team nom liste titres excel word powerpoint outlook teams"
    b" sharepoint python stata spss matlab tableau rave medidata veeva ennov redcap openclinica castor clinsight"
    b" macro inform oracle argus arisg meddra whodrug sas cdisc sdtm adam define mesh nlp randomise randomisee ouvert ouverts croise croisee"
    b" cross-over crossover cas-temoins avant-apres in-vitro in-vivo cohorte registre recherche scientifique statistique compare simple double"
    b" mrct bpco avc irm scanner diabete cancer sepsis asthme obesite hta"
    b" power-bi micro-sd open-source back-office wi-fi plug-in add-in e-learning".split()
) | listed("topics.txt")
_STEMS = frozenset(
    b"riph sdtm adam cdisc sas meddra ctcae mr define excel ich iso bras groupe groupes cohorte page lot visite cycle jour semaine dose module bloc"
    b" tableau figure listing fiche item question critere query serie niveau etape ecran champ section chapitre table appendix arm group cohort"
    b" week day visit step form screen field level batch task sprint release build ticket site centre patient sujet subject fact"
    b" kdigo ckd alcoa".split()
)
"""What comes in editions and parts: `SDTM-IG`, `RIPH 2`, `BRAS-01`."""


def judge_name(seen: Seen) -> float:
    """In capitals, where the label is not."""
    label = seen.original(seen.match.start(), seen.start)
    is_nobodys = is_placeholder(seen.value) or is_published_trial(seen.value) or is_published(seen)
    return 0 if label.isupper() or is_nobodys else 0.65


def _judge_called(seen: Seen) -> float:
    """A name in capitals behind `étude`, where the line speaks of running it."""
    if not judge_name(seen) or is_no_name(seen.value):
        return 0
    is_near = seen.is_near(RUNNING, 80, 120) or (seen.is_near(_PLACES, 80, 120) and seen.is_near(_DOINGS, 80, 120))
    return 0.65 if is_near or is_run(seen) else 0


def _judge_titled(seen: Seen) -> float:
    """A name with one capital in front, `l'étude Cassiopée`: more must say that somebody runs it."""
    label, name = seen.original(seen.match.start(), seen.start), seen.original(seen.start, seen.end)
    if not (label.islower() and name.istitle() and name.isalpha()) or seen.match["kind"] not in (b"etude", b"essai"):
        return 0
    if is_no_name(seen.value) or is_word(seen.value) or is_published_trial(seen.value) or is_published(seen):
        return 0
    return 0.65 if is_run(seen, 2) and not AUTHOR.match(seen.folded.data, seen.end) else 0


def _judge_bracketed(seen: Seen) -> float:
    """In front of a report on a study's progress; other brackets are those of a template."""
    is_template = seen.folded.data.count(b"[", 0, 2000) > 1 or seen.value in HOLDERS
    if is_template or is_published_trial(seen.value):
        return 0
    return 0.65 if seen.is_near(PROGRESS, 0, 80) and not is_published(seen) else 0


def judge_submitted(seen: Seen) -> float:
    """In capitals, and no word of the trade."""
    return 0 if is_no_name(seen.value) else judge_name(seen)


_CROWD = re.compile(rb"sites|centres|investigateurs")


def _judge_paper(seen: Seen) -> float:
    """A plain word needs a document that only a study has, and must be no word for a kind of study, nor a town."""
    if seen.value.isalpha() or seen.match["dash"]:
        paper = _PAPERS.match(seen.match[0]) or _SENT.match(seen.folded.data, seen.match.start(), seen.start)
        paper = paper or (_CROWD.match(seen.match[0]) if is_run(seen) else None)
        if (
            paper is None
            or (seen.value.isalpha() and seen.match["dash"])
            or is_word(seen.value)
            or (paper[0] == b"protocole" and not is_run(seen))
        ):
            return 0
    return judge_submitted(seen)


def is_word(value: bytes) -> bool:
    """A word of the language by its ending, an abbreviation, a town."""
    return FRENCH_WORD.fullmatch(value) is not None or value in _KNOWN_WORDS or value in HOLDERS


def is_run(seen: Seen, least: int = 1) -> bool:
    """Whether so many different words on this line say that somebody runs a study, and none that it is read about."""
    around = _around(seen)
    if not any(stands(seen.folded, RUN, *part) for part in around) or is_read_about(seen):
        return False
    return least == 1 or len({word for part in around for word in RUN.findall(seen.folded.data, *part)}) >= least


def is_read_about(seen: Seen) -> bool:
    """Whether this line says that it is read about."""
    return any(stands(seen.folded, _READ_ABOUT, *part) for part in _around(seen))


def _around(seen: Seen) -> tuple[tuple[int, int], tuple[int, int]]:
    """The folded spans before and behind on the same line, cut after some characters."""
    data = seen.folded.data
    return (line_start(data, seen.start, AROUND), seen.start), (seen.end, line_end(data, seen.end, AROUND))


def is_no_name(value: bytes) -> bool:
    """A tool, a kind of study, a word of the trade, science."""
    is_word = value in _NO_NAME or re.split(rb"[-_ ]", value, maxsplit=1)[0] in _STEMS
    return (
        is_word
        or is_placeholder(value)
        or is_biology(value)
        or _THING.match(value) is not None
        or _PLACE.fullmatch(value) is not None
    )


def _judge_opened(seen: Seen) -> float:
    return judge_submitted(seen) if seen.is_near(_WORK, 60, 100) else 0


NAMES = (
    Pattern(
        "study_codes",
        "STUDY_CODE",
        rb"[^a-z](?:dossier|soumission|submission|reponse|repond[ru]|avis |amendement|depot|lettre|newsletter|synopsis|protocole |e?crf |e?tmf "
        rb"|sap |sites |centres |investigateurs "
        rb"|csr |dsur |monitoring"
        rb"|kick-?off|information |consentement|recruit|recrut|inclusion|ctis |cpp |ansm )",
        _SUBMITTED,
        _judge_paper,
        in_capitals=True,
    ),
    Pattern(
        "study_codes",
        "STUDY_CODE",
        rb"[^a-z](?:ouvr|lanc|demarr|clotur|monitor|recrut|soum)[a-z]{1,5} [a-z]{3,12}",
        _OPENED,
        _judge_opened,
        in_capitals=True,
    ),
    Pattern(
        "study_codes",
        "STUDY_CODE",
        rb"[\n \"']\[[a-z][a-z0-9_-]{3,22}\]",
        _BRACKETED,
        _judge_bracketed,
        in_capitals=True,
    ),
    Pattern(
        "study_codes",
        "STUDY_CODE",
        rb"[^a-z](?:notre |our |(?:mon|my) (?:etude|essai|proto|proj|study|trial)|acronym|titre (?:abrege|court)|nom (?:court |de code|de l'e"
        rb"|du pro)|short title|study name|trial name|code ?name|(?:etude|essai|protocole) (?:interne|confidentielle?|non publiee?))",
        _OWN,
        judge_name,
        in_capitals=True,
    ),
    Pattern(
        "study_codes",
        "STUDY_CODE",
        rb"[^a-z](?:etude|essai|protocole|study|trial|projet)[^a-z]",
        _CALLED,
        _judge_called,
        in_capitals=True,
    ),
    Pattern(
        "study_codes",
        "STUDY_CODE",
        rb"'(?:etude|essai) [a-z]{4}",
        _CALLED,
        _judge_titled,
    ),
)
