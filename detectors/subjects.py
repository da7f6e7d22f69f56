"""Numbers of trial subjects: USUBJID, site and subject, inclusion, screening and randomisation numbers, alone or in lists.


USUBJID is study, site and subject (CDISC SDTM, https://www.cdisc.org/standards/foundational/sdtm). The rest is what case report forms show.
"""

import re

from detectors.labelled import AND, CLOSE, END, N, after, at, is_date, is_quantity, listed
from detectors.pattern import Pattern, Seen, cue
from detectors.placeholders import is_placeholder

_PEOPLE = rb"(?:patiente?s?|sujets?|subjects?|participante?s?|(?:healthy )?volunteers?|volontaires?(?: sains?)?|pts?|malades?|(?:pat|subj)s?\.?)"
_PART = rb"[a-z]{0,4}[0-9]{2,9}(?:[a-z]{1,3}(?![a-z]))?"
_INITIALS = rb"(?:[ -]\(?[a-z]{1,3}[-.][a-z]{1,3}\)?|-[a-z]{2,5}(?![a-z0-9])| \([a-z]{2,4}\))?"
_CODE = (
    rb"(?:[0-9]{2,4}-[a-z]{2,4}-[a-z]{1,3}-[0-9]{2,4}|(?:[a-z]{1,6}[0-9]{0,4}[-_/.](?:[a-z]{1,3}-)?)?%b(?:[-_/.]%b){0,3}%b)"
) % (_PART, _PART, _INITIALS)
_LIST = listed(_CODE, AND + rb"(?:%b ?)?" % N)

_KEY = (
    rb"usubjid|u?subj(?:ect)?[ _-]?(?:id|key|number|no|nr|nb|num|n[o\xb0])|subjectkey|screening[ _-]?(?:id"
    rb"|number|no|n[o\xb0])"
    rb"|(?:subject|participant|sujet)[\"'] ?: ?\{[ \r\n]{0,8}[\"'](?:id|number|key|code|numero)"
    rb"|enrol+ment[ _-]?(?:id|number|no)|random(?:i[sz]ation)?[ _-]?(?:id|number|no)|participant[ _-]?(?:id|number|no)"
)
_TOKEN = rb"[a-z0-9]{1,14}(?:[-_./][a-z0-9]{1,14}){0,5}%b" % _INITIALS
_USUBJID = after(_KEY, listed(_TOKEN, rb"(?: ?[,;/&] ?| et | and )", rb"(?![0-9a-z])"))
"""`USUBJID FICT-301-250014-0003`, `SubjectKey="15-001"`; not `USUBJID dans DM`."""

