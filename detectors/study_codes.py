"""Study and protocol codes: shapes that sponsors use, and any code behind `protocole`, `étude`, `essai`, `study`. Published trials pass.

No authority gives these numbers. Shapes of Lilly and Novartis: as ECRIN's metadata repository recognises them, https://github.com/ecrin-github; the
others: general knowledge of sponsors' habits. An organisation lists its own codes or their masks in its site file: that is surer.
"""

import re
from functools import partial

from detectors.coined_names import COINED
from detectors.labelled import CLOSE, N, is_date, is_published
from detectors.not_codes import is_no_code
from detectors.pattern import Pattern, Seen, cue
from detectors.public_codes import is_biology
from detectors.study_conduct import CONDUCTED
from detectors.study_files import FILES
from detectors.study_mentions import MENTIONS
from detectors.study_names import NAMES, is_no_name, is_run, judge_name
from detectors.trade_codes import TRADE_CODES

_END = rb"(?![0-9a-z])(?![.,/_-][0-9a-z])"
_SHAPES = (
    rb"[a-z][0-9][a-z]-[a-z]{2}-[a-z0-9]{4}"  # Lilly
    rb"|d[0-9]{4}[a-z][0-9]{5}"  # AstraZeneca
    rb"|(?:efc|lts|pdy|dri|tdu|tdr|act|bdr)[0-9]{5}"  # Sanofi
    rb"|[0-9]{8}[a-z]{3}[0-9]{4}"  # Janssen
    rb"|gs-[a-z]{2}-[0-9]{3}-[0-9]{4}"  # Gilead
    rb"|cl[123]-[0-9]{5}-[0-9]{3}"  # Servier
    rb"|mk-?[0-9]{4}[a-z]?-[0-9a-z]{3}"  # MSD
    rb"|[a-z]-[a-z]{2}-[0-9]{5}-[0-9]{3}"  # Ipsen
    rb"|nn[0-9]{4}-[0-9]{4}"  # Novo Nordisk
    rb"|aphp[0-9]{6}"  # AP-HP
    rb"|[0-9]{2}(?:hcl|rc|brc|chu|uh|umb|ugr|pp)[0-9]{2}[_./-][0-9]{3,4}"  # HCL, Rennes, Brest
    rb"|rc[0-9]{2}[/_-][0-9]{2}[/_-][0-9]{3,4}"  # Toulouse, Nantes
)
_NOVARTIS = re.compile(rb"(?<![0-9a-z])(?<![0-9a-z][./_-])(?P<value>c[a-z]{3}[0-9]{3}[a-z][0-9a-z]{4,6})%b" % _END)
_SHAPED = re.compile(rb"(?<![0-9a-z])(?<![0-9a-z][./_-])(?P<value>%b)%b" % (_SHAPES, _END))
"""`J9Z-MC-FICT`, `RC31/99/0123`; not `CAIN4`."""

