"""What an organisation allows: public persons, published codes, eponyms, drugs. A name or a code that is a part of such a term is no finding.

What exact data match found stays, whoever else is called so.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from detectors.dictionaries import allowed
from detectors.normalise import fold
from detectors.presidio import RecognizerResult
from detectors.terms import Terms
from models.site import SiteData

_ENTITIES = frozenset({"PERSON", "ORGANIZATION", "STUDY_CODE", "COMPOUND_CODE"})
"""Not health: Parkinson is nobody's name, but a disease."""
_TERMS = frozenset({"terms"})


class Allowed:
    """The terms of one site that are no findings. Any thread may ask it."""

    def __init__(self, site: SiteData) -> None:
        """Raises ConfigError for a list that cannot be read."""
        self._terms = Terms(dict.fromkeys(allowed(site)))

    def without(self, text: str, results: Sequence[RecognizerResult]) -> Sequence[RecognizerResult]:
        """Results that are not a part of an allowed term."""
        if not len(self._terms) or not any(map(_may_go, results)):
            return results
        folded = fold(text)
        spans = sorted(folded.original(start, end) for _, start, end in self._terms(folded))
        starts = [start for start, _ in spans]
        ends = list(accumulate((end for _, end in spans), max))
        return [one for one in results if not (_may_go(one) and _is_in(one, starts, ends))]


def _may_go(result: RecognizerResult) -> bool:
    known = result.recognition_metadata
    is_ours = result.entity_type in _ENTITIES or known.get("detector") in _TERMS
    return is_ours and known.get("attributes", {}).get("source") != "edm"


def _is_in(result: RecognizerResult, starts: list[int], ends: list[int]) -> bool:
    """Whether a span lies in the farthest reaching of those that begin at or before it."""
    place = bisect_right(starts, result.start)
    return place > 0 and result.end <= ends[place - 1]
