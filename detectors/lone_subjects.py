"""Numbers of trial subjects that no label tells: `visite de 014-0003`, `BEL-07-0023`, rows of lists, values in code. Shape and line tell.

Case report forms and listings show them so. A site's own mask, in its site file, is surer.
"""

import re

from detectors.labelled import N, is_quantity
from detectors.pattern import Pattern, Seen, cue, last
from detectors.sights import near_words

PEOPLE = (
    rb"(?:patiente?s?|patient(?:in|en)|pacientes?|pazient[ei]|proband(?:in|en)?|sujets?|subjects?|participante?s?|(?:healthy )?volunteers?"
    rb"|volontaires?(?: sains?)?|pts?|malades?|(?:pat|subj|suj)s?\.?)"
)
INITIALS = rb"(?:[ -]\(?[a-z]{1,3}[-.][a-z]{1,3}\)?|-[a-z]{2,5}(?![a-z0-9])| \([a-z]{2,4}\))?"
PARTED = rb"[0-9]{2,4}-[0-9]{3,4}"
_BARE = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][.,/-])(?P<value>(?:[0-9]{1,4}-0[0-9]{2,4}|[0-9]{3}-0[0-9]|[0-9]{2,4}/0[0-9]{3})%b)(?![0-9a-z])(?![.,/-][0-9])"
    % INITIALS
)
"""`014-0003` where the line speaks of a visit; not `2004-0806`, `02-012-345`."""
_COUNTRY = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][.,/-])(?P<value>(?:fra?|bel?|deu?|ger|esp?|ita?|gbr|uk|usa?|che?|ned|nld|nl|prt|por|pol?|aut|swe|dnk|can|jpn)"
    rb"-?[0-9]{2,4}-[0-9]{3,5})(?![0-9a-z])(?![.,/-][0-9])"
)
"""`BEL-07-0023`, country, site and subject, where the line speaks of subjects; not `FR-75013`."""
_QUERIED = re.compile(
    rb"(?<![a-z])(?P<key>(?:patient|subject|subj|usubj|pat|participant|sujet)?[ _]?(?:id|no|number|num)|patient|subject|sujet|participant)"
    rb"[\"'\]]{0,2} ?(?:%%in%%|in|not in|isin|==?|!=|eq|:) ?(?:c|list)?[ (\[]{0,3}[\"']"
    rb"(?P<value>%b(?:[\"'] ?,? ?[\"']%b){0,30}+)[\"']" % (PARTED, PARTED)
)
"""`patient_id %in% c("014-113","015-220")`, `{"id": "23-192", "arm": "B"}`; not `id = "12"`."""
_LISTED = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][.,/-])(?P<row>(?<=\n)(?:[-*] )?)?(?P<value>%b)(?(row)(?=[ ]?[-:;,|\t(]| [a-z]|[ ]{0,2}(?:\r?\n|\Z))"
    rb"|(?= \([a-z]{2,3}\)))"
    rb"(?![0-9a-z])(?![.,/-][0-9])" % PARTED
)
"""`786-843 - screen fail` at the start of a line, `66-859 (WVD)`; not `150-400 : normal`."""
_SEXED = re.compile(
    rb"(?:(?<=n[o\xb0])|(?<=n[o\xb0] )|(?<=#))(?P<value>[0-9]{2,5})(?= ?\((?:m|f|h|homme|femme|male|female)[,/ )])"
)
"""`patients inclus : n° 0041 (M, 67 ans)`."""
_CENTRED = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][.,/-])(?P<value>[a-z]?-?[0-9]{3,5})(?= ?\((?:centre|center|site) ?(?:n[o\xb0] ?)?[0-9])"
)
"""`rando de la semaine : R0219 (centre 5)`."""
_SEATED = re.compile(
    rb"(?<![a-z])%b (?:%b ?)?(?P<value>[0-9]{1,4})(?= ?[,(]? ?(?:du|de|of|at|from|-)? ?(?:the |le )?(?:centre|center"
    rb"|site) (?:(?:%b ?)?[0-9]{1,4}|(?:de |d'|of )[a-z])(?![0-9]))" % (PEOPLE, N, N)
)
"""`pt 12 du site 3`; not `les 12 patients du site 3`."""
_PLAIN = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][.,/-])(?<![<>=~] )(?<![<>=~])(?P<value>%b|[0-9]{3,4}-[0-9]{2})(?![0-9a-z])(?![.,/-][0-9])"
    % PARTED
)
"""`visite de sélection de 809-162`, `query de 7310-24`, where the line speaks of a trial; not `plaquettes 150-400`, `12-2024`."""
_SITED_PERSON = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][./_-])(?P<value>s[0-9]{2,4}p[0-9]{2,4}|c[0-9]{2,4}[ps][0-9]{3,4})(?![0-9a-z])(?![./_-][0-9a-z])"
)
"""`S04P017`: site and patient; not `S1P1`, `C04P10`."""
_WHOLE = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][./_-])(?P<value>[a-z]{2,6}-?[0-9]{2,5}-[0-9]{2,4}-[0-9]{3,5})(?![0-9a-z])(?![./_-][0-9a-z])"
)
"""`OPL3317-044-0012`, study, site and subject, in capitals, where a label or the line says so."""
_TRADE = cue(
    "sujet sujets subject subjects patient patiente patients patientes participant participante participants"
    " casebook casebooks consentement consentements icf v1 v2 v3 v4 v5 v6 v7"
    " v8 v9 v10 visite visites visit visits sdv query queries crf ecrf sae eig susar randomise randomisee randomises"
    " randomisation randomized randomised inclus exclure exclu exclus population itt pp violation violations record records usubjid subjid"
    " hospitalise hospitalisee lost withdrew withdrawn dropout missed perdue reconsent reconsente reconsentee reconsentement reconsented reconsenter"
    " incluse incluses inclusion inclusions screening screene screened screenee screen deviation deviations"
    " monitoring imp eos eot ae ei rando perdu"
)
TRIAL = cue(
    "centre site sdv query queries crf ecrf icf consentement randomise randomisee randomisation rando screening sae eig susar imp"
    " monitoring promoteur arc cra kit iwrs irt deviation inclusion"
)
NOT_SUBJECT = cue(
    "age plage bornes lot lots batch ref reference references loi decret ordonnance directive reglement version norme iso article page pages tel"
    " telephone fax facture commande fictif fictive fictifs fictives fictional imaginaire dummy devis kit cerfa formulaire isbn issn cas loinc"
    " note doi code protocole protocol etude essai study postal cp"
)
ONE = cue(
    "sae eig query queries crf ecrf screenfail screen inclus incluse randomise randomisee randomised visite visites visit consentement v1 v2 v3 v4 v5"
    " deviation deviations evaluable evaluables fas itt sujet sujets subject subjects patient patients patiente icf eot perdu dose"
    " arrete arret retire decede narrative sdv monitoring exclure"
)
_SHOWN = cue("format regex donne gives returns renvoie zfill matches matching pattern like")
"""What shows a shape: `subjid = f"{site}-{n}" donne 012-0007`."""
_SEX_CELL = re.compile(rb"[ ]?[;,|\t] ?(?:[0-9]{1,3} ?[;,|\t] ?)?[fmh] ?(?=[;,|\t\r\n])")
"""`; 54 ; F ;` behind a number."""
_ABOVE = re.compile(
    rb"(?<![a-z])(?:usubjid|subjid|subj|datalines|cards|(?:saes?|eigs?|sujets?|subjects?|patients?|participants?|inclus|deviations?|queries"
    rb"|screen(?:ing)? fail(?:ure)?s?)(?![a-z])[^\n:]{0,40}:?[ ]{0,2}(?=\n))(?![a-z])"
)
"""`liste des SAE :` at the end of a line."""
_TITLE = re.compile(rb"[a-z] ?:[ ]{0,2}\n")
_LABEL = cue("id identifiant usubjid")
_ARMS = cue(
    "arm arms bras subj trt datalines patients subjects sujets placebo usubjid subjid enrollment enrolment log pd sd pr cr"
)
_LOG = cue(
    "v1 v2 v3 v4 v5 v6 screen screening screened fail sdv icf ecrf crf query queries randomise randomisee randomised inclus incluse selection"
    " patient patiente sujet subject essai narrative convocation"
)
_TRADE_OR_ARMS, _LOG_OF_TRIAL = _TRADE | _ARMS, _LOG | TRIAL
_STEP_OF = re.compile(
    rb"(?<![a-z])(?:quer(?:y|ies)|visites?(?: de (?:selection|screening|suivi|cloture)| v[0-9]{1,2})?|v[0-9]{1,2}|screening|inclusion|saes?"
    rb"|eigs?|consentement|icf|sdv)"
    rb"(?: (?:du|de la|de|pour|chez|of|for)| ?:) [\"']{0,2} ?\Z"
)
"""`visite de sélection du 44-121`, `réponse de query : « 44-108`."""
YEAR = re.compile(rb"(?:19|20)[0-9]{2}(?![0-9])")
PARTED_ITEM = re.compile(PARTED)


