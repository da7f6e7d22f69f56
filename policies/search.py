"""Parts -> findings. A part is searched behind the words that lead it; short parts are searched together; values cut by an edge are found."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from detectors import CLASSES, NAMES, SIGNALS, Overflow, named_again
from models.decision import Located
from models.exchange import Part, PartKind
from models.finding import Finding
from policies.edges import APART, crossed, joined_edges

Find = Callable[[str], Sequence[Finding]]

_LIKELY = 0.6
_WRITTEN = (PartKind.PROMPT, PartKind.FILE_NAME)
"""Kinds of parts that people write; others are keys and settings of a service."""
_BLANK = re.compile(r"[^\W\d_],? [^\W\d_]")
_BLANKS = 3
"""A text with so many blanks between words is said by somebody: it is no setting, and no JSON of settings."""
SHORT = 200
"""Up to this length parts are searched together: a search costs more than such a text."""

BUNDLE = 20_000
"""Code points of a bundle of short parts."""

MOST = 2_000
"""Findings of one exchange, health signals aside. A request with more is refused, by the rules that these are enough for."""


class TooMany(Overflow):
    """More findings than can be dealt with: what is there is not all known, but some of it is."""

    def __init__(self, located: Sequence[Located] = ()) -> None:
        super().__init__(f"more than {MOST} findings in one exchange")
        self.located = located


def searched(parts: Sequence[Part], find: Find) -> list[Located]:
    """Findings in all parts, by part and place. Raises TooMany, and what `find` raises."""
    found: list[Located] = []
    counted = 0
    written = _as_written(parts)
    for bundle in _bundles(written):
        try:
            located = list(bundle.located(find(bundle.text)))
        except Overflow as overflow:
            if not overflow.found:
                raise
            raise TooMany([*found, *bundle.located(overflow.found)]) from None
        found += located
        counted += sum(place.finding.entity not in SIGNALS for place in located)
        if counted > MOST:
            raise TooMany(found)
    again = list(islice(_named_again(written, found), MOST + 1))
    if counted + len(again) > MOST:
        raise TooMany(found)
    found = [*_but(found, again), *again]
    return [*sorted(found, key=lambda located: (located.part, located.finding.start)), *straddling(parts, find)]


def _as_written(parts: Sequence[Part]) -> Sequence[Part]:
    """The parts; where the catalogue knows no field of prompts, every text of some words is read as one: the prompt is among them."""
    if any(part.kind is PartKind.PROMPT for part in parts):
        return parts
    return [part.model_copy(update={"kind": PartKind.PROMPT}) if _is_said(part) else part for part in parts]


def _is_said(part: Part) -> bool:
    return part.kind is PartKind.OTHER and sum(1 for _ in islice(_BLANK.finditer(part.text), _BLANKS)) == _BLANKS


def _named_again(parts: Sequence[Part], found: Sequence[Located]) -> Iterator[Located]:
    """People whom one part names where they stand in another one; among keys and settings of a service nobody is looked for."""
    if not any(located.finding.entity == "PERSON" for located in found):
        return
    prompts = [index for index, part in enumerate(parts) if part.kind in _WRITTEN]
    findings: dict[int, list[Finding]] = {index: [] for index in prompts}
    for located in sorted(found, key=lambda located: located.finding.start):
        if located.part in findings:
            findings[located.part].append(located.finding)
    for place, finding in named_again([parts[index].text for index in prompts], list(findings.values())):
        yield Located.trusted(part=prompts[place], finding=finding, straddles=False)


def _but(found: Sequence[Located], again: Sequence[Located]) -> Iterator[Located]:
    """What was found, without the people in whose place somebody surer was found again."""
    places: dict[int, list[Finding]] = {}
    for located in sorted(again, key=lambda located: located.finding.start):
        places.setdefault(located.part, []).append(located.finding)
    for located in found:
        one, others = located.finding, places.get(located.part, [])
        before = bisect_left(others, one.end, key=lambda other: other.start) - 1
        if one.entity != "PERSON" or before < 0 or others[before].end <= one.start:
            yield located


def straddling(parts: Sequence[Part], find: Find) -> list[Located]:
    """Values cut in two by the edge between adjoining prompt parts, such as a number sent in two messages; no sentence is."""
    joined, edges = joined_edges([part.text if part.kind is PartKind.PROMPT else None for part in parts])
    found = find(joined) if edges else ()
    pairs = ((finding, crossed(edges, finding)) for finding in found if finding.detector != CLASSES)
    return [
        Located(part=edge.part, finding=edge.placed(finding), straddles=True)
        for finding, edge in pairs
        if edge is not None
    ]


class _Piece(NamedTuple):
    """A part in a bundle: its own text stands at [start, end) of the bundle's."""

    part: int
    start: int
    end: int


class _Bundle:
    """Texts that are searched in one go."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._pieces: list[_Piece] = []
        self._parts: dict[int, Part] = {}
        self.length = 0

    @property
    def text(self) -> str:
        """All texts, each behind its lead, far apart."""
        return APART.join(self._texts)

    def add(self, index: int, part: Part) -> None:
        """Put a part at the end."""
        start = self.length + len(part.lead)
        self._texts.append(part.lead + part.text)
        self._parts[index] = part
        self._pieces.append(_Piece(index, start, start + len(part.text)))
        self.length = start + len(part.text) + len(APART)

    def located(self, findings: Sequence[Finding]) -> Iterator[Located]:
        """The findings in their parts' own offsets; what stands in a lead alone is no finding."""
        starts = [piece.start for piece in self._pieces]
        for finding in findings:
            piece = self._pieces[max(bisect_right(starts, finding.end - 1) - 1, 0)]
            start, end = max(finding.start, piece.start), min(finding.end, piece.end)
            if start < end and not _is_noise(self._parts[piece.part], finding, start - piece.start, end - piece.start):
                yield Located.trusted(
                    part=piece.part, finding=_placed(finding, start - piece.start, end - piece.start), straddles=False
                )


def _is_noise(part: Part, finding: Finding, start: int, end: int) -> bool:
    """Whether a name that only its looks tell, or a sentence of a class, stands among keys and settings of a service.

    There a name must have two words and be likely, and nobody tells a secret.
    """
    if finding.detector == CLASSES:
        return part.kind is not PartKind.PROMPT
    if finding.detector != NAMES or part.kind in _WRITTEN:
        return False
    return finding.score < _LIKELY or " " not in part.text[start:end]


def _placed(finding: Finding, start: int, end: int) -> Finding:
    """The finding at another place; the same one where nothing moves."""
    if (finding.start, finding.end) == (start, end):
        return finding
    return finding.model_copy(update={"start": start, "end": end})


def _bundles(parts: Sequence[Part]) -> Iterator[_Bundle]:
    """The texts to search: what people wrote apart from the keys and settings around it, whose words are no context of theirs."""
    bundles = {True: _Bundle(), False: _Bundle()}
    for index, part in enumerate(parts):
        if len(part.text) > SHORT:
            alone = _Bundle()
            alone.add(index, part)
            yield alone
        elif part.text:
            bundle = bundles[written := part.kind in _WRITTEN]
            bundle.add(index, part)
            if bundle.length > BUNDLE:
                yield bundle
                bundles[written] = _Bundle()
    yield from (bundle for bundle in bundles.values() if bundle.length)
