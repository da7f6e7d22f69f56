"""Numbers of clinical trials in public registries: NCT, EudraCT, EU CT, ID-RCB, ISRCTN, UTN and the registries of the WHO platform.

Issued by ClinicalTrials.gov, EMA (EudraCT, CTIS), ANSM (ID-RCB), BMC (ISRCTN), WHO (UTN, https://www.who.int/clinical-trials-registry-platform).
None has a published check digit, so shape and label are all there is. A published number alone is not secret: the charter says what it means.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from detectors.coined_names import SURE
from detectors.labelled import is_published
from detectors.lines import line_end, line_start
from detectors.pattern import Pattern, Seen, words
from detectors.study_names import is_read_about

_EUDRACT_LABEL = words("eudra ?ct", "euctr", "essai", "trial", "etude", "study")
_CTIS_LABEL = words("eu ?ct", "ctis", "euctr", "essai", "trial", "etude", "study")
_RCB_LABEL = words("id[ -]?rcb", "rcb", "ansm", "essai", "etude")
_NOT_TRIAL = words("factures?", "commandes?", "devis", "cve", "lots?", "marche", "bon", "dossier", "ticket", "avoir")

_D = rb"[0-9o]"
_LEFT = rb"(?:(?<![0-9a-z-])|(?<=eudract)|(?<=euctr)|(?<=rcb))"
_EUDRACT = re.compile(
    _LEFT + rb"20[0-9]{2}(?P<gap>[ -]| - )[0-4][0-9]{5}(?P=gap)[0-9]{2}(?:-[a-z]{2})?(?![0-9a-z]|-[0-9])"
)
"""`2016-008888-31`, `2020-008886-77-BE`; not `2024-508887-63-00`, which is an EU CT number."""
_EU_CT = re.compile(
    _LEFT + rb"20(?:2[2-9]|[3-9][0-9])(?P<gap>[ -]| - )5[0-9]{5}(?P=gap)[0-9]{2}(?:(?P=gap)[0-9]{2})?(?![0-9a-z])"
)
"""`2025-508884-46-00`; not `1998-508887-63-00`, older than the portal."""
_ID_RCB = re.compile(_LEFT + rb"20%b{2}(?P<gap>[ -]?| - )a%b{5}(?P=gap)%b{2}(?![0-9a-z])" % (_D, _D, _D))
"""`2016-A08888-31`; not `2016-A8888-31`."""
_EUDRACT_CORE = rb"[^0-9-]20[0-9]{2} ?[ -] ?[0-4][0-9]{5} ?[ -] ?[0-9]{2}"
_EU_CT_CORE = rb"[^0-9-]20[0-9]{2} ?[ -] ?5[0-9]{5} ?[ -] ?[0-9]{2}"
_ID_RCB_CORE = rb"[^0-9-]20%b{2} ?[ -]? ?a%b{5}" % (_D, _D)
_NCT = re.compile(rb"(?<![0-9a-z])nct[ #:_-]{0,3}(?:n[o\xb0] ?)?%b{8}(?![0-9a-z])" % _D)
"""`NCT08888771`; not `NCT0888877`."""
_ISRCTN = re.compile(rb"(?<![0-9a-z])isrctn[ :#-]{0,3}(?:n[o\xb0]\.? ?)?%b{8}(?![0-9a-z])" % _D)
_UTN = re.compile(rb"(?<![0-9a-z])u1111[ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9a-z]|-[0-9])")
"""`U1111-1888-7771`; not `U1113-1888-7771`."""
_OTHERS = (
    rb"actrn126[0-9]{11}|chictr(?:-[a-z]{2,6})?-?[0-9]{8,10}|drks[ -]?[0-9]{8}"
    rb"|ctri/20[0-9]{2}/[0-9]{2,3}/[0-9]{6}|jrct(?:s[0-9]{9}|[0-9]{10})"
    rb"|jprn-[a-z]{3,5}[0-9]{5,10}|umin[0-9]{9}|pactr[0-9]{15,16}|kct[0-9]{7}|tctr[0-9]{11}"
    rb"|rbr-[0-9a-z]{6,9}|irct[0-9]{6,14}n[0-9]{1,3}"
    rb"|slctr/20[0-9]{2}/[0-9]{3}|rpcec[0-9]{8}|lbctr[0-9]{10}|itmctr[0-9]{10}|nl-omon[0-9]{3,6}|ntr[0-9]{4,5}"
)
_OTHER = re.compile(rb"(?<![0-9a-z])(?:%b)(?![0-9a-z])" % _OTHERS)
"""`DRKS00099999`, `jRCT2099999999`; not `DRKS`."""
_LINE = 160
_CPP_LABEL = words(
    "cpp", "comite de protection des personnes", "cnriph", "si[ -]?riph(?:2g)?", "riph(?:2g)?", "cerees", "cesrees"
)
_CPP_BARE = re.compile(rb"(?<![0-9a-z])(?<![0-9][.,-])[0-9]{2}\.0[0-9]{4}\.0[0-9]{5}(?![0-9a-z]|[.,-][0-9])")
"""`23.00999.000222`, the portal's way (general knowledge, no published format); not `22.00.1`."""
_CPP = re.compile(
    rb"(?<![a-z])(?:cpp|cnriph|si[ -]?riph(?:2g)?|riph2g)(?![a-z])(?: (?:sud|nord|est|ouest"
    rb"|ile[ -]de[ -]france|idf|mediterranee"
    rb"|outre[ -]mer|et)(?:[ -](?:est|ouest|mediterranee|outre[ -]mer))?"
    rb"| [ivx]{1,4}(?![a-z])| [0-9]{1,2}(?= )){0,3}(?:[ :=#(,/-]|n[o\xb0]s?|ref(?:erence)?\.?|dossier|avis"
    rb"|num(?:ero)?){0,8}"
    rb"(?P<value>[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4,6}|20[0-9]{2}[-/][a-z][-/]?[0-9]{1,4}"
    rb"|[0-9]{2}[./-][0-9]{3,6}(?:[./-][0-9a-z]{1,6})?"
    rb"|20[0-9]{2}[-/ ][0-9]{2,4}(?:-[0-9a-z]{1,3})?)(?![0-9a-z]|[./-][0-9a-z])"
)
"""`avis CPP Sud-Est II n° 2023-A-99`; not `avis favorable du CPP`."""


