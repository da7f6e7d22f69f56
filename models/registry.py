"""Reads the study registry. A code or alias that belongs to two studies, or a label that betrays one, is refused with its line."""

from collections.abc import Iterator
from pathlib import Path

from models.folding import folded
from models.reading import Location, key_of, line_of, located, refuse, text_of
from models.studies import Registry, Study

Clash = tuple[Location, Location, str]
"""Where, with what other place, and what is wrong: `{line}` is the other's."""


def read(path: Path) -> Registry:
    """The registry in a file. Raises ConfigError, which names no code."""
    return parsed(text_of(path), str(path))


def parsed(text: str, name: str) -> Registry:
    """The registry in a text; `name` stands for the file in errors. Raises ConfigError."""
    registry, lines = located(text, Registry, name)
    found = clashes(registry)
    told = ((at, f"{key_of(at)}: {what.format(line=line_of(other, lines))}") for at, other, what in found)
    refuse(told, lines, name)
    return registry


def clashes(registry: Registry) -> Iterator[Clash]:
    """Codes and aliases that do not tell studies apart, sites that stand twice, labels that tell."""
    seen: dict[str, Location] = {}
    for at, name in _names(registry):
        if (other := seen.setdefault(folded(name), at)) != at:
            yield at, other, "is also written in line {line}; a code or alias belongs to one study"
    for index, study in enumerate(registry.studies):
        for number, compound in enumerate(study.compounds):
            if (written := seen.get(folded(compound))) is not None:
                at = ("studies", index, "compounds", number)
                yield at, written, "is also a code or alias (line {line}); remove the one or the other"
        yield from _twice(index, study)
    yield from _telling(registry)


def _names(registry: Registry) -> Iterator[tuple[Location, str]]:
    for index, study in enumerate(registry.studies):
        yield ("studies", index, "code"), study.code
        yield from ((("studies", index, "aliases", place), alias) for place, alias in enumerate(study.aliases))


def _twice(index: int, study: Study) -> Iterator[Clash]:
    """Sites that stand twice in one study."""
    seen: dict[str, Location] = {}
    for place, site in enumerate(study.sites):
        at: Location = ("studies", index, "sites", place, "number")
        if (other := seen.setdefault(folded(site.number), at)) != at:
            yield at, other, "is also written in line {line}; remove one"


def _telling(registry: Registry) -> Iterator[Clash]:
    """Labels of two studies, and labels that hold what they stand for."""
    seen: dict[str, Location] = {}
    for index, study in enumerate(registry.studies):
        if study.label is None:
            continue
        at, label = ("studies", index, "label"), folded(study.label)
        if (other := seen.setdefault(label, at)) != at:
            yield at, other, "is also written in line {line}; a label belongs to one study"
        if any(folded(word) in label for word in filter(None, (*study.names, *study.compounds, study.sponsor))):
            yield (
                at,
                at,
                "holds a code, compound or sponsor of the study; write a neutral word, such as ETUDE-01: it stands in the log",
            )
