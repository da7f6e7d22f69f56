"""What people and scanners do to a text: small letters only, capitals only, no accents, letters swapped, left out or misread, no signs."""

import re
import unicodedata
from collections.abc import Callable
from random import Random

_MISREAD = {"l": "1", "o": "0", "é": "e", "i": "l", "m": "rn", "e": "c", "n": "ri", "I": "l", "S": "5", "B": "8"}
_WORD = re.compile(r"[^\W\d_]{4,}")


def unaccented(text: str) -> str:
    """The text without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def unsigned(text: str) -> str:
    """The text without signs between words; line ends stay."""
    return re.sub(r"[ \t]+", " ", re.sub(r"[.,;:!?()\"«»/|]", " ", text))


def swapped(text: str, random: Random, share: float) -> str:
    """Some words with two letters swapped, one left out or doubled."""
    return _WORD.sub(lambda match: _mistyped(match[0], random) if random.random() < share else match[0], text)


def _mistyped(word: str, random: Random) -> str:
    place = random.randrange(1, len(word) - 1)
    before, one, other, behind = word[:place], word[place], word[place + 1], word[place + 2 :]
    return random.choice((before + other + one + behind, before + other + behind, before + one + one + other + behind))


def misread(text: str, random: Random, share: float) -> str:
    """Some letters read as what a scanner takes them for."""
    return "".join(_MISREAD.get(c, c) if c in _MISREAD and random.random() < share else c for c in text)


_WAYS: dict[Callable[[str, Random], str], int] = {
    lambda text, _: text: 58,
    lambda text, _: text.lower(): 12,
    lambda text, _: unaccented(text.lower()): 6,
    lambda text, _: unaccented(text): 6,
    lambda text, _: text.upper(): 9,
    lambda text, random: swapped(text, random, 0.08): 4,
    lambda text, _: unsigned(text): 2,
    lambda text, _: unsigned(text.lower()): 1,
    lambda text, random: misread(text, random, 0.02): 2,
}
"""What happens to a text, and how often in a hundred."""


def noisy(text: str, random: Random) -> str:
    """A marked text as somebody might have written it: two in three as they are."""
    return random.choices(tuple(_WAYS), tuple(_WAYS.values()))[0](text, random)
