"""What the tagger looks at: properties of single words, the same for every place where a word stands, and how neighbours go together.

Properties of a word count at each distance up to REACH before and behind it. Pairs and triples are of kinds: shape and lists' opinion.
Training (scripts/training) writes them as text, the tagger sums their weights; both take them from here.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from detectors.names.gazetteers import COMMON, Gazetteers, folded, kind

REACH = 3
"""A word sees this many words before and behind it."""

LABELS = (
    "O",
    "B-PERSON",
    "I-PERSON",
    "B-LOCATION",
    "I-LOCATION",
    "B-ORGANIZATION",
    "I-ORGANIZATION",
    "B-ADDRESS",
    "I-ADDRESS",
)

COMBINATIONS: tuple[tuple[int, ...], ...] = (
    (-1, 0),
    (0, 1),
    (-1, 1),
    (-2, -1),
    (1, 2),
    (-2, 0),
    (0, 2),
    (-1, 0, 1),
    (-2, -1, 0),
    (0, 1, 2),
)
"""Distances whose kinds are looked at together."""

WORD_PAIRS = ((-1, 0), (-2, 0), (1, 0), (2, 0))
"""(distance of a known word, distance of a kind) that are looked at together."""

_SIGNS = {"\n": "¶", "\n\n": "¶¶", "’": "'", "«": '"', "»": '"', "“": '"', "”": '"', "–": "-", "—": "-"}

PARTED = "\x1f"
"""Between the values of what looks at several words, in training."""


def shape(word: str) -> str:
    """`Xx` Title, `XX` CAPITALS, `X` one, `X.` initials, `x` small, `Xx-Xx`; digits by their number; signs as they are."""
    if word.islower() and word.isalpha():
        return "x1" if len(word) == 1 else "x"
    if not word[0].isalnum():
        return _SIGNS.get(word, word[0])
    if "@" in word or "://" in word or word.startswith("www."):
        return "@"
    if word[-1] == ".":
        return "X." if word[0].isupper() else "x."
    if word[0].isdigit():
        return "9" * min(len(word), 6) if word.isdigit() else "9" + next((c for c in word if not c.isdigit()), "")
    return "-".join(_part(part) for part in re.split(r"[-‑]", word)[:2])


def _part(word: str) -> str:
    if any(character.isdigit() for character in word):
        return "X9" if word[:1].isupper() else "x9"
    if word.isupper():
        return "X" if len(word) == 1 else "XX" if len(word) > 3 else "XXX"
    if word[:1].isupper():
        return "Xx" if word[1:].islower() else "XxX"
    return "x" if word.islower() else "xX"


@dataclass(frozen=True, slots=True)
class Word:
    """A written word: its kind, the word itself if it is of the vocabulary, and its properties near and far."""

    kind: str
    known: str
    here: tuple[str, ...]
    near: tuple[str, ...]
    far: tuple[str, ...]

    def at(self, distance: int) -> tuple[str, ...]:
        """Its properties as seen from so far away."""
        return self.here if distance == 0 else self.near if abs(distance) == 1 else self.far


def word_of(written: str, gazetteers: Gazetteers, vocabulary: frozenset[str] | set[str]) -> Word:
    """What is to be known of a written word; of one that is of no language, the letters inside it too: names of one origin sound alike."""
    form = shape(written)
    plain = folded(written)
    flags = gazetteers.flags(plain)
    what = f"{form}{kind(flags) if written[0].isalpha() else ''}"
    known = plain if plain in vocabulary else ""
    far = (f"k{what}", f"w{known}") if known else (f"k{what}",)
    if not written[0].isalpha():
        return Word(what, known, far, far, far)
    listed = tuple(f"f{flag}" for flag in flags)
    near = (*far, f"s{form}", *listed, f"3{plain[-3:]}")
    here = (*near, f"p{plain[:3]}", f"q{plain[:2]}", f"2{plain[-2:]}", f"4{plain[-4:]}", f"l{min(len(plain), 12)}")
    if COMMON.isdisjoint(flags):
        here = (*here, *(f"i{plain[place : place + 3]}" for place in range(1, len(plain) - 3)))
    return Word(what, known, here, near, far)


class Place(NamedTuple):
    """Where a word stands: case of its text and line (0 ordinary, 1 capitals, 2 small letters only), words before it in its line, of the line."""

    case: int
    before: int
    length: int

    @property
    def seen(self) -> str:
        return f"{self.case}{min(self.before, 3)}{_LENGTHS[min(self.length, 15)]}"


_LENGTHS = "0123445566667777"


def combination_names() -> tuple[str, ...]:
    """The names of what looks at two words or more, in the order of `combined`."""
    triples = tuple("c" + ",".join(map(str, distances)) for distances in COMBINATIONS)
    return (*triples, *(f"v{a},{b}" for a, b in WORD_PAIRS), "a", "b")


def combined(words: list[Word], places: list[str], index: int) -> list[str]:
    """What looks at two words or more around one, for training: `name=kind…kind`."""
    count = len(words)

    def kind_at(distance: int) -> str:
        return words[index + distance].kind if 0 <= index + distance < count else "#"

    found = [
        f"c{','.join(map(str, distances))}={PARTED.join(kind_at(d) for d in distances)}" for distances in COMBINATIONS
    ]
    for near, here in WORD_PAIRS:
        known = words[index + near].known if 0 <= index + near < count else ""
        if known:
            found.append(f"v{near},{here}={known}{PARTED}{kind_at(here)}")
    return [*found, f"a={places[index]}{PARTED}{kind_at(0)}", f"b={places[index]}"]
