r"""Escapes undone for detection only, in place: `\u00e9`, `\n`, `\x32`, `&nbsp;`, `%C3%A9`. A text keeps its length, so places stay true.

Prompts quote JSON, HTML and URLs: a label behind `\n` or in `s&eacute;curit&eacute;` is still a label. What an escape stood for
takes its first place, in a run of escapes too, and characters that folding drops take the others. Escapes of escapes (`%2540`,
`&amp;#50;`) are undone too.
"""

import re
from array import array
from collections.abc import Sequence
from html.entities import html5
from itertools import accumulate, compress, pairwise

from detectors.overflow import Overflow

FILLER = "\u200b"
"""Zero width: folding drops it."""

_INVISIBLE = "\u00ad\u200c\u200d\u2060\ufeff"
"""What folding drops as well: an escape may be held apart by it."""

DEEPEST = 6
"""How often escapes of escapes are undone."""

_HEX = r"[0-9a-fA-F]"
_ESCAPE = re.compile(
    r"[\\&%](?:"
    # RFC 8259 section 7 and JavaScript. Backslashes in a row are strings in strings. Not `C:\\new`, which reads as a line end and
    # an `ew`: no identifier is made of it.
    rf"(?<=\\)x{_HEX}{{2}}(?:\\x{_HEX}{{2}})*"
    rf"|(?<=\\)\\*+(?:u[dD][89abAB]{_HEX}{{2}}\\++u[dD][c-fC-F]{_HEX}{{2}}|u{_HEX}{{4}}|u\{{{_HEX}{{1,5}}\}}"
    rf"|x{_HEX}{{2}}|[nrtbf\"/'])?"
    # HTML: `&eacute;`, `&#233;`, `&#xe9;`. Not "R&D; M".
    rf"|(?<=&)(?:[A-Za-z]{{2,31}}|\#[0-9]{{1,7}}|\#[xX]{_HEX}{{1,6}});"
    # RFC 3986, in runs, so that a UTF-8 sequence is read whole. Not "12 %".
    rf"|(?<=%){_HEX}{{2}}(?:%{_HEX}{{2}})*)"
)
_PERCENT = re.compile(rf"%{_HEX}?[0-9a-fA-F{_INVISIBLE}{FILLER}]")
_AGAIN = re.compile(
    r"[\\&%](?:[0-9A-Za-z#]{0,8}\u200b|(?<=\\)[xu][0-9a-fA-F]{2}|(?<=%)[0-9a-fA-F]{2}"
    r"|(?<=&)(?:[a-z]{2,8}|\#[0-9]{1,7}|\#x[0-9a-fA-F]{1,6});)"
)
"""An escape that only shows now that another is undone: `%` and `40` of `%2540`."""
_CONTROL = re.compile(rb"[\x01-\x08\x0b\x0c\x0e-\x1f]")
"""`LIKE '%0639981234%'` is no escape."""
_SHORT = {"n": "\n", "r": "\n", "t": " ", "b": " ", "f": " ", '"': '"', "/": "/", "'": "'"}


def unescaped(text: str) -> str:
    """The text with escapes undone, as long as it was. Linear. Raises Overflow for escapes nested without end."""
    if "\\" not in text and "&" not in text and not _PERCENT.search(text):
        return text
    once = _ESCAPE.sub(_undone, text)
    for unseen in _INVISIBLE:
        once = once.replace(unseen, FILLER)
    return _deeper(once) if _AGAIN.search(once) else once


def _deeper(text: str) -> str:
    """Escapes of escapes, undone on what the fillers leave, and put back in place."""
    places, left = _without_fillers(array("I", range(len(text))), text)
    for _ in range(DEEPEST):
        undone = _ESCAPE.sub(_undone, left)
        if undone == left:
            return _in_place(left, places, len(text))
        places, left = _without_fillers(places, undone)
    raise Overflow("escapes nested too deep")


def _without_fillers(places: array[int], text: str) -> tuple[array[int], str]:
    kept = (character != FILLER for character in text)
    return array("I", compress(places, kept)), text.replace(FILLER, "")


def _in_place(left: str, places: array[int], length: int) -> str:
    written = [FILLER] * length
    for place, character in zip(places, left, strict=True):
        written[place] = character
    return "".join(written)


def _undone(match: re.Match[str]) -> str:
    escape = match[0]
    meant = _meant(escape)
    if not meant or len(meant) > len(escape):
        return escape
    return meant + FILLER * (len(escape) - len(meant))


def _meant(escape: str) -> str:
    """What an escape stands for, each character of a run in its place; '' if for nothing."""
    if escape[0] == "%":
        return _percents(bytes.fromhex(escape.replace("%", "")))
    if escape[0] == "&":
        return _entity(escape[1:-1])
    rest = escape.lstrip("\\")
    if not rest:
        return "\\"
    if rest[0] == "x":
        codes = re.findall(rf"x({_HEX}{{2}})", escape)
        return spread(bytes.fromhex("".join(codes)), [4] * len(codes) if len(codes) > 1 else [len(escape)])
    return _character(rest) if rest[0] == "u" else _SHORT[rest]


def _percents(data: bytes) -> str:
    if _CONTROL.search(data):
        return ""
    if data.isascii():
        return (FILLER * 2).join(data.decode("ascii")) + FILLER * 2
    return spread(data, [3] * len(data))


def spread(data: bytes, widths: Sequence[int]) -> str:
    """Bytes in UTF-8, or else in the old charset of Western offices; byte i was written in `widths[i]` places, and keeps them."""
    try:
        meant = data.decode()
        sizes = [len(character.encode()) for character in meant]
    except UnicodeDecodeError:
        meant = data.decode("cp1252", "replace")
        sizes = [1] * len(meant)
    edges = pairwise(accumulate(sizes, initial=0))
    return "".join(c + FILLER * (sum(widths[start:end]) - 1) for c, (start, end) in zip(meant, edges, strict=True))


def _character(escape: str) -> str:
    """The character of `u00e9`, `u{e9}` or of a surrogate pair; '' for half a pair."""
    codes = [int(code, 16) for code in re.findall(r"u\{?([0-9a-fA-F]+)", escape)]
    if len(codes) == 2:
        return chr(0x10000 + ((codes[0] - 0xD800) << 10) + (codes[1] - 0xDC00))
    return "" if 0xD800 <= codes[0] < 0xE000 else chr(codes[0])


def _entity(name: str) -> str:
    if not name.startswith("#"):
        return html5.get(f"{name};", "")
    code = int(f"0{name[1:]}", 0) if name[1] in "xX" else int(name[1:])
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