_SAID = (
    rb"(?:%b|identifiant|ident\.?|id|code|pseudonyme)[ _]?(?:d[eu]s?[ _]|d'|de l'|de la )?(?:%b|inclusion"
    rb"|anonymat|anonymisation|pseudonymisation"
    rb"|screening|selection|e?crf|identification(?: de ce patient)? dans l'(?:essai|etude)"
    rb"|%b(?: de ce)? dans l'(?:essai|etude)|iwrs|irt|randomi[sz]ation|rando|enrolement|depistage)"
    rb"|(?:%b|inclusion|anonymat|screening|rando(?:misation)?|selection) ?(?:%b|id(?=[ :]|_))|anonymat"
    rb"|(?:inclus|randomise|screene"
    rb"|enrole)e?s?(?: [a-z0-9'-]{1,12}){0,4} sous (?:le |l')?(?:%b|code|identifiant)"
    rb"|%b [a-z][.-]{1,2}[a-z]\.?,? %b"
) % (N, _PEOPLE, _PEOPLE, _PEOPLE, N, N, _PEOPLE, N)
_SAID_CORE = _SAID.replace(rb"(?=[ :]|_)", b"")
_NUMBERED = re.compile(rb"(?<![a-z])(?:%b)(?![a-z])%b(?P<value>%b)" % (_SAID, CLOSE, _LIST.replace(b"{2,9}", b"{1,9}")))
"""`patient n° 014-0003-VE`, `n° d'inclusion 0123`; not `patient n° 3 de la liste`."""
_TAKEN_IN = rb"(?: (?:randomisee?|inclus|incluse|screenee?|enrolee?|randomi[sz]ed|enrolled))?"
_NAMED = re.compile(rb"(?<![a-z])%b%b(?: ?[:=(\[#]{1,2} ?| )(?P<value>%b)" % (_PEOPLE, _TAKEN_IN, _LIST))
"""`sujet 014-0003`, `patient randomisé 0457`, `patients 001, 002 et 003`; not `patients 18-65 ans`."""
_LETTERED = re.compile(
    rb"(?<![a-z])(?:%b|screen(?:ing|ed|e)?(?: failure)?|rando(?:mise|misee|misation|mized)?"
    rb"|inclus(?:ion)?)[ ,:(]{1,3}(?P<value>[rsepabc][-_]?[0-9]{3,6})%b" % (_PEOPLE, END)
)
"""`screening S-0012`, `randomisé R-1045`."""
_PARTED = rb"[0-9]{2,4}-[0-9]{3,4}"
_BARE = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][.,/-])(?P<value>(?:[0-9]{1,4}-0[0-9]{2,4}|[0-9]{3}-0[0-9])%b)(?![0-9a-z])(?![.,/-][0-9])"
    % _INITIALS
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
    rb"(?P<value>%b(?:[\"'] ?,? ?[\"']%b){0,30}+)[\"']" % (_PARTED, _PARTED)
)
"""`patient_id %in% c("014-113","015-220")`, `{"id": "23-192", "arm": "B"}`; not `id = "12"`."""
_LISTED = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][.,/-])(?P<value>(?<=\n)%b(?=[ ]?[-:;,|\t(]| [a-z])|%b(?= \([a-z]{2,3}\)))"
    rb"(?![0-9a-z])(?![.,/-][0-9])" % (_PARTED, _PARTED)
)
"""`786-843 - screen fail` at the start of a line, `66-859 (WVD)`; not `150-400 : normal`."""
_SEATED = re.compile(
    rb"(?<![a-z])%b (?:%b ?)?(?P<value>[0-9]{1,4})(?= ?[,(]? ?(?:du|de|of|at|from|-)? ?(?:the |le )?(?:centre|center"
    rb"|site) (?:%b ?)?[0-9]{1,4}(?![0-9a-z]))" % (_PEOPLE, N, N)
)
"""`pt 12 du site 3`; not `les 12 patients du site 3`."""
_PLAIN = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][.,/-])(?<![<>=~] )(?<![<>=~])(?P<value>%b)(?![0-9a-z])(?![.,/-][0-9])" % _PARTED
)
"""`visite de sélection de 809-162`, where the line speaks of a trial; not `plaquettes 150-400`, `12-2024`."""
_TRADE = cue(
    "sujet sujets subject subjects patient patiente patients patientes participant participante participants"
    " consentement consentements icf v1 v2 v3 v4 v5 v6 v7"
    " v8 v9 v10 visite visites visit visits sdv query queries crf ecrf sae eig susar randomise randomisee randomises"
    " randomisation randomized randomised inclus exclure exclu exclus population itt pp violation violations record records usubjid subjid"
    " incluse incluses inclusion inclusions screening screene screened screenee screen deviation deviations"
    " monitoring imp eos eot ae ei rando perdu"
)
_TRIAL = cue(
    "centre site sdv query queries crf ecrf icf consentement randomise randomisee randomisation rando screening sae eig susar imp"
    " monitoring promoteur arc cra kit iwrs irt deviation inclusion"
)
_NOT_SUBJECT = cue(
    "lot lots batch ref reference references loi decret ordonnance directive reglement version norme iso article"
    " page pages tel telephone fax facture commande"
    " devis kit isbn issn cas loinc note doi code protocole protocol etude essai study postal cp"
)
_SHOWN = cue("format regex donne gives returns renvoie zfill")
"""What shows a shape: `subjid = f"{site}-{n}" donne 012-0007`."""
_ABOVE = re.compile(rb"(?<![a-z])(?:usubjid|subjid|subj|datalines|cards)(?![a-z])")
_ARMS = cue(
    "arm arms bras subj trt datalines patients subjects sujets placebo usubjid subjid enrollment enrolment log pd sd pr cr"
)
_LOG = cue(
    "v1 v2 v3 v4 v5 v6 screen screening screened fail sdv icf ecrf crf query queries randomise randomisee randomised inclus incluse selection"
    " patient patiente sujet subject essai narrative convocation"
)
_CARE = re.compile(rb"[^\n]{0,20}(?:patient|pat|malade)(?!e?s? [a-z][.-])")
"""`patiente 8012345678`, `n° patient`: a hospital's number; not `patient M-L, n° 28505`."""
_YEAR = re.compile(rb"(?:19|20)[0-9]{2}(?![0-9])")
_PARTED_ITEM = re.compile(_PARTED)
_ITEM = re.compile(_CODE.replace(b"{2,9}", b"{1,9}"))
_TOKEN_ITEM = re.compile(_TOKEN)
_ZERO = re.compile(rb"(?<![0-9])0[0-9]")


