"""Passwords that were tried or replaced, one beside or below the other: `2e essai : …`, `ancien/nouveau : … / …`, `nouveau : …`.

Only the text says that passwords are meant, so a value must look chosen by somebody: letters, figures, and signs or capitals inside.
"""

import re

from detectors.pattern import Pattern, Seen, stands
from detectors.secret_values import counts, is_cased, is_held, is_name, is_reference
from detectors.uuids import is_uuid

_RANK = rb"(?:[1-9] ?(?:ere?|eme|e|nde?|st|rd|th)|premi(?:er|ere)|second|deuxieme|troisieme|derniere?|autre|first|third|last)"
_TRY = rb"(?:%b (?:essai|tentative|try|attempt|fois)|(?:essai|tentative|try|attempt) ?(?:n[o\xb0] ?)?[1-9]|%b)" % (
    _RANK,
    _RANK,
)
_OF = rb"(?:l'un(?:e)? (?:de|des|d'eux|de ces|de ceux-ci)|one of)"
_STATE = rb"(?:nouveau|nouvel|ancien|actuel|precedent|provisoire|temporaire|new|old|current|previous)"
_LABEL = rb"(?:%b|%b|%b(?: ?(?:/|->|=>|puis|et|and) ?%b)?)" % (_TRY, _OF, _STATE, _STATE)
_VALUE = rb"[^\s\"'`<>|,;()]{6,40}"
_EXACT = re.compile(
    rb"(?<![a-z0-9-])%b(?: (?:mdp|mot de passe|password|pwd|pass))? ?(?:[:=\x80]|->|=>)"
    rb" ?[\"'`]?(?P<value>%b(?:[\"'`]? ?(?:[/,]|->|=>|puis|et|ou|or|then)"
    rb" ?[\"'`]?%b){0,4})" % (_LABEL, _VALUE, _VALUE)
)
"""`2e essai : Bleuet!46`; not `nouveau : Rapport_v2.docx`."""
_ITEM = re.compile(rb"(?<![^\s\"'`/>])(?!(?:puis|then)(?![a-z])|->|=>)[^\s\"'`/,]{6,40}")
_PASSWORD = re.compile(
    rb"(?<![a-z])(?:mots? de passe|motdepasse|mdps?|passwords?|passwd|pwd|logins?|identifiants?|connexion|code d'acces|compte|account|acces"
    rb"|mon pass|vault|coffre|keepass|secret|passphrase)(?![a-z])"
)
_FILE = re.compile(
    rb"[^\s]{1,40}\.(?:docx?|xlsx?|pptx?|pdf|csv|txt|sas|r|py|zip|xml|html?|json|sql|tar|gz|fr|com|org|net|eu)[.]?"
)
_VERSION = re.compile(rb"(?:[a-z]{1,12}[-_])?v?[0-9]{1,3}(?:\.[0-9a-z]{1,4}){1,3}(?:[-+_][a-z0-9]{1,8})?")
_BEFORE, _BEHIND = 300, 160
_FEWEST_LETTERS = 3


def _judge(seen: Seen) -> float:
    """Chosen by somebody, where passwords are spoken of."""
    original = seen.original(seen.start, seen.end)
    letters, digits, signs = counts(seen.value)
    if letters < _FEWEST_LETTERS or not digits or not (signs or is_cased(original)) or _is_other(seen.value, original):
        return 0
    start = seen.match.start()
    return 0.8 if stands(seen.folded, _PASSWORD, max(0, start - _BEFORE), seen.match.end() + _BEHIND) else 0


def _is_other(value: bytes, original: str) -> bool:
    """A file, a version, the number of a thing: `ALZ-2204!`; not `Merlu-2024!`."""
    whole, value = value, value.rstrip(b".,:;)!?")
    if is_held(value) or is_name(value) or is_uuid(value) or _FILE.fullmatch(value) or _VERSION.fullmatch(value):
        return True
    return is_reference(whole) or (is_reference(value) and original.isupper())


_CONNECT = re.compile(
    rb"connect\(\s?[\"'][^\"'\n]{1,60}[\"'], ?(?P<value>[\"'][^\"'\n]{1,60}[\"'](?:, ?[\"'][^\"'\n]{1,60}[\"']){0,2})"
)
"""`connect("user", "password", "host:1521/DB")`."""
_ARGUMENT = re.compile(rb"(?<=[\"'])[^\"'\s,]{6,60}(?=[\"'])")


def _judge_connect(seen: Seen) -> float:
    """By its place alone: figures with capitals or signs, and no address."""
    original = seen.original(seen.start, seen.end)
    letters, digits, signs = counts(seen.value)
    is_address = any(sign in seen.value for sign in (b".", b"/", b":"))
    return (
        0.85 if letters and digits and (signs or is_cased(original)) and not (is_address or is_held(seen.value)) else 0
    )


PATTERNS = (
    Pattern(
        "tried_passwords",
        "CREDENTIAL",
        rb"[^a-z]connect\(\s?[\"'][^\"'\n]{1,60}[\"'], ?[\"']",
        _CONNECT,
        _judge_connect,
        None,
        {"kind": "password"},
        items=_ARGUMENT,
    ),
    Pattern(
        "tried_passwords",
        "CREDENTIAL",
        rb"[^a-z0-9-](?:[1-9] ?(?:er|em|e|n|st|rd|th)|premi|second|deux|trois|dern|autre |first |third |last |essai|tentative|try|attempt"
        rb"|nouve|ancien|actuel|preced|provis|tempor|new|old|curr|prev|l'un|one of)[a-z0-9 /\xb0>=-]{0,34}[:=\x80>]",
        _EXACT,
        _judge,
        None,
        {"kind": "password"},
        items=_ITEM,
    ),
)
