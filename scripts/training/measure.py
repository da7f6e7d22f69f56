"""Evaluation: what the tagger finds in texts with names, by label; and the curves that turn its masses into probabilities."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from detectors.names.tagger import Mention, Tagger
from scripts.training.marked import Sample


@dataclass
class Counts:
    """Names there are, those touched; mentions told, those right; characters of names, those covered by any mention; exact matches."""

    names: int = 0
    touched: int = 0
    told: int = 0
    right: int = 0
    characters: int = 0
    covered: int = 0
    exact: int = 0

    def figures(self) -> dict[str, float]:
        """Per cent, one decimal."""
        return {
            "names": self.names,
            "touched": _percent(self.touched, self.names),
            "precision": _percent(self.right, self.told),
            "covered": _percent(self.covered, self.characters),
            "exact": _percent(self.exact, self.names),
        }


@dataclass
class Measured:
    """Counts by label, texts without a name and those of them with an alarm."""

    counts: dict[str, Counts] = field(default_factory=dict)
    clean: int = 0
    alarmed: int = 0

    def of(self, label: str) -> Counts:
        return self.counts.setdefault(label, Counts())


def measured(tagger: Tagger, samples: Iterable[Sample], threshold: float) -> Measured:
    """What the tagger finds at a threshold."""
    result = Measured()
    for sample in samples:
        mentions = [mention for mention in tagger.tag(sample.text) if mention.score >= threshold]
        if not sample.spans:
            result.clean += 1
            result.alarmed += any(mention.label == "PERSON" for mention in mentions)
        _count(sample, mentions, result)
    return result


def _count(sample: Sample, mentions: list[Mention], result: Measured) -> None:
    hidden = {place for mention in mentions for place in range(mention.start, mention.end)}
    for span in sample.spans:
        counts = result.of(span.label)
        letters = [place for place in range(span.start, span.end) if not sample.text[place].isspace()]
        counts.names += 1
        counts.characters += len(letters)
        counts.covered += sum(place in hidden for place in letters)
        counts.touched += any(m.label == span.label and m.start < span.end and span.start < m.end for m in mentions)
        counts.exact += any((m.start, m.end, m.label) == span for m in mentions)
    for mention in mentions:
        counts = result.of(mention.label)
        counts.told += 1
        counts.right += is_right(sample, mention)


def is_right(sample: Sample, mention: Mention) -> bool:
    """Whether a name of this label is where the mention is."""
    return any(
        span.label == mention.label and span.start < mention.end and mention.start < span.end for span in sample.spans
    )


def curve(pairs: list[tuple[float, bool]]) -> list[tuple[float, float]]:
    """The rising curve nearest to what was seen: (mass, share that was right), by pooling adjacent violators."""
    pools: list[list[float]] = []
    for mass, right in sorted(pairs):
        pools.append([mass, float(right), 1.0])
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
            last = pools.pop()
            pools[-1] = _pooled(pools[-1], last)
    return [(round(pool[0] / pool[2], 4), round(pool[1] / pool[2], 4)) for pool in pools]


def _pooled(first: list[float], last: list[float]) -> list[float]:
    return [a + b for a, b in zip(first, last, strict=True)]


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 100.0
