"""Lists of who has which arm, in one line or many: numbers, each with a letter, a colour or an arm, under words of an allocation.

`randomisation list: 3001 A, 3002 B, 3003 B`, `enveloppes de secours : E-041→bleu, E-042→rouge`. One pair may be anything; two in a row under
such words are the key of the blind, as are two in quotes of code: `{"NB-2214": "placebo", "NB-2215": "actif"}`. Own rule; single rows of a
file are found by `arms`.
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
_QUOTED_ARM = (
    rb"(?:placebo|pbo|plb|actif|active|act|verum|ver|exp(?:erimental)?|control(?:e)?|ctrl|temoin|comparat(?:or|eur)|intervention|treatment|drug"
    rb"|traitement|(?:arm|bras|trt|groupe?)[ _-]?[a-d1-4]|[a-fxyzt])"
)
_NUMBER = rb"(?:[a-z]{1,5}[-_]?[0-9]{3,6}(?:[-_][0-9]{2,5})?|[a-z]{0,3}[0-9]{2,4}-[0-9]{2,5}|[0-9]{4,6})"
_QUOTED = rb"(?:[\"'`]%b[\"'`]|%b) ?(?:=>|[:=,]) ?[\"']%b[\"']" % (_NUMBER, _NUMBER, _QUOTED_ARM)
_TWO_QUOTED = re.compile(rb"%b[ )\]}]{0,3},?[ ]?(?:\r?\n)?[ \t({\[]{0,12}%b" % (_QUOTED, _QUOTED))
_QUOTED_ITEM = re.compile(_QUOTED)
_SPOKEN_OF = re.compile(
    rb"(?<![a-z])(?:alloc[a-z]*|rando[a-z]*|rand(?![a-z])|aveugle|insu|blind[a-z]*|unblind[a-z]*|iwrs|ixrs|irt|rtsm|arms?|bras|trt[a-z0-9]*|treatments?"
    rb"|traitements?|kits?|subj[a-z]*|usubjid|sujets?|patients?|pts?)(?![a-z])"
)
_DUMMY = re.compile(rb"[\"'`]?[a-z]{0,8}[-_]?0{0,4}[0-9]{1,2}[\"'`]?(?![0-9-])")


def _judge(seen: Seen) -> float:
    data, start = seen.folded.data, seen.match.start()
    row = line_start(data, start, _ABOVE)
    low = max(0, start - _ABOVE) if _ITEM.match(data, row) else row
    return 0.75 if stands(seen.folded, _HEAD, low, start) and not _INVENTED.search(data, low, start) else 0


def _judge_quoted(seen: Seen) -> float:
    """Pairs of code, where it speaks of subjects, kits or an allocation, and which nobody made up."""
    data, start, end = seen.folded.data, seen.match.start(), seen.match.end()
    row, high = line_start(data, start, _ABOVE), end + _ABOVE // 2
    low = max(0, start - _ABOVE) if data[row:start].strip(b" \t([{") == b"" else row
    if _DUMMY.match(data, seen.start) or _INVENTED.search(data, low, high):
        return 0
    return 0.75 if stands(seen.folded, _SPOKEN_OF, low, high) else 0


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
    Pattern(
        "arm_lists",
        "UNBLINDING",
        rb"[0-9][\"'`]? ?(?:=>|[:=,]) ?[\"']%b[\"'][ )\]}]{0,3},?[ ]?(?:\r?\n)?[ \t({\[]{0,12}[\"'`]?[a-z]{0,5}[-_]?[0-9]"
        % _QUOTED_ARM,
        _TWO_QUOTED,
        _judge_quoted,
        items=_QUOTED_ITEM,
        lead=(14, b"abcdefghijklmnopqrstuvwxyz0123456789-_\"'`"),
    ),
)
