"""Studies named in capitals on a line that speaks of conducting one: `ARC sur TOURNESOL`, `eTMF du site 3306 de ALZ-CAP`, `LPLV AUBEPINE`.

What only sponsors, sites and contract research organisations do tells that a study is somebody's own; its name is then the word in capitals
beside it. Trade words: ICH E6(R3), glossary and chapters 3 and 4, https://www.ich.org; habit of project teams.
"""

import re
from bisect import bisect_left
from functools import partial

from detectors.labelled import is_published
from detectors.lexicon import listed
from detectors.lines import line_end, line_start
from detectors.not_codes import is_no_code
from detectors.pattern import Pattern, Seen
from detectors.public_codes import is_biology, is_listed_trial, is_public_compound, is_published_trial
from detectors.study_mentions import NO_STUDY, is_real
from detectors.study_names import AUTHOR, is_run, is_word
from detectors.words import FIRST_NAMES, STOP

_CONDUCT = (
    rb"(?:(?:essai|etude|protocole) (?:que|dont) (?:nous|je|mon|notre)|avenant"
    rb"|arcs?|cras?|tecs?|dm|data ?managers?|chef(?:fe)? de projet|statisticien(?:ne)?|medical writer|promoteur|sponsor|cro|e-?crf|iwrs|ivrs|irt"
    rb"|rtsm|notre (?:societe|labo(?:ratoire)?|entreprise|client)|our (?:company|client)|interim"
    rb"|e?tmf|ctms|edc|sap|csr|dsmb|i?dmc|csi|comite independant|sdv|mvr|siv|cov|monitoring|lplv|lpi|lpfv|fpi|fpfv|dbl|db lock|database lock"
    rb"|gel de (?:la )?base|aveugle|topline|capa|audit|inspection|ansm|cpp|ctis|investigateurs?|investigators?|pui|kits?|patients (?:communs?|inclus)"
    rb"|pts inclus|inclus(?:es?)? dans"
    rb"|inclusions?|recrutement|enrol+ment|amendement|amendment|queries|query|deviations?|newsletter|kick-?off|synopsis|redcap|rave"
    rb"|sujets? [0-9]|subjects? [0-9]|pts? [0-9]|(?:centre|site) (?:n[o\xb0] ?)?[a-z]{0,3}-?[0-9])"
)
_WORD = re.compile(rb"(?<![a-z])%b(?![a-z])" % _CONDUCT)
_LINK = (
    rb"(?:(?<![a-z])(?:sur|de|du|pour|dans|par|avec|que|of|for|in|on|the|about|etude|essai|projet|protocole|study|trial|project|programme|lplv|lpi|lpfv"
    rb"|fpi|fpfv|dbl|csr|sap|tmf|etmf|ecrf|edc|dsmb|idmc|dmc|iwrs|irt|cra|arc|tec|dm|report) |\A|[\]:,] |(?<![a-z])d'|[\[(\"] ?|(?<=\n))"
)
_CANDIDATE = re.compile(
    rb"(?:%b(?P<plain>[a-z]{5,13})|(?<![a-z0-9_./-])(?P<made>[a-z]{3,12}[-_][a-z]{1,10}(?:[-_][a-z0-9]{1,6})?|[a-z]{4,12}[-_ ]?[0-9]{1,2}"
    rb"|[a-z]{2,6}-[0-9]{2,5}(?:-[0-9a-z]{1,4})?))(?![a-z0-9])(?![.,_/-][a-z0-9])" % _LINK
)
"""`sur TOURNESOL`, `ALZ-CAP`, `BGX-110-2b`; in capitals."""
_CAPITALS = re.compile(r"[A-ZÀ-Ý]{2}[A-ZÀ-Ý0-9_-]{2}")
_EACH_CAPITALS = re.compile(rf"(?={_CAPITALS.pattern})")
_LENGTH = 4
_NOTED = frozenset((b"capitals",))
_AROUND = 140
_ACRONYMS = listed("acronyms.txt")
_SURNAMES = listed("common_surnames.txt")
NUMBERED = re.compile(
    rb"(?:hepatite|vitamine|plan|option|type|classe|categorie|sop|pos|mop|doc|form|fr|capa|inc|req|qms|nc|dev|aq|proc|ref|reg|ich|gcp|bpc|annexe?|app|item|art"
    rb"|task|bug|chg|prj|ticket|us|tma|zone|sec|crf"
    rb"|e?tmf|ecrf|lot|kit|ver|rev|meddra|ctcae|win|office|gpt|sae|eig|susar|query|version|visite?|cycle|day|jour|week|semaine|mois|level|grade|tier"
    rb"|part|page|ligne|line|module|phase|cohorte?|groupe?|bras|arm|site|centre|pt|pat|subj|suj|dose|palier|step|question|sujet|patient|subject"
    rb"|juin|juillet|mars|avril|mai|aout|janvier|fevrier|septembre|octobre|novembre|decembre|copilot|claude|mistral|llama|gemini"
    rb"|edition|covid|sars|iso|din|mr|rgpd|gdpr|riph)(?:[-_ ].*|[0-9].*)"
)
"""What is numbered so besides studies."""
_HEAD = re.compile(rb"(?:[0-9] \(|(?:\A|\n)[\[\"*# -]{0,4}|\] )\Z")
_SET_OFF = re.compile(rb"[\"*]{0,2} ?[]:|,()/-]")
"""In front of a name that stands in brackets behind a number, or at the start of a line."""
YEARED = re.compile(rb"[a-z]{2,8}-(?:19[5-9]|20[0-4])[0-9](?:-[0-9]{1,4})?")
"""`AUD-2024-03`: a report of a year."""
_RANKED = re.compile(rb"[a-z]{4,12}-[0-9]{1,2}")
"""`ZEPHYR-2`."""
_GROUP = re.compile(
    rb"(?:hovon|ecog|swog|calgb|nsabp|rtog|nrg|eortc|prodige|ffcd|gercor|ifct|getug|lysa|ifm|goelams|anrs|alliance|acosog|cog|siop|unicancer|ibcsg|big"
    rb"|goirc|aio|arcagy|gog|mrc|gimema|timi|isar)-"
)
"""Cooperative groups: `GETUG-AFU` is nobody's own."""
_OWN = re.compile(rb"(?<![a-z])(?:notre|nos|our|promoteur|sponsor|client)(?![a-z])")
_TOWARDS = re.compile(rb"(?<![a-z])(?:mr?|mme|dr|pr|monsieur|madame|[a-z]\.) ?\Z")
_BIT_LATER = re.compile(rb"[a-z]+[0-9-]*-[0-9]+[a-z]?")


