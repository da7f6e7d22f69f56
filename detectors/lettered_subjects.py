"""Numbers of trial subjects that begin with letters of a site or a country, alone: `BOR-017`, `B12-07`, `TLS/07/018`. Shape and line tell.

Norms, forms and requests are numbered so, too: the line must speak of one subject, or of what is taken of them where a second one stands by.
"""

import re

from detectors.labelled import is_published, is_quantity
from detectors.lone_subjects import NOT_SUBJECT, ONE
from detectors.pattern import Pattern, Seen, cue
from detectors.placeholders import is_placeholder
from detectors.public_codes import is_biology, is_public_compound, is_published_trial
from detectors.sights import near_words

_SITED = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][./_-])(?P<value>[a-z]{2,4}-(?:0[0-9]{1,2}|[0-9]{3})|[a-z]{2,4}/[0-9]{2,3}/[0-9]{3,4}|[a-z]{1,2}[0-9]{2}-[0-9]{2,4}|[a-z]{1,2}-[0-9]{2,3}-[0-9]{3,4})(?![0-9a-z])(?![./_-][0-9a-z])"
)
"""`le code BOR-017 a eu un EIG`, letters of a site and a rank, where the line speaks of one subject; not `MR-001`, `PHQ-09`."""
_THING = re.compile(
    rb"(?:ref|lot|art|faq|pos|sop|doc|req|inc|bug|err|kit|cas|fr|en|us|uk|rev|ver|ap|pr|mod|fig|tab|pmc|cpp|ide|fda|ema|ich|usp|iso|rcp|tme"
    rb"|site|arm|gp|ue|uf"
    rb"|etp|ide|phase|jour|day|bras|avec|sans|dose|temp|nr|no|ctr|dm|pv|mr|rm|om|eu|eq)-"
)
"""What is numbered so besides: norms, forms, requests."""
_NUMBERED = NOT_SUBJECT - {b"code"}
_PLACED = cue("site sites centre centres")
_SAMPLED = cue(
    "tubes tube pk aliquots aliquot verbatim verbatims diary samples prelevement prelevements serum plasma biobanque etiquettes"
)


def _judge_sited(seen: Seen) -> float:
    """In capitals, near a word that is said of one subject, and nothing that science or norms call so."""
    value = seen.original(seen.start, seen.end)
    if (
        not value.isupper()
        or is_biology(seen.value)
        or is_published_trial(seen.value)
        or is_public_compound(seen.value)
        or is_placeholder(seen.value)
    ):
        return 0
    if (
        (_THING.match(seen.value) and not _has_sibling(seen))
        or is_published(seen)
        or is_quantity(seen)
        or seen.is_near(_NUMBERED, 24, 0)
        or seen.is_near(_PLACED, 8, 0)
    ):
        return 0
    return 0.65 if seen.is_near(ONE, 60, 60) or (_has_sibling(seen) and seen.is_near(_SAMPLED, 100, 100)) else 0


def _has_sibling(seen: Seen) -> bool:
    """`BO-210` beside `BO-214`."""
    data, first = seen.folded.data, re.match(rb"[a-z]+", seen.value)
    around = data[max(0, seen.start - 120) : seen.start], data[seen.end : seen.end + 120]
    return first is not None and any(_SITED.search(part) and b" " + first[0] in part for part in around)


_PADDED = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][./_-])(?P<value>[a-z]{2,6}[0-9]{0,4}-(?!(?:19|20)[0-9]{2}-)[0-9]{3,4}-0[0-9]{2,4})(?![0-9a-z])(?![./_-][0-9a-z])"
)
"""`ZEN3-407-0012`, a study's name, site and subject; not `INV-2024-0012`."""
_LABELLED = re.compile(
    rb"(?<![0-9a-z])(?<![0-9a-z][./_-])(?P<value>(?=[a-z0-9/-]{0,12}[0-9]{2})[a-z0-9]{1,8}(?:[-/][a-z0-9]{1,8}){0,3})"
    rb"(?= ?\((?:(?:n[o\xb0]|num(?:ero)?|id|code)\.? ?(?:de |du |d'|of )?)?(?:anonymat|inclusion|sujet|subject|patient|participant|screening"
    rb"|usubjid|subjid|rando(?:misation)?)\))"
)
"""`MAR-LO-23 (n° anonymat)`; not `12 (patients)`."""


def _judge_padded(seen: Seen) -> float:
    is_other = (
        _THING.match(seen.value) or seen.is_near(_NUMBERED, 24, 0) or is_published(seen) or is_biology(seen.value)
    )
    is_other = is_other or is_placeholder(seen.value)
    return 0 if is_other or not seen.original(seen.start, seen.end).isupper() else 0.65


LETTERED = (
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[a-z][0-9]{0,4}-[0-9]{3,4}-0[0-9]{2}",
        _PADDED,
        _judge_padded,
        lead=(6, b"abcdefghijklmnopqrstuvwxyz"),
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[0-9] ?\((?:(?:n[o\xb0]|num(?:ero)?|id|code)\.? ?(?:de |du |d'|of )?)?(?:anonymat|inclusion|sujet|subject|patient|participant|screen"
        rb"|u?subjid|rando)",
        _LABELLED,
        lambda seen: 0 if is_placeholder(seen.value) else 0.65,
        lead=(24, b"abcdefghijklmnopqrstuvwxyz0123456789-/"),
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^0-9a-z][a-z]{1,4}(?:[/-][0-9]{2}|[0-9]{2}-[0-9]{2})",
        _SITED,
        _judge_sited,
        hopeful=near_words(ONE, _SAMPLED),
    ),
)
