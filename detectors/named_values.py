"""Secrets whose name and value stand apart, as settings and shells write them: Postman, Kubernetes, web.config, `echo … | gpg`.

`{"key": "edc_secret", "value": "…"}`, `- name: DB_PASSWORD` above `value: …`, `<add key="IwrsPwd" value="…"/>`.
"""

import re

from detectors.pattern import Pattern, Seen
from detectors.secret_values import counts, is_held, is_name, is_parameter

_SECRET = rb"(?:passw(?:or)?d|passphrase|pwd|mdp|secret|token|api[_-]?key|unblind[a-z]{0,4}[_-]?key|private[_-]?key)"
_NAMED = re.compile(
    rb"(?<![a-z])(?:key|name|nom|cle)[\"']? ?[:=] ?[\"']?[a-z0-9_.-]{0,40}?%b[a-z0-9_.-]{0,12}[\"']?[ ,;]{0,3}(?:\r?\n)?[ ]{0,12}[\"']?"
    rb"(?:value|valeur|val)[\"']? ?[:=] ?[\"']?(?P<value>[^\s\"'<>]{6,200})" % _SECRET
)
"""`"key": "edc_secret", "value": "k9Vw-22xQ"`; not `name: token`, `value: ${TOKEN}`."""
_PIPED = re.compile(
    rb"(?<![a-z])(?:echo|printf)(?: -n)? [\"']?(?P<value>[^\"'\n|<>]{6,80}?)[\"']? ?\| ?(?:sudo )?"
    rb"(?:gpg|openssl|cryptsetup|smbclient|kinit|docker login|passwd|vault|7z|su(?:do)? )"
)
"""`echo "Lavande;44;Mont" | gpg --passphrase-fd 0`; not `echo $PASS | gpg`."""


def _judge(seen: Seen) -> float:
    """Letters and figures; no variable, no file, no placeholder."""
    letters, digits, _ = counts(seen.value)
    is_code = is_held(seen.value) or is_name(seen.value) or is_parameter(seen.value)
    return 0.8 if letters and digits and not is_code else 0


def _judge_piped(seen: Seen) -> float:
    """One word with a sign among its letters and figures."""
    return _judge(seen) if b" " not in seen.value and counts(seen.value)[2] else 0


PATTERNS = (
    Pattern(
        "named_values",
        "CREDENTIAL",
        rb"[^a-z](?:key|name|nom|cle)[\"']? ?[:=] ?[\"']?[a-z0-9_.-]{0,40}%b" % _SECRET,
        _NAMED,
        _judge,
        None,
        {"kind": "password"},
    ),
    Pattern("named_values", "CREDENTIAL", rb"[^a-z](?:echo|printf) ", _PIPED, _judge_piped, None, {"kind": "password"}),
)
