r"""Names under which somebody logs in: half of a credential, and mostly made of the person's name or staff number.

`identifiant Orbis : qmaubert02`, `login souhaité : qmaubert`, `CHU\q.maubert`. Only behind its word, and only what looks like somebody's: not
`root`, not an address, not a variable. Own rule; Active Directory writes `domain\name` (https://learn.microsoft.com/windows/win32/adschema/a-samaccountname).
"""

import re

from detectors.names import shipped_lists
from detectors.names.gazetteers import PEOPLE
from detectors.pattern import Pattern, Seen

_WORD = (
    rb"(?:logins?|identifiants?|utilisateur|utilisatrice|user(?:name)?|compte(?: ad| windows)?|session(?: windows)?)"
)
_TOOL = rb"(?: (?:[a-z][a-z0-9-]{2,14}|dx ?care)){0,2}"
_JOINT = rb"(?: ?[:=] ?| (?:c'?est|est|is|souhaitee?|demandee?|actuel) ?:? ?)[\"'`(]?"
_VALUE = rb"(?P<value>(?:[a-z]{2,12}\\)?[a-z](?:[a-z]|[._-](?=[a-z])){1,18}[0-9]{0,8}|[a-z]{1,4}[0-9]{5,10})"
_LOGIN = re.compile(
    rb"(?<![a-z0-9_-])%b(?![a-z0-9_])%b%b%b(?![a-z0-9_@(\[{=*\\-])(?!\.[a-z0-9])" % (_WORD, _TOOL, _JOINT, _VALUE)
)
"""`identifiant Orbis c'est qmaubert02`; not `user = get_user()`, `identifiant : prenom.nom@x.fr`."""
_DOMAIN = re.compile(
    rb"(?<![a-z0-9_-])%b(?![a-z0-9_])%b ?[:=]? ?[\"'`]?(?P<value>[a-z][a-z0-9-]{1,14}\\[a-z][a-z0-9._-]{2,20})(?![a-z0-9\\])"
    % (_WORD, _TOOL)
)
"""`user chu\\q.maubert`; not a path."""
_BESIDE = re.compile(
    rb"(?<![a-z0-9_-])%b (?P<value>[a-z]{6,20}[0-9]{0,4})(?![a-z0-9_@(\[{=*\\-])(?!\.[a-z0-9])" % _WORD
)
"""`login qmaubert, mdp …`; not `login page`."""
_NOBODY = re.compile(
    rb"(?:.*\\)?(?:(?:admin\w*|root|user|utilisateur|test|guest|invite|demo|postgres|oracle|mysql|svc|service|srv|app|api|dba|sys|system|ubuntu|www"
    rb"|toto|titi|foo|bar|my|mon|ton|votre|nom|prenom|exemple|example|john|jane|jdoe|jdupont|alice|bob|default|public|anonymous|none|null|true"
    rb"|string|str|int|varchar|uuid|id|login|name|compte|pi|ec2|git|docker|airflow|jenkins)[._-]?[a-z]{0,12}[0-9]{0,4})"
)
_INITIALS = 2
_FEWEST = 5


def _judge(seen: Seen) -> float:
    """With a number, a point between two names, or a surname behind one or two letters."""
    value = seen.value
    if _NOBODY.fullmatch(value) or len(value) < _FEWEST:
        return 0
    letters = value.rpartition(b"\\")[2].rstrip(b"0123456789")
    digits = len(value) - len(value.rstrip(b"0123456789"))
    is_english = seen.match[0].startswith(b"user")
    if b"\\" in value or digits >= 4 or (not is_english and digits >= 2):
        return 0.65
    return 0.65 if _is_of_a_name(letters.decode("ascii")) else 0


def _judge_beside(seen: Seen) -> float:
    """Nothing but a blank parts it from its word: it must be a name."""
    letters = seen.value.rstrip(b"0123456789").decode("ascii")
    return 0.65 if _is_initial_and_surname(letters) and not _NOBODY.fullmatch(seen.value) else 0


def _is_of_a_name(letters: str) -> bool:
    """`q.maubert`, `quentin.maubert`, `qmaubert`, `maubertq`."""
    flags = shipped_lists().flags
    first, point, rest = letters.partition(".")
    if point:
        return len(first) == 1 or not PEOPLE.isdisjoint(flags(first)) or not PEOPLE.isdisjoint(flags(rest))
    if flags(letters):
        return False
    if _is_initial_and_surname(letters):
        return True
    ends = (*(letters[n:] for n in range(1, _INITIALS + 1)), letters[:-1])
    return any("s" in flags(end) for end in ends if len(end) >= _FEWEST - 1)


def _is_initial_and_surname(letters: str) -> bool:
    """`qmaubert`."""
    flags = shipped_lists().flags
    return len(letters) > _FEWEST and not flags(letters) and "s" in flags(letters[1:])


PATTERNS = (
    Pattern("logins", "CREDENTIAL", rb"[^a-z0-9_-]%b[ :=\"'`]" % _WORD, _LOGIN, _judge),
    Pattern("logins", "CREDENTIAL", rb"[^a-z0-9_-]%b[ :=\"'`]" % _WORD, _DOMAIN, _judge),
    Pattern("logins", "CREDENTIAL", rb"[^a-z0-9_-]%b [a-z]{6}" % _WORD, _BESIDE, _judge_beside),
)
