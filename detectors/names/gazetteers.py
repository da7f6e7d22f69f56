"""What lists know of a word: how common it is, and whether it is a first name, a surname, a place, a drug, a word of a street or hospital.

The lists are one compressed text: each line is a code and its words, parted by spaces, folded (small letters, no accents).
"""

import gzip
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

FLAGS = "fgscCwxyzedhotvmkrapnb"
"""One letter each: f frequent first name, g first name, s surname, C large commune, c commune or a word of its name; how common a word is, from w
(most) over x and y to z (rare, or only of clinical prose); e eponym, d drug, h word of hospitals, o organisation, t title, v word of streets,
m month or day, k country or region, r role or kinship, a acronym of the trade, p particle, n common word of English, b hospital by its bare name."""
PEOPLE = frozenset("fgs")
"""Flags of first names and surnames."""
COMMON = frozenset("wxyz")
"""Flags of the words of a language."""

_SPECIAL = "tvhrmkoeadpb"
"""What a word is first of all, if it is several; before names."""
_APOSTROPHES = str.maketrans(
    {"’": "'", "‑": "-", "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "þ": "th"}
)


def folded(word: str) -> str:
    """Small letters without accents, plain apostrophes and hyphens."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFD", word.lower().translate(_APOSTROPHES))
    return "".join(character for character in plain if not unicodedata.combining(character))


class Gazetteers:
    """Folded word -> its flags, a string of letters of FLAGS."""

    def __init__(self, flags: dict[str, str]) -> None:
        self._flags = flags
        self.kind_of = lru_cache(maxsize=4096)(kind)

    @classmethod
    def read(cls, data: bytes, first_names: Iterable[bytes] = (), surnames: Iterable[bytes] = ()) -> "Gazetteers":
        """From the compressed text that `written` makes; `first_names` are no words of a language, too, `surnames` may be."""
        flags: dict[str, str] = {}
        for line in gzip.decompress(data).decode("utf-8").splitlines():
            code, *words = line.split(" ")
            flags.update(dict.fromkeys(words, code))
        for name in first_names:
            known = {*flags.get(name.decode("latin-1"), ""), "g"}
            flags[name.decode("latin-1")] = "".join(flag for flag in FLAGS if flag in PEOPLE and flag in known)
        for name in surnames:
            known = {*flags.get(name.decode("latin-1"), ""), "s"}
            flags[name.decode("latin-1")] = "".join(flag for flag in FLAGS if flag in known)
        return cls(flags)

    def written(self) -> bytes:
        """The compressed text: the same bytes for the same lists."""
        by_code: dict[str, list[str]] = {}
        for word in sorted(self._flags):
            by_code.setdefault(self._flags[word], []).append(word)
        text = "\n".join(" ".join((code, *by_code[code])) for code in sorted(by_code))
        return gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0)

    def __contains__(self, word: str) -> bool:
        return word in self._flags

    def flags(self, word: str) -> str:
        """Flags of a folded word; of a hyphenated one that is in no list, those that its parts agree on."""
        found = self._flags.get(word)
        if found is not None:
            return found
        if "-" in word[1:-1]:
            parts = [self._flags.get(part, "") for part in word.split("-") if part]
            return "".join(flag for flag in FLAGS if any(flag in part for part in parts) and flag in "fgscCwxyzp")
        return ""


def kind(flags: str) -> str:
    """Letters that sum flags up: what the word is first of all, whether it is a name too, how common it is (`-` in no list of words)."""
    common = next((flag for flag in "wxyzn" if flag in flags), "-")
    special = next((flag for flag in _SPECIAL if flag in flags), "")
    if special:
        return special + ("f" if "f" in flags else "s" if "s" in flags else "") + common
    first = "f" if "f" in flags else "g" if "g" in flags else ""
    place = "C" if "C" in flags else "c" if "c" in flags else ""
    return (first + ("s" if "s" in flags else "") + place or "-") + common
