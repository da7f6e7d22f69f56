"""Lists of who has which arm, in one line or many: numbers, each with a letter, a colour or an arm, under words of an allocation.

`randomisation list: 3001 A, 3002 B, 3003 B`, `enveloppes de secours : E-041→bleu, E-042→rouge`. One pair may be anything; two in a row under
such words are the key of the blind. Own rule; single rows of a file are found by `arms`.
"""

import re

from detectors.lines import line_start
from detectors.pattern import Pattern, Seen, stands

_ARM = rb"(?:[a-fxyz]|pbo|temoin|control|bleue?|rouge|verte?|jaune|blanche?|noire?|blue|red|green|yellow|white|black)"
"""Arms by name, such as `placebo`, are those of `arms`."""
_PAIR = rb"(?:[a-z]{1,3}-?)?[0-9]{2,5}(?:-[0-9]{2,5})?[ \t]{0,2}(?:->|=>|[:=;|\x80])?[ \t]{0,2}%b(?![a-z0-9'])" % _ARM
_BETWEEN = rb"[ \t]{0,2}(?:[,;|/\t]|\r?\n|et|and)[ \t]{0,2}"
_TWO = re.compile(rb"(?<![a-z0-9._/-])%b%b%b" % (_PAIR, _BETWEEN, _PAIR))
_ITEM = re.compile(rb"(?<![a-z0-9._/-])%b" % _PAIR)
_HEAD = re.compile(
    rb"(?<![a-z])(?:(?:randomi[sz]ation|allocation|rando|unblinded|non aveugle|treatment) ?(?:list|schedule|table|codes?|key)"
    rb"|listes? (?:de |d')?(?:la )?(?:randomi|alloc|rando|non aveugle)|rand(?:om)?[ _]?(?:no|num|number|nr|id)(?![a-z])|numeros? de rando"
    rb"|levees? (?:de l'|d')(?:aveugle|insu)|enveloppes? (?:de secours|de levee|de decodage|d'urgence)"
    rb"|(?:emergency|code[- ]break) envelopes?|codes? de (?:levee|decodage)|cle du double)"
)
_INVENTED = re.compile(
    rb"(?<![a-z])(?:exemples?|examples?|fictifs?|fictives?|simul[a-z]{1,6}|set\.seed|dummy|factice|modele|template)(?![a-z])"
)
_ABOVE = 400


def _judge(seen: Seen) -> float:
    data, start = seen.folded.data, seen.match.start()
    row = line_start(data, start, _ABOVE)
    low = max(0, start - _ABOVE) if _ITEM.match(data, row) else row
    return 0.75 if stands(seen.folded, _HEAD, low, start) and not _INVENTED.search(data, low, start) else 0


PATTERNS = (
    Pattern(
        "arm_lists",
        "UNBLINDING",
        rb"[0-9]{2}[ \t]{0,2}(?:->|=>|[:=;|\x80])?[ \t]{0,2}%b[ \t]{0,2}(?:[,;|/\t]|\r?\n|et|and)[ \t]{0,2}(?:[a-z]{1,3}-?)?[0-9]{2}"
        % _ARM,
        _TWO,
        _judge,
        items=_ITEM,
        lead=(12, b"abcdefghijklmnopqrstuvwxyz0123456789-"),
    ),
)
