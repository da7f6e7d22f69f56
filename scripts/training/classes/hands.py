"""Whose phrases there are: files of texts/hands, each in the manner of one trade, and the first ones, a file for each class.

What is learnt of some hands is measured on the others, so that a figure says what a stranger's text would meet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random

from scripts.training.classes.filling import lines

HARMLESS, SMALL_TALK = "harmless", "neutral"
_FIRST = {
    "SPONSOR_SECRET": "secret.txt",
    "STRATEGIC": "strategic.txt",
    "UNBLINDING": "unblinding.txt",
    "INDIVIDUAL_CASE": "individual.txt",
    HARMLESS: "harmless.txt",
    SMALL_TALK: "neutral.txt",
}
_LETTERS = dict(zip("STUIHN", _FIRST, strict=True))
KINDS = tuple(_FIRST)[:4]


@dataclass(frozen=True)
class Phrase:
    """A template, what it is, and whose it is."""

    text: str
    kind: str
    hand: str


def phrases() -> list[Phrase]:
    """All of them, hand by hand."""
    first = [Phrase(text, kind, "first") for kind, name in _FIRST.items() for text in lines(name)]
    return [*first, *_others()]


def _others() -> Iterator[Phrase]:
    folder = files("scripts.training.classes") / "texts" / "hands"
    for name in sorted(file.name for file in folder.iterdir()):
        hand = name.removesuffix(".txt")
        yield from (Phrase(line[2:], _LETTERS[line[0]], hand) for line in lines(f"hands/{name}"))


def asked() -> list[Phrase]:
    """Whole harmless prompts of many writers, a file of texts/prompts for each: templates without choices."""
    folder = files("scripts.training.classes") / "texts" / "prompts"
    names = sorted(file.name for file in folder.iterdir())
    return [
        Phrase(text, HARMLESS, f"asked-{name.removesuffix('.txt')}")
        for name in names
        for text in lines(f"prompts/{name}")
    ]


@cache
def _clauses(name: str) -> dict[str, list[str]]:
    """Lines of a file by their first sign."""
    found: dict[str, list[str]] = {}
    for line in lines(name):
        found.setdefault(line[0], []).append(line[2:])
    return found


def framed(kind: str, is_secret: bool, random: Random) -> Phrase:
    """A clause in a frame that leaves it a secret, or makes it harmless: then its own slots become general ones."""
    letter = next(sign for sign, name in _LETTERS.items() if name == kind)
    clause = random.choice(_clauses("propositions.txt")[letter])
    frame = random.choice(_clauses("frames.txt")["+" if is_secret else "-"])
    if not is_secret:
        clause = clause.replace("{X", "{Y")
    return Phrase(frame.replace("{P}", clause), kind if is_secret else HARMLESS, "clauses")
