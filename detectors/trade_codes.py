"""Codes of studies and compounds that only the trade around them tells: `la BI v7 de RUB-2210`, `le DSMB de K-114B`, `kits de nox-441`.

Letters and a number are anything: what only those speak of who run a study is joined to them, or the line tells it twice, and no table
of public codes knows them. Trade words: ICH E6(R3), glossary, https://www.ich.org; habit of project teams.
"""

import re
from functools import partial

from detectors.compounds import OTHER
from detectors.labelled import is_quantity
from detectors.lines import line_end, line_start
from detectors.not_codes import is_no_code
from detectors.pattern import Pattern, Seen, cue, stands
from detectors.public_codes import has_public_name, is_public_compound
from detectors.sights import near_matches
from detectors.study_conduct import NUMBERED, YEARED
from detectors.study_names import AROUND, RUN, is_read_about, is_run

_CODE = re.compile(
    rb"(?<![a-z0-9])(?<![a-z0-9][./\\_=@&-])(?<![./\\_=@&#])"
    rb"(?P<value>[a-z]{2,6}-[0-9]{2,5}[a-z]?(?:-[a-z0-9]{1,5}){0,2}|[a-z]{3,6}-[0-9][a-z]|[a-z]-[0-9]{3,4}[a-z]?|[a-z]{2,5}[0-9]{3,5}[a-z]?)"
    rb"(?![a-z0-9])(?![./\\=@-][a-z0-9])"
)
"""`TAL-4471`, `onc-2217-cl02`, `NEP-2B`, `K-209C`, `ABX2204`."""
_STRONG = (
    rb"(?:dsmb|i?dmc|csi|dsur|siv|imv|mvr|bi|ib|impd|cta|rmp|e-?crf|edc|iwrs|ivrs|rtsm|ctms|e?tmf"
    rb"|sap|csr|icf|nific?|note d'information|amendements?|amendments?|amdts?|lplv|lpi|lpfv|fpi|fpfv|fplv|dbl|(?:db|database) lock"
    rb"|gel de (?:la )?base|data cut-?off|topline|interim|(?<!brochure )investigat(?:eurs?|ors?)|promoteur|sponsor"
    rb"|cohortes?(?: d'expansion)?|rp2d|screening(?: log| failures?)?|recrutement|recruitment|enrol+ment"
    rb"|inclusions?|randomi[sz]ation|rando|kits?|labo central|central lab|mise en place|close-?out|newsletter"
    rb"|copil|data review|dm review|review meeting|susars?|saes?|eigs?|narratives?|m?itt|(?:itt|safety|fas) population|adsl|adae|adtte|sdtm|adam"
    rb"|tlfs?|pfs|levee d'aveugle|unblinding|cpp|ansm|ctis|cda|cro|deviations?|queries)"
)
_WEAK = (
    rb"(?:cohorts?|expansion|escalade|escalation|population|bras|arms?|protocoles?|essai|etude|study|trial|sites?|centres?|sujets?|subjects?"
    rb"|anti-[a-z0-9-]{2,8}|inhibiteur|compound)"
)
"""These need a word of running a study on the line."""
_GAP = (
    rb"(?: (?:n[o\xb0] ?)?v?[0-9]{1,2}(?:\.[0-9])?)?(?: ?[:-])?(?: (?:de|du|of|for|pour|sur|dans|on|in|the|l'etude|l'essai|essai|etude|study|trial"
    rb"|meeting|report|log|shell|est|is|patients?|log|en|ouverts?|actifs?)){0,3} [\"'(\[]{0,2}"
)
_AHEAD = re.compile(rb"(?<![a-z])(?:(?P<strong>%b)|%b)%b\Z" % (_STRONG, _WEAK, _GAP))
"""`la cohorte 4 de `, `DSUR `, `SIV of `; not `le site de Paris, `."""
_BEHIND = re.compile(
    rb"[\"')\]]{0,2}(?: ?[:/,-])? (?:the |our |notre |le |la |les |l')?(?:(?P<strong>%b)|%b)(?![a-z])"
    % (_STRONG, _WEAK)
)
"""` DSUR`, `] newsletter`."""
_SURE = re.compile(
    rb"(?<![a-z0-9])(?:dsmb|i?dmc|dsur|siv|imv|mvr|impd|e-?crf|iwrs|ivrs|rtsm|ctms|etmf|nific|lplv|lpfv|fpfv|fplv|dbl|cro|rp2d|susars?"
    rb"|adsl|adae|adtte|ctis|cpp|phase [123][ab]|marge (?:de )?ni|non-?inferiori(?:te|ty)|bras placebo"
    rb"|cohorte d'expansion|screen failures?)(?![a-z0-9])"
)
"""One of these on the line is enough for what is made as codes are."""
_HEARD = 60
_OTHER = re.compile(
    rb"(?:capa|dev|nc|qa|aq|chg|prj|po|bc|form|ver|rev|ctr|pt|eln|id|no|num|aud|salle|bureau|room|hp|rtx|gtx|ryzen|dell|usb|hdmi|wifi|win|office|excel|sas"
    rb"|stata|python|php|java|html|css|nyha|asa|ecog|pv|mr|riph|en|nf|md|utf|km|atc|cim|icd|dsm|eq|sf|qlq|mmse|moca|eva|dmla)-?[0-9].*"
)
"""What the trade numbers besides studies, and what everybody knows."""
_SMALL = re.compile(
    rb"[a-z]{2,5}-[0-9]{3,5}[a-z]?(?:-[a-z0-9]{1,5}){0,2}|k-[0-9]{3}[a-z]|[b-df-hj-np-tv-z]{3}[0-9]{3,4}"
)
_WELL_MADE = re.compile(rb"[a-z]{2,5}-[0-9]{2,5}[a-z]?(?:-[a-z0-9]{1,5}){0,2}|[a-z]-[0-9]{3}[a-z]|[a-z]{3}[0-9]{4}")
_COUNTRY = re.compile(rb"(?:fr|be|de|es|it|pt|nl|uk|gb|us|ch|pl|at|lu|ie|se|dk|ca|cz|hu|ro|bg)-?[0-9]{2,3}")
"""`FR-14`: a site."""
_LETTERED = re.compile(rb"[a-z]-[0-9]{3}[a-z]")
"""`K-114B`: a mutation has no hyphen."""
_KEPT = re.compile(
    rb"(?<=[\"'/\\])(?P<value>[a-z]{2,6}-?[0-9]{3,5}[a-z]?(?:-[a-z0-9]{1,5}){0,2}|[a-z]{2,6}-[0-9]{2}(?:-[0-9]{2,4}){1,2})(?=[\"'/\\])"
)
"""`where study_id in ('ABX2204', 'ABX2207')`, `/edc/export/LUM-3301/lb.csv`."""
_DATA = re.compile(
    rb"(?<![a-z])(?:study_?id|studies|etudes|trials|usubjid|subjid|siteid|nb_?sites|ad(?:sl|ae|tte|lb|rs|vs)|sdtm|adam|edc|e?crf|ae(?:ser|soc|decod|term)"
    rb"|visitnum|avisit|trt01[pa]|(?:dm|ae|lb|vs|ex|cm|mh|adsl)\.(?:csv|xpt|sas7bdat|xlsx?)|rave|viedoc|redcap|randlist)(?![a-z])"
)
"""What only data of trials are called."""
_WITHIN = 160
_COUNTED = re.compile(
    rb"(?<![a-z])(?:etude|essai|protocole?|study|trial)(?: n[o\xb0])? (?P<value>(?!19[5-9][0-9]|20[0-4][0-9])[0-9]{4,6})(?![0-9a-z])(?![.,/:-][0-9])"
)
"""`CSR shell for study 1174`, `trois inclusions dans le protocole 1907`; not `étude 2019`."""
_RUN = cue(
    "csr tmf etmf sap crf ecrf inclusion inclusions inclus cra arc monitoring site sites centre centres promoteur sponsor query queries amendement"
    " amendment dsmb sae eig susar lplv synopsis ansm cpp ctis kit kits investigateur investigateurs investigators recrutement"
)