def _judge_queried(seen: Seen) -> float:
    """Behind a bare `id` the text must speak of a trial."""
    if YEAR.match(seen.value) or (seen.match["key"] in (b"id", b"no", b"num", b"number") and not _is_trade(seen)):
        return 0
    return 0.7


def _judge_listed_row(seen: Seen) -> float:
    """A row that tells a sex, whatever stands above."""
    return 0.65 if _SEX_CELL.match(seen.folded.data, seen.end) and not YEAR.match(seen.value) else _judge_listed(seen)


def _judge_listed(seen: Seen) -> float:
    """At the start of a line, what stands above may speak of subjects: `input subj $ trt $; datalines;`."""
    is_signed = seen.folded.data[seen.end : seen.end + 2] == b" ("
    return (
        0.65
        if not YEAR.match(seen.value)
        and (is_signed or not is_range(seen) or seen.is_near(_LOG, 100, 100))
        and (_is_trade(seen) or (not is_signed and _is_under(seen)))
        else 0
    )


def _is_under(seen: Seen) -> bool:
    """Below what speaks of subjects, and no other title in between."""
    data, start = seen.folded.data, seen.start
    above = last(_ABOVE.finditer(data, max(0, start - 200), start))
    return above is not None and _TITLE.search(data, above.end() + 1, start) is None