def _judge_key(seen: Seen) -> float:
    return (
        0.9
        if 2 <= len(seen.digits) <= 20
        and len(seen.value) >= 3
        and not (is_date(seen.value) or is_placeholder(seen.value))
        else 0
    )


def _judge_numbered(seen: Seen) -> float:
    """Behind `n°`, three digits or a first zero; two make a rank."""
    if _is_other(seen):
        return 0
    digits = len(seen.digits)
    if digits >= 3 or _ZERO.match(seen.value):
        return 0.85
    return 0.65 if digits == 2 and seen.is_near(_TRIAL, 100, 60) else 0


def _judge_named(seen: Seen) -> float:
    """Behind the bare noun: a first zero, two parts with one, a letter code, or three digits for one person."""
    if _is_other(seen) or len(seen.digits) < 3:
        return 0
    if _is_parted(seen) or seen.value[:1].isalpha():
        return 0.85 if len(seen.digits) >= 4 else 0.7
    if _ZERO.match(seen.value):
        return 0.85
    return (
        0.65 if (_is_one(seen) or _is_list(seen)) and not _YEAR.fullmatch(seen.value) and b"-" not in seen.value else 0
    )


def _is_parted(seen: Seen) -> bool:
    """`014-0003`, of one person also `256-889`; not `18-65`, `patients 100-200`."""
    if b"-" not in seen.value:
        return False
    if _ZERO.search(seen.value):
        return True
    return _PARTED_ITEM.fullmatch(seen.value) is not None and (_is_one(seen) or _is_list(seen) or not _is_range(seen))


def _is_one(seen: Seen) -> bool:
    """Said of one person: `patient`, not `patients`."""
    return seen.match.string[seen.match.start() : seen.start].rstrip(b" :([#.")[-1:] != b"s"


def _is_list(seen: Seen) -> bool:
    return seen.match.end("value") - seen.match.start("value") > len(seen.value)


def _is_range(seen: Seen) -> bool:
    """`100-200`."""
    low, _, high = seen.value.partition(b"-")
    return int(low) < int(high)


def _is_other(seen: Seen) -> bool:
    """A day, a quantity, a hospital's long number, or a percentage."""
    return (
        _is_long(seen)
        or is_placeholder(seen.value)
        or is_date(seen.value)
        or is_quantity(seen)
        or (b"." in seen.value and len(seen.digits) < 5)
    )


def _is_long(seen: Seen) -> bool:
    """Seven digits in a row are a patient's number in a hospital, unless a trial's word announces them."""
    if not seen.value.isdigit() or len(seen.value) < 7:
        return False
    return len(seen.value) > 9 or not _is_one(seen) or _CARE.match(seen.match[0]) is not None


def _judge_queried(seen: Seen) -> float:
    """Behind a bare `id` the text must speak of a trial."""
    if _YEAR.match(seen.value) or (seen.match["key"] in (b"id", b"no", b"num", b"number") and not _is_trade(seen)):
        return 0
    return 0.7


def _judge_listed(seen: Seen) -> float:
    """At the start of a line, what stands above may speak of subjects: `input subj $ trt $; datalines;`."""
    is_signed = seen.folded.data[seen.end : seen.end + 2] == b" ("
    return (
        0.65
        if not _YEAR.match(seen.value)
        and (is_signed or not _is_range(seen) or seen.is_near(_LOG, 100, 100))
        and (
            _is_trade(seen) or (not is_signed and _ABOVE.search(seen.folded.data, max(0, seen.start - 200), seen.start))
        )
        else 0
    )