_STRONG = (
    rb"(?:%b|code|ref(?:erence)?\.?|id|identifiant|intitule|titre abrege)[ _]?(?:interne )?(?:d[eu]s?[ _]|d'|de la |de"
    rb" l'|l')?(?:protocole|etude|essai"
    rb"|promoteur|projet de recherche|study|trial|protocol)"
    rb"(?:[ _](?:promoteur|sponsor|clinique))?"
    rb"|(?:study|protocol|trial|sponsor)[_ -]?(?:code|id|identifier|number|no|num|nr|%b|oid)|protocole? ?%b"
    rb"|etude ?%b|essai ?%b"
    rb"|studyid|protocolid|codes? promoteur"
) % (N, N, N, N, N)
_WEAK = rb"(?:prufplan|studie|csr|dmp|tmf|prot\.?|protocoles?|protocol|etudes?|essais?|study|studies|trials?|projet)(?: clinique)?"
_PART = rb"[a-z0-9]{1,12}"
_CODE = rb"(?=[a-z0-9_./-]{0,30}[0-9]{2})%b(?:[-_./]%b){0,5}" % (_PART, _PART)
_LABELLED = re.compile(
    rb"(?<![a-z])(?:%b)(?![a-z])%b(?P<value>%b|[a-z]{2,8} [0-9]{2,6})%b" % (_STRONG, CLOSE, _CODE, _END)
)
"""`Study code: 99999-007`; not `protocole n° 2`."""
_NAMED = re.compile(
    rb"(?<![a-z])%b(?: ?[:=\"'(\[,*]{1,3} ?[\"']?| "
    rb"| n[o\xb0] ?)(?P<value>(?=[a-z0-9_./-]{0,30}[0-9]{2})(?:[a-z]{1,14}(?:[-_./ ]?[a-z]{1,12}){0,2}"
    rb"|[0-9]{2,4}-?[a-z]{2,6})"
    rb"[-_./ ]?[0-9]{2,6}[a-z]?(?:[-_./][a-z0-9]{1,6}){0,3})%b" % (_WEAK, _END)
)
"""`protocole FICT-301`, `essai 69HCL99_0123`; not `étude KEYNOTE-189`, `étude de phase 3`."""
_BEHIND = re.compile(
    rb"(?<![0-9a-z])(?P<value>[a-z]{2,10}(?:-[a-z]{2,6}){0,2}-[0-9]{2,4}(?:-[0-9a-z]{2,4})?)(?= (?:study"
    rb"|trial|protocol)(?![a-z]))"
)
"""`ABC-301 study`."""
_SPACED = re.compile(
    rb"(?<![a-z])(?:etude|essai|protocole|study|trial|protocol)(?: (?=[a-z]{3})| ?: ?)"
    rb"(?P<value>[a-z]{2,10}(?:-[a-z]{2,8})? [0-9]{1,4})(?![0-9a-z])(?![.,/_-][0-9a-z])"
)
"""`étude THERA-ONC 204` in capitals; not `étude CHECKMATE 067`, `étude menée en 2024`."""
_IS_CODE = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][./_-])(?P<value>(?=[a-z0-9_./-]{0,30}[0-9]{2})[a-z0-9]{2,12}(?:[-_./][a-z0-9]{1,10}){0,4})"
    rb"(?=[\"')]? (?:est|is|c'est) (?:le |notre |l'|the |our )?(?:code|numero|n[o\xb0]|number|acronyme|identifiant) ?(?:de |du |of |l')?(?:l')?"
    rb"(?:protocole?|etude|essai|promoteur|study|trial|sponsor)(?![a-z]))"
)
"""`P210418 est le code protocole`."""
_APPOSED = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][./_-])(?P<value>(?=[a-z0-9_/-]{0,20}[0-9]{2})[a-z][a-z0-9]{1,9}(?:[-_/][a-z0-9]{1,8}){0,3})"
    rb"(?=[\"')]? ?(?:,|:|\(|=|->|-) ?(?:c'est |is )?(?:notre|our|mon|my) (?:[a-z]{2,10} )?(?:fih|etude|essai|study|trial|protocole?"
    rb"|phase|projet)(?![a-z]))"
)
"""`CDK9i-101, notre FIH`."""
_RANKED = re.compile(rb"[a-z]-[0-9]{3}\Z")
"""`CDK9i-101`: made of a target and a rank."""
_FILED_AS = re.compile(
    rb"(?<![a-z])(?:prot-(?=[a-z]{2,4}-[0-9]{3})|(?:ref(?:erence)?\.?|code|projet|n[o\xb0]) ?: ?)"
    rb"(?P<value>(?=[a-z0-9/-]{0,20}[0-9]{2})[a-z]{2,5}(?:[-/][a-z0-9]{1,6}){1,3})%b" % _END
)
"""`promoteur : Ardennis ; réf : ARD-C-0031`."""
_PROMOTED = cue(
    "initiation monitoring promoteur promotion sponsor essai etude protocole protocol study trial cpp ansm assurance recherche"
)
_TRADE = cue(
    "promoteur sponsor sponsored centre centres site sites investigateur investigateurs investigator investigators"
    " monitoring moniteur arc cra crf ecrf amendement"
    " amendements amendment cpp ansm sujet sujets subject subjects sae eig susar dsmb notre nos our visite query queries datamanagement sap tmf icf"
    " soumission soumettre consentement cro recrutement screening screene confidentiel confidential ib brochure synopsis deviation dm lock gel"
    " cloture"
)
_LIST_NUMBER = re.compile(rb"[0-9]{1,3}(?:\.[0-9]{1,3})*|[a-z]?[0-9]{1,2}")


def _judge_shaped(seen: Seen) -> float:
    return 0.6 if is_published(seen) else 0.85


def _judge_labelled(seen: Seen) -> float:
    is_long = seen.value.count(b"-") > 1 and len(seen.digits) > 4 and not is_date(seen.value)
    if (
        (is_no_code(seen) and not (is_long and is_biology(seen.value)))
        or _LIST_NUMBER.fullmatch(seen.value)
        or len(seen.value) < 4
    ):
        return 0
    if seen.value.replace(b".", b"").isdigit() and len(seen.digits) < 5:
        return 0
    return 0.8