def _judge_plain(seen: Seen) -> float:
    """Neither a range nor a month, near a trial's word and far from lists of other things."""
    low, _, high = seen.value.partition(b"-")
    is_month = YEAR.match(high) is not None and int(low) <= 12
    if (
        is_month
        or YEAR.match(seen.value)
        or seen.is_near(NOT_SUBJECT, 24, 0)
        or seen.is_near(_SHOWN, 30, 0)
        or is_quantity(seen)
    ):
        return 0
    is_span = (
        low[:1] != b"0"
        and int(low) < int(high)
        and (len(low) == len(high) or len(high) == 3 or seen.value.endswith(b"0"))
    )
    data = seen.folded.data
    if is_span and _STEP_OF.search(data, max(0, seen.start - 40), seen.start):
        return 0.65
    return 0.65 if not is_span and seen.is_near(_LOG_OF_TRIAL, 80, 80) else 0


def _is_trade(seen: Seen) -> bool:
    return seen.is_near(_TRADE_OR_ARMS, 100, 100)


def _judge_whole(seen: Seen) -> float:
    if not seen.original(seen.start, seen.end).isupper() or seen.is_near(NOT_SUBJECT, 24, 0):
        return 0
    return 0.7 if _is_trade(seen) or seen.is_near(_LABEL, 8, 0) else 0


