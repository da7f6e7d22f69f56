"""Numbers of individual safety reports: worldwide case identifiers, EudraVigilance, French regional centres (CRPV), sponsors' own.

Worldwide identifier: country, company or authority, number (ICH E2B(R3) C.1.8.1, https://ich.org). CRPV: https://www.rfcrpv.fr.
"""

import re

from detectors.labelled import CLOSE, END, N, at, is_date, is_quantity
from detectors.lines import line_end, line_start
from detectors.pattern import Pattern, Seen, cue
from detectors.placeholders import is_placeholder

_COUNTRY = (
    rb"(?:fr|us|de|gb|uk|it|es|be|nl|lu|ch|at|pt|ie|dk|se|no|fi|pl|cz|sk|hu|ro|bg|gr|hr|si|ee|lv|lt|mt|cy"
    rb"|ca|jp|cn|kr|tw|in|au|nz|br|ar|mx|cl|co"
    rb"|il|tr|za|ru|ua|ma|tn|dz|sn|eg|sa|ae|th|sg|my|ph|id|vn|hk)"
)
_WORLDWIDE = re.compile(
    rb"(?<![0-9a-z-])%b-(?:(?:20[0-9]{2}-)?[a-z][a-z0-9._]{1,24}(?: [a-z]{2,12})?(?:-[a-z0-9]{1,12}){0,2}-(?:[0-9]{2,6}[a-z]{1,4}"
    rb"|[a-z]{1,4})?[0-9]{4,14}(?:[-/][0-9]{1,4})?|(?P<short>[a-z]{4,12}-2[0-9]-[0-9]{2,3}))(?![0-9a-z])(?!-[0-9a-z])"
    % _COUNTRY
)
"""`FR-AFSSAPS-BX20249999`; not `EN-ISO-14971`, `FR-EN-2024`."""
_ACTOR = re.compile(rb"[a-z]{2}-(?:mf|ar|im|pr)-[0-9]{9}")
"""`FR-MF-000012345`: a maker of devices in EUDAMED, https://ec.europa.eu/tools/eudamed."""
_EUDRAVIGILANCE = re.compile(rb"(?<![0-9a-z])eu-ec-[0-9]{6,13}(?![0-9a-z])")
_CENTRES = (
    rb"(?:am|an|bx|bs|br|bt|cn|cf|dj|gr|ll|lm|ly|ma|mp|my|nc|no|nt|ny|or|pa|pb|pc|po|pp|ps|pv|re|rn|rs|rm"
    rb"|ro|se|st|to|ts)"
)
_CRPV = re.compile(rb"(?<![0-9a-z])%b(?:19|20)[0-9]{2}(?:-[0-9]{4,5}|[0-9]{4,6})(?![0-9a-z]|[.,-][0-9])" % _CENTRES)
"""`BX20240999`; not `XX20240999`."""
_ARGUS = re.compile(
    rb"(?<![0-9a-z])20[0-2][0-9](?:(?P<known>%b|%b)|[a-z]{2})[0-9]{5,7}(?![0-9a-z])" % (_COUNTRY, _CENTRES)
)
"""`2024FR012345`, `2025BX00417`; of a company, `2025QV00417`, where the line speaks of safety reports."""
_EVENT = (
    rb"(?:e\.?i\.?g\.?|saes?|susars?|aers?|icsrs?|cioms|ei grave|evenement indesirable grave"
    rb"|pharmacovigilance|vigilance|pv|crpv)"
)
_LABEL = (
    rb"%b(?: (?:cas|case|report|initial|suivi|follow[- ]?up|fu|ref(?:erence)?|recue?|received|transmise?|ouverte?|declaree?|recon(?:ciliation)?))?"
    rb"(?:,? ref(?:erence)?)?(?:[ _-]?(?:%b|id|numbers?|no|ref))?"
    rb"|(?:%b|ref(?:erence)?\.?|id|code) ?(?:d[eu] |d'|du cas |de cas |de l')?(?:cas|case|%b|declaration(?:"
    rb" de vigilance| d?'?e\.?i\.?g?\.?)?"
    rb"|signalement|dossier pv)(?: promoteur| sponsor| local)?"
    rb"|(?:cas|case|declaration|notification|signalement) (?:de |d')?(?:pv|pharmacovigilance|vigilance|crpv)(?: promoteur| sponsor| local)?(?: ?%b)?"
    rb"|(?:%b|ref(?:erence)?\.?) (?:ansm|materiovigilance|(?:pharmaco|cosmeto|reacto|hemo|bio)vigilance|mv|declaration ansm)"
    rb"|declaration (?:a l'|aupres de l')?ansm(?: ?%b)?|(?:cas|case)[ _-]?(?:%b|id|numbers?|report)|(?:cas|case) (?:%b|argus)|argus(?: (?:cas|case"
    rb"|id))?"
    rb"|(?:mfr|manufacturer|mah|laboratoire)\.? (?:report|control|case|ref(?:erence)?)(?: (?:%b|numbers?|no))?|safetyreportid"
    rb"|worldwide[ _-]?(?:unique[ _-]?)?case[ _-]?(?:id[a-z]{0,11})?"
    rb"|worldwideuniquecaseidentification(?:number)?|companynumb|authoritynumb|ev-?dar|local case id"
) % (_EVENT, N, N, _EVENT, N, N, N, N, _EVENT, N)
_CODE = rb"(?=[a-z0-9/_.-]{0,24}[0-9]{3})[a-z0-9]{1,16}(?:[-/_.][a-z0-9]{1,16}){0,5}"
_LABELLED = re.compile(rb"(?<![a-z])(?:%b)(?![a-z])%b(?P<value>%b)%b" % (_LABEL, CLOSE, _CODE, END))
"""`cas EIG 014-003-SAE02`; not `aucun EIG à ce jour`, `cas n° 3`."""
_FAR = re.compile(
    rb"(?<![a-z])(?:%b|identifiant|ref(?:erence)?\.?|id|code) (?:du |de |d'un |de ce |of the )?(?:cas|case|eig|sae|susar"
    rb"|icsr)(?![a-z])(?: [a-z'-]{1,14}){1,8}"
    rb"(?: est(?: le)?| is| =| :|:) (?P<value>(?=[a-z0-9/_.-]{0,24}[0-9]{4})[a-z0-9]{1,16}(?:[-/_][a-z0-9]{1,16}){0,4})%b"
    % (N, END)
)
"""`le numéro de cas dans la base est le 20250318-0044`; not `numéro de cas et sa définition`."""
_CASE = re.compile(
    rb"(?<![a-z])(?:cas|case|declaration|dossier) (?P<value>[a-z]{2,10}-(?:[a-z]{2,10}-){0,2}(?:(?:19"
    rb"|20)?[0-9]{2}-)?[0-9]{4,10}|20[0-9]{2}-(?:[a-z]{2,6}-)?[0-9]{3,6}(?:-[a-z]{2,4})?|pv-?[0-9]{2}-[0-9]{3,6})(?![0-9a-z])(?![.,/-][0-9])"
)
"""`cas MAH-FR-2025-009912`, where the line speaks of a report; not `cas COVID-2019`."""
_YEARLY = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][./-])(?:20[0-9]{2}-%b|(?:[a-z]{2,4}-)?(?:%b-)?20[0-9]{2}(?:-%b)?)-[0-9]{4,8}(?![0-9a-z])(?![./-][0-9a-z])"
    % (_COUNTRY, _COUNTRY, _COUNTRY)
)
"""`SAE 2026-FR-00812`, `GPV-2025-009931`, where the line speaks of safety reports."""
_FILED = re.compile(
    rb"(?<![0-9a-z/-])(?:phv|pv|sae|eig|susar|icsr|aer|mv)[/_-](?:20)?[0-9]{2}[/_-][0-9]{3,6}(?:[/_-][a-z0-9]{1,4})?(?![0-9a-z])(?![./-][0-9a-z])"
)
"""`PHV/26/0417`: the trade's own prefix, a year and a rank."""
_SAFETY = re.compile(
    rb"(?<![a-z])(?:nullification|e2b|follow-?up|duplicates?|cases?|saes?|susars?|safety|pharmacovigilance|pv|eigs?|cioms|icsrs?|narrati[a-z]{1,3}|vigilance|argus)(?![a-z])"
)
_CALLED = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][./_-])(?P<value>(?=[a-z0-9_-]{0,20}[0-9]{4})[a-z0-9]{2,10}(?:-[a-z0-9]{2,12}){0,3})"
    rb"(?= \((?:n[o\xb0]|numero|ref(?:erence)?|id|case|cas)[a-z.]{0,10} ?(?:argus|de cas|cas|case|pv|crpv|safety|arisg|local|promoteur"
    rb"|eudravigilance))"
)
"""`AR-118822 (numéro Argus)`."""
_VIGILANCE = cue(
    "pv pharmacovigilance vigilance valide valid susar sae eig cioms icsr crpv argus narratif arisg eudravigilance ansm suivi narrative causalite"
    " grave notificateur"
    " declaration identifiable follow-up reporter imputabilite medwatch safety"
)
_REPORTED = cue(
    "cas case cases signal doublon doublons pv sae susar eig safety vigilance narratif narrative cioms icsr"
)
_YEAR = re.compile(rb"(?:19|20)[0-9]{2}|[0-9]{3}")
_PLATE = re.compile(rb"[a-z]{2}[- ][0-9]{3}[- ][a-z]{2}")
"""`PV-001-AA`: a licence plate."""
_AE_NUMBER = re.compile(
    rb"(?<![0-9a-z])(?P<value>[0-9a-z]{2,10}(?:-[0-9a-z]{2,8}){0,3}-(?:sae|eig|susar)[-_]?[0-9]{1,4})(?![0-9a-z])"
)
"""`014-003-SAE02` alone."""
_SHOWN = re.compile(
    rb"(?<![a-z])(?:cas|cases|deces|deaths|saes?|eigs?|susars?|reports?|signaux|icsrs?) ?(?:[a-z]{2,14} ){0,2}?[(:] ?"
    rb"(?P<value>[a-z]{2,6}-?[0-9]{4,8}(?:(?:, ?| et | and |; ?)[a-z]{2,6}-?[0-9]{4,8}){1,20}+)(?![0-9a-z-])"
)
"""`3 new cases (HQ-20441, HQ-20467)`."""
_SHOWN_ITEM = re.compile(rb"[a-z]{2,6}-?[0-9]{4,8}")
_HEADED = re.compile(
    rb"(?<![a-z])(?:n[o\xb0]|no|ref(?:erence)?\.?|#|id) ?:? ?(?P<value>(?:20)?[0-9]{2}-[0-9]{3,6}|[a-z]{2,6}-?[0-9]{4,8})"
    rb"(?= ?[-/|,;:] ?[^\n]{0,120}?(?<![a-z])"
    rb"(?:initial report|rapport initial|follow-?up|seriousness|serious(?: :|:)|causality|causalite|imputabilite|gravite|narrative))"
)
"""`N° 24-0917 / initial report / causality: related`: the head of a safety report."""