def _judge_named(seen: Seen) -> float:
    """Behind `étude` alone a long name with a number may be one that was published: the trade must be near, or the shape a sponsor's."""
    if is_no_code(seen) or is_published(seen):
        return 0
    value, digits = seen.value, len(seen.digits)
    is_of_the_trade = seen.is_near(_TRADE, 200, 200)
    is_made = value.count(b"-") > 1 and seen.original(seen.start, seen.end).isupper()
    if digits < 3 and not (is_of_the_trade or is_made):
        return 0
    letters = len(value) - digits - value.count(b"-")
    if b" " not in value and (letters <= 5 or value.count(b"-") >= 2 or b"_" in value):
        return 0.7
    return 0.65 if is_of_the_trade else 0.4


def _judge_filed_as(seen: Seen) -> float:
    is_code = (
        (seen.is_near(_PROMOTED, 80, 60) or seen.match[0].startswith(b"prot-"))
        and not is_no_code(seen)
        and not is_published(seen)
    )
    return 0.65 if is_code and seen.original(seen.start, seen.end).isupper() else 0


def _judge_spaced(seen: Seen) -> float:
    is_name = (
        (seen.is_near(_TRADE, 120, 120) or is_run(seen, 1 if b":" in seen.match[0] else 2))
        and not is_no_code(seen)
        and not is_no_name(seen.value)
    )
    return judge_name(seen) if is_name else 0


_NAMED_CORES = [
    rb"[^a-z]%b(?: ?[:=\"'(\[,*]{1,3} ?[\"']?|  ?| n[o\xb0] ?)%b[0-9]" % (_WEAK, words)
    for words in (
        rb"",
        rb"[a-z]{1,38}[-_./ ]?",
        rb"[a-z]{1,14}[-_./ ][a-z]{1,12}[-_./ ]?",
        rb"[a-z]{1,14}(?:[-_./ ][a-z]{1,12}){2}[-_./ ]?",
    )
]
"""One for each number of words, for of two labels in front of one number Hyperscan tells the first."""
_code = partial(Pattern, "study_codes", "STUDY_CODE")
PATTERNS = (
    _code(rb"[^0-9a-z](?:%b)" % _SHAPES, _SHAPED, _judge_shaped),
    _code(
        rb"[a-z][0-9]{3}[a-z][0-9a-z]{4,6}",
        _NOVARTIS,
        _judge_shaped,
        lead=(4, b"abcdefghijklmnopqrstuvwxyz"),
    ),
    _code(rb"[^a-z](?:%b)[^a-z]" % _STRONG, _LABELLED, _judge_labelled),
    *(_code(core, _NAMED, _judge_named) for core in _NAMED_CORES),
    _code(
        rb"[^0-9a-z][a-z]{2,10}(?:-[a-z]{2,6}){0,2}-[0-9]{2,4}(?:-[0-9a-z]{2,4})? (?:study|trial|protocol)",
        _BEHIND,
        _judge_named,
    ),
    _code(
        rb"[^a-z](?:etude|essai|protocole|study|trial|protocol)(?: | ?: ?)[a-z]{2,10}(?:-[a-z]{2,8})? [0-9]",
        _SPACED,
        _judge_spaced,
        in_capitals=True,
    ),
    _code(
        rb"[0-9][a-z0-9_./-]{0,8}[\"')]? (?:est|is|c'est) (?:le |notre |l'|the |our )?(?:code|num|n[o\xb0]|acro|ident)",
        _IS_CODE,
        lambda seen: 0 if is_no_code(seen) else 0.75,
        lead=(24, b"abcdefghijklmnopqrstuvwxyz0123456789-_./"),
    ),
    _code(
        rb"[0-9][a-z0-9_/-]{0,6}[\"')]? ?(?:,|:|\(|=|->|-) ?(?:c'est |is )?(?:notre|our|mon|my) ",
        _APPOSED,
        lambda seen: 0 if is_no_code(seen) and not _RANKED.search(seen.value) else 0.7,
        lead=(24, b"abcdefghijklmnopqrstuvwxyz0123456789-_/"),
    ),
    _code(
        rb"[^a-z](?:prot-|(?:ref(?:erence)?\.?|code|projet|n[o\xb0]) ?: ?)[a-z]{2,5}[-/]",
        _FILED_AS,
        _judge_filed_as,
    ),
    *FILES,
    *NAMES,
    *MENTIONS,
    *CONDUCTED,
    *COINED,
    *TRADE_CODES,
)