def _judge_eudract(seen: Seen) -> float:
    return _judge_shape(seen, _EUDRACT_LABEL, 0.85)


def _judge_eu_ct(seen: Seen) -> float:
    return _judge_shape(seen, _CTIS_LABEL, 0.9)


def _judge_id_rcb(seen: Seen) -> float:
    return _judge_shape(seen, _RCB_LABEL, 0.95)


def _judge_shape(seen: Seen, label: re.Pattern[bytes], bare: float) -> float:
    """Hyphens make the shape; written with spaces, in one piece or with a misread digit it needs its label."""
    if seen.is_labelled(label) or seen.folded.data[max(0, seen.match.start() - 7) : seen.match.start()].endswith(
        (b"eudract", b"euctr", b"rcb")
    ):
        return 0.95
    if seen.match["gap"] != b"-" or b"o" in seen.value or seen.is_after(_NOT_TRIAL):
        return 0
    return bare


def _judge_named(_: Seen) -> float:
    return 0.95


def _judge_cpp(seen: Seen) -> float:
    return 0.7 if seen.is_labelled(_CPP_LABEL) else 0.5


_ANSWERED = re.compile(
    rb"(?<![a-z])(?:rfi|(?:our|notre|nos) (?:answers?|reponses?|response)|on repond|repondre a l'evaluat|en retard de)(?![a-z])"
)


def _judge_own(seen: Seen) -> float:
    """The number of a study that somebody runs, told with its business: no longer what a registry shows."""
    data = seen.folded.data
    line = line_start(data, seen.start, _LINE), line_end(data, seen.end, _LINE)
    is_run = SURE.search(data, *line) or _ANSWERED.search(data, *line)
    return 0.97 if is_run and not (is_published(seen) or is_read_about(seen)) else 0


def _pattern(
    registry: str, core: bytes, exact: re.Pattern[bytes], judge: Callable[[Seen], float] = _judge_named
) -> Pattern:
    return Pattern("trials", "TRIAL_ID", core, exact, judge, attributes=MappingProxyType({"registry": registry}))


PATTERNS = (
    *(
        Pattern("study_codes", "STUDY_CODE", core, exact, _judge_own)
        for core, exact in ((_EUDRACT_CORE, _EUDRACT), (_EU_CT_CORE, _EU_CT), (_ID_RCB_CORE, _ID_RCB))
    ),
    _pattern("eudract", _EUDRACT_CORE, _EUDRACT, _judge_eudract),
    _pattern("eu_ct", _EU_CT_CORE, _EU_CT, _judge_eu_ct),
    _pattern("id_rcb", _ID_RCB_CORE, _ID_RCB, _judge_id_rcb),
    _pattern("nct", rb"[^0-9a-z]nct[ #:_-]{0,3}(?:n[o\xb0] ?)?%b{8}" % _D, _NCT),
    _pattern("isrctn", rb"[^0-9a-z]isrctn", _ISRCTN),
    replace(_pattern("utn", rb"[^0-9a-z]u1111", _UTN), tells_digits=True),
    _pattern("cpp", rb"[^0-9a-z][0-9]{2}\.0[0-9]{4}\.0[0-9]{5}", _CPP_BARE, _judge_cpp),
    _pattern("cpp", rb"[^a-z](?:cpp|cnriph|si[ -]?riph|riph2g)", _CPP, lambda _: 0.7),
    _pattern("other", rb"[^0-9a-z](?:%b)" % _OTHERS, _OTHER),
)
