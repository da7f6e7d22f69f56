"""Names that people sign in with: `user=mvautravers`, `élodie.vautravers`, `jp.vautravers`. Forms by hand, from usual directories.

Without a word for users in front, both parts must be names: methods, files and hosts are written alike.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from detectors.names.gazetteers import COMMON, PEOPLE
from detectors.names.merging import Seen
from detectors.names.tagger import Mention
from detectors.words import STOP

_SCORE = 0.93
_LOGGED_SCORE = 0.96
"""An audit trail is of nothing but what people did."""
_SHORTEST = 4
_LONGEST_CUE = 30
_PARTED = re.compile(
    rb"(?<![a-z0-9@./\\_$'-])([a-z]{1,14}(?:-[a-z]{2,14})?)[._]([a-z]{3,20}(?:-[a-z]{2,20})?)(?![a-z0-9@(\[/\\_=-]|[.][a-z0-9])"
)
"""Two parts, nothing of a path, an address or a call around them."""
_WHOLE = re.compile(rb"[a-z]{5,24}(?![a-z0-9@.(\[/\\_=-])")
_CUE = re.compile(
    rb"(?<![a-z])(?:(?:user(?:name|id)?|login|uid|auteur|author|owner|assignee|reviewer|compte|identifiant|utilisat(?:eur|rice)|session"
    rb"|(?:saisi|modifie|cree|signe|verrouille|valide|relu|rouvert|locked|updated|created|signed|entered"
    rb"|raised|opened|closed|answered|queried|approved|reviewed) (?:par|by))"
    rb"(?:[\"']?[ ]?[=:][ ]?|[ ])|(?:to|cc|bcc|cci|from): ?)[\"']?(?=[a-z])"
)
"""`user=`, `saisi par`."""
_CUES = re.compile(
    rb"user|login|uid|auteur|author|owner|assignee|reviewer|compte |identifiant|utilisat|session|saisi par|modifie par|cree par|signe par"
    rb"|verrouille par|valide par|relu par|rouvert par|ed by|to:|cc:|cci:|from:"
)
"""A text without any of them tells of no user."""
_TIME = rb"[0-9]:[0-9]{2}[\],;|]? ?(?:\| ?)?"
_LOGGED = re.compile(
    rb"%b(?P<name>[a-z]{5,24})[ ,;|]{1,3}(?:(?:has )?(?:re)?(?:opened|closed|answered|queried|signed|locked|unlocked|updated"
    rb"|created|entered|modified|deleted|exported|approved|verified|frozen|logged|downloaded|printed|viewed)"
    rb"|a (?:re)?(?:ouvert|clos|signe|saisi|modifie|cree|supprime|exporte|valide|verrouille|imprime|repondu)|connexion|login|logout)(?![a-z])"
    % _TIME
)
"""`10:02 mvautravers opened form AE`: a line of an audit trail."""
FORMS = (_PARTED, _CUE, _CUES, _LOGGED)
_TIMED = re.compile(rb"%b\Z" % _TIME)
_OF_NAMES = re.compile(rb"[a-z]{1,2}(?:le|la|de|du|van|ben|el)(?P<last>[a-z]{4,})")
"""`klebihan`, `oduprat`."""
_INITIALED = re.compile(
    rb"(?!db|pg|sv|sr)(?:t[bcdfgklmnpv]|[mjln][bcdfglmnprstv]|d[bcdfglmnpstv]|[bfv][cdgmnpstv]|r[bcdfglmnpstv]|c[bdfgmnpstv]|p[bcdfgmv]|g[bcdfmpstv]"
    rb"|s[bdfgrv])[aeiouy][a-z]{3,10}"
)
"""`tdubosq`: an initial before what no word begins with; whether a list has the surname or not."""
_GIVEN = frozenset("fg")
_INITIALS = re.compile(rb"[a-z]|[jmpa][a-z]")
"""An initial, or those of a double first name: `jp`, `mc`."""
_WORDS = COMMON | {"n", "a", "m"}
"""Flags of words of French, of English, of acronyms, months."""
_VARIABLES = 2
"""So many names with an underscore that no list knows are a program's: `n_samples`, `n_features`."""
_MEMBERS = re.compile(
    rb"[._](?:shape|dtype|size|values?|columns?|index|head|tail|mean|std|sum|min|max|copy|iter|count|length|name|data|type|keys?|items?|text|plot|fit"
    rb"|trans|scale|offset|test|train|true|pred|score|score[sd]|array|list|dict|apply|merge|group|path|json|dates?|times?)"
)
"""What a program asks of a variable: `x.dtype`, `X_train`."""
_FILE = re.compile(
    rb"(?:png|jpe?g|gif|svg|pdf|docx?|xlsx?|pptx?|csv|tsv|txt|json|xml|html?|yaml|yml|zip|log|sas|sql|ipynb|odt|ods|mp[34]|wav|mov|bak|tmp)"
)
_MACHINES = frozenset(
    b"admin administrator administrateur system systeme root guest invite service anonymous postgres oracle mysql nobody daemon default".split()
)


