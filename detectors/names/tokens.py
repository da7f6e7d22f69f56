"""Words, numbers, signs and line ends of a text, with their places. The original text: here, capitals tell.

Elisions are parted (`l'` `hôpital`), hyphenated names stay whole (`Jean-Pierre`), initials keep their dot (`J.`, `J.-P.`), an e-mail or web
address is one token, so is a number with its separators, and so are line ends, one or several.
"""

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
      [a-zà-öø-ÿ]{3,}(?=[ \n,;)])                              # what most words are, told at once
    | [ \t\r]*(?:\n|\\[nrt](?![a-z]{2}[a-z'é]*\\))[ \t\r\n]*   # a line end, real or escaped, with what is empty behind it
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
    matches = list(_TOKEN.finditer(text))
    words = [word if " " < word[0] != "\\" else _line_end(word) for word in (match[0] for match in matches)]
    return Tokens(words, [match.start() for match in matches], [match.end() for match in matches])


def _line_end(word: str) -> str:
    """What a blank or a backslash begins; one that stands alone is a sign."""
    if word == "\\":
        return word
    return "\n\n" if word.count("\n") > 1 else "\n"
