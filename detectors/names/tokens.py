"""Words, numbers, signs and line ends of a text, with their places. The original text: here, capitals tell.

Elisions are parted (`l'` `hôpital`), hyphenated names stay whole (`Jean-Pierre`), initials keep their dot (`J.`, `J.-P.`), an e-mail or web
address is one token, so is a number with its separators, and so are line ends, one or several.
"""

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
      [ \t\r]*(?:\n|\\[nrt](?![a-z]{2}[a-z'é]*\\))[ \t\r\n]*   # a line end, real or escaped, with what is empty behind it
    | https?://[^\s<>"']+ | www\.[^\s<>"']+
    | [\w.+-]{1,64}+@[\w-]+(?:\.[\w-]+)+
    | (?:[ldjnsmtcLDJNSMTC]|[Qq]u|QU|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Pp]resqu)['’](?=[^\W\d_])
    | (?:[^\W\d_]\.-?){1,3}(?<=\.)(?![^\W\d_])                 # initials
    | (?:Ph|Th|Ch|Fr|Cl|Gh|Kh|Ed|Ad|Al|Ve|Yv)\.(?=[ \-]?[A-ZÀ-Ý])
    | \d+(?:[.,/:]\d+)*
    | [^\W\d_]+(?:[-'’‑][^\W\d_]+)*(?:\d+[^\W_]*)?             # a word, hyphenated, or with a number behind it
    | \S
    """,
    re.VERBOSE,
)


class Tokens(NamedTuple):
    """Tokens of a text in three lists of the same length: what is written, first and last place."""

    words: list[str]
    starts: list[int]
    ends: list[int]


def tokens(text: str) -> Tokens:
    """The tokens of a text; that of line ends is one line end, or two where lines are empty."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        first, last = match.span()
        if word[-1] <= " " or word[0] <= " " or (word[0] == "\\" and last - first > 1):
            word = "\n\n" if word.count("\n") > 1 else "\n"
        words.append(word)
        starts.append(first)
        ends.append(last)
    return Tokens(words, starts, ends)
