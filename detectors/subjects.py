"""Numbers of trial subjects: USUBJID, site and subject, inclusion, screening and randomisation numbers, alone or in lists.


USUBJID is study, site and subject (CDISC SDTM, https://www.cdisc.org/standards/foundational/sdtm). The rest is what case report forms show.
"""

import re

from detectors.labelled import AND, CLOSE, END, N, after, at, is_date, is_quantity, listed
from detectors.pattern import Pattern, Seen, cue
from detectors.placeholders import is_placeholder

_PEOPLE = rb"(?:patiente?s?|sujets?|subjects?|participante?s?|volontaires?|pts?|malades?)"
_PART = rb"[a-z]{0,4}[0-9]{2,6}(?:[a-z]{1,3}(?![a-z]))?"
_INITIALS = rb"(?:[ -]\(?[a-z]{1,3}[-.][a-z]{1,3}\)?|-[a-z]{2,5}(?![a-z0-9])| \([a-z]{2,4}\))?"
_CODE = rb"(?:[a-z]{1,6}[0-9]{0,4}[-_/.](?:[a-z]{1,3}-)?)?%b(?:[-_/.]%b){0,3}%b" % (_PART, _PART, _INITIALS)
_LIST = listed(_CODE, AND + rb"(?:%b ?)?" % N)

_KEY = (
    rb"usubjid|u?subj(?:ect)?[ _-]?(?:id|key|number|no|nr|nb|num|n[o\xb0])|subjectkey|screening[ _-]?(?:id"
    rb"|number|no|n[o\xb0])"
    rb"|enrol+ment[ _-]?(?:id|number|no)|random(?:i[sz]ation)?[ _-]?(?:id|number|no)|participant[ _-]?(?:id|number|no)"
)
_TOKEN = rb"[a-z0-9]{1,14}(?:[-_./][a-z0-9]{1,14}){0,5}%b" % _INITIALS
_USUBJID = after(_KEY, listed(_TOKEN, rb"(?: ?[,;/&] ?| et | and )", rb"(?![0-9a-z])"))
"""`USUBJID FICT-301-250014-0003`, `SubjectKey="15-001"`; not `USUBJID dans DM`."""

_SAID = (
    rb"(?:%b|identifiant|ident\.?|id|code|pseudonyme)[ _]?(?:d[eu]s?[ _]|d'|de l'|de la )?(?:%b|inclusion"
    rb"|anonymat|anonymisation|pseudonymisation"
    rb"|screening|selection|iwrs|irt|randomi[sz]ation|rando|enrolement|depistage)"
    rb"|(?:%b|inclusion|anonymat|screening|rando(?:misation)?|selection) ?(?:%b|id(?=[ :]|_))|anonymat"
    rb"|(?:inclus|randomise|screene"
    rb"|enrole)e?s? sous le (?:%b|code)"
) % (N, _PEOPLE, _PEOPLE, N, N)
_SAID_CORE = _SAID.replace(rb"(?=[ :]|_)", b"")
_NUMBERED = re.compile(rb"(?<![a-z])(?:%b)(?![a-z])%b(?P<value>%b)" % (_SAID, CLOSE, _LIST.replace(b"{2,6}", b"{1,6}")))
"""`patient n° 014-0003-VE`, `n° d'inclusion 0123`; not `patient n° 3 de la liste`."""
_NAMED = re.compile(rb"(?<![a-z])%b(?: ?[:(\[#]{1,2} ?| )(?P<value>%b)" % (_PEOPLE, _LIST))
"""`sujet 014-0003`, `patients 001, 002 et 003`; not `patients 18-65 ans`."""
_LETTERED = re.compile(
    rb"(?<![a-z])(?:%b|screen(?:ing|ed|e)?(?: failure)?|rando(?:mise|misee|misation|mized)?"
    rb"|inclus(?:ion)?)[ ,:(]{1,3}(?P<value>[rsep][-_]?[0-9]{3,6})%b" % (_PEOPLE, END)
)
"""`screening S-0012`, `randomisé R-1045`."""
_BARE = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][.,/-])(?P<value>[0-9]{2,4}-0[0-9]{2,4}%b)(?![0-9a-z])(?![.,/-][0-9])" % _INITIALS
)
"""`014-0003` where the line speaks of a visit; not `2004-0806`, `02-012-345`."""
_TRADE = cue(
    "sujet sujets subject subjects patient patiente patients patientes participant participante participants"
    " consentement consentements icf v1 v2 v3 v4 v5 v6 v7"
    " v8 v9 v10 visite visites visit visits sdv query queries crf ecrf sae eig susar randomise randomisee randomises"
    " randomisation randomized randomised inclus"
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
    " devis kit isbn issn cas loinc arrete note doi code protocole protocol etude essai study postal cp"
)
_YEAR = re.compile(rb"(?:19|20)[0-9]{2}(?![0-9])")
_ITEM = re.compile(_CODE.replace(b"{2,6}", b"{1,6}"))
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
    is_one = seen.match.string[seen.match.start() : seen.start].rstrip(b" :([#")[-1:] != b"s"
    is_list = seen.match.end("value") - seen.match.start("value") > len(seen.value)
    return 0.65 if (is_one or is_list) and not _YEAR.fullmatch(seen.value) and b"-" not in seen.value else 0


def _is_parted(seen: Seen) -> bool:
    """`014-0003`; not `18-65` or `100-200`."""
    return b"-" in seen.value and _ZERO.search(seen.value) is not None


def _is_other(seen: Seen) -> bool:
    """A day, a quantity, a hospital's long number, or a percentage."""
    is_long = seen.value.isdigit() and len(seen.value) >= 7
    return (
        is_long
        or is_placeholder(seen.value)
        or is_date(seen.value)
        or is_quantity(seen)
        or (b"." in seen.value and len(seen.digits) < 5)
    )


def _judge_bare(seen: Seen) -> float:
    if _YEAR.match(seen.value) or not seen.is_near(_TRADE, 100, 100):
        return 0
    return 0 if seen.is_near(_NOT_SUBJECT, 24, 0) or is_quantity(seen) else 0.7


PATTERNS = (
    Pattern("subjects", "SUBJECT_ID", at(_KEY), _USUBJID, _judge_key, items=_TOKEN_ITEM),
    Pattern("subjects", "SUBJECT_ID", rb"[^a-z](?:%b)" % _SAID_CORE, _NUMBERED, _judge_numbered, items=_ITEM),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^a-z]%b(?: ?[:(\[#]{1,2} ?| )(?:[a-z]{1,6}[0-9]{0,4}[-_/.](?:[a-z]{1,3}-)?)?[a-z]{0,4}[0-9]" % _PEOPLE,
        _NAMED,
        _judge_named,
        items=_ITEM,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^a-z](?:%b|screen(?:ing|ed|e)?(?: failure)?|rando(?:mise|misee|misation|mized)?"
        rb"|inclus(?:ion)?)[ ,:(]{1,3}[rsep][-_]?[0-9]{3}" % _PEOPLE,
        _LETTERED,
        lambda _: 0.8,
    ),
    Pattern("subjects", "SUBJECT_ID", rb"[^0-9a-z][0-9]{2,4}-0[0-9]{2}", _BARE, _judge_bare),
)