def _judge_bare(seen: Seen) -> float:
    if YEAR.match(seen.value) or not seen.is_near(_TRADE, 100, 100) or seen.is_near(_SHOWN, 30, 0):
        return 0
    return 0 if seen.is_near(NOT_SUBJECT, 24, 0) or is_quantity(seen) else 0.7


def _judge_country(seen: Seen) -> float:
    """One of several may stand without a word: `FR-03-008 … FR-03-011`."""
    if score := _judge_bare(seen):
        return score
    data, low = seen.folded.data, max(0, seen.start - 160)
    beside = (found["value"] for found in _COUNTRY.finditer(data, low, seen.end + 160))
    is_one_of_several = any(value[:2] == seen.value[:2] and value != seen.value for value in beside)
    return 0.62 if is_one_of_several and not seen.is_near(NOT_SUBJECT, 24, 0) and not is_quantity(seen) else 0


def is_range(seen: Seen) -> bool:
    """`100-200`."""
    low, _, high = seen.value.partition(b"-")
    return int(low) < int(high)


LONE = (
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[a-z]-?[0-9]{2,5}-[0-9]{2,4}-[0-9]{3}",
        _WHOLE,
        _judge_whole,
        lead=(6, b"abcdefghijklmnopqrstuvwxyz"),
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^0-9a-z][sc][0-9]{2,4}[ps][0-9]{2}",
        _SITED_PERSON,
        lambda seen: 0.7 if _is_trade(seen) else 0.5,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^0-9a-z](?:[0-9]{1,4}-0[0-9]{2}|[0-9]{3}-0[0-9]|[0-9]{2,4}/0[0-9]{3})",
        _BARE,
        _judge_bare,
        hopeful=near_words(_TRADE),
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^0-9a-z](?:fra?|bel?|deu?|ger|esp?|ita?|gbr|uk|usa?|che?|ned|nld|nl|prt|por|pol?|aut|swe|dnk|can|jpn)-?[0-9]{2,4}-[0-9]{3}",
        _COUNTRY,
        _judge_country,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"(?:[^a-z](?:patient|subject|subj|usubj|pat|participant|sujet)?[ _]?(?:id|no|number|num)|[^a-z](?:patient|subject|sujet|participant))"
        rb"[\"'\]]{0,2} ?(?:%in%|in|not in|isin|==?|!=|eq|:) ?(?:c|list)?[ (\[]{0,3}[\"'][0-9]{2,4}-[0-9]{3}",
        _QUERIED,
        _judge_queried,
        items=PARTED_ITEM,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"(?:\n(?:[-*] )?[0-9]{2,4}-[0-9]{3}|[^0-9a-z][0-9]{2,4}-[0-9]{3,4} \([a-z]{2,3}\))",
        _LISTED,
        _judge_listed_row,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^a-z]%b (?:%b ?)?[0-9]{1,4} ?[,(]? ?(?:du|de|of|at|from|-)? ?(?:the |le )?(?:centre|center|site) "
        % (PEOPLE, N),
        _SEATED,
        lambda _: 0.65,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^0-9a-z][a-z]?-?[0-9]{3,5} ?\((?:centre|center|site) ?(?:n[o\xb0] ?)?[0-9]",
        _CENTRED,
        lambda seen: 0.65 if _is_trade(seen) and not YEAR.fullmatch(seen.value) else 0,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^0-9a-z](?:[0-9]{2}-[0-9]{3}|[0-9]{3,4}-[0-9]{2})",
        _PLAIN,
        _judge_plain,
        hopeful=near_words(_LOG_OF_TRIAL),
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[\xb0o# ][0-9]{2,5} ?\((?:m|f|h|homme|femme|male|female)[,/ )]",
        _SEXED,
        lambda seen: 0.65 if _is_trade(seen) else 0,
    ),
)
