"""People told by what they do, in English: `Xxxx to send the CRF`, `Xxxx's out next week`, `can Xxxx or Yyyy close it`. Forms by hand, from mails.

Only names of the lists that are nothing else, with their capital.
"""

import re
from collections.abc import Iterator

from detectors.names.everyday import NO_PEOPLE
from detectors.names.gazetteers import PEOPLE
from detectors.names.merging import Seen
from detectors.names.tagger import Mention
from detectors.words import STOP

_SCORE = 0.7
_NAME = r"(?P<%s>[A-ZÀ-Ý][a-zà-ÿ]{2,}(?:[-'’][A-ZÀ-Ý][a-zà-ÿ]+)?)(?: [A-Z]\.)?"
_DO = (
    r"(?:attend|call|chase|check|close|confirm|cover|draft|enter|fix|follow|forward|get|handle|join|lead|look|print|provide|query|re-?check|reply|resend"
    r"|resolve|respond|review|scan|schedule|send|sign|submit|take|train|update|upload|verify|visit|write)"
)
_DOES = (
    r"(?:approved|asked|attends|called|calls|checked|closed|confirmed|covers|covered|deleted|emailed|entered|explained|faxed|forgot|forwarded|handles|insists"
    r"|opened|phoned|promised|queried|raised|rang|refused|replied|reviewed|said|says|scanned|sends|sent|signed|told|tells|thinks|updated|uploaded|verified|wants|wrote)"
)
_DOER = re.compile(
    rf"(?<![\w'’-]){_NAME % 'name'}(?:['’]s (?:out|off|away|sick|back|late|leaving|covering|handling)\b| is (?:out|off|away|sick|back|late"
    rf"|on (?:leave|holiday|call|duty|site))\b| (?:pls|please) |, (?:could|can|would|will) you\b| (?:to|will|can|should|must|needs to|has to) {_DO}\b"
    rf"| (?:has |have |already |just )?{_DOES} (?!by\b))"
)
_ASKED = re.compile(
    rf"\b(?:[Cc]an|[Cc]ould|[Ww]ill|[Ww]ould|[Ss]hould|[Dd]id) {_NAME % 'name'}(?:,? (?:or|and) {_NAME % 'other'})? (?:please |pls |also )?{_DO}\b"
)
_WRITTEN = re.compile(
    rf"(?:\b(?:[Tt]hx|[Tt]hanks|[Pp]ing|[Rr]emind|[Cc]hase|[Ff]yi|FYI|cc|CC),?|\b[Aa]sk) {_NAME % 'name'}(?= ?[.,!;:)\n]|$| (?:to|for|if|about)\b)"
)
_ENGLISH = re.compile(rb" (?:(?:the|to|for|is|has|with|and|not|can|will|she|he) |you|pls|please|them)|thx")
"""A text without any of them is not in English, nor half."""
FORMS = (_DOER, _ASKED, _WRITTEN, _ENGLISH)


def working(seen: Seen) -> Iterator[Mention]:
    """Who does what people do at work, is asked to, or written to."""
    for form in (_DOER, _ASKED, _WRITTEN) if seen.has(_ENGLISH) else ():
        for match in seen.written(form):
            for name in match.groupdict():
                start, end = match.span(name)
                if start >= 0 and _is_name(seen, start, end):
                    yield Mention(start, end, "PERSON", _SCORE)


def _is_name(seen: Seen, start: int, end: int) -> bool:
    value = seen.plain[start:end]
    flags = set(seen.flags(value.decode("latin-1")))
    return bool(flags) and flags <= PEOPLE and value not in NO_PEOPLE and value not in STOP
