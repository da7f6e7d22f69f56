"""Prompts to learn from: statements of each class among requests and small talk, and harmless prompts that come near to them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from scripts.training.classes.filling import Filling, lines
from scripts.training.corpus import HARMLESS, own_templates
from scripts.training.grammar import Grammar, unmarked
from scripts.training.sources import Sources
from scripts.training.words import HELD_OUT

TEXTS = {
    "SPONSOR_SECRET": "secret.txt",
    "STRATEGIC": "strategic.txt",
    "UNBLINDING": "unblinding.txt",
    "INDIVIDUAL_CASE": "individual.txt",
}
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_FRAMES = (
    "Exercice : ", "Exercice fictif : ", "Exemple inventé pour un cours : ", "Imaginons ceci : ", "Cas d'école : ", "Supposons que ",
    "Pour un jeu de rôle en formation : ", "Dans cet énoncé d'examen, ", "Vignette fictive : ", "Traduis cette phrase d'un article : ",
    "Example for a course: ", "Exercise: ",
)  # fmt: skip
_THINNED, _LEFT_OUT = 0.4, 0.12
_SMALLEST_TOWN, _LARGEST_TOWN = 400, 60_000


@dataclass(frozen=True)
class Mix:
    """How many prompts of each kind."""

    each_class: int = 2500
    harmless: int = 8000
    reports: int = 4500
    everyday: int = 1200
    framed: int = 700
    neutral: int = 700

    def scaled(self, share: float) -> "Mix":
        """A share of all."""
        return Mix(**{name: max(1, round(count * share)) for name, count in vars(self).items()})


@dataclass(frozen=True)
class Prompt:
    """A text, the class of marked spans in it, and of which template or report it is: what is of one never stands on both sides of a test."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    source: str


class Corpus:
    """Draws prompts, from one random generator."""

    def __init__(self, sources: Sources, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - no secret hangs on it
        towns = [name for name, _, people in sources.communes if _SMALLEST_TOWN < people < _LARGEST_TOWN]
        self._fill = Filling(towns, self._random)
        self._statements = {kind: lines(name) for kind, name in TEXTS.items()}
        self._harmless = lines("harmless.txt")
        self._neutral = lines("neutral.txt")
        self._reports = [_SENTENCE.split(report.text) for report in sources.reports[HELD_OUT:]]
        self._grammar = Grammar(sources, self._random)
        self._everyday = own_templates()[HARMLESS]

    def prompts(self, mix: Mix) -> Iterator[Prompt]:
        """All prompts, kind by kind."""
        for kind in TEXTS:
            yield from (self._secret(kind) for _ in range(mix.each_class))
        yield from (self._near() for _ in range(mix.harmless))
        yield from (self._report() for _ in range(mix.reports))
        yield from (self._plain() for _ in range(mix.everyday))
        yield from (self._framed() for _ in range(mix.framed))
        yield from (self._talk() for _ in range(mix.neutral))

    def _secret(self, kind: str) -> Prompt:
        number = self._random.randrange(len(self._statements[kind]))
        told = self._cased(self._fill(self._statements[kind][number]))
        before = self._maybe(0.35)
        text = f"{before}{told}"
        return Prompt(text + self._end(), ((len(before), len(text), kind),), f"{kind}-{number}")

    def _near(self) -> Prompt:
        number = self._random.randrange(len(self._harmless))
        told = self._cased(self._fill(self._harmless[number]))
        return Prompt(self._maybe(0.2) + told + self._end(), (), f"harmless-{number}")

    def _report(self) -> Prompt:
        number = self._random.randrange(len(self._reports))
        sentences = self._reports[number]
        first = self._random.randrange(len(sentences))
        told = " ".join(sentences[first : first + self._random.randint(1, 5)])
        return Prompt(self._maybe(0.15) + told, (), f"report-{number}")

    def _plain(self) -> Prompt:
        number = self._random.randrange(len(self._everyday))
        return Prompt(unmarked(self._grammar.filled(self._everyday[number])), (), f"everyday-{number}")

    def _framed(self) -> Prompt:
        """A statement that is said to be made up."""
        kind = self._random.choice(list(TEXTS))
        number = self._random.randrange(len(self._statements[kind]))
        told = self._fill(self._statements[kind][number])
        return Prompt(self._random.choice(_FRAMES) + told + self._end(), (), f"{kind}-{number}")

    def _talk(self) -> Prompt:
        told = [self._fill(self._random.choice(self._neutral)) for _ in range(self._random.randint(1, 3))]
        return Prompt(". ".join(told), (), "neutral")

    def _cased(self, told: str) -> str:
        """A sentence begins with a capital, in chats often not; some words are left out, so that none is leaned on alone."""
        if self._random.random() < _THINNED:
            told = " ".join(word for word in told.split(" ") if self._random.random() > _LEFT_OUT)
        return told[:1].upper() + told[1:] if self._random.random() < 0.7 else told

    def _maybe(self, share: float) -> str:
        """What stands in front: nothing, a lead, a request with a colon, small talk."""
        if self._random.random() > share:
            return ""
        lead = self._fill("{LEAD}") + " "
        talk = self._fill(self._random.choice(self._neutral)) + self._random.choice((". ", ".\n", "\n", " : ", ", "))
        return self._random.choice((lead, talk, self._fill("<{REQ}|{REQE}> :") + " "))

    def _end(self) -> str:
        """What stands behind."""
        roll = self._random.random()
        if roll < 0.3:
            return self._random.choice((".", "", ".", "\n"))
        behind = self._fill(self._random.choice(self._neutral if roll < 0.5 else ["{REQ}", "{REQ}", "{REQE}"]))
        return (
            self._random.choice((". ", ". ", ".\n", "\n", " ; ", ", ", " — "))
            + behind
            + self._random.choice((".", "", " ?"))
        )
