"""Numbers of trial subjects: USUBJID, site and subject, inclusion, screening and randomisation numbers, alone or in lists.


USUBJID is study, site and subject (CDISC SDTM, https://www.cdisc.org/standards/foundational/sdtm). The rest is what case report forms show.
"""

import re
from dataclasses import replace

from detectors.bare_subjects import BARE
from detectors.labelled import AND, CLOSE, END, N, after, at, is_date, is_quantity, listed
from detectors.lettered_subjects import LETTERED
from detectors.lone_subjects import INITIALS, LONE, PARTED_ITEM, PEOPLE, TRIAL, YEAR, is_range
from detectors.not_codes import is_variable
from detectors.pattern import Pattern, Seen, cue
from detectors.shown import somebodys
from detectors.subject_lists import LISTS
from detectors.subject_steps import STEPS
from detectors.told_subjects import TOLD

_PART = rb"[a-z]{0,4}[0-9]{2,9}(?:[a-z]{1,3}(?![a-z]))?"
_CODE = (
    rb"(?:[0-9]{2,4}-[a-z]{2,4}-(?:[a-z]{1,3}-)?[0-9]{2,4}|(?:[a-z]{1,6}[0-9]{0,4}[-_/.](?:[a-z]{1,3}-)?)?%b(?:[-_/.]%b){0,3}%b)"
) % (_PART, _PART, INITIALS)
_LIST = listed(_CODE, AND + rb"(?:%b ?)?" % N)

_KEY = (
    rb"usubjid(?: values?| valeur)?|u?subj(?:ect)?[ _-]?(?:id|key|number|no|nr|nb|num|n[o\xb0])|subjectkey|screening[ _-]?(?:id"
    rb"|number|no|n[o\xb0])"
    rb"|(?:subject|participant|sujet)[\"'] ?: ?\{[ \r\n]{0,8}[\"'](?:id|number|key|code|numero)"
    rb"|enrol+ment[ _-]?(?:id|number|no)|random(?:i[sz]ation)?[ _-]?(?:id|number|no)|participant[ _-]?(?:id|number|no)"
)
_TOKEN = rb"[a-z0-9]{1,14}(?:[-_./][a-z0-9]{1,14}){0,5}%b" % INITIALS
_USUBJID = after(_KEY, listed(_TOKEN, rb"(?: ?[,;/&] ?| et | and )", rb"(?![0-9a-z])"))
"""`USUBJID FICT-301-250014-0003`, `SubjectKey="15-001"`; not `USUBJID dans DM`."""

