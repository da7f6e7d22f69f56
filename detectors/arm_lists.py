"""Lists of who has which arm, in one line or many: numbers, each with a letter, a colour or an arm, under words of an allocation.

`randomisation list: 3001 A, 3002 B, 3003 B`, `enveloppes de secours : E-041→bleu, E-042→rouge`. One pair may be anything; two in a row under
such words are the key of the blind, as are two in quotes of code: `{"NB-2214": "placebo", "NB-2215": "actif"}`. Own rule; single rows of a
file are found by `arms`.
"""

import re

from detectors.lines import line_start
from detectors.pattern import Pattern, Seen, stands
from detectors.placeholders import is_rank

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
_FIRST = re.compile(rb"[a-z0-9_-]+")
_SPOKEN_OF = re.compile(
    rb"(?<![a-z])(?:alloc[a-z]*|rando[a-z]*|rand(?![a-z])|aveugle|insu|blind[a-z]*|unblind[a-z]*|iwrs|ixrs|irt|rtsm|arms?|bras|trt[a-z0-9]*|treatments?"
    rb"|traitements?|kits?|subj[a-z]*|usubjid|sujets?|patients?|pts?)(?![a-z])"
)
_TOLD_ROWS = re.compile(
    rb"(?<=\n)(?P<number>%b)[ ]?[;,|\t/:][ ]?(?:bras|arm|groupe?|group|traitement|treatment) ?[a-d1-4](?=[ ]?[;,|\t\r\n])[^\n]{0,120}\n"
    rb"(?!(?P=number))%b[ ]?[;,|\t/:][ ]?(?:bras|arm|groupe?|group|traitement|treatment) ?[a-d1-4](?=[ ]?(?:[;,|\t\r\n]|\Z))"
    % (_NUMBER, _NUMBER)
)
"""`ENV-0091;Bras 1` above another such row."""
_TOLD_ROW = re.compile(rb"(?:(?<=\n)|\A)%b[ ]?[;,|\t/:][ ]?[a-z]{3,10} ?[a-d1-4](?![a-z0-9])" % _NUMBER)


def _judge(seen: Seen) -> float:
    data, start = seen.folded.data, seen.match.start()
    row = line_start(data, start, _ABOVE)
    low = max(0, start - _ABOVE) if _ITEM.match(data, row) else row
    return 0.75 if stands(seen.folded, _HEAD, low, start) and not _INVENTED.search(data, low, start) else 0


def _is_ranked(seen: Seen) -> bool:
    """Whether the number of a pair is a toy's."""
    number = _FIRST.search(seen.value)
    return number is not None and is_rank(number[0])


def _judge_quoted(seen: Seen) -> float:
    """Pairs of code, where it speaks of subjects, kits or an allocation, and which nobody made up."""
    data, start, end = seen.folded.data, seen.match.start(), seen.match.end()
    row, high = line_start(data, start, _ABOVE), end + _ABOVE // 2
    low = max(0, start - _ABOVE) if data[row:start].strip(b" \t([{") == b"" else row
    if _is_ranked(seen) or _INVENTED.search(data, low, high):
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
    Pattern(
        "arm_lists",
        "UNBLINDING",
        rb"\n[a-z]{0,5}[-_]?[0-9]{2,6}(?:[-_][0-9]{2,5}){0,2}[ ]?[;,|\t/:][ ]?(?:bras|arm|group|traitement|treatment)",
        _TOLD_ROWS,
        lambda seen: (
            0 if _is_ranked(seen) or _INVENTED.search(seen.folded.data, max(0, seen.start - _ABOVE), seen.end) else 0.75
        ),
        items=_TOLD_ROW,
    ),
)
