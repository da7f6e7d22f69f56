r"""Escapes undone for detection only, in place: `\u00e9`, `\n`, `&nbsp;`, `%C3%A9`. A text keeps its length, so places stay true.

Prompts quote JSON, HTML and URLs: a label behind `\n` or in `s&eacute;curit&eacute;` is still a label. What an escape stood for
takes its first place, and characters that folding drops take the others.
"""

import re
from html.entities import html5
from urllib.parse import unquote

_FILLER = "\u200b"
"""Zero width: folding drops it."""

_ESCAPE = re.compile(
    # RFC 8259 section 7. Not `C:\\new`, which reads as a line end and an `ew`: no identifier is made of it.
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[nrtbf\"/\\])"
    # HTML: `&eacute;`, `&#233;`, `&#xe9;`. Not "R&D; M".
    r"|&(?:[A-Za-z]{2,8}|#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,5});"
    # RFC 3986, in runs, so that a UTF-8 sequence is read whole. Not "12 %". Written so that `re` can skip to a first sign.
    r"|%[0-9a-fA-F]{2}(?:%[0-9a-fA-F]{2})*"
)
_PERCENT = re.compile(r"%[0-9a-fA-F]{2}")
_SHORT = {"n": "\n", "r": "\n", "t": " ", "b": " ", "f": " ", '"': '"', "/": "/", "\\": "\\"}


def unescaped(text: str) -> str:
    """The text with escapes undone, as long as it was. Linear."""
    if "\\" not in text and "&" not in text and not _PERCENT.search(text):
        return text
    return _ESCAPE.sub(_undone, text)


def _undone(match: re.Match[str]) -> str:
    escape = match[0]
    meant = _meant(escape)
    if not meant or len(meant) > len(escape):
        return escape
    return meant + _FILLER * (len(escape) - len(meant))


def _meant(escape: str) -> str:
    """What an escape stands for; '' if for nothing."""
    if escape[0] == "%":
        return unquote(escape, errors="replace")
    if escape[0] == "&":
        return _entity(escape[1:-1])
    if escape[1] != "u":
        return _SHORT[escape[1]]
    code = int(escape[2:6], 16)
    return _pair(escape) if len(escape) == 12 else "" if 0xD800 <= code < 0xE000 else chr(code)


def _pair(escape: str) -> str:
    high, low = int(escape[2:6], 16), int(escape[8:12], 16)
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _entity(name: str) -> str:
    if not name.startswith("#"):
        return html5.get(f"{name};", "")
    code = int(f"0{name[1:]}", 0) if name[1] in "xX" else int(name[1:])
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
