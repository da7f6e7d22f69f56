"""Folding of a text for detection only: lower case, no accents, one byte per character, with a map back to the original.

Never sent anywhere. NFKC is not used: it turns `10⁹` into `109`. Here a superscript, a fraction or a foreign letter becomes a
byte that is neither digit nor letter, so that it can neither make nor break a number.
"""

import codecs
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from detectors.confusables import latin
from detectors.escapes import FILLER, unescaped

OTHER = 0x80
"""What a character without an ASCII likeness becomes. Like the next two, a byte that ASCII does not have."""
DEGREE = 0xB0
"""The sign of `n°`."""
_DROPPED = 0x81

_ALIKE = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63", "-"),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb\u2033", '"'),
    **dict.fromkeys("\u2044\u2215", "/"),
    **dict.fromkeys("\u0085\u2028\u2029", "\n"),
    **dict.fromkeys("\u00b7\u2024\u3002", "."),
    **dict(zip("œŒæÆøØßðÐþÞłŁđĐ№ı", "ooaaoosddttllddni", strict=True)),
}


class Candidates(NamedTuple):
    """Numbers of cores, and where they may start, side by side; one may be told twice."""

    cores: array[int]
    starts: array[int]


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded bytes; `offsets[i]` is the place of byte i in the original, None where both agree; `ends[i]` is where it ends there."""

    data: bytes = field(repr=False)
    offsets: array[int] | None = field(default=None, repr=False)
    ends: array[int] | None = field(default=None, repr=False)
    rewritten: tuple[array[int], array[int]] | None = field(default=None, repr=False, compare=False)
    """In a rewriting: where in `data` what is written in another way begins and ends, in order; only hits that touch it count."""
    cues: dict[frozenset[bytes], array[int]] = field(default_factory=dict, repr=False, compare=False)
    """A memory for searches of context: where words of a set, or matches of an expression, stand in `data`."""
    words: defaultdict[bytes, list[int]] = field(default_factory=lambda: defaultdict(list), repr=False, compare=False)
    """A memory for the same: the words of `data`, and where each stands."""
    scans: dict[int, tuple[Candidates, frozenset[str] | None]] = field(default_factory=dict, repr=False, compare=False)
    """A memory for passes over `data`: what each has noted."""

    told: dict[tuple[bytes, bytes], bool] | None = field(default=None, repr=False, compare=False)
    """A memory for context, in a flood: what was asked, of which bytes, and the answer."""

    def places(self, asked: frozenset[bytes], found: Callable[[], Iterable[int]]) -> array[int]:
        """Where what is asked for stands, in order. It is remembered."""
        known = self.cues.get(asked)
        if known is None:
            known = self.cues[asked] = array("I", found())
        return known

    def tells(self, asked: bytes, context: bytes, answer: Callable[[], bool]) -> bool:
        """The answer to what is asked of some bytes, which depends on nothing else. It is remembered in a flood."""
        if self.told is None:
            return answer()
        known = self.told.get((asked, context))
        if known is None:
            known = self.told[asked, context] = answer()
        return known

    def original(self, start: int, end: int) -> tuple[int, int]:
        """A non-empty span of the folded bytes as a span of the original text, in code points."""
        if self.offsets is None:
            return start, end
        last = self.offsets[end - 1] + 1 if self.ends is None else self.ends[end - 1]
        return self.offsets[start], last

    def apart(self, first: int, other: int) -> int:
        """How far behind the one folded byte the other stands in the original text."""
        return other - first if self.offsets is None else self.offsets[other] - self.offsets[first]


def fold(text: str) -> Folded:
    """Fold a text of any length in linear time, its escapes undone. Raises Overflow."""
    return folded(unescaped(text))


def folded(text: str) -> Folded:
    """Fold a text that has no escapes left."""
    data = plain(text)
    if _DROPPED not in data:
        return Folded(data)
    kept = data.translate(_IS_KEPT)
    return Folded(data.replace(bytes([_DROPPED]), b""), array("I", compress(range(len(data)), kept)))


def plain(text: str) -> bytes:
    """Folded bytes in the places of the text: nothing is undone or left out."""
    if text.isascii():
        return text.encode("ascii").lower()
    try:
        return text.encode("latin-1").translate(_LATIN)
    except UnicodeEncodeError:
        return text.encode("cp1252", "gardefou.fold").translate(_TABLE)


@lru_cache(maxsize=4096)
def _byte(character: str) -> int:
    """The folded byte of one character."""
    if character.isascii():
        return ord(character.lower())
    if character in _ALIKE:
        return ord(_ALIKE[character])
    return _by_category(character, unicodedata.category(character))


def _by_category(character: str, category: str) -> int:
    if category in ("Cf", "Mn", "Me"):
        return _DROPPED
    if category == "Zs":
        return ord(" ")
    if category == "Nd":
        return ord("0") + unicodedata.decimal(character)
    if character in "°º":
        return DEGREE
    return _letter(character)


def _letter(character: str) -> int:
    """The ASCII letter or sign under an accent or of a width or font variant; OTHER for all else, superscripts among it."""
    decomposition = unicodedata.decomposition(character)
    kind, *rest = decomposition.split() if decomposition.startswith("<") else ("", *decomposition.split())
    if kind not in ("", "<wide>", "<font>", "<narrow>", "<circle>") or not rest:
        return OTHER
    base = chr(int(rest[0], 16))
    if kind == "<circle>" and not base.isalpha():
        return OTHER
    if base.isascii():
        return ord(base.lower())
    return _byte(base)


def _unencodable(error: UnicodeError) -> tuple[bytes, int]:
    """Error handler of the encoding: fold what cp1252 lacks, through the table's own inverse."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    start, end = error.start, error.end
    if not error.object[start:end].strip(FILLER):
        return bytes([_DROPPED]) * (end - start), end
    return bytes(map(_byte, latin(error.object, start, end) or error.object[start:end])), end


def _table() -> bytes:
    """The translation of cp1252 bytes; its five free bytes stay as `_unencodable` may have written them."""
    decoded = (bytes([code]).decode("cp1252", "replace") for code in range(256))
    return bytes(code if character == "\ufffd" else _byte(character) for code, character in enumerate(decoded))


_TABLE = _table()
_LATIN = bytes(map(_byte, map(chr, range(256)))).translate(_TABLE)
"""The same for texts without other characters than Latin-1's, whose encoding costs next to nothing."""
_IS_KEPT = bytes(code != _DROPPED for code in range(256))
codecs.register_error("gardefou.fold", _unencodable)