def _nearest(seen: Seen, rank: int) -> tuple[int, int]:
    """The name in capitals that stands nearest on the line, or second; nothing where there is none."""
    data = seen.folded.data
    if not _has_capitals(seen):
        return seen.start, seen.start
    low, high = line_start(data, seen.start, _AROUND), line_end(data, seen.end, _AROUND)
    found = [
        span
        for match in _CANDIDATE.finditer(data, low, high)
        if _is_written(seen, span := match.span("plain" if match["plain"] else "made"))
    ]
    found.sort(key=lambda span: max(span[0] - seen.end, seen.start - span[1]))
    return found[rank] if len(found) > rank else (seen.start, seen.start)


def _has_capitals(seen: Seen) -> bool:
    """Whether a word in capitals stands near on the line; in a flood those of the whole text are noted once."""
    folded, data = seen.folded, seen.folded.data
    noted = None
    if folded.told is not None:
        noted = folded.places(_NOTED, lambda: (found.start() for found in _EACH_CAPITALS.finditer(seen.text)))
        if not noted:
            return False
    low, high = line_start(data, seen.start, _AROUND), line_end(data, seen.end, _AROUND)
    if noted is None:
        return _CAPITALS.search(seen.original(low, high)) is not None
    first, last = folded.original(low, high)
    place = bisect_left(noted, first)
    return place < len(noted) and noted[place] <= last - _LENGTH


