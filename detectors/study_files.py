"""Studies that name files, folders, database schemas and tickets: `/etudes/PELICAN_B/data/adam`, `BRUYERE_CRF_v2.pdf`, `jacinthe_edc.ae`.

What lies above a study's own folders, or beside the name of its document, is its name. Folders: SDTM and ADaM (https://www.cdisc.org), TMF
reference model, habit of statisticians and data managers.
"""

import re
from functools import partial

from detectors.labelled import is_published
from detectors.not_codes import is_no_code
from detectors.pattern import Pattern, Seen, cue
from detectors.study_names import HOLDERS, is_no_name

_NAME = rb"[a-z][a-z0-9]{1,14}(?:[-_][a-z0-9]{1,10}){0,3}"
_SIGNS = b"abcdefghijklmnopqrstuvwxyz0123456789-_"
_PATH = _SIGNS + b"/\\.:$"
_GENERIC = re.compile(
    rb"(?:my|your|the|mon|ma|un|a)[-_].*|(?:study|studies|etudes?|trials?|essais?|proj(?:ect|et)?s?|test|demo|example|exemple|sample|dummy|xxx|abc"
    rb"|foo|new|old|protocoles?)[-_]?(?:[0-9]{1,4}|x{1,4}|[a-z]|name|id|data|folder|dir|nom)?"
    rb"|data|datasets?|raw|prod|dev|uat|qa|sas|share|shared|partage|home|users?|documents?|docs|downloads?|desktop|cdisc|pub|public"
    rb"|tmp|temp|archives?|common|communs?|templates?|modeles?|mapping.*|macros?|programs?|programmes?|scripts?|code|src|lib|tests?|stats?"
    rb"|biostat.*|analyses?|analysis|outputs?|inputs?|results?|resultats?|reports?|rapports?|config|clients?|clinical|clinique|cliniques"
    rb"|internal|external|interne|global|local|main|master|default|admin|system|workspace|work|projets|en[-_]cours|repo|git|c|d|e|app|apps|api"
    rb"|iwrs|ivrs|ixrs|irt|rtsm|edc|e?crf|ctms|e?tmf|rave|redcap|epro|ecoa|package|opt|var|srv|mnt|etc|usr|etude[-_]cas|cases?|patients?|sujets?|subjects?|crm|hr|rh|sales|finance|sandbox|staging"
    rb"|backup|sauvegarde|oncology|oncologie|cardio.*|neuro.*|phase[-_]?[1-4]?[ab]?|study[-_].*|domains?"
)
"""Folders and schemas that every department has."""
_OWNED = (
    rb"(?:adam|sdtm|tlfs?|tfls?|tlgs?|e?crfs?|e?tmf|saps?|csr|adrg|sdrg|listings?|monitoring|query|queries|dsmb|randomi[sz]ation"
    rb"|rando|dmp|unblind(?:ed|ing)?|medical_?review|protocole?|annotated_?crf|acrf|rawdata|edc|pharmacovigilance|data_?management|regulatory|reglementaire)"
)
_BETWEEN = rb"(?:(?:data|donnees|analysis|analyses?|stats?|biostat|prod|dev|qc|final|programs?|pgm|raw|derived|study|clinical|output)[/\\]{1,2}){0,2}"
_FOLDER = re.compile(
    rb"(?:[a-z0-9_.:$-]{0,40}[/\\]{1,2}){0,8}?(?<![a-z0-9_-])(?P<value>%b)(?=[/\\]{1,2}(?:%b%b|raw|derived|exports?)(?![a-z0-9_]))"
    % (_NAME, _BETWEEN, _OWNED)
)
"""`/data/NOVALIS-3/analysis/adam/`; not `/srv/data/adam`."""
_ROOT = re.compile(
    rb"(?<![a-z])(?:biostat[a-z]*|clin|clinique|clinical|etudes?|stud(?:y|ies)|trials?|essais?)(?![a-z])"
)
"""Where studies are kept: what lies there needs no capitals."""
_BROAD = re.compile(rb"[/\\]{1,2}(?:raw|derived|export)")
"""Folders that others have, too."""
_STORED = re.compile(
    rb"(?<![a-z])(?:etudes?|stud(?:y|ies)|essais?|trials?|protocoles?|(?P<broad>proje[ct]t?s?|clients?|programmes?))[/\\]{1,2}(?P<value>%b)(?=[/\\])(?P<rest>[^\s\"'<>|]{0,60})"
    % _NAME
)
"""`D:/etudes/LAV2207/data`; not `/studies/common/`."""
_LIBRARY = re.compile(
    rb"(?:[a-z0-9_.:-]{0,40}[/\\]{1,2}){0,8}?(?<![a-z0-9_-])(?P<value>%b)(?=[/\\]{1,2}(?:ad[a-z]{2,4}|dm|ae|lb|vs|ex|cm|mh|supp[a-z]{2})\.(?:sas7bdat|xpt)(?![a-z0-9])"
    rb"|[/\\]{1,2}ad(?:sl|ae|tte|lb|rs|vs|eff|cm|qs|pc)\.(?:rds|rda|csv|parquet|sas|xlsx))" % _NAME
)
"""`/repo/nautilus2/adsl.sas7bdat`."""
_REST = re.compile(
    rb"[/\\](?:[0-9]{1,2}[_. -]{1,3})?(?:%b|dm|stats?|biostat|data|regul)(?![a-z])|_(?:edc|e?crf|sdtm|adam|iwrs|rave)(?![a-z])"
    % _OWNED
)
_PAPER = (
    rb"(?:e?crf|icf|protocole?|sap|csr|tmf|synopsis|nific?|mvr|listings?|quer(?:y|ies)|dmp|dvp|annotated|adam|sdtm|dsmb|monitoring|budget"
    rb"|contrat|convention|rando(?:list|misation)?|newsletter|manual|manuel|amendement|edc|ib|ni|deviations?|kick-?off|screening|ctms|iwrs|etmf)"
)
_OPENING = re.compile(
    rb"(?:[a-z0-9-]{1,16}_){0,2}?(?:(?<![a-z0-9-])(?P<value>[a-z]{3,10}[_-]?[0-9]{2,4}|[a-z]{5,12}(?:[-_][a-z0-9]{1,8})?)(?=_%b(?![a-z])))"
    rb"(?:(?<=[0-9])|(?=[^\s]{1,60}\.(?:pdf|docx?|xlsx?|pptx?|csv|sas|sas7bdat|xpt|zip|txt|msg|rtf|html)(?![a-z0-9])))"
    % _PAPER
)
"""`NEOVA_202_CRF_v1.2.pdf`, `2026_PERVENCHE_SAP.docx`, in capitals: a file's name; not `MODELE_CRF`."""
_CLOSING = re.compile(
    rb"(?<![a-z0-9])(?:e?crf|proto(?:cole?)?|synopsis|csr|sap|e?tmf|monitoring|dmp|newsletter|nific|icf|listings?)"
    rb"_(?P<value>[a-z]{5,12}(?:-[a-z0-9]{1,8})?|[a-z]{3,8}[0-9]{1,4})"
    rb"(?=[_.](?:v?[0-9]|fr|en|final|draft|docx?|pdf|xlsx?|pptx?|csv|sas|zip)(?![a-z]))"
)
"""`Protocole_TAMARIS_v2.docx`; not `Protocole_ANNEXE_v2.docx`."""
_FILED = re.compile(
    rb"(?<=_)(?!(?:site|centre|center|visite?|version|ver|rev|page|annexe?|part|scan|im[ag]|image|doc|file|fig|tab|vol|day|week|cycle"
    rb"|patient)-?[0-9])"
    rb"(?P<value>[a-z]{2,8}-?[0-9]{3,6})(?=_)"
)
"""`Monitoring-Report_ONC-4471_Site-021.pdf`, the code in a file's name."""
_ARCHIVED = re.compile(
    rb"(?<![a-z0-9_-])(?P<value>[a-z]{3,12}(?:-?[0-9]{1,4})?(?:-[a-z0-9]{1,6})?)"
    rb"(?=_(?:(?:site|centre|center|ctr)[-_ ]?[a-z]{0,3}-?[0-9]{2}|(?:[a-z]{2,5}-?[0-9]{0,4}_){0,2}[0-9]{2}\.[0-9]{2}))"
)
"""`KORAL_Site109_DelegationLog.pdf`, `AZUR-301_05.02.07_CV.pdf`: a site or a zone of the TMF behind it."""
_FILING = cue(
    "monitoring visit report mvr tmf etmf icf nific sap csr protocol protocole synopsis amendement amendment investigator brochure cv pi irb"
    " approval delegation"
    " delegationlog gcp signaturelog"
)
_PAPER_WORD = re.compile(
    rb"(?:modele|template|annexe|guide|rapport|plan|liste?|projet|draft|brouillon|final|exemple|version|copie|copy|nouve(?:au|lle)|grille|fiche"
    rb"|formulaire|form|logo|notice|note|check-?list|courrier|lettre|suivi|tableau|planning|report|visite?|central|clinical|blank|vierge|master"
    rb"|contrat|convention|budget|training|formation|procedure|manuel|manual|document|dossier|archive|export|import|extract|extraction|global"
    rb"|commun|standard|generic|sample|company|sponsor|promoteur|client|site|centre|study|etude|essai|trial|readme|index|complet|partie?)s?(?:-.*)?"
)
_SCHEMA = re.compile(
    rb"(?<![a-z0-9_.])(?P<value>[a-z][a-z0-9]{4,13}(?:_[a-z0-9]{1,4})?)(?=_(?:(?P<own>e?crf|edc|iwrs|irt|sdtm|adam|ctms|etmf|rave|redcap)|prod|prd|dev|uat)"
    rb"(?P<dot>\.[a-z]|(?![a-z0-9_.])))"
)
"""`FROM solstice_edc.visits`; not `clinical_edc.visits`, `numpy_dev.core`."""
_DATASET = re.compile(
    rb"(?<![a-z0-9_.])(?P<value>[a-z]{3,12}[0-9]{1,3})(?=_(?:ad(?:sl|ae|tte|lb|rs|vs|eff|cm|qs|pc)|dm|suppdm)(?![a-z0-9_]))"
)
"""`data = ambre07_adtte`; not `my_adsl`."""
_QUERIED = re.compile(
    rb"(?<![a-z0-9_.])(?P<value>[a-z]{2,8}_?(?!19[5-9][0-9]|20[0-4][0-9])[0-9]{3,4})(?=\.(?:ae|dm|lb|vs|ex|cm|mh|ds|sv|ad(?:sl|ae|tte|lb|rs|vs))(?![a-z0-9_.(]))"
)
"""`from nvk_0312.ae`; not `log2024.dm`."""
_KEY = rb"(?:study|etude|protocole?|trial|essai)"
_KEYED = re.compile(
    rb"(?:(?<![a-z-])--%b(?:-(?:id|code|name))?[ =][\"']?|%b(?:_?(?:id|name|code|nom))?[\"']? ?(?:[:=]|<-) ?[\"'])(?P<value>%b)(?![a-z0-9._/-])"
    % (_KEY, _KEY, _NAME)
)
"""`--study ACANTHE`, `{"study": "ACANTHE"}`, in capitals."""
_SET = re.compile(
    rb"(?:%%let (?:study|proto|protocol|etude|trial|essai)[a-z_]{0,6} ?= ?|(?<![a-z])study(?:_?(?:id|code|name))?=(?=[a-z]{3,12}-?[0-9]))"
    rb"[\"']?(?P<value>%b)(?=[\"']?(?:[; \n]|\Z))" % _NAME
)
"""`%let study = nefro12;` of SAS, `-e STUDY=sirocco2`."""
_QUERY = cue("from join into update schema base bdd table")
_BASES = cue("ecrf crf edc rave redcap base bdd schema database ennov etude study")
_TABLES = cue(
    "visits visit visites visite subject subjects usubjid subjid sujet sujets ae rando randomisation sites centres dm ecrf crf query queries eig sae"
)
_TICKET = re.compile(
    rb"(?<![a-z0-9])(?:jira|tickets?|branche?s?(?: git)?|feature|hotfix|bugfix|fix|redmine)(?: ?: ?|/| n[o\xb0] ?| )"
    rb"(?P<value>[a-z]{5,12})(?=-(?:[0-9]{1,5}(?![0-9])|[a-z]{3}))"
)
"""`Jira CALYPSO-214 : queries du centre 4`, in capitals; not `ticket SPARK-4471`, of no study."""
_SOFTWARE = frozenset(
    b"project projet spark kafka hadoop hbase solr lucene maven jenkins ticket issue story incident support infra platform backend frontend"
    b" mobile webapp datalake devops security sprint release".split()
)
_STUDY_WORK = cue(
    "ecrf crf edc query queries controle sujets sujet subject subjects visite visit rando randomisation iwrs irt screening centre site sdtm adam"
    " monitoring eig sae listing"
)


