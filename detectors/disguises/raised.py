"""Digits written small or in circles, where so many stand in a row that they are a number: `²⁹⁵¹⁰⁹⁹`, `⓪⑥③⑨`. Not `10⁹/L`, not `⁴⁻⁶`."""

import re
import unicodedata

from detectors.overflow import Overflow

_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉⓪①②③④⑤⑥⑦⑧⑨⓿❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈"
TRIGGER = rb"(?:\x80[ ./-]?){6}"
_RUN = re.compile(f"[{_SIGNS}](?:[ \u00a0\u202f./_-]?[{_SIGNS}]){{5,40}}")


_MOST = 300
"""More such numbers than any text has."""


def is_raised(text: str, span: tuple[int, int]) -> bool:
    """Whether such a number stands in a span: other signs that no alphabet has, such as lines of a table, are none."""
    return _RUN.search(text, *span) is not None


def lowered(text: str) -> str:
    """The text with such numbers in plain digits, as long as it was. Raises Overflow."""
    new, count = _RUN.subn(lambda run: "".join(_plain(character) for character in run[0]), text, _MOST + 1)
    if count > _MOST:
        raise Overflow("too many raised numbers in one text")
    return new


def _plain(character: str) -> str:
    return str(unicodedata.digit(character, "")) or character