def _judge(seen: Seen) -> float:
    """What is joined to a word of the trade, or made as codes are where the line tells it twice."""
    is_typed = seen.original(seen.start, seen.end).isupper() or _SMALL.fullmatch(seen.value)
    if not is_typed or _is_public(seen) or is_read_about(seen):
        return 0
    if _WELL_MADE.fullmatch(seen.value):
        return 0.6 if _is_sure(seen) or is_run(seen, 2) or _is_joined(seen) else 0
    return 0.6 if _is_joined(seen) else 0


def _judge_kept(seen: Seen) -> float:
    """Where data of trials are read."""
    data = seen.folded.data
    around = line_start(data, seen.start, _WITHIN), line_end(data, seen.end, _WITHIN)
    return 0.6 if stands(seen.folded, _DATA, *around) and not _is_public(seen) else 0


def _judge_counted(seen: Seen) -> float:
    return 0.6 if seen.is_near(_RUN, 80, 80) and not (is_quantity(seen) or is_read_about(seen)) else 0


def _is_sure(seen: Seen) -> bool:
    """In capitals beside a word that nobody else says."""
    data = seen.folded.data
    around = line_start(data, seen.start, _WITHIN), line_end(data, seen.end, _WITHIN)
    return stands(seen.folded, _SURE, *around) and seen.original(seen.start, seen.end).isupper()


