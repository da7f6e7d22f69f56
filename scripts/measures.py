"""Measures of a labelled set: counts of spans found and missed for each type, with Wilson intervals."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_Z = 1.959964
"""Two-sided 95 %."""
_SHAPE_LENGTH = 48


class Span(NamedTuple):
    """A half-open span in code points and its entity type."""

    start: int
    end: int
    label: str


class Share(NamedTuple):
    """`hits` of `of`, with the 95 % Wilson interval; None where nothing was counted."""

    hits: int
    of: int

    @property
    def value(self) -> float | None:
        """The share itself."""
        return self.hits / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson, E. B. (1927), J. Am. Stat. Assoc. 22: 209-212."""
        if not self.of:
            return None
        share, n = self.hits / self.of, self.of
        middle = share + _Z * _Z / (2 * n)
        margin = _Z * math.sqrt(share * (1 - share) / n + _Z * _Z / (4 * n * n))
        scale = 1 + _Z * _Z / n
        return max(0.0, (middle - margin) / scale), min(1.0, (middle + margin) / scale)


class Miss(NamedTuple):
    """What was not as labelled: `how` is missed, partly, other type (`as_label` says which), or false alarm."""

    id: str
    label: str
    start: int
    end: int
    how: str
    as_label: str
    shape: str
    value: str

    def __repr__(self) -> str:
        """Nothing of the text."""
        return f"Miss({self.label}, {self.how})"


class Leak(NamedTuple):
    """A text that would leave with values that must not."""

    id: str
    values: list[str]

    def __repr__(self) -> str:
        """Nothing of the text."""
        return "Leak()"


@dataclass
class Tally:
    """Running counts over the texts of a set."""

    texts: int = 0
    unlabelled: int = 0
    words: int = 0
    """Texts without labels, and their words: what is found there is a false alarm."""
    clean: int = 0
    stops: int = 0
    touched: int = 0
    sensitive: int = 0
    leaks: list[Leak] = field(default_factory=list)
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def add(self, name: str, text: str, labelled: Sequence[Span], found: Sequence[Span]) -> None:
        """Compare one text's labels with its findings."""
        self.texts += 1
        exact, kinds = set(found), _kinds(found)
        for span in labelled:
            self._add_label(name, text, span, exact, kinds)
        truth, labels = set(labelled), _kinds(labelled)
        self._add_texts(labels, kinds, len(text.split()))
        for span in found:
            counts = self.counts.setdefault(span.label, Counter())
            counts["alarms"] += not labels
            counts["found"] += 1
            counts["found_exact"] += span in truth
            is_right = bool(_inside(span) & labels.get(span.label, set()))
            counts["found_right"] += is_right
            if not is_right:
                self.misses.append(_miss(name, text, span, "false alarm", ""))

    def _add_texts(self, labels: dict[str, set[int]], kinds: dict[str, set[int]], words: int) -> None:
        """The text as a whole, for each type: whether all of it is covered, by any type; alarms where nothing is."""
        everything = set[int]().union(*kinds.values())
        for label, places in labels.items():
            counts = self.counts.setdefault(label, Counter())
            counts["texts"] += 1
            counts["texts_covered"] += places <= everything
            counts["characters"] += len(places)
            counts["characters_covered"] += len(places & everything)
        if not labels:
            self.unlabelled += 1
            self.words += words
            for label in kinds:
                self.counts.setdefault(label, Counter())["alarmed"] += 1

    def add_clean(self, is_stopped: bool, is_touched: bool) -> None:
        """Count a clean text, one without anything to find, as the charter treated it."""
        self.clean += 1
        self.stops += is_stopped
        self.touched += is_touched

    def add_sensitive(self, name: str, left: list[str]) -> None:
        """Count a text that must not leave as it is, and the values that would."""
        self.sensitive += 1
        if left:
            self.leaks.append(Leak(name, left))

    def types(self) -> list[str]:
        """Types labelled or found, labelled ones first."""
        return sorted(self.counts, key=lambda label: (not self.counts[label]["labelled"], label))

    def share(self, label: str | None, hits: str, of: str) -> Share:
        """The share of one type's counts, or of all types' together."""
        chosen = self.counts.values() if label is None else [self.counts[label]]
        return Share(sum(c[hits] for c in chosen), sum(c[of] for c in chosen))

    def alarms(self, label: str) -> Share:
        """Texts without labels in which this type is found."""
        return Share(self.counts[label]["alarmed"], self.unlabelled)

    def per_thousand_words(self, label: str) -> float | None:
        """Findings of this type in texts without labels, for a thousand of their words."""
        return 1000 * self.counts[label]["alarms"] / self.words if self.words else None

    def _add_label(self, name: str, text: str, span: Span, exact: set[Span], kinds: dict[str, set[int]]) -> None:
        counts = self.counts.setdefault(span.label, Counter())
        wanted, same = _inside(span), kinds.get(span.label, set())
        everything = set[int]().union(*kinds.values())
        counts["labelled"] += 1
        counts["exact"] += span in exact
        counts["right_type"] += wanted <= same
        counts["touched"] += bool(wanted & same)
        counts["any_type"] += wanted <= everything
        if wanted <= same:
            return
        others = sorted(kind for kind, places in kinds.items() if kind != span.label and places & wanted)
        how = "other type" if wanted <= everything else "partly" if wanted & everything else "missed"
        self.misses.append(_miss(name, text, span, how, ", ".join(others)))


def shape(value: str) -> str:
    """A value without what it says: letters as A or a, digits as 9, long runs cut: `Aaaa 99/99`."""
    masked = re.sub(r"\d", "9", "".join(map(_masked, value)))
    return masked if len(masked) <= _SHAPE_LENGTH else masked[: _SHAPE_LENGTH - 1] + "…"


def _masked(character: str) -> str:
    if character.isalpha():
        return "A" if character.isupper() else "a"
    return "⏎" if character in "\r\n" else character


def _inside(span: Span) -> set[int]:
    return set(range(span.start, span.end))


def _kinds(spans: Iterable[Span]) -> dict[str, set[int]]:
    """The characters that each type covers."""
    kinds: dict[str, set[int]] = {}
    for span in spans:
        kinds.setdefault(span.label, set()).update(range(span.start, span.end))
    return kinds


def _miss(name: str, text: str, span: Span, how: str, as_label: str) -> Miss:
    value = text[span.start : span.end]
    return Miss(name, span.label, span.start, span.end, how, as_label, shape(value), value)
