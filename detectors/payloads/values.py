"""Shapes of the values that a field of some type may hold. All on folded bytes, all bounded.

A field's name says what its value is; these say only what it cannot be: a placeholder, a type of a schema, a count, a mean.
"""

import re

from detectors.labelled import NO_DAYS, is_uniform
from detectors.not_codes import is_variable
from detectors.placeholders import is_placeholder

_DIGITS = re.compile(rb"[0-9]")
_MONTH = (
    rb"(?:janv?(?:ier)?|jan(?:uary)?|fevr?(?:ier)?|feb(?:ruary)?|mars?|mar(?:ch)?|avr(?:il)?|apr(?:il)?|mai|may|juin|june?|juil(?:let)?|july?"
    rb"|aout|aug(?:ust)?|sept?(?:em(?:bre|ber))?|oct(?:o(?:bre|ber))?|nov(?:em(?:bre|ber))?|dec(?:em(?:bre|ber))?|unk?)\.?"
)
_DAY, _MON, _YEAR = (
    rb"(?:0?[1-9]|[12][0-9]|3[01]|un|uk)",
    rb"(?:0?[1-9]|1[0-2]|un|uk)",
    rb"(?:18[89]|19[0-9]|20[0-4])[0-9]",
)
DATE = re.compile(
    rb"(?:%b[ ./-]%b[ ./-](?:%b|[0-9]{2})|%b[ ./-]%b(?:[ ./-]%b)?|(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])%b"
    rb"|%b(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])|%b(?:er)?[ ./-]?%b[ ./,-]{0,2}(?:%b|[0-9]{2})|%b|%b %b,? %b|%b/%b)"
    rb"(?:[t ]?[0-9]{2}:?[0-9]{2}(?::?[0-9]{2}(?:\.[0-9]{1,6})?)?(?:z|[+-][0-9]{2}:?[0-9]{2})?)?"
    % (_DAY, _MON, _YEAR, _YEAR, _MON, _DAY, _YEAR, _YEAR, _DAY, _MONTH, _YEAR, _YEAR, _MONTH, _DAY, _YEAR, _MON, _YEAR)
)
"""`14/03/1957`, `14MAR1957`, `19570314`, `1957-03`, `1957`; not `3450`, not `12.5`."""
_NUMBER = re.compile(rb"[a-z]{0,6}[ ._-]?[0-9][0-9a-z ._/-]{1,24}")
_NAME = re.compile(rb"(?:[a-z\x80][a-z'\x80.-]{1,30})(?:[ ^,]{1,2}[a-z\x80][a-z'\x80.-]{0,30}){0,4}")
_INITIALS = re.compile(rb"[a-z](?:[ .-]{0,2}[a-z]){1,4}\.?")
_SUBJECT = re.compile(rb"[a-z0-9](?:[a-z0-9._/()-]{0,38}[a-z0-9)])?(?: \([a-z-]{2,8}\))?")
_DUMMY = re.compile(rb"(?:p|pt|pat|patient|subj|subject|sujet|s|id|participant|user)?[ _-]?0{0,4}[0-9]{1,2}")
"""`P001`, `12`: rows that somebody numbered."""
_CODED = re.compile(
    rb"(?P<letters>[a-z]{1,5}-?)?(?P<first>[0-9]{1,4})-(?P<last>[0-9]{2,5})(?:-[a-z]{2,3})?|[0-9]{1,4}-[a-z]{1,4}-[0-9]{2,5}|[a-z]{0,3}[0-9]{6,8}"
)
"""`P-0012-04`, `031-0007`, `04-DRV-017`, `2203017`."""
_FEWEST_DIGITS = 5
_YEAR_ALONE = re.compile(_YEAR)
_PHONE = re.compile(rb"(?:\+|00)?[(]?[0-9](?:[ ()./_-]{0,2}[0-9]){7,14}")
_MAIL = re.compile(rb"[^\s@]{1,64}@[^\s@]{2,100}")
_FREE = re.compile(rb"(?=.{0,20}[a-z0-9]{2}).{2,120}")
_CITY = re.compile(rb"(?:[0-9]{5} )?[a-z\x80][a-z'\x80 -]{1,40}(?: (?:cedex )?[0-9]{1,5})?")
_CODE = re.compile(rb"(?=[^0-9]{0,30}[0-9])[a-z0-9](?:[a-z0-9 ._/-]{1,30})")
_SITE = re.compile(rb"(?=[a-z]{0,4}[ _-]?[0-9])[a-z0-9][a-z0-9 _-]{0,11}")
_POSTCODE = re.compile(rb"(?:f-)?[0-9ab]{2} ?[0-9]{3}")
_ARM = re.compile(rb"[a-z0-9][a-z0-9 .,/+%()-]{0,60}")
_NIR = re.compile(rb"[1-478](?:[ ./_-]?[0-9ab]){12}(?:[ ./_-]{0,2}(?:cle )?[0-9]{2}|[ ./_-]{0,2}[0-9][ ]?[0-9])?")
_DOCUMENT = re.compile(rb"(?=[^0-9]{0,8}[0-9])[0-9a-z](?:[ ./-]?[0-9a-z]){7,17}")
_PASSWORD = re.compile(rb"(?=[^0-9\n]{0,60}[0-9])(?=[^a-z\n]{0,60}[a-z])[!-~]{5,60}")
_REGISTERED = re.compile(rb"[0-9a-z](?:[ .]?[0-9]){8,10}")

