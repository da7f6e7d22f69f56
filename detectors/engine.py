"""One fast pass for all patterns: Hyperscan (Vectorscan) finds where a core stands, plain `re` confirms, the judge scores.

Linear in the length of the text: each candidate costs a bounded match, and both candidates and hits are capped. In a flood of
candidates, such as `06 06 06 …`, a place whose surroundings were looked at before is not looked at again.
"""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import chain, compress, groupby, islice, pairwise, product, repeat

import numpy as np

from detectors.capitals import near_capitals
from detectors.database import STARTS, Database
from detectors.levelled import LEVEL, levelled
from detectors.normalise import Candidates, Folded
from detectors.overflow import Overflow
from detectors.pattern import Hit, Pattern, Places, led
from detectors.promise import Job
from detectors.sights import LEAD, Digests, are_alike, grouped, touching, views
from detectors.signs import DIGITS, TOLD_APART, Sign, Signs

HIT_CAP = 2_000
"""A text with more is refused, by the rules that the first of them break: each costs some microseconds."""
_CANDIDATE_CAP = 400_000
_FEWEST_CAP = 20_000
"""One text may have so many places to look at, a long one a half as many as characters; even a column of days has fewer."""
FLOOD = 2_000
_MANY = 500
"""Candidates of one core, of which it pays to ask all at once whether they are hopeful, and which of them see the same."""
_REPEATED = 4
"""So many places of each view: the text repeats itself, and only one of them is even matched."""
_SPARSE = 20
"""More candidates than 2000, and than one in 20 characters, are a flood; prose and tables have fewer."""

_START = 32
"""Bits of a place."""

Match = Callable[[bytes, int], re.Match[bytes] | None]
Search = Callable[[str, Folded], Iterator[Hit]]
"""A way to find hits in a text and its folding; hits may overlap."""


