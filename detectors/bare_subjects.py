"""Numbers of trial subjects without any noun: `query sur 1207`, `ECG du 012`, `randomiser FR-04-011`, `A-0412 a pris un traitement interdit`.

What a number has (a visit, a consent, tubes), what is done with it, or what it did tells that it is a person. Shapes: habit of sponsors.
"""

import re

from detectors.labelled import is_published, is_quantity
from detectors.lone_subjects import NOT_SUBJECT, YEAR
from detectors.pattern import Pattern, Seen
from detectors.placeholders import is_placeholder
from detectors.public_codes import is_biology, is_public_compound, is_published_trial
from detectors.told_subjects import DID, READ, SPOKEN

_SHAPE = (
    rb"(?P<value>0[0-9]{2,4}|[0-9]{4}|[a-z]{2}-[0-9]{2,3}-[0-9]{3,4}|s[0-9]{1,3}/p[0-9]{1,3}|[0-9]{1,4}-[0-9]{2,4}|[a-z]{1,2}-?[0-9]{3,5})"
    rb"(?![0-9a-z])(?![.,/:-][0-9a-z])(?! (?:(?:a|to) )?[0-9])"
)
_SURE = (
    rb"(?:quer(?:y|ies)|consentements?|reconsentements?|icf|visites?(?: v?[0-9]{1,2})?|v[0-9]{1,2}|ecg|tubes? pk|waiver|dossiers? sources?"
    rb"|sdv|ae|pages? [a-z]{2}|narrati(?:f|ve|on)|eigs?|saes?|screen(?:ing)? ?fail(?:ure)?|carnet|diary|deviations?|unblinding|rando(?:misation)?)"
)
_BROAD = rb"(?:dossiers?|bilans?|resultats?|mere|mari|femme|pere|tubes?|echantillons?|cas|labo|irm|scanner|biopsie|prelevements?|source|crf|fiche)"
_LINK = rb" (?:(?P<of>du |de la |de |pour l[ea] |sur l[ea] |chez l[ea] )|(?P<on>pour |sur |chez |of |for |on ))"
_HAS = re.compile(rb"(?<![a-z])(?:(?P<sure>%b)|%b)%b%b" % (_SURE, _BROAD, _LINK, _SHAPE))
"""`tubes PK de 012`; not `visite du 3-08`, `résultats sur 1207 patients`."""
_DONE = re.compile(
    rb"(?<![a-z])(?:randomi[sz]er?|exclu(?:re|de)|inclure|include|screener?|reconsentir|rappeler|convoquer|relancer|desaveugler|unblind"
    rb"|lever l'insu de"
    rb"|s/n) (?:l[ea] |subject )?%b" % _SHAPE
)
"""`exclude 1207 from PP`; not `exclude 1207 records`."""
_DOES = re.compile(
    rb"(?:\A|(?<=[\n\"'(:;,!?.>-])|(?<=[\n\"'(:;,!?.>-] )|(?<=que )|(?<=et )|(?<=mais )|(?<=car ))%b"
    rb"(?=(?: (?:il |elle |qui )?%b(?![a-z])| ?[-:(,] ?(?:v[0-9]{1,2}|sf|eot|screen ?fail|perdue? de vue|withdr[ae]w)(?![a-z])"
    rb"| (?:enrolled|withdrew|sf(?![a-z]))))" % (_SHAPE, DID)
)
"""`A-0412 a pris un traitement interdit`, `03-017: SF`."""
_MONTH = re.compile(rb"(?:0?[1-9]|1[0-2])-(?:19|20)[0-9]{2}")
_DAY = re.compile(rb"(?:0?[1-9]|[12][0-9]|3[01])-(?:0?[1-9]|1[0-2])")
_COUNTS = re.compile(
    rb" (?!(?:est|a|a ete|is|was|has|sont|refus[a-z]{0,3}|enrolled|withdr[a-z]{1,4}|denied|granted|from|and|et|ou|or|car|mais|il|elle|qui"
    rb"|on|demain|hier|lundi|mardi|mercredi|jeudi|vendredi|manqu|hors|non|pas|en|au|dans|avant"
    rb"|apres|the|please|merci|svp|stp|asap|urgent|visite|v[0-9])(?![a-z]))[a-z]{3}"
)
"""` patients` behind a number that counts them."""


def _judge_has(seen: Seen) -> float:
    """A day behind `du`, a count behind `sur`, are none."""
    if (
        _MONTH.fullmatch(seen.value)
        or (seen.match["of"] == b"du " and _DAY.fullmatch(seen.value))
        or (seen.match["on"] and _counts(seen))
    ):
        return 0
    return 0.65 if _is_number(seen) and (seen.match["sure"] or _is_spoken(seen)) else 0


def _judge_done(seen: Seen) -> float:
    return 0.65 if _is_number(seen) and not _counts(seen) else 0


def _judge_does(seen: Seen) -> float:
    return 0.65 if _is_number(seen) and (_is_made(seen) or _is_spoken(seen)) else 0


def _is_made(seen: Seen) -> bool:
    return not seen.value.isdigit()


def _counts(seen: Seen) -> bool:
    return _COUNTS.match(seen.folded.data, seen.end) is not None


def _is_spoken(seen: Seen) -> bool:
    """Near what is said of subjects of a trial."""
    return seen.is_near(SPOKEN, 80, 80)


def _is_number(seen: Seen) -> bool:
    """No year, quantity, thing of science, nor what is read about; letters are capitals."""
    value = seen.value
    if (
        YEAR.match(value)
        or is_quantity(seen)
        or is_placeholder(value)
        or is_published(seen)
        or seen.is_near(READ, 100, 100)
    ):
        return False
    if value.isdigit():
        return not seen.is_near(NOT_SUBJECT, 8, 0)
    is_written = value[0:1].isdigit() or seen.original(seen.start, seen.end).isupper()
    return is_written and not (
        (is_biology(value) and value.count(b"-") < 2) or is_public_compound(value) or is_published_trial(value)
    )


_CORE = rb"(?:0[0-9]{2}|[0-9]{4}|[0-9]{1,4}-[0-9]{2}|[a-z]{2}-[0-9]{2}|[a-z]{1,2}-?[0-9]{3}|s[0-9]{1,3}/)"
BARE = (
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^a-z](?:%b|%b) (?:du |de (?:la )?|pour (?:l[ea] )?|sur (?:l[ea] )?|chez (?:l[ea] )?|of |for |on )%b"
        % (_SURE, _BROAD, _CORE),
        _HAS,
        _judge_has,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[^a-z](?:randomi|exclu|inclu|screen|reconsent|rappeler|convoquer|relancer|desaveugl|unblind|lever l'insu de"
        rb"|s/n)[a-z]{0,3} (?:l[ea] |subject )?%b" % _CORE,
        _DONE,
        _judge_done,
    ),
    Pattern(
        "subjects",
        "SUBJECT_ID",
        rb"[0-9]{2}(?: (?:il |elle |qui )?(?:a|n'a|est|n'est|etait|veut|has|had|took|missed|may|can|was) [a-z]"
        rb"|[ -:(,]{1,3}(?:v[0-9]|sf[^a-z]|eot|screen ?f|perdu"
        rb"|withdr|enrolled))",
        _DOES,
        _judge_does,
        lead=(12, b"abcdefghijklmnopqrstuvwxyz0123456789-/"),
    ),
)
