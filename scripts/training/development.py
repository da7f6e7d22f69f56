"""The development set: held-out reports with names put in, hospital documents, templates, and sentences written by hand for this alone."""

import re
from importlib.resources import files

from scripts.training.corpus import Corpus, Mix
from scripts.training.marked import Sample, Span, sample
from scripts.training.prose import native as marked_natively
from scripts.training.sources import Sources
from scripts.training.words import HELD_OUT, towns

_HAND = re.compile(r"⟦([PLOA]):([^⟧]*)⟧")
_LABELS = {"P": "PERSON", "L": "LOCATION", "O": "ORGANIZATION", "A": "ADDRESS"}


def development(sources: Sources, seed: int, share: float) -> dict[str, list[Sample]]:
    """Texts by where they come from; `calibration` is a part of its own of each. A smaller share makes fewer."""
    held_out = sources.reports[:HELD_OUT]

    def made(mix: Mix, number: int) -> list[Sample]:
        return list(Corpus(sources, held_out, seed + number).samples(mix.scaled(share)))

    hand = handwritten()
    return {
        "templates": made(Mix(600, 0, 200, 0, 0, 0), 1),
        "harmless": made(Mix(0, 400, 0, 0, 0, 0), 6),
        "hospital documents": made(Mix(0, 0, 0, 200, 0, 0), 2),
        "reports with names": made(Mix(0, 0, 0, 0, 0, 500), 3),
        "reports without names": made(Mix(0, 0, 0, 0, 500, 0), 4),
        "written by hand": hand,
        "calibration": [*made(Mix(600, 400, 200, 150, 700, 600), 5), *hand],
    }


def native(sources: Sources) -> list[Sample]:
    """The held-out reports whole, with what names they hold themselves."""
    return [sample(marked_natively(report.text, towns(sources))) for report in sources.reports[:HELD_OUT]]


def handwritten() -> list[Sample]:
    """Sentences of development.txt, one a line, names marked as `⟦P:Marie⟧`."""
    text = (files("scripts.training") / "development.txt").read_text(encoding="utf-8")
    return [_read(line.replace("\\n", "\n")) for line in text.splitlines() if line and not line.startswith("# ")]


def _read(line: str) -> Sample:
    parts: list[str] = []
    spans: list[Span] = []
    last = length = 0
    for match in _HAND.finditer(line):
        parts += [line[last : match.start()], match[2]]
        length += match.start() - last
        spans.append(Span(length, length + len(match[2]), _LABELS[match[1]]))
        length, last = length + len(match[2]), match.end()
    return Sample("".join((*parts, line[last:])), tuple(spans))