_SAID = (
    rb"(?!n(?:pts?|pat|suj|subj|vol|malade|participant))(?:%b|identifiant|ident\.?|id|code|pseudonyme)[ _]?(?:d[eu]s?[ _]|d'|de l'|de la )?(?:%b"
    rb"|inclusion"
    rb"|anonymat|anonymisation|pseudonymisation"
    rb"|screening|selection|e?crf|identification(?: de ce patient)? dans l'(?:essai|etude)"
    rb"|%b(?: de ce)? dans l'(?:essai|etude)|iwrs|irt|randomi[sz]ation|rando|enrolement|depistage)"
    rb"|(?:%b(?: randomisee?| incluse?| screenee?)?|inclusion|anonymat|scr(?:eening)?|rando(?:misation)?|selection) ?(?:%b|id(?=[ :]|_))|anonymat"
    rb"|(?:inclus|randomise|screene"
    rb"|enrole)e?s?(?: [a-z0-9'-]{1,12}){0,4} sous (?:le |l')?(?:%b|code|identifiant)"
    rb"|%b [a-z][.-]{1,2}[a-z]\.?,? %b"
) % (N, PEOPLE, PEOPLE, PEOPLE, N, N, PEOPLE, N)
_SAID_CORE = re.sub(rb"\(\?[!=](?:[^()]|\([^()]*\))*\)", b"", _SAID)
_NUMBERED = re.compile(rb"(?<![a-z])(?:%b)(?![a-z])%b(?P<value>%b)" % (_SAID, CLOSE, _LIST.replace(b"{2,9}", b"{1,9}")))
"""`patient n° 014-0003-VE`, `n° d'inclusion 0123`; not `patient n° 3 de la liste`."""
_TAKEN_IN = rb"(?: (?:randomisee?|inclus|incluse|screenee?|enrolee?|randomi[sz]ed|enrolled))?"
_NAMED = re.compile(rb"(?<![a-z])%b%b(?: ?[:=(\[#]{1,2} ?| )[\"']?(?P<value>%b)" % (PEOPLE, _TAKEN_IN, _LIST))
"""`sujet 014-0003`, `patient randomisé 0457`, `patients 001, 002 et 003`; not `patients 18-65 ans`."""
_LETTERED = re.compile(
    rb"(?<![a-z])(?:%b|screen(?:ing|ed|e)?(?:[ -]?fail(?:ure|ed)?)?|rando(?:mise|misee|misation|mized)?"
    rb"|inclus(?:ion)?)(?: (?:pour|for|de|du|of|chez))?[ ,:(]{1,3}(?P<value>[a-z][-_]?[0-9]{3,8})%b" % (PEOPLE, END)
)
"""`screening S-0012`, `randomisé R-1045`, `screen fail pour E0417023`."""
_RANKED = re.compile(rb"[a-bd-ik-su-vx-z][0-9]{2}")
_VISITS = cue("v1 v2 v3 v4 v5 v6 v7 v8 v9 v10 v11 v12 eot eos")
_PHASE_ONE = cue(
    "bras arm cohorte cohort dlt dose palier alat asat evaluables evaluable essai inclus injection injections protocole"
)
_DICTIONARY = cue("meddra loinc snomed whodrug icd cim ccam atc soc llt hlt hlgt")
"""`PT 10028813`: a term's code."""
_MEDDRA = re.compile(rb"10[0-9]{6}")
_CODED_VISIT = re.compile(rb"[jwvmdc]-?[0-9]{3}|[nt][-_]?[0-9]{3}")
"""`inclusion J365`, `patients N100`: days, visits, counts."""
_CARE = re.compile(rb"[^\n]{0,20}(?:patient|pat|malade)(?!e?s? [a-z][.-])")
"""`patiente 8012345678`, `n° patient`: a hospital's number; not `patient M-L, n° 28505`."""
_OF_HOSPITAL = re.compile(rb"(?<![a-z])(?:permanent|dossier|hospitalier|ipp|nip|dpi) (?:d[eu] |de la |d'une? )?\Z")
"""`n° permanent patient P0098231`."""
_ITEM = re.compile(_CODE.replace(b"{2,9}", b"{1,9}"))
_TOKEN_ITEM = re.compile(_TOKEN)
_FICTIVE = re.compile(rb"(?<![a-z])(?:fictifs?|fictives?|fictional|imaginaires?|dummy)(?![a-z])")
_ZERO = re.compile(rb"(?<![0-9])0[0-9]")
_PAIR = re.compile(rb"[0-9]{2}-[0-9]{2}")
_DOES = re.compile(rb" (?:a|n'a|est|n'est|etait|avait|s'est|ne|has|had|is|was|did|does)(?![a-z])")
"""`le sujet 14-22 a reçu la mauvaise dose`; not `le sujet 18-65 ans`."""
_SHORT_SECOND = re.compile(rb"[0-9]{3,4}-[0-9]{2}")
"""`205-13`: a site and a rank of two digits."""


def _judge_key(seen: Seen) -> float:
    """Not a name in a path, `fix/subject-id-0042`, nor of a variable."""
    data, start = seen.match.string, seen.match.start()
    if data[seen.start - 1 : seen.start] == b"-" and data[max(0, start - 1) : start] in (b"/", b"-"):
        return 0
    return (
        0.9
        if 2 <= len(seen.digits) <= 20
        and (
            len(seen.value) >= 3
            or (seen.value.isdigit() and seen.match[0].startswith(b"subjid") and not is_quantity(seen))
        )
        and not (is_date(seen.value) or is_variable(seen.value))
        else 0
    )


def _judge_numbered(seen: Seen) -> float:
    """Behind `n°`, three digits or a first zero; two make a rank."""
    if _is_other(seen):
        return 0
    digits = len(seen.digits)
    if digits >= 3 or _ZERO.match(seen.value):
        return 0.85
    if digits == 2 and b" dans l'" in seen.match[0]:
        return 0.65
    return 0.65 if digits == 2 and (seen.is_near(TRIAL, 100, 60) or seen.is_near(_VISITS, 60, 60)) else 0


