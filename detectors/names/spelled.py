"""Names whose letters stand apart, as heads of forms have them: `Nom : D U P O N T`, `D U P O N T Marie`. Not `C O N C L U S I O N`."""

import re
from collections.abc import Iterator
from dataclasses import replace

from detectors.names.context import is_titled
from detectors.names.evidence import has_cue
from detectors.names.gazetteers import COMMON, PEOPLE
from detectors.names.merging import Seen
from detectors.names.tagger import Mention
from detectors.words import FIRST_NAMES

_SCORE = 0.8
_FIRST = frozenset("fg")
_LETTERS = re.compile(r"[A-ZÀ-Ý] [A-ZÀ-Ý] [A-ZÀ-Ý] [A-ZÀ-Ý](?: [A-ZÀ-Ý])*(?![\w'’])")
FORMS = (_LETTERS,)
_NEXT = re.compile(rb"[ ]([a-z][a-z-]+)")


def spelled(seen: Seen) -> Iterator[Mention]:
    """Surnames of the lists, and whatever stands behind a title or a field, or in front of a first name."""
    for match in seen.written(_LETTERS):
        if match.start() and seen.text[match.start() - 1].isalnum():
            continue
        mention = Mention(*match.span(), "PERSON", _SCORE)
        first = _first_name(seen, mention.end)
        if _is_name(seen, mention, first is not None):
            yield mention if first is None else replace(mention, end=first)


def _is_name(seen: Seen, mention: Mention, has_first_name: bool) -> bool:
    word = seen.plain[mention.start : mention.end].replace(b" ", b"")
    flags = set(seen.flags(word.decode("latin-1")))
    if is_titled(seen, mention) or has_cue(seen, mention):
        return True
    return COMMON.isdisjoint(flags) and (has_first_name or not PEOPLE.isdisjoint(flags))


def _first_name(seen: Seen, end: int) -> int | None:
    """Where the first name behind ends, if there is one."""
    behind = _NEXT.match(seen.plain, end)
    if behind is None or not seen.has_capital(behind.start(1)):
        return None
    is_first = behind[1] in FIRST_NAMES or bool(_FIRST & set(seen.flags(behind[1].decode("latin-1"))))
    return behind.end() if is_first else None
