"""Numbers of the sites of a trial: `centre 014`, `Site 1402-FR`, `SITEID 250`. They point at an investigator, hardly at a patient."""

import re

from detectors.labelled import AND, CLOSE, N, at, is_date, is_quantity, listed
from detectors.pattern import Pattern, Seen, cue
from detectors.shown import somebodys
from detectors.subject_lists import LISTS_OF_SITES

_PLACE = rb"(?:prufzentrum|sites?|centres?|centers?|cent|ctr)"
_SURE = (
    rb"site[_ -]?(?:id|number|no|num|n[o\xb0]|code)|(?:%b|id|identifiant|code)[ _]?(?:d[eu] )?%b(?:"
    rb" investigateurs?| d'investigation)?"
    rb"|%b(?: investigateurs?| investigators?| pressentis?| candidats?)? ?:? ?%b|center[_ -]?(?:id|number|no)|siteid|centreid"
) % (N, _PLACE, _PLACE, N)
_CODE = rb"(?:[0-9]{2,3}-[0-9]{2,4}|(?:[a-z]{2,3}[-_]?)?[0-9]{1,6}(?:[-_][a-z]{2,3})?)"
_LIST = listed(_CODE, AND + rb"(?:%b ?)?" % N)
_NUMBERED = re.compile(rb"(?<![a-z])(?:%b)(?![a-z])%b(?P<value>%b)" % (_SURE, CLOSE, _LIST))
"""`center #017`, `centre n° 12`; not `site d'injection 2`."""
_NAMED = re.compile(
    rb"(?<![a-z])%b(?: investigateurs?)?(?: actifs?| ouverts?| active)? ?:? ?(?P<value>%b)(?! [0-9]{2} [0-9]{2})"
    % (_PLACE, listed(rb"(?:[a-z]{2}[-_]?)?[0-9]{2,6}(?:[-_][a-z]{2,3})?", rb"(?: ?\([a-z' -]{2,24}\))?" + AND))
)
"""`Site 1402-FR`, `centre 014`; not `centre 15`, the emergency call, nor `site : 01 99 00 12 34`."""
_FILED = re.compile(rb"(?<=_)(?:site|centre|center|ctr)[-_ ]?(?P<value>[a-z]{0,3}-?[0-9]{2,5})(?=[_.])")
"""`KORAL_Site109_DelegationLog.pdf`."""
_ITEM = re.compile(_CODE)
_QUOTED = re.compile(rb"[\"'\x80][ ]?(?:centre|site|center)")
"""`si la colonne B vaut "Centre 03"`: a value that a formula compares."""
_CALLS = frozenset((b"112", b"114", b"115", b"116", b"119", b"116117"))
_COUNTRY = re.compile(rb"(?:fr|be|de|es|it|pt|nl|uk|gb|us|ch|pl|at|lu|ie|se|dk|ca)[-_][0-9]{2}")
"""`site FR-14`."""
_YEAR = re.compile(rb"(?:19|20)[0-9]{2}")
_PILOT = re.compile(rb"7[01][0-9]")
_CDISC = cue("cdiscpilot01 cdiscpilot cdisc01 cdisc pharmaverse")
_FORMULA = cue("formule formula excel nb sommeprod recherchev recherchex colonne column cellule countif sumif")
_TRIAL = cue(
    "sujet sujets subject subjects query queries pi screening randomise randomises eig sae deviation deviations kit kits iwrs irt"
    " etmf siv imv cov amendement cro promoteur cloture relance inclus inclusions arc cra recrutement investigateur"
)
"""Of two digits these make the number of a site."""


def _judge_numbered(seen: Seen) -> float:
    """Not a site of CDISC's public pilot."""
    if _PILOT.fullmatch(seen.value) and seen.is_near(_CDISC, 80, 80):
        return 0
    return 0 if is_date(seen.value) or is_quantity(seen) else 0.8


def _judge_named(seen: Seen) -> float:
    value, first = seen.value, seen.match["value"][:3]
    is_listed = len(value) < len(seen.match["value"])
    if _QUOTED.search(seen.folded.data, max(0, seen.match.start() - 1), seen.start) and seen.is_near(_FORMULA, 80, 80):
        return 0
    if _COUNTRY.match(value) and seen.original(seen.start, seen.end).isupper():
        return 0.65
    is_call = value in _CALLS and not is_listed and not seen.match[0].startswith(b"site")
    if is_call or is_date(value) or is_quantity(seen) or _YEAR.fullmatch(value):
        return 0
    is_led = is_listed and (first[:1] == b"0" or first.isdigit())
    if len(seen.digits) >= 3 or value[:1] == b"0" or is_led:
        return 0.7
    return 0.6 if value != b"15" and seen.is_near(_TRIAL, 80, 60) else 0


PATTERNS = (
    Pattern("sites", "SITE_ID", at(_SURE), _NUMBERED, somebodys(_judge_numbered), items=_ITEM),
    Pattern(
        "sites",
        "SITE_ID",
        rb"[^a-z]%b(?: investigateurs?)?(?: actifs?| ouverts?| active)? ?:? ?(?:[a-z]{2}[-_]?)?[0-9]{2}" % _PLACE,
        _NAMED,
        somebodys(_judge_named),
        items=_ITEM,
    ),
    Pattern("sites", "SITE_ID", rb"_(?:site|centre|center|ctr)[-_ ]?[a-z]{0,3}-?[0-9]{2}", _FILED, lambda _: 0.65),
    *LISTS_OF_SITES,
)
