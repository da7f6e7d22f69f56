"""E-mail addresses, also internal (`@aphp.local`, `@intranet`), MSSanté, percent-encoded and disguised ones (`(at)`, `arobase`).

Anchored on the at sign: the local part is found by walking back at most 64 characters (RFC 5321, section 4.5.3.1.1). No list of
public suffixes: the domains that no public list knows are the ones that must not leak. Source: https://www.rfc-editor.org/rfc/rfc5321
"""

import re

from detectors.pattern import Pattern, Seen
from detectors.public_contacts import is_of_author, is_role_mailbox

_LOCAL_REACH = 64
_LABEL = rb"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_PLAIN = re.compile(rb"(?P<at>@|%%40)(?P<domain>%b(?:\.%b){0,8})(?![a-z0-9])" % (_LABEL, _LABEL))
"""`@chu-exemple.fr`; not `@ 10h`."""
_SPACED = re.compile(rb"(?P<at> @ ?|@ )(?P<domain>%b(?:\.%b){1,8})(?![a-z0-9])" % (_LABEL, _LABEL))
"""` @ test.com`: the domain must have a dot."""
_DOT = rb"(?:\.| ?[\[({] ?(?:point|dot) ?[\])}] ?| point | dot )"
_DISGUISED = re.compile(
    rb"(?P<at> ?[\[({] ?(?:at|arobase|chez|@) ?[\])}] ?| arobase )(?P<domain>%b(?:%b%b){1,8})(?![a-z0-9])"
    % (_LABEL, _DOT, _LABEL)
)
"""`(at)example.org`, ` arobase chu point fr`; not `(at) J8`."""

_LOCAL = re.compile(rb"[a-z0-9._%+'-]*[a-z0-9_]")
"""The local part, read backwards."""
_DOTS = re.compile(_DOT)
_WORDY = re.compile(rb"[a-z]")
_TOP = re.compile(rb"(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})\Z")
_INTERNAL = re.compile(rb"[a-z][a-z-]{2,}[a-z]")
_NO_HOST = frozenset(
    b"entry latest next beta alpha stable canary main master head home file localhost property override host hostname server domain".split()
)
_LONGER_TOPS = frozenset(
    b"info local intranet intra internal corp home sante asso paris health pharma clinic gouv bzh".split()
)
"""Of more than three letters, by which spaces around the sign are believed: `self.gradient @ self.coef` multiplies."""
_NO_USER = frozenset(b"git".split())
_UNITS = frozenset(b"service socket timer mount automount swap target slice".split())
"""`getty@tty1.service`, of systemd."""


def _with_local(seen: Seen) -> tuple[int, int]:
    """The folded span with the local part in front of the at sign; empty where there is none."""
    data, at = seen.folded.data, seen.match.start()
    low = max(0, at - _LOCAL_REACH)
    backwards = _LOCAL.match(data[low:at][::-1])
    start = at - (backwards.end() if backwards else 0)
    return (start, seen.end) if start < at else (at, at)


def _judge(seen: Seen) -> float:
    local, domain = seen.folded.data[seen.start : seen.match.start()], seen.match["domain"]
    if local in _NO_USER or not _WORDY.search(local) or is_role_mailbox(seen.value):
        return 0
    if is_of_author(seen.folded.data, seen.start):
        return 0
    *names, top = _DOTS.split(domain)
    if not names:
        return 0.6 if len(local) > 2 and _INTERNAL.fullmatch(domain) and domain not in _NO_HOST else 0
    return 0.9 if _TOP.fullmatch(top) and top not in _UNITS else 0


def _judge_spaced(seen: Seen) -> float:
    top = _DOTS.split(seen.match["domain"])[-1]
    is_short = len(top) < 4 or top in _LONGER_TOPS
    return min(_judge(seen), 0.8) if is_short and seen.match.start() - seen.start > 1 else 0


PATTERNS = (
    Pattern("email", "EMAIL_ADDRESS", rb"[a-z0-9._%+'-](?:@|%40)[a-z0-9][a-z0-9.-]", _PLAIN, _judge, _with_local),
    Pattern("email", "EMAIL_ADDRESS", rb"[a-z0-9._%+'-](?: @ ?|@ )[a-z0-9]", _SPACED, _judge_spaced, _with_local),
    Pattern(
        "email",
        "EMAIL_ADDRESS",
        rb"[a-z0-9._%+'-](?: ?[\[({] ?(?:at|arobase|chez|@) ?[\])}]| arobase )",
        _DISGUISED,
        _judge,
        _with_local,
    ),
)
