"""Credentials that show by their own form: keys of services, web tokens, private keys, connection strings, authorisation headers.

What only a word in front tells (`mot de passe : …`) is in passwords.py; what one behind tells is here. Sources: RFC 7468 (PEM),
RFC 3986 3.2.1 (user information), RFC 7617 and RFC 6750 (headers), and the services' own pages, see key_formats.py.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from detectors.key_formats import HEADS, JWT, KEY
from detectors.pattern import Pattern, Seen
from detectors.secret_values import counts, entropy, is_borrowed, is_held, is_name, is_reference

_PEM = re.compile(
    rb"-----begin [a-z0-9 ]{0,40}private key(?: block)?-----(?:[ \t\r\n\\>|\"',]{0,12}(?:proc-type|dek-info|version|comment):[^\n]{0,80}){0,4}"
    rb"(?:[ \t\r\n\\>|\"',]{0,12}[a-z0-9+/=]{20,2000}){0,400}"
    rb"(?:[ \t\r\n\\>|\"',]{0,12}[a-z0-9+/]{1,76}(?:={1,2}|(?=[ \t\r\n\\>|\"',]{0,12}-----end|\Z)))?"
    rb"(?:[ \t\r\n\\>|\"',]{0,12}-----end [a-z0-9 ]{0,40}private key(?: block)?-----)?"
)
"""The head alone is enough: what follows may be cut. Not `BEGIN CERTIFICATE`, which is public."""
_HEAD_ALONE = 70

_JOHN_DOE = b".eyjzdwiioiixmjm0nty3odkwiiwibmftzsi6ikpvag4grg9l"
"""Claims of the token that https://jwt.io shows: subject 1234567890, John Doe."""
_OF_HANDBOOK = 0.3
"""Claims its characters, and opens nothing."""

_PUTTY = re.compile(rb"private-lines: ?[0-9]{1,3}(?:\r?\n[a-z0-9+/=]{4,80}){1,200}")
"""The private part of a PuTTY key file."""

_CONNECTION = re.compile(
    rb"(?<=[a-z0-9+.-])://(?P<value>[^\s:/@\"'<>?#]{0,100}:(?P<secret>[^\s/\"'<>]{1,120})@[a-z0-9\[_.$%{-][a-z0-9._-]{0,100})"
)
"""`postgres://etude:…@db.interne`; not `https://x.local:8080/@nom`."""

_ORACLE = re.compile(
    rb"(?:jdbc:oracle:[a-z]{2,5}:|(?<![a-z])(?:sqlplus|conn(?:ect)?|sqlldr) )[a-z0-9_.$#-]{1,40}/(?P<value>[^\s/\"'<>@]{1,60})@"
)
"""`jdbc:oracle:thin:etude/…@//hote:1521/base`, `sqlplus etude/…@base`."""

_HEADER = re.compile(
    rb"(?<![a-z])authorization[\"']?[ ]?[:=,][ ]?[\"']?(?:(?:bearer|basic|token|apikey|api-key|digest)[ ]{1,2})?(?P<value>[a-z0-9+/=_.~:-]{8,2000})"
)
"""`Authorization: Basic ZXR1ZGU6…`; not `Authorization: Bearer <token>`."""
_BEARER = re.compile(rb"(?<![a-z])bearer[ ]{1,2}(?P<value>[a-z0-9+/=_.~-]{16,2000})")

_ACCOUNT = re.compile(
    rb"(?<![a-z])(?:accountkey|sharedaccesskey|sharedaccesssignature|sig)=(?P<value>[a-z0-9+/%=]{32,200})"
)
"""The key in a connection string of Azure. Source: https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string."""

_HOOK = re.compile(
    rb"(?:hooks\.slack\.com/(?:services|workflows|triggers)/|discord(?:app)?\.com/api/webhooks/"
    rb"|webhook\.office\.com/webhookb2/)(?P<value>[a-z0-9_@/-]{20,200})"
)
"""Whoever knows the address of a web hook may write there."""


_COOKIE = re.compile(
    rb"(?<![a-z])(?:(?:set-)?cookie[\"']? ?: ?[\"']?|(?=(?:phpsessid|jsessionid|sessionid|session_id|csrftoken|xsrf-token)=))"
    rb"(?P<value>[^\r\n\"']{20,2000})"
)
"""`Cookie: sessionid=…; csrftoken=…`: whoever has it is logged in. Source: RFC 6265."""
_COOKIE_ITEM = re.compile(rb"(?<==)[a-z0-9._%+/~-]{16,800}")

_CALLED = re.compile(
    rb"(?<![^\s\"'`(])[\"'`(]{0,2}(?P<value>[^\s\"'`<>()]{6,40})[\"'`)]{0,2},? (?:c'est|est|is) (?:le |mon |son |notre |the |my |our )(?:mdp"
    rb"|mots? de passe|pass(?:word)?)"
    rb"(?![a-z])"
)
"""`"Lune#4417" c'est le mdp du serveur`."""


