"""What forms and handbooks show where a number would stand: `XXX-001`, `FR-XXXX-2024-00000`, `XYZ-001-001`, `AAA-99-9999`. Numbers of nobody.

Nor are those of CDISC's public pilot, https://github.com/cdisc-org/sdtm-adam-pilot-project: `01-701-1015`.
"""

import re

_NUMBERS = rb"01-7[01][0-9]-1[0-9]{3}"
_PLACEHOLDER = re.compile(
    rb"(?:.*[^a-z])?x{3,8}(?:[^a-z].*)?|(?:.*[^0-9a-z])?abc[-_ ]?123(?:4(?:5(?:6)?)?)?(?:[^0-9a-z].*)?|aa[ -]?123[ -]?(?:aa|bb)"
    rb"|(?:test|demo|dummy|exemple|example|sample|fake)[-_ ]?(?:[a-z]{1,8}[-_ ]?)?[0-9]{1,4}"
    rb"|(?:.*[^a-z])?xyz[-_ ]?[0-9]{2,4}(?:[-_ ][0-9]{2,5}){1,2}"
    rb"|(?P<letter>[a-mo-wyz])(?P=letter){2,7}(?:[-_ ](?P<next>[0-9a-z])(?P=next){0,7}){1,4}|n{3,8}(?:[-_ ][0-9a-z]{1,8}){0,4}"
    rb"|(?:cdisc(?:pilot)?[-_]?)?%b" % _NUMBERS
)
_ZEROS = re.compile(rb"[a-z]{0,4}(?:[-_./ ]?0{2,7}){1,4}")
"""`XX-000-0000`, `00`: a form."""
_UNNAMED = re.compile(
    rb"(?:trial|study|essai|etude|protocole?|drug|produit|molecule|compound|site|centre|company|sponsor|promoteur)[-_ ]?(?:[xyz]{1,3}|abc)"
    rb"|(?:trial|study|etude|essai)[-_ ]?[0-9]{1,3}"
)
"""`TRIAL-X`, `STUDY01`."""
_PILOT = re.compile(_NUMBERS)
"""All that is shown without a letter."""
_RANK = re.compile(rb"[a-z]{0,8}0{0,4}[0-9]{1,2}|[a-z]{0,8}[-_]0?[0-9]{1,2}")
_SHORTEST, _LONGEST = 3, 79


def is_rank(value: bytes) -> bool:
    """`S001`, `12`, `P-03`: rows that somebody numbered; not `BX-0041`."""
    return _RANK.fullmatch(value) is not None


def is_placeholder(value: bytes) -> bool:
    """Whether letters stand for digits to come, the first of the alphabet for a name, or a word says so. On folded bytes."""
    if b"00" in value and _ZEROS.fullmatch(value):
        return True
    if not value.islower():
        return _PILOT.fullmatch(value) is not None
    is_brief = _SHORTEST <= len(value) <= _LONGEST
    return is_brief and (_PLACEHOLDER.fullmatch(value) or _UNNAMED.fullmatch(value)) is not None
