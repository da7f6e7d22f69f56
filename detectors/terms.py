"""The organisation's own terms: study and compound codes, names of projects and people, as its site file and its lists give them.

Found as whole words in any case, with or without accents, their letter and digit groups joined by a separator or by nothing:
`GF-1234`, `GF 1234`, `gf1234`. The automaton (Aho-Corasick) runs over the text without separators; each hit is then confirmed in place.
"""

import re
from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import compress

from ahocorasick_rs import BytesAhoCorasick, Implementation

from detectors.dictionaries import Kind, allowed, terms
from detectors.normalise import Folded
from detectors.pattern import Hit
from models.site import SiteData

ENTITIES = frozenset({"STUDY_CODE", "COMPOUND_CODE", "SPONSOR_SECRET"})
"""What a site file can make reportable."""

_SCORE = 0.99
_SEPARATORS = b" \t\r\n-_./"
_KEEP = bytes(code not in _SEPARATORS for code in range(256))
GROUP = re.compile(rb"[a-z]+|[0-9]+|[^a-z0-9 \t\r\n_./-]+")
"""What of a term stays together; between groups any separator may stand."""
_JOINT = rb"[ \t_./-]{0,3}(?:\r?\n[ \t]{0,20})?"


class Terms:
    """Terms in one automaton, half a million at most: kept as one piece of bytes. Linear; safe in any thread."""

    def __init__(self, folded: Iterable[bytes]) -> None:
        """`folded` terms have a letter or a digit each."""
        self._ends = array("I")
        written = bytearray()
        for term in folded:
            written += term
            self._ends.append(len(written))
        self._written = bytes(written)
        spelt = (b"".join(GROUP.findall(self[number])) for number in range(len(self)))
        self._automaton = BytesAhoCorasick(spelt, implementation=Implementation.ContiguousNFA)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._ends)

    def __getitem__(self, number: int) -> bytes:
        """A term, folded."""
        return self._written[self._ends[number - 1] if number else 0 : self._ends[number]]

    def __call__(self, folded: Folded) -> Iterator[tuple[int, int, int]]:
        """Number of each term found, and its folded span; in no special order."""
        data = folded.data
        found = self._automaton.find_matches_as_indexes(data.translate(None, _SEPARATORS), overlapping=True)
        if not found:
            return
        places = array("I", compress(range(len(data)), data.translate(_KEEP)))
        for number, start, end in found:
            first, last = places[start], places[end - 1] + 1
            if _is_whole(data, first, last) and (match := _spelling(self[number]).match(data, first)) is not None:
                yield number, *match.span()


class TermSearch:
    """A Search for the terms of one site."""

    def __init__(self, site: SiteData) -> None:
        """Raises ConfigError for a list that cannot be read."""
        public = {_compact(term) for term in allowed(site)}
        kinds: dict[bytes, Kind] = {}
        for term, kind in terms(site):
            if _compact(term) not in public:
                kinds.setdefault(term, kind)
        self._kinds = list({id(kind): kind for kind in kinds.values()}.values())
        numbers = {id(kind): number for number, kind in enumerate(self._kinds)}
        self._kind_of = array("H", (numbers[id(kind)] for kind in kinds.values()))
        self._terms = Terms(kinds)

    def __call__(self, text: str, folded: Folded) -> Iterator[Hit]:
        """Confirmed hits, in no special order."""
        for number, start, end in self._terms(folded):
            entity, attributes = self._kinds[self._kind_of[number]]
            first, last = folded.original(start, end)
            if entity == "PERSON" and b" " not in self._terms[number] and not text[first].isupper():
                continue  # a surname alone is often a word
            yield Hit(first, last, entity, _SCORE, "terms", attributes)


def _compact(term: bytes) -> bytes:
    return b"".join(GROUP.findall(term))


def _is_whole(data: bytes, first: int, last: int) -> bool:
    """Whether no word or number goes on before or behind."""
    return not data[max(0, first - 1) : first].isalnum() and not data[last : last + 1].isalnum()


@lru_cache(maxsize=4096)
def _spelling(term: bytes) -> re.Pattern[bytes]:
    """All ways to write one term: its groups, joined by a separator or by nothing."""
    groups = map(re.escape, GROUP.findall(term))
    return re.compile(rb"(?<![0-9a-z])" + _JOINT.join(groups) + rb"(?![0-9a-z])")