def _judge_plain(seen: Seen) -> float:
    """Neither a range nor a month, near a trial's word and far from lists of other things."""
    low, _, high = seen.value.partition(b"-")
    is_month = _YEAR.match(high) is not None and int(low) <= 12
    if (
        is_month
        or _YEAR.match(seen.value)
        or seen.is_near(_NOT_SUBJECT, 24, 0)
        or seen.is_near(_SHOWN, 30, 0)
        or is_quantity(seen)
    ):
        return 0
    is_span = (
        low[:1] != b"0"
        and int(low) < int(high)
        and (len(low) == len(high) or len(high) == 3 or seen.value.endswith(b"0"))
    )
    return 0.65 if not is_span and (seen.is_near(_LOG, 80, 80) or seen.is_near(_TRIAL, 80, 80)) else 0


def _is_trade(seen: Seen) -> bool:
    return seen.is_near(_TRADE, 100, 100) or seen.is_near(_ARMS, 100, 100)


def _judge_bare(seen: Seen) -> float:
    if _YEAR.match(seen.value) or not seen.is_near(_TRADE, 100, 100) or seen.is_near(_SHOWN, 30, 0):
        return 0
    return 0 if seen.is_near(_NOT_SUBJECT, 24, 0) or is_quantity(seen) else 0.7


PATTERNS = (
    Pattern("subjects", "SUBJECT_ID", at(_KEY), _USUBJID, _judge_key, items=_TOKEN_ITEM),
    Pattern("subjects", "SUBJECT_ID", rb"[^a-z](?:%b)" % _SAID_CORE, _NUMBERED, _judge_numbered, items=_ITEM),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^a-z]%b%b(?: ?[:=(\[#]{1,2} ?| )(?:[a-z]{1,6}[0-9]{0,4}[-_/.](?:[a-z]{1,3}-)?)?[a-z]{0,4}[0-9]"
        % (_PEOPLE, _TAKEN_IN),
        _NAMED,
        _judge_named,
        items=_ITEM,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^a-z](?:%b|screen(?:ing|ed|e)?(?: failure)?|rando(?:mise|misee|misation|mized)?"
        rb"|inclus(?:ion)?)[ ,:(]{1,3}[rsepabc][-_]?[0-9]{3}" % _PEOPLE,
        _LETTERED,
        lambda _: 0.8,
    ),
    Pattern("subjects", "SUBJECT_ID", rb"[^0-9a-z](?:[0-9]{1,4}-0[0-9]{2}|[0-9]{3}-0[0-9])", _BARE, _judge_bare),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^0-9a-z](?:fra?|bel?|deu?|ger|esp?|ita?|gbr|uk|usa?|che?|ned|nld|nl|prt|por|pol?|aut|swe|dnk|can|jpn)-?[0-9]{2,4}-[0-9]{3}",
        _COUNTRY,
        _judge_bare,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"(?:[^a-z](?:patient|subject|subj|usubj|pat|participant|sujet)?[ _]?(?:id|no|number|num)|[^a-z](?:patient|subject|sujet|participant))"
        rb"[\"'\]]{0,2} ?(?:%in%|in|not in|isin|==?|!=|eq|:) ?(?:c|list)?[ (\[]{0,3}[\"'][0-9]{2,4}-[0-9]{3}",
        _QUERIED,
        _judge_queried,
        items=_PARTED_ITEM,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"(?:\n[0-9]{2,4}-[0-9]{3,4}[^0-9]|[^0-9a-z][0-9]{2,4}-[0-9]{3,4} \([a-z]{2,3}\))",
        _LISTED,
        _judge_listed,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^a-z]%b (?:%b ?)?[0-9]{1,4} ?[,(]? ?(?:du|de|of|at|from|-)? ?(?:the |le )?(?:centre|center|site) "
        % (_PEOPLE, N),
        _SEATED,
        lambda _: 0.65,
    ),
    Pattern("subjects", "SUBJECT_ID", rb"[^0-9a-z][0-9]{2,4}-[0-9]{3}", _PLAIN, _judge_plain),
)
