"""Prompts to learn from: statements of each class among requests and small talk, and harmless prompts that come near to them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from scripts.training.classes.dressing import Dressing
from scripts.training.classes.filling import Filling
from scripts.training.classes.hands import HARMLESS as NEAR
from scripts.training.classes.hands import KINDS, SMALL_TALK, Phrase, asked, framed, phrases
from scripts.training.corpus import HARMLESS, own_templates
from scripts.training.grammar import Grammar, unmarked
from scripts.training.sources import Sources
from scripts.training.words import HELD_OUT

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_FRAMES = (
    "Exercice : ", "Exercice fictif : ", "Exemple inventé pour un cours : ", "Imaginons ceci : ", "Cas d'école : ", "Supposons que ",
    "Pour un jeu de rôle en formation : ", "Dans cet énoncé d'examen, ", "Vignette fictive : ", "Traduis cette phrase d'un article : ",
    "Example for a course: ", "Exercise: ",
)  # fmt: skip
_THINNED, _LEFT_OUT, _DRESSED, _DRESSED_WHOLE = 0.4, 0.12, 0.6, 0.2
_OPENED, _CLOSED = "((", "))"
"""Signs around what is told in a prompt that is written whole."""
_CLAUSES, _CLAUSES_NEAR = 0.35, 0.15
"""Shares of the texts that are clauses in frames."""
_SMALLEST_TOWN, _LARGEST_TOWN = 400, 60_000


@dataclass(frozen=True)
class Mix:
    """How many prompts of each kind."""

    each_class: int = 8000
    harmless: int = 38000
    asked: int = 10000
    reports: int = 4500
    everyday: int = 1500
    framed: int = 700
    small_talk: int = 900

    def scaled(self, share: float) -> "Mix":
        """A share of all."""
        return Mix(**{name: max(1, round(count * share)) for name, count in vars(self).items()})


@dataclass(frozen=True)
class Prompt:
    """A text, the class of marked spans in it, and whose it is: what is of one hand never stands on both sides of a test."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    hand: str


class Corpus:
    """Draws prompts, from one random generator."""

    def __init__(self, sources: Sources, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - no secret hangs on it
        towns = [name for name, _, people in sources.communes if _SMALLEST_TOWN < people < _LARGEST_TOWN]
        self._fill = Filling(towns, self._random)
        self._phrases: dict[str, list[Phrase]] = {}
        for phrase in phrases():
            self._phrases.setdefault(phrase.kind, []).append(phrase)
        self._dress = Dressing(self._fill, [phrase.text for phrase in self._phrases[SMALL_TALK]], self._random)
        self._asked = asked()
        self._reports = [_SENTENCE.split(report.text) for report in sources.reports[HELD_OUT:]]
        self._grammar = Grammar(sources, self._random)
        self._everyday = own_templates()[HARMLESS]

    def prompts(self, mix: Mix) -> Iterator[Prompt]:
        """All prompts, kind by kind."""
        for kind in KINDS:
            yield from (self._secret(kind) for _ in range(mix.each_class))
        yield from (self._near() for _ in range(mix.harmless))
        yield from (self._ask() for _ in range(mix.asked))
        yield from (self._report() for _ in range(mix.reports))
        yield from (self._plain() for _ in range(mix.everyday))
        yield from (self._framed() for _ in range(mix.framed))
        yield from (self._talk() for _ in range(mix.small_talk))

    def _secret(self, kind: str) -> Prompt:
        phrase = self._random.choice(self._phrases[kind])
        if self._random.random() < _CLAUSES:
            phrase = framed(kind, True, self._random)
        asked, told, more = _parted(self._thinned(self._fill(phrase.text)))
        before, behind = self._dress() if not asked + more or self._random.random() < _DRESSED_WHOLE else ("", "")
        start = len(before + asked)
        text = before + asked + told + more + behind
        return Prompt(text, ((start, start + len(told), kind),), phrase.hand)

    def _near(self) -> Prompt:
        phrase = self._random.choice(self._phrases[NEAR])
        if self._random.random() < _CLAUSES_NEAR:
            phrase = framed(self._random.choice(KINDS), False, self._random)
        told = self._thinned(self._fill(phrase.text))
        before, behind = self._dress() if self._random.random() < _DRESSED else ("", "")
        return Prompt(before + told + behind, (), phrase.hand)

    def _ask(self) -> Prompt:
        phrase = self._random.choice(self._asked)
        return Prompt(self._thinned(self._fill(phrase.text)), (), phrase.hand)

    def _report(self) -> Prompt:
        number = self._random.randrange(len(self._reports))
        sentences = self._reports[number]
        first = self._random.randrange(len(sentences))
        told = " ".join(sentences[first : first + self._random.randint(1, 5)])
        return Prompt(told, (), f"report-{number}")

    def _plain(self) -> Prompt:
        number = self._random.randrange(len(self._everyday))
        return Prompt(unmarked(self._grammar.filled(self._everyday[number])), (), f"everyday-{number}")

    def _framed(self) -> Prompt:
        """A statement that is said to be made up."""
        phrase = self._random.choice(self._phrases[self._random.choice(KINDS)])
        return Prompt(self._random.choice(_FRAMES) + "".join(_parted(self._fill(phrase.text))), (), phrase.hand)

    def _talk(self) -> Prompt:
        before, behind = self._dress()
        return Prompt(before + self._fill(self._random.choice(self._phrases[SMALL_TALK]).text) + behind, (), "first")

    def _thinned(self, told: str) -> str:
        """In some sentences some words are left out, so that none is leaned on alone."""
        if self._random.random() < _THINNED:
            told = " ".join(word for word in told.split(" ") if self._random.random() > _LEFT_OUT)
        return told


def _parted(text: str) -> tuple[str, str, str]:
    """What stands before, within and behind double round brackets; without any, all is within."""
    before, opened, rest = text.partition(_OPENED)
    told, _, behind = rest.partition(_CLOSED)
    return (before, told, behind) if opened else ("", text, "")
