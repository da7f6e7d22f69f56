"""The texts that are learnt from: how many of each kind, in which order. All from one seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from random import Random

from scripts.training.blocks import Blocks
from scripts.training.grammar import Grammar
from scripts.training.marked import Sample, sample
from scripts.training.noise import noisy
from scripts.training.people import People
from scripts.training.prose import Prose
from scripts.training.sites import Sites
from scripts.training.sources import Report, Sources
from scripts.training.words import towns


@dataclass(frozen=True)
class Mix:
    """How many texts of each kind."""

    templates: int = 16_000
    harmless: int = 11_000
    seeds: int = 2_500
    blocks: int = 1_800
    prose: int = 9_000
    prose_with_names: int = 4_000

    def scaled(self, share: float) -> "Mix":
        """The same mix, smaller or larger."""
        return Mix(
            *(
                int(count * share)
                for count in (self.templates, self.harmless, self.seeds, self.blocks, self.prose, self.prose_with_names)
            )
        )


HARMLESS = "harmless.txt"


def own_templates() -> dict[str, list[str]]:
    """The templates of this package by their file, one a line."""
    folder = files("scripts.training") / "templates"
    lines = ((file.name, file.read_text(encoding="utf-8").splitlines()) for file in folder.iterdir())
    return {name: [line for line in read if line and not line.startswith("# ")] for name, read in sorted(lines)}


class Corpus:
    """Texts with names, made from templates and reports."""

    def __init__(self, sources: Sources, reports: list[Report], seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - texts, not keys
        self._grammar = Grammar(sources, self._random)
        people = People(sources, self._random)
        parts = (people, Sites(sources, self._random, people), self._grammar)
        self._blocks = Blocks(sources.hospital_blocks, parts, self._random)
        self._prose = Prose(reports, towns(sources), self._grammar, self._random)
        own = own_templates()
        self._templates = {
            "harmless": own[HARMLESS],
            "templates": [line for name, lines in own.items() if name != HARMLESS for line in lines],
            "seeds": sources.seed_templates,
        }

    def samples(self, mix: Mix) -> Iterator[Sample]:
        """All texts, in a drawn order."""
        kinds = [
            name for name in ("templates", "harmless", "seeds", "blocks", "prose") for _ in range(getattr(mix, name))
        ]
        kinds += ["named"] * mix.prose_with_names
        self._random.shuffle(kinds)
        for name in kinds:
            yield sample(noisy(self._text(name), self._random))

    def _text(self, name: str) -> str:
        if name == "blocks":
            return self._blocks.block()
        if name in ("prose", "named"):
            return self._prose.window(name == "named")
        templates = self._templates[name]
        count = self._random.choice((1, 1, 1, 2, 2, 3))
        joint = self._random.choice(("\n", "\n", " ", "\n\n"))
        return joint.join(self._grammar.filled(self._random.choice(templates)) for _ in range(count))