def _judge_key(seen: Seen) -> float:
    value, original = seen.value, seen.original(seen.start, seen.end)
    if (
        is_borrowed(value)
        or entropy(value) < 3
        or (value.startswith(b"a") and original[:4].islower() and len(value) == 20)
    ):
        return 0
    body = original[max(original.rfind("_"), original.find("-")) + 1 :]
    is_chance = (
        value.startswith((b"akia", b"asia")) or any(c.isdigit() for c in body) or not (body.islower() or body.isupper())
    )
    return 0.95 if is_chance or (body.isalnum() and len(body) > 24) else 0


def _judge_token(seen: Seen) -> float:
    return _OF_HANDBOOK if _JOHN_DOE in seen.value else 0.95


def _judge_pem(seen: Seen) -> float:
    return 0.95 if len(seen.value) > _HEAD_ALONE else 0.7


def _judge_connection(seen: Seen) -> float:
    value = seen.match["secret"]
    is_variable = value[:1] in b"$%{[*<" or value.endswith((b"}", b"%"))
    is_word = value in (b"password", b"pass", b"pwd", b"motdepasse", b"mdp", b"secret", b"token", b"mot_de_passe")
    return 0 if is_variable or is_word or is_borrowed(value) or not value.strip(b"*x.\x80") else 0.9


def _judge_oracle(seen: Seen) -> float:
    value = seen.value
    is_word = value in (b"password", b"pass", b"pwd", b"motdepasse", b"mdp", b"secret")
    return 0 if is_word or value[:1] in b"$%{[*&" or is_borrowed(value) else 0.9


def _judge_header(seen: Seen) -> float:
    value = seen.value
    if is_borrowed(value) or value.startswith((b"bearer", b"basic")) or entropy(value) < 2.5:
        return 0
    original = seen.original(seen.start, seen.end)
    return 0.9 if any(c.isdigit() for c in original) or (original != original.lower() and len(value) > 15) else 0


def _judge_long(seen: Seen) -> float:
    return 0 if is_borrowed(seen.value) or entropy(seen.value) < 3 else 0.9


def _judge_called(seen: Seen) -> float:
    """Sign, or capital, and digit among letters."""
    letters, digits, signs = counts(seen.value)
    is_mixed = letters > 0 and digits > 0 and (signs > 0 or any(map(str.isupper, seen.original(seen.start, seen.end))))
    return 0.75 if is_mixed and not (is_held(seen.value) or is_name(seen.value) or is_reference(seen.value)) else 0


_KIND_KEY = {"kind": "key"}
_KIND_PRIVATE = {"kind": "private_key"}
_KIND_PASSWORD = {"kind": "password"}


def _pattern(core: bytes, exact: re.Pattern[bytes], judge: Callable[[Seen], float], kind: Mapping[str, str]) -> Pattern:
    return Pattern("credentials", "CREDENTIAL", core, exact, judge, attributes=kind, is_far=True)


PATTERNS = (
    _pattern(HEADS, KEY, _judge_key, _KIND_KEY),
    _pattern(rb"[^a-z0-9_.-]eyj[a-z0-9_-]{8}", JWT, _judge_token, _KIND_KEY),
    _pattern(rb".-----begin [a-z0-9 ]{0,40}private key", _PEM, _judge_pem, _KIND_PRIVATE),
    _pattern(rb".private-lines: ?[0-9]", _PUTTY, _judge_pem, _KIND_PRIVATE),
    _pattern(
        rb"[a-z0-9+.-]://[^\s:/@\"'<>?#]{0,100}:[^\s/]",
        _CONNECTION,
        _judge_connection,
        _KIND_PASSWORD,
    ),
    _pattern(
        rb"(?:.jdbc:oracle:[a-z]{2,5}:|[^a-z](?:sqlplus|conn(?:ect)?|sqlldr) )[a-z0-9_.$#-]{1,40}/",
        _ORACLE,
        _judge_oracle,
        _KIND_PASSWORD,
    ),
    _pattern(rb"[^a-z]authorization[^a-z]", _HEADER, _judge_header, _KIND_KEY),
    _pattern(rb"[^a-z]bearer [ ]?[a-z0-9+/=_.~-]{16}", _BEARER, _judge_header, _KIND_KEY),
    replace(
        _pattern(
            rb"[^a-z](?:(?:set-)?cookie[\"']? ?:|(?:phpsessid|jsessionid|sessionid|session_id|csrftoken|xsrf-token)=)",
            _COOKIE,
            _judge_long,
            _KIND_KEY,
        ),
        items=_COOKIE_ITEM,
    ),
    _pattern(
        rb"[^a-z](?:accountkey|sharedaccesskey|sharedaccesssignature|sig)=[a-z0-9+/%=]{8}",
        _ACCOUNT,
        _judge_long,
        _KIND_KEY,
    ),
    _pattern(
        rb".(?:hooks\.slack\.com/|discord(?:app)?\.com/api/webhooks/|webhook\.office\.com/webhookb2/)",
        _HOOK,
        _judge_long,
        _KIND_KEY,
    ),
    replace(
        _pattern(
            rb"[^\s] (?:c'est|est|is) (?:le |mon |son |notre |the |my |our )(?:mdp|mots? de passe|pass(?:word)?)",
            _CALLED,
            _judge_called,
            _KIND_PASSWORD,
        ),
        lead=(44, bytes(range(0x21, 0x7F))),
    ),
)