def _is_written(seen: Seen, span: tuple[int, int]) -> bool:
    """In capitals, but for a letter behind a number; and what studies may be called."""
    name, value = seen.original(*span), seen.folded.data[slice(*span)]
    if not (name.isupper() or (_BIT_LATER.fullmatch(value) and name[:-1].isupper())) or _WORD.search(
        value.removesuffix(b"-dm")
    ):
        return False
    head = re.split(rb"[-_ ]", value, maxsplit=1)[0]
    if AUTHOR.match(seen.folded.data, span[1]) or value in _SURNAMES:
        return False
    if value in STOP or head in STOP or value in FIRST_NAMES or value in NO_STUDY:
        return False
    before = seen.folded.data[max(0, span[0] - 12) : span[0]]
    return not (
        (is_word(value) and before[-2:] != b" (")
        or YEARED.fullmatch(value)
        or NUMBERED.fullmatch(value)
        or head in _ACRONYMS
        or is_public_compound(value)
        or _TOWARDS.search(before)
    )


def _judge(seen: Seen) -> float:
    """A name made of parts needs one word of the trade beside the one that was seen; a plain one in capitals, too."""
    value, data = seen.value, seen.folded.data
    if is_biology(value) or not _stands_out(seen) or not (_is_own(seen) or (is_real(seen) and not is_no_code(seen))):
        return 0
    if value.isalpha() and is_published(seen, 300):
        return 0
    if seen.match[0].startswith((b"essai ", b"etude ")):
        return 0.62
    is_made = b"-" in value and (not seen.digits or value.count(b"-") > 1 or _RANKED.fullmatch(value) is not None)
    opens = _HEAD.search(data, max(0, seen.start - 6), seen.start) is not None
    is_head = opens and _SET_OFF.match(data, seen.end) is not None
    if opens and value.isalpha() and not is_head:
        return 0
    return 0.62 if is_run(seen, 1 if is_made or is_head else 2) else 0


def _stands_out(seen: Seen) -> bool:
    """Whether the line around is not in capitals as well."""
    data = seen.folded.data
    low, high = line_start(data, seen.start, 40), line_end(data, seen.end, 40)
    before = seen.original(low, seen.start) if low < seen.start else ""
    behind = seen.original(seen.end, high) if seen.end < high else ""
    return any(map(str.islower, before + behind))


def _is_own(seen: Seen) -> bool:
    """`PEGASUS-RD` of a sponsor, though there was a PEGASUS."""
    value, data = seen.value, seen.folded.data
    is_variant = b"-" in value and is_published_trial(value) and not is_listed_trial(value)
    is_variant = is_variant and not (seen.digits or _GROUP.match(value))
    return (
        is_variant and _OWN.search(data, max(0, seen.start - 80), seen.end + 80) is not None and not is_published(seen)
    )


_REGISTERED = re.compile(
    rb"(?<![a-z0-9_./-])(?P<value>[a-z]{4,12}(?:-[a-z0-9]{1,8})?)(?=,? ?[(:/-]? ?(?:n[o\xb0] ?)?(?:eu ?ct|euct|eudra ?ct|id-?rcb)[ :)n0-9])"
)
"""`IDEFIX (EU CT 2022-…)`, in capitals."""
CONDUCTED = (
    Pattern(
        "study_codes",
        "STUDY_CODE",
        rb"[a-z0-9],? ?[(:/-]? ?(?:n[o\xb0] ?)?(?:eu ?ct|euct|eudra ?ct|id-?rcb)[ :)n0-9]",
        _REGISTERED,
        lambda seen: 0.65 if is_real(seen) and not is_word(seen.value) else 0,
        lead=(24, b"abcdefghijklmnopqrstuvwxyz0123456789-"),
        in_capitals=True,
    ),
    *(
        Pattern(
            "study_codes",
            "STUDY_CODE",
            rb"[^a-z]%b[^a-z]" % _CONDUCT.replace(b" [0-9]", b" ").replace(b"-?[0-9])", b")"),
            _WORD,
            _judge,
            partial(_nearest, rank=rank),
        )
        for rank in (0, 1)
    ),
)
