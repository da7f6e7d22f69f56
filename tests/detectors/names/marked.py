"""Texts with marks for what a tagger would say: `⟦Dupont⟧` is a person, `⟦L Nantes⟧`, `⟦O …⟧`, `⟦A …⟧` are the other kinds."""

import re

from detectors.names.merging import Seen
from detectors.names.names import find_names
from detectors.names.tagger import Label, Mention
from detectors.normalise import plain
from detectors.pattern import Hit

_MARK = re.compile(r"⟦(?:([LOA]) )?([^⟧]+)⟧")
_LABELS: dict[str | None, Label] = {None: "PERSON", "L": "LOCATION", "O": "ORGANIZATION", "A": "ADDRESS"}


class Told:
    """A tagger that says what it was told."""

    def __init__(self, mentions: list[Mention]) -> None:
        self._mentions = mentions

    def tag(self, text: str) -> list[Mention]:
        """What it was told, whatever the text."""
        return self._mentions

    def flags(self, word: str) -> str:
        """A few words of everyday language; `boulanger` is a surname, too, `rose` a first name; two towns."""
        return {
            "boulanger": "sy",
            "cuisinier": "y",
            "tri": "y",
            "rose": "fsx",
            "toussaint": "fscm",
            "grandbourg": "C",
            "bourg-vautravers": "C",
            "bourvreux": "c",
        }.get(word, "")


def read(marked: str, score: float = 0.9) -> tuple[Seen, list[Mention]]:
    """The text without marks, and what they say."""
    mentions: list[Mention] = []
    text = ""
    behind = 0
    for match in _MARK.finditer(marked):
        text += marked[behind : match.start()]
        mentions.append(Mention(len(text), len(text) + len(match[2]), _LABELS[match[1]], score))
        text += match[2]
        behind = match.end()
    text += marked[behind:]
    return Seen(text, plain(text), Told([]).flags), mentions


def values(seen: Seen, mentions: list[Mention]) -> list[str]:
    """What the mentions cover."""
    return [seen.text[mention.start : mention.end] for mention in mentions]


def named(marked: str, score: float = 0.9, known: frozenset[bytes] = frozenset()) -> list[tuple[str, str]]:
    """What the whole stage makes of it: entity and value."""
    seen, hits = found(marked, score, known)
    return [(hit.entity, seen.text[hit.start : hit.end]) for hit in hits]


def found(marked: str, score: float = 0.9, known: frozenset[bytes] = frozenset()) -> tuple[Seen, list[Hit]]:
    """The text, and the hits of the whole stage."""
    seen, mentions = read(marked, score)
    return seen, find_names(seen.text, Told(mentions), known=known)