def _judge_named(seen: Seen) -> float:
    """Behind the bare noun: a first zero, two parts with one, a letter code, or three digits for one person."""
    if _is_ranked(seen):
        return 0.65
    if _is_of_hospital(seen) or _is_other(seen) or len(seen.digits) < 3 or _is_term(seen):
        return 0
    if _is_parted(seen) or seen.value[:1].isalpha():
        return 0.85 if len(seen.digits) >= 4 else 0.7
    if _ZERO.match(seen.value):
        return 0.85
    if _PAIR.fullmatch(seen.value) and _is_one(seen) and _DOES.match(seen.folded.data, seen.end):
        return 0.65
    return (
        0.65 if (_is_one(seen) or _is_list(seen)) and not YEAR.fullmatch(seen.value) and b"-" not in seen.value else 0
    )


def _is_term(seen: Seen) -> bool:
    """The code of a term of a dictionary; MedDRA's are told farther away."""
    return seen.is_near(_DICTIONARY, 30, 0) or (
        _MEDDRA.fullmatch(seen.value) is not None and seen.is_near(_DICTIONARY, 200, 200)
    )


def _judge_lettered(seen: Seen) -> float:
    is_no_code = _CODED_VISIT.fullmatch(seen.value) or _is_of_hospital(seen)
    return 0 if is_no_code else 0.8


def _is_of_hospital(seen: Seen) -> bool:
    data, start = seen.match.string, seen.match.start()
    return _OF_HOSPITAL.search(data, max(0, start - 24), start) is not None


def _is_parted(seen: Seen) -> bool:
    """`014-0003`, of one person also `256-889`; not `18-65`, `patients 100-200`."""
    if b"-" not in seen.value:
        return False
    if _ZERO.search(seen.value):
        return True
    if PARTED_ITEM.fullmatch(seen.value) is not None:
        return _is_one(seen) or _is_list(seen) or not is_range(seen)
    return _SHORT_SECOND.fullmatch(seen.value) is not None and (_is_one(seen) or not is_range(seen))


def _is_one(seen: Seen) -> bool:
    """Said of one person: `patient`, not `patients`."""
    return seen.match.string[seen.match.start() : seen.start].rstrip(b" :([#.")[-1:] != b"s"


def _is_list(seen: Seen) -> bool:
    return seen.match.end("value") - seen.match.start("value") > len(seen.value)


def _is_ranked(seen: Seen) -> bool:
    """`Patient A17`, in capitals, where the line speaks of a trial."""
    is_code = _RANKED.fullmatch(seen.value) is not None and seen.original(seen.start, seen.end).isupper()
    return (
        is_code
        and (_is_one(seen) or _is_list(seen))
        and (seen.is_near(TRIAL, 100, 100) or seen.is_near(_PHASE_ONE, 60, 100))
    )


def _is_other(seen: Seen) -> bool:
    """A day, a quantity, a hospital's long number, or a percentage."""
    return (
        _is_long(seen)
        or _FICTIVE.search(seen.folded.data, max(0, seen.start - 30), seen.end + 12) is not None
        or is_date(seen.value)
        or is_quantity(seen)
        or (b"." in seen.value and len(seen.digits) < 5)
    )


def _is_long(seen: Seen) -> bool:
    """Seven digits in a row are a patient's number in a hospital, unless a trial's word announces them."""
    if not seen.value.isdigit() or len(seen.value) < 7:
        return False
    return len(seen.value) > 9 or not _is_one(seen) or _CARE.match(seen.match[0]) is not None


_PATTERNS = (
    Pattern("subjects", "SUBJECT_ID", at(_KEY), _USUBJID, _judge_key, items=_TOKEN_ITEM),
    Pattern("subjects", "SUBJECT_ID", rb"[^a-z](?:%b)" % _SAID_CORE, _NUMBERED, _judge_numbered, items=_ITEM),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^a-z]%b%b(?: ?[:=(\[#]{1,2} ?| )[\"']?(?:[a-z]{1,6}[0-9]{0,4}[-_/.](?:[a-z]{1,3}-)?)?[a-z]{0,4}[0-9]"
        % (PEOPLE, _TAKEN_IN),
        _NAMED,
        _judge_named,
        items=_ITEM,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^a-z](?:%b|screen(?:ing|ed|e)?(?:[ -]?fail(?:ure|ed)?)?|rando(?:mise|misee|misation|mized)?"
        rb"|inclus(?:ion)?)(?: (?:pour|for|de|du|of|chez))?[ ,:(]{1,3}[a-z][-_]?[0-9]{3}" % PEOPLE,
        _LETTERED,
        _judge_lettered,
    ),
    *LONE,
    *LETTERED,
    *STEPS,
    *TOLD,
    *BARE,
    *LISTS,
)
PATTERNS = tuple(replace(pattern, judge=somebodys(pattern.judge)) for pattern in _PATTERNS)
"""No number that only illustrates."""
