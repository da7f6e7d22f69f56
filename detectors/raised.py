"""Digits written small or in circles, where so many stand in a row that they are a number: `²⁹⁵¹⁰⁹⁹`, `⓪⑥③⑨`. Not `10⁹/L`, not `⁴⁻⁶`."""

import re
import unicodedata

_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉⓪①②③④⑤⑥⑦⑧⑨⓿❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈"
TRIGGER = rb"(?:\x80[ ./-]?){6}"
_RUN = re.compile(f"[{_SIGNS}](?:[ \u00a0\u202f./_-]?[{_SIGNS}]){{5,40}}")


def lowered(text: str) -> str:
    """The text with such numbers in plain digits, as long as it was."""
    return _RUN.sub(lambda run: "".join(_plain(character) for character in run[0]), text)


def _plain(character: str) -> str:
    return str(unicodedata.digit(character, "")) or character