def logins(seen: Seen) -> Iterator[Mention]:
    """Names in two parts, and those of one part behind a word for users."""
    ends = {match.end() for match in seen.folded(_CUE)} if seen.has(_CUES) else set()
    parted = list(seen.folded(_PARTED))
    variables = _variables(seen, parted)
    for match in parted:
        is_asked = _MEMBERS.fullmatch(seen.plain, match.end(1), match.end()) is not None
        if not is_asked and match[0] not in variables and _is_parted_name(seen, match, ends):
            yield Mention(*match.span(), "PERSON", _SCORE)
    for end in ends:
        if (word := _WHOLE.match(seen.plain, end)) and _is_joined(seen, word[0]):
            yield Mention(*word.span(), "PERSON", _SCORE)
    for logged in seen.folded(_LOGGED):
        if _is_joined(seen, logged["name"]):
            yield Mention(*logged.span("name"), "PERSON", _LOGGED_SCORE)


def signs_in(seen: Seen, mention: Mention) -> bool:
    """Whether a word for users stands right in front."""
    low = max(0, mention.start - _LONGEST_CUE)
    if _TIMED.search(seen.plain, low, mention.start):
        return True
    return any(cue.end() == mention.start for cue in _CUE.finditer(seen.plain, low, mention.start + 1))


def _is_parted_name(seen: Seen, match: re.Match[bytes], ends: Collection[int]) -> bool:
    """A first name and no word of a language; where users are told of, initials and anything, or a surname; right behind their word any two."""
    first, last = (set(seen.flags(part.decode("latin-1"))) for part in match.groups())
    if match[2] in STOP or _FILE.fullmatch(match[2]) or not _MACHINES.isdisjoint(match.groups()):
        return False
    if match.start() in ends and _WORDS.isdisjoint(first | last):
        return True
    if ends and (not _GIVEN.isdisjoint(first) or _INITIALS.fullmatch(match[1]) or not PEOPLE.isdisjoint(last)):
        return True
    return "f" in first and _WORDS.isdisjoint(last)


def _variables(seen: Seen, parted: Iterable[re.Match[bytes]]) -> frozenset[bytes]:
    """Variables of a program: an initial and what no list knows, beside others like it: `n_features`; not `m_vautravers`."""
    strange = frozenset(
        match[0]
        for match in parted
        if len(match[1]) == 1 and b"_" in match[0] and PEOPLE.isdisjoint(seen.flags(match[2].decode("latin-1")))
    )
    return strange if len(strange) >= _VARIABLES else frozenset()


def _is_joined(seen: Seen, word: bytes) -> bool:
    """In no list itself, and a surname behind or before one letter: `mvautravers`, `vautraversm`."""
    if seen.flags(word.decode("latin-1")) or word in _MACHINES:
        return False
    parts = (word[1:], word[2:], word[3:])
    if _INITIALED.fullmatch(word) and all(_WORDS.isdisjoint(seen.flags(part.decode("latin-1"))) for part in parts):
        return True
    of = _OF_NAMES.fullmatch(word)
    return any(
        PEOPLE & set(seen.flags(part.decode("latin-1")))
        for part in (word[1:], word[:-1], word[2:], of["last"] if of else b"")
        if len(part) >= _SHORTEST
    )