def _judge_folder(seen: Seen) -> float:
    """Above the folders of a study: in capitals, or with a number in it."""
    is_upper, value = seen.original(seen.start, seen.end).isupper(), seen.value
    is_made = is_upper and (b"-" in value or len(seen.digits) > 0)
    is_broad = _BROAD.match(seen.folded.data, seen.end) is not None
    is_rooted = _ROOT.search(seen.folded.data, seen.match.start(), seen.start) is not None
    return 0.65 if (is_made if is_broad else is_upper or seen.digits or is_rooted) and _is_named(seen) else 0


def _judge_stored(seen: Seen) -> float:
    """Under `etudes/`: in capitals or numbered, or above what only a study has."""
    if not _is_named(seen):
        return 0
    if seen.original(seen.start, seen.end).isupper() and seen.match["broad"] is None:
        return 0.65
    is_made = seen.digits and not seen.value.isalnum()
    return 0.65 if (is_made and seen.match["broad"] is None) or _REST.search(seen.match["rest"]) else 0


def _judge_opening(seen: Seen) -> float:
    return 0 if _PAPER_WORD.fullmatch(seen.value) or not _is_named(seen) else 0.65


def _judge_filed(seen: Seen) -> float:
    return 0.65 if seen.is_near(_FILING, 80, 80) and not is_no_code(seen) and not is_published(seen) else 0


