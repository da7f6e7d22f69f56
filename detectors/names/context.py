"""What stands in front of a mention: the rest of its line, and a title."""

import re

from detectors.names.merging import Seen
from detectors.names.tagger import Mention
from detectors.words import TITLES

_REACH = 80
_LONGEST_TITLE = 15
_WORDS = (b"me ", b"mm ", b"ms ")
"""Titles with a capital alone: `Me`, `MM`; not `je me`, `80 mm`."""
TITLE = re.compile(rb"(?<![a-z])(?:%b)\.?[ \xa0]\Z" % b"|".join(sorted(TITLES, reverse=True)))
_AGENT = re.compile(
    rb"(?<![a-z])(?:re)?(?:vu|opere|suivi|examine|prescrit|adresse|signe|redige|appele|recu|preleve|inclus|randomise|forme|valide)"
    rb"e?s?(?: [a-z'-]{1,20}){0,3} par \Z"
)
"""`opérée hier par Xxxx`."""


def is_agent(seen: Seen, mention: Mention) -> bool:
    """Whether somebody did what stands right in front."""
    is_behind = seen.plain.startswith(b" par ", max(0, mention.start - len(" par ")))
    return is_behind and _AGENT.search(*before(seen, mention)) is not None


def is_titled(seen: Seen, mention: Mention) -> bool:
    """Whether a title stands right in front: `Mme`, `Dr`, `Me`; not `je me`."""
    title = TITLE.search(seen.plain, max(0, mention.start - _LONGEST_TITLE), mention.start)
    return title is not None and (not title[0].startswith(_WORDS) or seen.has_capital(title.start()))


def before(seen: Seen, mention: Mention) -> tuple[bytes, int, int]:
    """Where to look in front of a mention, on its line."""
    low = max(0, mention.start - _REACH)
    return seen.plain, max(low, seen.plain.rfind(b"\n", low, mention.start) + 1), mention.start