class PatternSearch:
    """A Search over one compiled database. Any thread may call it."""

    def __init__(
        self,
        patterns: Sequence[Pattern],
        signs: Sequence[Sequence[Sign]] = (),
        line_signs: Sequence[Sign] = (),
        kept_as: str = "",
    ) -> None:
        """Compile. Groups of signs, and those of lines, are looked for as well; `kept_as` as for Database.

        Raises ValueError if a core or sign is not a valid expression.
        """
        exact = _cores(pattern for pattern in patterns if pattern.tells_digits)
        rough = _cores(pattern for pattern in patterns if not pattern.in_capitals and pattern.core not in exact)
        capital = _cores(pattern for pattern in patterns if pattern.core not in {*exact, *rough})
        self._exact = Database(exact, STARTS, kept_as and f"{kept_as}-exact")
        self._rough = Database([levelled(core) for core in rough], STARTS, kept_as and f"{kept_as}-rough")
        self._capital = Database([levelled(core) for core in capital], STARTS, kept_as and f"{kept_as}-capital")
        first, *others = signs or ((),)
        groups = ((*first, *TOLD_APART), *others) if exact else signs
        self._signs = Signs(groups, line_signs, kept_as and f"{kept_as}-signs")
        self._first_rough, self._first_capital = len(exact), len(exact) + len(rough)
        self._sharing = tuple(
            tuple(pattern for pattern in patterns if pattern.core == core) for core in (*exact, *rough, *capital)
        )
        """For each core the patterns that share it: first those that tell digits apart, last those in capitals."""
        self._matching = tuple(tuple(_matching(sharing)) for sharing in self._sharing)

    def __call__(self, text: str, folded: Folded) -> Iterator[Hit]:
        """Confirmed hits, in no special order. Raises Overflow."""
        cores, starts = self.candidates(folded)
        in_capitals = self._in_capitals(text, folded)
        if len(starts) + len(in_capitals.starts) > max(FLOOD, len(folded.data) // _SPARSE):
            both = Candidates(cores + in_capitals.cores, starts + in_capitals.starts)
            yield from self._flood(both, text, folded)
            return
        data = folded.data
        for core, start in dict.fromkeys(chain(zip(cores, starts, strict=True), zip(*in_capitals, strict=True))):
            for exact, lead, patterns in self._matching[core]:
                match = exact(data, start if lead is None else led(data, start, lead))
                if match is not None:
                    for pattern in patterns:
                        yield from pattern.judged(text, folded, match)

    def candidates(self, folded: Folded, most: int = _CANDIDATE_CAP) -> Candidates:
        """Cores, but for those of capitals, and where they may start. Raises Overflow, also for more than `most`."""
        known, _ = folded.scans.get(id(self), (None, None))
        if known is None:
            known = self._candidates(folded.data, _framed(folded.data.translate(LEVEL)), most)
            folded.scans[id(self)] = known, None
        return known

    def signs(self, folded: Folded) -> frozenset[str]:
        """What the signs show that a text may hold; digits are not told apart. Candidates are noted as well. Raises Overflow."""
        data = folded.data
        known, signs = folded.scans.get(id(self), (None, None))
        if signs is None:
            level = _framed(data.translate(LEVEL))
            signs = self._signs(level, has_lines=b"\n" in data)
            known = known or self._candidates(data, level, _CANDIDATE_CAP, tells_digits=DIGITS in signs)
            folded.scans[id(self)] = known, signs
        return signs

    def _in_capitals(self, text: str, folded: Folded) -> Candidates:
        """Cores of what must be written in capitals, and where they may start. Raises Overflow."""
        data, found = _framed(folded.data), _none()
        for low, high in near_capitals(text) if folded.offsets is None else ((0, len(folded.data)),):
            level = data[low : high + 2].translate(LEVEL)
            _note(self._capital, level, found, (self._first_capital, low, _most(data)))
        return found

    def _flood(self, candidates: Candidates, text: str, folded: Folded) -> Iterator[Hit]:
        """The same hits, core by core. Where a pattern sees what it saw before, what came of it then is moved along."""
        folded = replace(folded, told={})
        seen = cache(partial(views, text, folded))
        jobs = (
            Job([pattern for pattern in self._sharing[core] if _reaches(pattern) is is_far], is_far, places)
            for (core, places), is_far in product(_by_core(candidates), (False, True))
        )
        told = sorted((job for job in jobs if job.patterns), key=lambda job: job.promise(text, folded), reverse=True)
        for patterns, is_far, places in told:
            if not is_far and folded.rewritten is None and _are_alike(places, folded):
                groups = list(grouped(seen()[places], places))
                if len(groups) < len(places) // _REPEATED:
                    for pattern in patterns:
                        yield from _repeated(pattern, groups, text, folded)
                    continue
            yield from _crowded(patterns, places, text, folded, seen)

    def _candidates(self, data: bytes, level: bytes, most: int, *, tells_digits: bool = True) -> Candidates:
        """Other cores and where they may start, in a text and in what is levelled of it: with what tells digits apart or without."""
        most, found = min(most, _most(data)), _none()
        if tells_digits:
            _note(self._exact, _framed(data), found, (0, 0, most))
        _note(self._rough, level, found, (self._first_rough, 0, most))
        return found


def _framed(data: bytes) -> bytes:
    """With newlines in front and behind, which make each core's first and last byte real ones."""
    return b"\n%b\n" % data


def _cores(patterns: Iterable[Pattern]) -> tuple[bytes, ...]:
    return tuple(dict.fromkeys(pattern.core for pattern in patterns))


def _matching(patterns: Iterable[Pattern]) -> Iterator[tuple[Match, tuple[int, bytes] | None, tuple[Pattern, ...]]]:
    """What is matched exactly where a core stands, each once; behind which lead; and whose it is."""
    by_exact = groupby(patterns, lambda pattern: (pattern.exact, pattern.lead))
    return ((exact.match, lead, tuple(sharing)) for (exact, lead), sharing in by_exact)


def _none() -> Candidates:
    return Candidates(array("I"), array("I"))


def _most(data: bytes) -> int:
    """How many candidates a text may have."""
    return min(_CANDIDATE_CAP, max(_FEWEST_CAP, len(data) // 2))


def _note(database: Database, data: bytes, found: Candidates, bounds: tuple[int, int, int]) -> None:
    """Add what stands in some bytes: the number of the first core, where they begin, and the most. Raises Overflow for more."""
    first, low, most = bounds
    cores: list[int] = []
    starts: list[int] = []
    note_core, note_start = cores.append, starts.append

    def remember(number: int, start: int, _end: int, _flags: int, _context: object) -> bool:
        note_core(number)
        note_start(start)
        return len(starts) > most

    if not database.scan(data, remember):
        raise Overflow("too much to look at in one text")
    found.cores.extend([first + core for core in cores])
    found.starts.extend([low + start for start in starts] if low else starts)


def _by_core(candidates: Candidates) -> Iterator[tuple[int, Places]]:
    """Each core and where it stands, in order, each place once."""
    cores, starts = (np.frombuffer(told, np.uint32).astype(np.int64) for told in candidates)
    each = np.sort(cores << _START | starts)
    each = each[np.diff(each, prepend=-1) != 0]  # numpy's own `unique` takes ten times as long
    cores, starts = each >> _START, each & (1 << _START) - 1
    edges = [0, *(np.flatnonzero(np.diff(cores)) + 1).tolist(), len(starts)]
    return ((int(cores[first]), starts[first:last]) for first, last in pairwise(edges))


def _crowded(
    patterns: Sequence[Pattern], places: Places, text: str, folded: Folded, seen: Callable[[], Digests]
) -> Iterator[Hit]:
    """The hits of patterns that share a core at the places where it stands: of so many places at once as there may be hits."""
    is_crowd = len(places) > _MANY
    for first in range(0, len(places), HIT_CAP):
        some = places[first : first + HIT_CAP]
        sought: tuple[object, ...] = ()
        matches: list[re.Match[bytes]] = []
        for pattern in patterns:
            if sought != (sought := (pattern.exact, pattern.lead, pattern.hopeful)):
                matches = _matched(pattern, folded, _hopeful(pattern, folded, some) if is_crowd else some)
            crowds = _crowds(pattern, _counting(pattern, matches, folded), folded, seen)
            yield from _judged(pattern, crowds, text, folded)


def _repeated(pattern: Pattern, groups: Sequence[list[int]], text: str, folded: Folded) -> Iterator[Hit]:
    """The hits of a pattern at groups of places from which the same can be seen: the first of each is judged for all."""
    for first, *others in groups:
        hits = pattern.hits_at(text, folded, first)
        yield from hits
        for other in others if hits else ():
            yield from _moved(hits, folded.apart(first, other))


def _hopeful(pattern: Pattern, folded: Folded, starts: Places) -> Places:
    """The places that may be scored at all."""
    return starts if pattern.hopeful is None else starts[pattern.hopeful(folded, starts)]


def _matched(pattern: Pattern, folded: Folded, places: Places) -> list[re.Match[bytes]]:
    """The exact matches at places where the core stands."""
    data, starts = folded.data, places.tolist()
    if pattern.lead is not None:
        starts = list(dict.fromkeys(led(data, start, pattern.lead) for start in starts))
    return list(filter(None, map(pattern.exact.match, repeat(data), starts)))


def _counting(pattern: Pattern, matches: list[re.Match[bytes]], folded: Folded) -> list[re.Match[bytes]]:
    """In a rewriting the matches that touch what is written in another way; those whose value may lie elsewhere, too."""
    if folded.rewritten is None or pattern.narrow is not None or not matches:
        return matches
    starts, ends = np.array([match.start() for match in matches]), np.array([match.end() for match in matches])
    return list(compress(matches, touching(starts, ends, folded.rewritten).tolist()))


def _crowds(
    pattern: Pattern, matches: list[re.Match[bytes]], folded: Folded, seen: Callable[[], Digests]
) -> Iterator[Sequence[re.Match[bytes]]]:
    """Matches, those together of which the same can be seen."""
    starts = [match.start() for match in matches]
    if not matches or _reaches(pattern) or not _are_alike(starts, folded):
        yield from zip(matches)
        return
    for crowd in grouped(seen()[starts], np.arange(len(starts))):
        yield [matches[number] for number in crowd]


def _judged(pattern: Pattern, crowds: Iterable[Sequence[re.Match[bytes]]], text: str, folded: Folded) -> Iterator[Hit]:
    """The hits of crowds of matches, of each of which the same can be seen."""
    judged = pattern.judged
    for first, *others in crowds:
        if hits := judged(text, folded, first):
            yield from hits
            for match in others:
                yield from _moved(hits, folded.apart(first.start(), match.start()))


def _are_alike(places: Places | list[int], folded: Folded) -> bool:
    """Whether many places are to be judged, and so many of them look alike that it pays to see which are the same."""
    return len(places) > _MANY and are_alike(folded.data, places)


def _reaches(pattern: Pattern) -> bool:
    """Whether more than what can be seen from a place may count."""
    return pattern.is_far or pattern.items is not None or (pattern.lead is not None and pattern.lead[0] > LEAD)


def _moved(hits: Sequence[Hit], by: int) -> list[Hit]:
    return [hit._replace(start=hit.start + by, end=hit.end + by) for hit in hits]


class TooManyHitsError(Overflow):
    """More hits than a text may have."""

    def __init__(self, hits: Sequence[Hit] = ()) -> None:
        super().__init__(f"more than {HIT_CAP} hits in one text")
        self.hits = hits
        """The first of them."""


def capped(hits: Iterator[Hit]) -> list[Hit]:
    """All hits, or TooManyHitsError."""
    kept = list(islice(hits, HIT_CAP + 1))
    if len(kept) > HIT_CAP:
        raise TooManyHitsError(kept)
    return kept