def _is_loud_or_numbered(seen: Seen) -> bool:
    return bool(seen.digits) or seen.original(seen.start, seen.end).isupper()


def _judge_schema(seen: Seen) -> float:
    if not seen.match["dot"]:
        return 0.65 if seen.is_near(_BASES, 16, 0) and _is_named(seen) else 0
    is_told = seen.match["own"] is not None or (seen.is_near(_QUERY, 12, 0) and seen.is_near(_TABLES, 80, 120))
    return 0.65 if is_told and _is_named(seen) else 0


def _judge_ticket(seen: Seen) -> float:
    is_of_study = seen.value not in _SOFTWARE and seen.is_near(_STUDY_WORK, 60, 140)
    return 0.65 if is_of_study and _is_named(seen) else 0


def _is_named(seen: Seen) -> bool:
    """Not what everybody calls folders, nor a tool, a thing of the trade, a published trial."""
    value = seen.value
    if len(value) < 3 or _GENERIC.fullmatch(value) or value in HOLDERS or is_no_name(value):
        return False
    return not is_no_code(seen)


_code = partial(Pattern, "study_codes", "STUDY_CODE")
FILES = (
    _code(
        rb"[a-z0-9_-][/\\]{1,2}(?:adam|sdtm|tl?fl?g?s?|e?crfs?|e?tmf|sap|csr|[as]drg|listing|monit|quer|dsmb|rando|dmp|medical|proto|annot|acrf|edc"
        rb"|raw|derived|export|pharmaco|data_?man|regul|reglem)",
        _FOLDER,
        _judge_folder,
        lead=(60, _PATH),
    ),
    _code(
        rb"[^a-z](?:etudes?|study|studies|essais?|trials?|protocoles?|proje[ct]t?s?|clients?|programmes?)[/\\]{1,2}[a-z]",
        _STORED,
        _judge_stored,
    ),
    _code(rb"_[a-z]{2,8}-?[0-9]{3,6}_", _FILED, _judge_filed),
    _code(
        rb"[a-z0-9]_(?:(?:site|centre|center|ctr)[-_ ]?[a-z]{0,3}-?[0-9]{2}|(?:[a-z]{2,5}-?[0-9]{0,4}_){0,2}[0-9]{2}\.[0-9]{2}[._])",
        _ARCHIVED,
        lambda seen: (
            0.65 if _is_loud_or_numbered(seen) and not _PAPER_WORD.fullmatch(seen.value) and _is_named(seen) else 0
        ),
        lead=(24, _SIGNS),
    ),
    _code(
        rb"(?:.%let (?:study|proto|etude|trial|essai)|[^a-z]study(?:_?(?:id|code|name))?=[a-z]{3})",
        _SET,
        lambda seen: 0.65 if _is_named(seen) else 0,
    ),
    _code(
        rb"[a-z0-9_-][/\\]{1,2}(?:ad[a-z]{2,4}|dm|ae|lb|vs|ex|cm|mh|supp[a-z]{2})\.(?:sas7bdat|xpt|rd[as]|csv|parquet|xlsx)",
        _LIBRARY,
        lambda seen: 0.65 if len(seen.value) > 4 and _is_named(seen) else 0,
        lead=(60, _PATH),
    ),
    _code(
        rb"(?:[^a-z-]--%b|[^a-z0-9]%b(?:_?(?:id|name|code|nom))?[\"']? ?(?:[:=]|<-) ?[\"'])" % (_KEY, _KEY),
        _KEYED,
        lambda seen: 0.65 if _is_named(seen) else 0,
        in_capitals=True,
    ),
    _code(
        rb"[a-z0-9]_(?:e?crf|icf|proto|sap|csr|tmf|synop|nif|mvr|listing|quer|dmp|dvp|annot|adam|sdtm|dsmb|monit|budget|contrat|conven|rando|newsl"
        rb"|manu|amend|edc|ctms|iwrs|etmf|ib_|ni_|ib\.|ni\.|devia|kick|screen)",
        _OPENING,
        _judge_opening,
        lead=(48, _SIGNS),
        in_capitals=True,
    ),
    _code(
        rb"[^a-z0-9](?:e?crf|proto(?:cole?)?|synopsis|csr|sap|e?tmf|monitoring|dmp|newsletter|nific|icf|listings?)_[a-z]{3}",
        _CLOSING,
        _judge_opening,
        in_capitals=True,
    ),
    _code(
        rb"[a-z0-9]_(?:e?crf|edc|iwrs|irt|sdtm|adam|ctms|etmf|rave|redcap|prod|prd|dev|uat)[^a-z0-9_]",
        _SCHEMA,
        _judge_schema,
        lead=(24, _SIGNS),
    ),
    _code(
        rb"[a-z][0-9]{1,3}_(?:ad(?:sl|ae|tte|lb|rs|vs|eff|cm|qs|pc)|dm|suppdm)[^a-z0-9_]",
        _DATASET,
        lambda seen: 0.65 if _is_named(seen) else 0,
        lead=(16, b"abcdefghijklmnopqrstuvwxyz"),
    ),
    _code(
        rb"[0-9]{3}\.(?:ae|dm|lb|vs|ex|cm|mh|ds|sv|ad[a-z]{2,3})[^a-z0-9_.(]",
        _QUERIED,
        lambda seen: 0.65 if seen.is_near(_QUERY, 24, 0) and _is_named(seen) else 0,
        lead=(10, b"abcdefghijklmnopqrstuvwxyz_0123456789"),
    ),
    _code(
        rb"[^a-z0-9](?:jira|tickets?|branche?s?(?: git)?|feature|hotfix|bugfix|fix|redmine)(?: ?: ?|/| n[o\xb0] ?| )[a-z]{5,12}-[0-9a-z]",
        _TICKET,
        _judge_ticket,
        in_capitals=True,
    ),
)