def _judge_worldwide(seen: Seen) -> float:
    if seen.match["short"]:
        return 0.65 if seen.is_near(_REPORTED, 60, 60) else 0
    parts = seen.value.split(b"-")
    parts = parts[1:] if parts[1].isdigit() else parts
    if (
        parts[1] in (b"iso", b"en", b"fr", b"de", b"iec", b"nf", b"cov")
        or len(seen.digits) < 5
        or is_placeholder(seen.value)
        or _ACTOR.fullmatch(seen.value)
    ):
        return 0
    return 0.9


def _judge_yearly(seen: Seen) -> float:
    data = seen.folded.data
    around = data[line_start(data, seen.start, 300) : line_end(data, seen.end, 100)]
    return 0.65 if _SAFETY.search(around) else 0


def _judge_labelled(seen: Seen) -> float:
    value = seen.value
    if is_date(value) or (value.isdigit() and is_quantity(seen)) or _YEAR.fullmatch(value) or is_placeholder(value):
        return 0
    if _PLATE.fullmatch(seen.match[0]):
        return 0
    return 0.8 if len(seen.digits) >= 4 or b"-" in value else 0


PATTERNS = (
    Pattern(
        "safety_cases",
        "CASE_ID",
        rb"[^a-z](?:cas|cases|deces|deaths|saes?|eigs?|susars?|reports?|signaux|icsrs?) ?(?:[a-z]{2,14} ){0,2}[(:] ?[a-z]{2,6}-?[0-9]{4}",
        _SHOWN,
        lambda seen: 0 if is_placeholder(seen.value) else 0.65,
        items=_SHOWN_ITEM,
    ),
    Pattern(
        "safety_cases",
        "CASE_ID",
        rb"[^a-z](?:n[o\xb0]|no|ref(?:erence)?\.?|#|id) ?:? ?(?:(?:20)?[0-9]{2}-[0-9]{3}|[a-z]{2,6}-?[0-9]{4})",
        _HEADED,
        lambda seen: 0 if is_placeholder(seen.value) else 0.65,
    ),
    Pattern(
        "safety_cases",
        "CASE_ID",
        rb"[^a-z0-9/-](?:phv|pv|sae|eig|susar|icsr|aer|mv)[/_-](?:20)?[0-9]{2}[/_-][0-9]{3}",
        _FILED,
        lambda _: 0.65,
    ),
    Pattern(
        "safety_cases",
        "CASE_ID",
        rb"[^a-z](?:cas|case|declaration|dossier) (?:[a-z]{2,10}|20[0-9]{2}|pv[0-9]{2})-",
        _CASE,
        lambda seen: 0.7 if seen.is_near(_VIGILANCE, 80, 80) and not is_placeholder(seen.value) else 0,
    ),
    Pattern(
        "safety_cases",
        "CASE_ID",
        rb"[0-9] \((?:n[o\xb0]|num|ref|id|cas)",
        _CALLED,
        lambda seen: 0 if is_placeholder(seen.value) else 0.75,
        lead=(30, b"abcdefghijklmnopqrstuvwxyz0123456789-_"),
    ),
    Pattern(
        "safety_cases",
        "CASE_ID",
        rb"[^0-9a-z-]%b-(?:20[0-9]{2}-)?[a-z][a-z0-9._]{1,24}" % _COUNTRY,
        _WORLDWIDE,
        _judge_worldwide,
    ),
    Pattern(
        "safety_cases",
        "CASE_ID",
        rb"[^0-9a-z](?:[a-z]{2,4}-){0,2}20[0-9]{2}-(?:[a-z]{2}-)?[0-9]{4}",
        _YEARLY,
        _judge_yearly,
    ),
    Pattern("safety_cases", "CASE_ID", rb"[^0-9a-z]eu-ec-[0-9]{6}", _EUDRAVIGILANCE, lambda _: 0.95),
    Pattern("safety_cases", "CASE_ID", rb"[^0-9a-z]%b(?:19|20)[0-9]{2}" % _CENTRES, _CRPV, lambda _: 0.75),
    Pattern(
        "safety_cases",
        "CASE_ID",
        rb"[^0-9a-z]20[0-2][0-9][a-z]{2}[0-9]{5}",
        _ARGUS,
        lambda seen: 0.75 if seen.match["known"] else _judge_yearly(seen),
    ),
    Pattern("safety_cases", "CASE_ID", at(_LABEL), _LABELLED, _judge_labelled),
    Pattern(
        "safety_cases",
        "CASE_ID",
        rb"[^a-z](?:%b|identifiant|ref(?:erence)?\.?|id|code) (?:du |de |d'un |de ce |of the )?(?:cas|case|eig|sae|susar|icsr) "
        % N,
        _FAR,
        _judge_labelled,
    ),
    Pattern(
        "safety_cases",
        "CASE_ID",
        rb"[^0-9a-z][0-9a-z]{2,10}(?:-[0-9a-z]{2,8}){0,3}-(?:sae|eig|susar)",
        _AE_NUMBER,
        lambda _: 0.85,
    ),
)
