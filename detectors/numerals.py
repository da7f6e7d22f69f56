"""Numbers in words, French and English, as people dictate them: `quatre-vingt-quinze`, `cent vingt-six`, `double zero`.

Folded spelling. Belgian and Swiss tens too. Source: https://www.academie-francaise.fr/questions-de-langue (adjectifs numéraux).
"""

from collections.abc import Sequence
from typing import NamedTuple


class Token(NamedTuple):
    """A word or a group of digits at [start, end) of a folded text, and what stands between it and the one before."""

    word: bytes
    start: int
    end: int
    gap: bytes


class Group(NamedTuple):
    """Digits, a sign or a letter that the tokens at [start, end) of a folded text stand for."""

    digits: bytes
    start: int
    end: int


def _numbered(words: str, first: int = 0, step: int = 1) -> dict[bytes, int]:
    return {word.encode(): first + step * place for place, word in enumerate(words.split())}


_ZERO = (b"zero", b"zeros", b"oh", b"nought")
UNITS = {
    **_numbered("un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize", 1),
    **_numbered("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen", 1),
    **_numbered("seventeen eighteen nineteen", 17),
    b"une": 1,
}
_TENS = {
    **_numbered("vingt trente quarante cinquante soixante septante octante nonante", 20, 10),
    **_numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    b"vingts": 20,
    b"huitante": 80,
}
_HUNDREDS = (b"cent", b"cents", b"hundred")
SIGNS = {b"tiret": b"-", b"slash": b"/", b"barre": b"/", b"plus": b"+", b"dash": b"-"}
_TIMES = {b"double": 2, b"triple": 3}
WORDS = frozenset({*_ZERO, *UNITS, *_TENS, *_HUNDREDS, *SIGNS, *_TIMES})
"""Every word of this trade but `et`."""


def groups(tokens: Sequence[Token], is_strict: bool) -> list[Group]:
    """The digits that tokens stand for. Strictly read, tens and units belong together only behind a hyphen or `et`."""
    found: list[Group] = []
    at = 0
    while at < len(tokens):
        digits, stop = _Reader(tokens, is_strict).group(at)
        if digits:
            found.append(Group(digits, tokens[at].start, tokens[stop - 1].end))
        at = stop
    return found


class _Reader:
    """Reads one number at a place; every method gives its value and the place behind it."""

    def __init__(self, tokens: Sequence[Token], is_strict: bool) -> None:
        self._tokens = tokens
        self._is_strict = is_strict

    def group(self, at: int) -> tuple[bytes, int]:
        word = self._tokens[at].word
        if word.isdigit():
            return word, at + 1
        if word in SIGNS:
            return SIGNS[word], at + 1
        if word in _ZERO:
            return b"0", at + 1
        if len(word) == 1:
            return word, at + 1
        if word in _TIMES:
            return self._repeated(at)
        value, stop = self._number(at)
        return (b"%d" % value if value else b""), stop

    def _repeated(self, at: int) -> tuple[bytes, int]:
        if at + 1 == len(self._tokens):
            return b"", at + 1
        digits, stop = self.group(at + 1)
        return digits * _TIMES[self._tokens[at].word], stop

    def _number(self, at: int) -> tuple[int, int]:
        value, stop = self._below_hundred(at)
        if self._word(stop) in _HUNDREDS and value < 10 and (stop == at or self._joins(stop)):
            value, stop = 100 * max(value, 1), stop + 1
            rest, end = self._below_hundred(stop) if self._joins(stop) else (0, stop)
            return value + rest, max(end, stop)
        return value, max(stop, at + 1)

    def _below_hundred(self, at: int) -> tuple[int, int]:
        word = self._word(at)
        if word == b"quatre" and self._word(at + 1) in (b"vingt", b"vingts") and self._joins(at + 1):
            return self._with_units(80, at + 2, 19)
        if word in _TENS:
            return self._with_units(_TENS[word], at + 1, 19 if word == b"soixante" else 9)
        if word == b"dix" and self._word(at + 1) in (b"sept", b"huit", b"neuf") and self._is_close(at + 1):
            return 10 + UNITS[self._word(at + 1)], at + 2
        return UNITS.get(word, 0), at + (word in UNITS)

    def _with_units(self, tens: int, at: int, most: int) -> tuple[int, int]:
        """Tens with the units behind them, if there are any up to `most`."""
        after = at + (self._word(at) == b"et")
        if after == at and not self._is_close(at):
            return tens, at
        units, stop = (UNITS.get(self._word(after), 0), after + 1)
        if units == 10 and most == 19:
            units, stop = self._below_hundred(after)
        return (tens + units, stop) if 0 < units <= most else (tens, at)

    def _word(self, at: int) -> bytes:
        return self._tokens[at].word if at < len(self._tokens) else b""

    def _joins(self, at: int) -> bool:
        """Whether a token may belong to the number before it: a blank or a hyphen between them."""
        return at < len(self._tokens) and self._tokens[at].gap in (b" ", b"-")

    def _is_close(self, at: int) -> bool:
        return self._joins(at) and not (self._is_strict and self._tokens[at].gap == b" ")
