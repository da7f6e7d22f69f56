"""A hospital's annotated documents, filled again: `[Martin](NOM)` becomes another surname, written in the same way. Source: AP-HP, BSD-3."""

import re
from collections.abc import Callable
from random import Random

from scripts.training.grammar import Grammar
from scripts.training.marked import END, SIGNS, mark, plain
from scripts.training.people import People
from scripts.training.sites import Sites

_FIELD = re.compile(r"\[([^\][]*)\]\(([A-Z_]+)\)")
_LABELS = {"NOM": "PERSON", "PRENOM": "PERSON", "VILLE": "LOCATION", "HOPITAL": "ORGANIZATION", "ADRESSE": "ADDRESS"}
_KEEP = 0.25


class Blocks:
    """Blocks of such documents, with new names."""

    def __init__(self, blocks: list[str], parts: tuple[People, Sites, Grammar], random: Random) -> None:
        self._blocks = blocks
        self._people, self._sites, self._grammar = parts
        self._random = random

    def block(self) -> str:
        """One block, marked. A quarter keeps its own names."""
        keeps = self._random.random() < _KEEP
        return _FIELD.sub(lambda match: self._field(match[1], match[2], keeps), self._random.choice(self._blocks))

    def _field(self, written: str, kind: str, keeps: bool) -> str:
        label = _LABELS.get(kind)
        if label is None:
            return written if keeps or "DATE" not in kind or len(written) < 5 else self._grammar.date()
        if keeps or len(written) < 3:
            return mark(label, written)
        return mark(label, self._as(written, self._other(kind)))

    def _other(self, kind: str) -> str:
        made: dict[str, Callable[[], str]] = {
            "NOM": self._people.last,
            "PRENOM": self._people.first,
            "VILLE": self._sites.town,
            "HOPITAL": lambda: plain(self._sites.care()),
            "ADRESSE": lambda: plain(self._sites.street()),
        }
        return made[kind]()

    @staticmethod
    def _as(written: str, name: str) -> str:
        """In the case of what stood there."""
        if written.isupper():
            return name.upper()
        return name.lower() if written.islower() else name


def is_marked(text: str) -> bool:
    """Whether a text holds a mark."""
    return END in text or any(sign in text for sign in SIGNS.values())