def is_led(seen: Seen) -> bool:
    """Whether a word that only those who run a study say leads to the value."""
    found = _AHEAD.search(seen.folded.data, line_start(seen.folded.data, seen.start, _HEARD), seen.start)
    return found is not None and found["strong"] is not None


def _is_joined(seen: Seen) -> bool:
    data, start, end = seen.folded.data, seen.start, seen.end
    ahead = _AHEAD.search(data, line_start(data, start, _HEARD), start)
    behind = _BEHIND.match(data, end, line_end(data, end, _HEARD))
    found = [match for match in (ahead, behind) if match is not None]
    return any(match["strong"] for match in found) or (bool(found) and is_run(seen))


def _is_public(seen: Seen) -> bool:
    value = seen.value
    return (
        (is_no_code(seen) and not _LETTERED.fullmatch(value))
        or YEARED.fullmatch(value) is not None
        or _COUNTRY.fullmatch(value) is not None
        or NUMBERED.fullmatch(value) is not None
        or _OTHER.fullmatch(value) is not None
        or OTHER.fullmatch(value) is not None
        or is_public_compound(value)
        or is_quantity(seen)
        or has_public_name(seen.folded.data, seen.end)
    )


_TRADE = re.compile(rb"(?<![a-z])(?:%b|%b)(?![a-z])" % (_STRONG, _WEAK))
"""Without such a word near, or one of a study that is run, nothing here is a code."""
_code = partial(Pattern, "study_codes", "STUDY_CODE")
TRADE_CODES = (
    _code(
        rb"[a-z](?:-[0-9]{2}|-[0-9][a-z]|[0-9]{3})",
        _CODE,
        _judge,
        lead=(6, b"abcdefghijklmnopqrstuvwxyz"),
        hopeful=near_matches(_TRADE, _SURE, RUN, reach=AROUND),
    ),
    _code(rb"[\"'/\\][a-z]{2,6}-?[0-9]{2}", _KEPT, _judge_kept),
    _code(rb"[^a-z](?:etude|essai|protocole?|study|trial)(?: n[o\xb0])? [0-9]{4}", _COUNTED, _judge_counted),
)
