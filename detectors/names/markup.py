"""Markup as blanks and line ends of the same length: a name in `<li>Xxxx</li>` is read as in running text, and cells are held apart.

Tags with attributes stay, as these may name somebody.
"""

import re

_TAG = re.compile(
    r"</?(?P<inline>(?:b|i|u|em|strong|span|mark|small|sub|sup|font)\b)?[A-Za-z0-9]{0,10} ?/?>|&(?:[a-z]{2,8}|#[0-9]{2,5});"
)


def unmarked(text: str) -> str:
    """The text with every place where it was. Linear."""
    if "<" not in text and "&" not in text:
        return text
    return _TAG.sub(_blank, text)


def _blank(tag: re.Match[str]) -> str:
    is_apart = tag[0].startswith("<") and tag["inline"] is None
    return ("\n" if is_apart else " ") + " " * (len(tag[0]) - 1)
