"""Prompts to learn from, each with the names that stand in it: of somebody private, or of nobody whom the writer deals with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from random import Random

from scripts.training.classes.filling import Filling
from scripts.training.classes.hands import HARMLESS, phrases
from scripts.training.corpus import own_templates
from scripts.training.grammar import Grammar, unmarked
from scripts.training.noise import noisy
from scripts.training.sources import Sources

_NAME = re.compile(
    "\ue001(?P<somebody>[^\ue000]*)\ue000|⟦(?P<private>[^⟧]*)⟧|⟪(?P<world>[^⟫]*)⟫|[\ue002-\ue004](?P<place>[^\ue000]*)\ue000"
)
"""Marks of the templates of names, and those of the texts here; a place is none of both."""
_WRITTEN = {"W": "{P}", "V": "{L}", "G": "{F}"}
"""How names of the world are drawn."""
_WORLD = re.compile(r"\{([WVG])\}")
_DRAWN = re.compile(r"\{[A-Z]+\d?\}|<[^<>]*\|[^<>]*>")
_CAPITAL = re.compile(r"(?<![.!?:\n] )(?<=[ '’(\"«])[A-ZÀ-Ý][\w'’-]{2,}(?: [A-ZÀ-Ý][\w'’-]+)?")
_SMALL = re.compile(r"(?<!\w)[a-zà-ÿ]{4,}")
_NOBODYS = ("clean.txt", "harmless.txt")
"""Templates of names without anybody private."""
_NOISY, _SMALL_SHARE = 0.35, 0.5
_LESS = 0.4
"""So much counts a word that is only taken for a name, and a name in a frame."""
_JOINTS = ("\n", " ", "\n\n", " ; ")


@dataclass(frozen=True)
class Mix:
    """How many texts are drawn of each template; of templates of names; of two texts joined; and which share of all lines is read."""

    each: int = 6
    named: int = 4500
    joined: int = 2000
    share: float = 1.0

    def scaled(self, share: float) -> "Mix":
        """A share of all."""
        return Mix(self.each, round(self.named * share), round(self.joined * share), self.share * share)


@dataclass(frozen=True)
class Prompt:
    """A text, its names in order (start, end, whether it is somebody private), and whose text it is."""

    text: str
    names: tuple[tuple[int, int, bool], ...]
    hand: str
    weight: float = 1.0
    """How much each of its names counts."""


def read(marked: str, hand: str, weight: float = 1.0) -> Prompt:
    """A text with marks."""
    parts: list[str] = []
    names: list[tuple[int, int, bool]] = []
    length = last = 0
    for found in _NAME.finditer(marked):
        value = found[found.lastgroup or 0]
        parts += [marked[last : found.start()], value]
        length += found.start() - last + len(value)
        last = found.end()
        if found.lastgroup != "place" and value.strip():
            names.append((length - len(value), length, found.lastgroup != "world"))
    return Prompt("".join([*parts, marked[last:]]), tuple(names), hand, weight)


class Corpus:
    """Draws prompts, from one random generator."""

    def __init__(self, sources: Sources, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - texts, not keys
        self._grammar = Grammar(sources, self._random)
        self._fill = Filling([name for name, _, _ in sources.communes], self._random)
        self._named = [
            (line, name) for name, lines in own_templates().items() if name not in _NOBODYS for line in lines
        ]

    def prompts(self, mix: Mix) -> Iterator[Prompt]:
        """All prompts: those with names first."""
        own = [*self._drawn(mix), *self._whole(mix.share)]
        yield from own
        yield from (self._of_names() for _ in range(mix.named))
        yield from (self._joined(own) for _ in range(mix.joined))
        yield from self._nameless(mix.share)

    def _drawn(self, mix: Mix) -> Iterator[Prompt]:
        for hand, line in self._some("hands", mix.share):
            for _ in range(mix.each if _DRAWN.search(line) else 1):
                yield read(self._noisy(self._filled(line)), hand)

    def _whole(self, share: float) -> Iterator[Prompt]:
        for hand, line in self._some("prompts", share):
            prompt = read(_unescaped(line), hand)
            if prompt.names:
                yield prompt
                yield read(self._noisy(_unescaped(line)), hand)

    def _some(self, folder: str, share: float) -> Iterator[tuple[str, str]]:
        return ((hand, line) for hand, line in _lines(folder) if self._random.random() < share)

    def _of_names(self) -> Prompt:
        """A text of the training of names."""
        line, name = self._random.choice(self._named)
        return read(noisy(self._grammar.filled(line), self._random), f"names-{name}")

    def _joined(self, prompts: list[Prompt]) -> Prompt:
        """Two texts of one hand in one prompt: what is beside one name tells nothing of another."""
        one = self._random.choice(prompts)
        other = self._random.choice([prompt for prompt in prompts if prompt.hand == one.hand])
        text = one.text + self._random.choice(_JOINTS)
        behind = ((start + len(text), end + len(text), told) for start, end, told in other.names)
        return Prompt(text + other.text, (*one.names, *behind), one.hand)

    def _nameless(self, share: float) -> Iterator[Prompt]:
        """Harmless prompts in which some word is taken for a name, and the same with somebody private beside."""
        frames = [line for _, line in _lines("frames")]
        near = [phrase for phrase in phrases() if phrase.kind == HARMLESS]
        texts = [(_unescaped(line), hand) for hand, line in _lines("prompts") if "⟦" not in line and "⟪" not in line]
        texts += [(self._fill(phrase.text), f"classes-{phrase.hand}") for phrase in near]
        for text, hand in texts:
            if self._random.random() < share:
                if words := self._taken(text):
                    yield Prompt(text, words, hand, _LESS)
                frame = self._grammar.filled(self._random.choice(frames))
                yield read(self._noisy(frame.replace("@", text)), f"frames-{hand}", _LESS)

    def _taken(self, text: str) -> tuple[tuple[int, int, bool], ...]:
        words = list(_CAPITAL.finditer(text))
        if not words and self._random.random() < _SMALL_SHARE:
            words = list(_SMALL.finditer(text))
        return ((*self._random.choice(words).span(), False),) if words else ()

    def _filled(self, line: str) -> str:
        world = _WORLD.sub(lambda slot: f"⟪{unmarked(self._grammar.filled(_WRITTEN[slot[1]]))}⟫", line)
        return self._grammar.filled(world)

    def _noisy(self, marked: str) -> str:
        return noisy(marked, self._random) if self._random.random() < _NOISY else marked


def _lines(folder: str) -> Iterator[tuple[str, str]]:
    """Hand and line of the files of a folder of texts/, without comments."""
    place = files("scripts.training.private") / "texts" / folder
    for name in sorted(file.name for file in place.iterdir()):
        lines = (place / name).read_text(encoding="utf-8").split("\n")
        yield from ((name.removesuffix(".txt"), line) for line in lines if line and not line.startswith("# "))


def _unescaped(line: str) -> str:
    """With new lines for what stands for them."""
    return line.replace("\\n", "\n")
