"""The organisation's own patterns, from its site file: compiled by Hyperscan, which is linear, or refused with the reason.

They match whole words of the folded text, without regard to case and accents; `.` ends at a line's end. Of matches that overlap, the
last and longest counts. Hyperscan says where matches end; its own search for their start ends the process on some expressions, so
the start is looked for here, a bounded way back.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial

from detectors.database import CASELESS, Database, Remember
from detectors.normalise import Folded, fold
from detectors.overflow import Overflow
from detectors.pattern import NO_ATTRIBUTES, Hit, Seen, words
from models.own_pattern import OwnPattern
from models.site import SiteData

Fault = tuple[tuple[str | int, ...], str]
"""Where in the site file something is wrong, and what is to be done."""

_MOST_MATCHES = 400_000
_MOST_TRIES = 4_000
_LONGEST = 200
"""Characters of the longest match."""
_LEADS = tuple(filler * times + "\n" for filler in ("x", "a ", "0", " 00 ", "e\n") for times in (10, 60, 600))
"""What may stand in front, some bytes of it or many."""
_OVERLOOKED = (
    "found by itself, but overlooked farther into a text; leave out ^ and $, or make two patterns of its alternatives"
)
_ANY = re.compile(rb"(?s:.)")
_WORD_START = re.compile(rb"(?<![a-z0-9])(?s:.)|(?<=[a-z0-9])[^a-z0-9]")


class OwnPatternSearch:
    """A Search for the patterns of one site. Any thread may call it."""

    def __init__(self, patterns: Sequence[OwnPattern]) -> None:
        """Compile. Raises ValueError, with the reason, for what is not linear or no expression."""
        self._patterns = tuple(patterns)
        self._labels = [_label(pattern.context) for pattern in self._patterns]
        expressions = [_expression(pattern.regex) for pattern in self._patterns]
        self._anywhere = Database(expressions, CASELESS)
        self._from_here = [Database([b"^(?:%b)" % expression], CASELESS) for expression in expressions]

    def __call__(self, text: str, folded: Folded) -> Iterator[Hit]:
        """Hits, those of one pattern apart from each other. Raises Overflow."""
        tries = 0
        for number, ends in self._ends(folded.data).items():
            left = len(folded.data) + 1
            for end in reversed(ends):
                if end > left or not _is_edge(folded.data, end):
                    continue
                if (tries := tries + 1) > _MOST_TRIES:
                    raise Overflow("too many matches of an own pattern")
                left = self._start(folded.data, number, end)
                if left < end and self._is_in_context(text, folded, number, left, end):
                    pattern = self._patterns[number]
                    place = folded.original(left, end)
                    yield Hit(*place, pattern.entity, pattern.score, f"own:{pattern.name}", NO_ATTRIBUTES)

    def _ends(self, data: bytes) -> dict[int, list[int]]:
        """Where matches of each pattern end, in order. Raises Overflow."""
        ends: dict[int, list[int]] = {}
        left = _MOST_MATCHES

        def remember(number: int, _start: int, end: int, _flags: int, _context: object) -> bool:
            nonlocal left
            ends.setdefault(number, []).append(end)
            left -= 1
            return left < 0

        _scan(self._anywhere, data, remember)
        return ends

    def _start(self, data: bytes, number: int, end: int) -> int:
        """Where the longest match that ends here begins; `end` if it is a part of a word. Raises Overflow for one that is too long."""
        low = max(0, end - _LONGEST)
        for place in (found.start() for found in _WORD_START.finditer(data, low, end)):
            reached: set[int] = set()
            _scan(self._from_here[number], data[place:end], partial(_reach, reached))
            if end - place in reached:
                if place == low > 0:
                    raise Overflow("a match of an own pattern is too long")
                return place
        return end

    def _is_in_context(self, text: str, folded: Folded, number: int, start: int, end: int) -> bool:
        label, match = self._labels[number], _ANY.match(folded.data, start)
        return label is None or (match is not None and Seen(text, folded, match, start, end).is_labelled(label))


def faults(site: SiteData) -> Iterator[Fault]:
    """What is wrong with the patterns of a site, without a word of its examples."""
    faulty = tuple(_of_each(site.patterns))
    yield from faulty
    if not faulty and site.patterns:
        yield from _overlooked(site.patterns)


def _of_each(patterns: Sequence[OwnPattern]) -> Iterator[Fault]:
    """What is wrong with each by itself."""
    for place, pattern in enumerate(patterns):
        at = ("patterns", place)
        try:
            search = OwnPatternSearch([pattern])
        except ValueError as error:
            yield (*at, "regex"), f"{error}; write it without that, for a linear engine"
            continue
        for number, example in enumerate(pattern.examples):
            if not _finds(search, example):
                yield (
                    (*at, "examples", number),
                    "nothing is found in this example; mend the regex, the context or the example",
                )
        for number, example in enumerate(pattern.not_examples):
            if _finds(search, example):
                yield (*at, "not_examples", number), "something is found in it; narrow the regex or give it a context"


def _overlooked(patterns: Sequence[OwnPattern]) -> Iterator[Fault]:
    """Examples that are found by themselves, but not farther into a text: behind `^`, before `$`, and what Vectorscan 5.4.12 overlooks there."""
    search = OwnPatternSearch(patterns)
    for place, pattern in enumerate(patterns):
        for number, example in enumerate(pattern.examples):
            if not all(_finds_behind(search, pattern, example, lead) for lead in _LEADS):
                yield ("patterns", place, "examples", number), _OVERLOOKED


def _finds(search: OwnPatternSearch, example: str) -> bool:
    return next(search(example, fold(example)), None) is not None


def _finds_behind(search: OwnPatternSearch, pattern: OwnPattern, example: str, lead: str) -> bool:
    """Whether a pattern finds something in an example in the middle of a text; or gives up, which is loud."""
    text, low = f"{lead}{example}\n{lead}", len(lead)
    with suppress(Overflow):
        return any(
            hit.detector == f"own:{pattern.name}" and hit.end > low and hit.start < low + len(example)
            for hit in search(text, fold(text))
        )
    return True


def _scan(database: Database, data: bytes, remember: Remember) -> None:
    """Tell of every match. Raises Overflow if that is ended."""
    if not database.scan(data, remember):
        raise Overflow("too many matches of an own pattern")


def _expression(regex: str) -> bytes:
    """The expression in folded spelling: accents and the like as folding writes them."""
    return b"".join(c.encode() if c.isascii() else b"".join(b"\\x%02x" % byte for byte in fold(c).data) for c in regex)


def _label(context: Sequence[str]) -> re.Pattern[bytes] | None:
    return words(*(re.escape(fold(word).data).decode("latin-1") for word in context)) if context else None


def _reach(reached: set[int], _number: int, _start: int, end: int, _flags: int, _context: object) -> None:
    reached.add(end)


def _is_edge(data: bytes, place: int) -> bool:
    """Whether no word or number goes on here."""
    around = data[max(0, place - 1) : place + 1]
    return not (len(around) == 2 and around.isalnum())
