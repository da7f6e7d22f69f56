"""The organisation's own terms: study and compound codes, names of confidential projects, as its site file lists them.

Found as whole words in any case, with or without accents, their letter and digit groups joined by a separator or by nothing:
`GF-1234`, `GF 1234`, `gf1234`. The automaton (Aho-Corasick) runs over the text without separators; each hit is then confirmed in place.
"""

import re
from array import array
from collections.abc import Iterator
from functools import lru_cache
from itertools import compress

from ahocorasick_rs import BytesAhoCorasick

from detectors.normalise import Folded, fold
from detectors.pattern import NO_ATTRIBUTES, Hit
from models.site import SiteData

ENTITIES = frozenset({"STUDY_CODE", "COMPOUND_CODE", "SPONSOR_SECRET"})
"""What a site file can make reportable."""

_SCORE = 0.99
_SEPARATORS = b" \t\r\n-_./"
_KEEP = bytes(code not in _SEPARATORS for code in range(256))
_GROUP = re.compile(rb"[a-z]+|[0-9]+|[^a-z0-9 \t\r\n_./-]+")
_JOINT = rb"[ \t_./-]{0,2}(?:\r?\n)?"


class TermSearch:
    """A Search for the terms of one site. Linear; safe in any thread."""

    def __init__(self, site: SiteData) -> None:
        """Raises ValueError, without the term, for one that has neither letter nor digit."""
        self._terms = tuple(dict.fromkeys(_terms(site)))
        self._automaton = BytesAhoCorasick([b"".join(_GROUP.findall(term)) for term, _ in self._terms])

    def __call__(self, text: str, folded: Folded) -> Iterator[Hit]:
        """Confirmed hits, in no special order."""
        if not self._terms:
            return
        found = self._automaton.find_matches_as_indexes(folded.data.translate(None, _SEPARATORS), overlapping=True)
        if not found:
            return
        places = array("I", compress(range(len(folded.data)), folded.data.translate(_KEEP)))
        for number, start, _ in found:
            term, entity = self._terms[number]
            match = _spelling(term).match(folded.data, places[start])
            if match is not None:
                yield Hit(*folded.original(*match.span()), entity, _SCORE, "terms", NO_ATTRIBUTES)


def _terms(site: SiteData) -> Iterator[tuple[bytes, str]]:
    lists = {"studies": "STUDY_CODE", "compounds": "COMPOUND_CODE", "projects": "SPONSOR_SECRET"}
    for key, entity in lists.items():
        for place, term in enumerate(getattr(site, key)):
            folded = fold(term).data
            if not re.search(rb"[a-z0-9]", folded):
                raise ValueError(f"{key}: term {place + 1} has neither letter nor digit; remove it")
            yield folded, entity


@lru_cache(maxsize=4096)
def _spelling(term: bytes) -> re.Pattern[bytes]:
    """All ways to write one term: its groups, joined by a separator or by nothing."""
    groups = map(re.escape, _GROUP.findall(term))
    return re.compile(rb"(?<![0-9a-z])" + _JOINT.join(groups) + rb"(?![0-9a-z])")
