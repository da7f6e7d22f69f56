"""What stands where the code of a study might, and is none: days, years, chemotherapies, registry numbers, published trials, science."""

import re

from detectors.labelled import is_date, is_quantity
from detectors.pattern import Seen
from detectors.placeholders import is_placeholder
from detectors.public_codes import is_biology, is_published_trial

_NOT_CODE = re.compile(
    rb"(?:phase|covid|version|v|amendement|annexe|page|visite|cohorte|bras|grade|n|no|de|du|en|le|la|des"
    rb"|depuis|publiee?s?|menee?s?|sur"
    rb"|avec|in|of|from|with|on|at|since|and|et|"
    rb"realisee?|conduite?|randomise[de]?|pivot|pilote?|nejm|lancet|jama|chez|pour|par|janvier|fevrier|mars"
    rb"|avril|mai|juin|juillet|aout"
    rb"|septembre|octobre|novembre|decembre|between|dans|aux?|"
    rb"entre|code|number|arm|group|day|week|article|chapitre|section|ich|loi|iso|mr|rgpd|gdpr)[ ._/-]?[0-9].*"
)
_REGIMEN = re.compile(
    rb"(?:r-?)?(?:mini-?)?(?:chop|choep|chp|abvd|beacopp|escbeacopp|dhap|dhaox|ice|esap|gdp|gemox|folfox"
    rb"|folfiri|folfirinox|flot|xelox"
    rb"|capox|ac|ec|fec|tc|tch|tcbh|cmf|tpf|bep|vip|vac|vdc|map|bacod|cvp|vad|vmp"
    rb"|vrd|kd|krd|flag|aza|ven|beam|itm|npld|dcf)[ -]?[0-9]{1,3}(?:-[0-9])?(?![0-9])"
)
"""`R-CHOP 21`, `AC60`: chemotherapies."""
_TWO_NAMES = re.compile(rb"[a-z]{3,}/[a-z]{3,}")
_YEAR = re.compile(rb"(?:19|20)[0-9]{2}(?:[-/](?:19|20)?[0-9]{2})?")
_REGISTERED = re.compile(
    rb"nct|isrctn|u1111[ -]|20[0-9]{2}-[0-5a][0-9]{5}-[0-9]{2}|(?:actrn|chictr|drks|jrct|pactr|umin|ctri)[ s/-]?[0-9]"
)
"""The number of a trial in a registry, which trials.py knows."""
_VARIABLE = re.compile(
    rb"(?:trt|trtseq|tr|ap|aph|ph|agegr|regiongr|sitegr|racegr|pop|stratf?|paramcd|crit|anl)[0-9]{1,2}[a-z]{0,5}"
)
"""Of ADaM, https://www.cdisc.org/standards/foundational/adam: `USUBJID TRT01P AGEGR1`."""


def is_variable(value: bytes) -> bool:
    """Whether a value is the name of a variable of ADaM that ends with a number."""
    return _VARIABLE.fullmatch(value) is not None


def is_no_code(seen: Seen) -> bool:
    """Whether a value is one of these."""
    value = seen.value
    return bool(
        is_date(value)
        or is_placeholder(value)
        or is_quantity(seen)
        or is_biology(value)
        or is_published_trial(value)
        or _NOT_CODE.fullmatch(value)
        or _YEAR.fullmatch(value)
        or _REGIMEN.match(value)
        or _TWO_NAMES.search(value)
        or _REGISTERED.match(value)
        or value.startswith((b"http", b"www."))
    )