BLANKS = frozenset(
    b"string str text texte varchar char character nvarchar int integer integer64 float double number numeric num date datetime timestamp bool"
    b" boolean object array null none nan nil na nd nr nc uuid enum required optional obligatoire facultatif oui non yes no true false type"
    b" variable label libelle description format length longueur colonne column champ field value valeur key cle index primary foreign unique"
    b" xxx xx xxxx yyyy aaaa jj mm dd todo test exemple example foo bar baz toto titi tata doe lorem ipsum inconnu inconnue unknown anonyme"
    b" anonymous anonymized anonymised anonymise masked masque redacted vide empty n/a nom prenom noms prenoms name firstname lastname surname"
    b" family given patient sujet"
    b" subject ipp nir ddn dob id identifiant code factor categorical continuous qualitative quantitative mean moyenne median mediane total"
    b" somme count effectif sd std min max ecart-type missing manquant autre other homme femme masculin feminin male female self this data"
    b" random tag placeholder sample demo dummy your votre mon undefined select where from print input function return def class"
    b" in is or and not for if else with as the of to"
    b" definition definitions explication explications designation missions rubrique rubriques formulaire cadre droits difference differences".split()
)
"""What schemas, code, forms and tables of means write where a value would stand."""

SHAPES: dict[str, re.Pattern[bytes]] = {
    "DATE_OF_BIRTH": DATE,
    "DATE_OF_CARE": DATE,
    "PERSON": _NAME,
    "INITIALS": _INITIALS,
    "FR_IPP": _NUMBER,
    "FR_NDA": _NUMBER,
    "FR_ID_DOCUMENT": _DOCUMENT,
    "FR_NIR": _NIR,
    "FR_INS": _NIR,
    "SUBJECT_ID": _SUBJECT,
    "RANDOMISATION": _CODE,
    "SITE_ID": _SITE,
    "STUDY_CODE": _CODE,
    "CASE_ID": _CODE,
    "PHONE_NUMBER": _PHONE,
    "EMAIL_ADDRESS": _MAIL,
    "ADDRESS": _FREE,
    "POSTCODE": _POSTCODE,
    "LOCATION": _CITY,
    "UNBLINDING": _ARM,
    "CREDENTIAL": _PASSWORD,
    "FR_RPPS": _REGISTERED,
    "FR_ADELI": _REGISTERED,
    "FR_FINESS": _REGISTERED,
}
"""Entity type, or POSTCODE, which is a part of an address -> what its values look like."""

_LONG_ENOUGH = {"FR_IPP": 4, "FR_NDA": 5, "FR_ID_DOCUMENT": 5, "SUBJECT_ID": 1, "CASE_ID": 3}
"""Digits at least."""
_OF_HOSPITALS = frozenset({"FR_IPP", "FR_NDA"})
"""Numbers that are all zeros in forms and tests."""
_WORD = re.compile(rb"[a-z0-9/-]+")


def fits(entity: str, value: bytes, *, is_generic: bool = False) -> bool:
    """Whether a value may be one of this type. `is_generic` tells that the field's name alone says little: `patient`, `id`."""
    if not SHAPES[entity].fullmatch(value) or _is_blank(entity, value) or is_placeholder(value):
        return False
    if entity == "SUBJECT_ID" and is_variable(value):
        return False
    digits = _DIGITS.findall(value)
    if len(digits) < _LONG_ENOUGH.get(entity, 0) or (entity in _OF_HOSPITALS and is_uniform(b"".join(digits))):
        return False
    return not (is_generic and entity == "SUBJECT_ID" and _DUMMY.fullmatch(value))


def is_coded(value: bytes) -> bool:
    """Whether a value is written as hardly anything but the numbers of subjects; not `65-74`, `2024-03`, `20240312`."""
    match = _CODED.fullmatch(value)
    if match is None or DATE.fullmatch(value) or is_placeholder(value):
        return False
    first, last = match["first"], match["last"]
    if match["letters"] or first is None:
        return True
    if _YEAR_ALONE.fullmatch(last):
        return False
    is_padded = first.startswith(b"0") or last.startswith(b"0")
    return (
        len(first + last) >= _FEWEST_DIGITS
        and len(last) > 2
        and (is_padded or int(first) > int(last) or len(last) > max(len(first), 3))
    )


def _is_blank(entity: str, value: bytes) -> bool:
    if entity in ("PERSON", "LOCATION", "ADDRESS"):
        return any(word in BLANKS for word in _WORD.findall(value))
    return (
        value in BLANKS
        or (entity == "DATE_OF_BIRTH" and value in NO_DAYS)
        or (entity == "PHONE_NUMBER" and is_uniform(value[-8:]))
    )
