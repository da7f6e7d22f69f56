"""What a flood promises: of which patterns it holds so much that it is refused. These are judged first, so that it is soon known."""

from collections.abc import Sequence
from typing import NamedTuple

from detectors.normalise import Folded
from detectors.pattern import Pattern, Places

_TRIED = 8
"""Places that are judged to see what all of them give."""


class Job(NamedTuple):
    """Patterns that share a core, whether they must be judged place by place, and where their core stands."""

    patterns: Sequence[Pattern]
    is_far: bool
    places: Places

    def promise(self, text: str, folded: Folded) -> tuple[int, bool, int]:
        """For sorting: how many hits a few of the places let expect; what is judged place by place comes last."""
        few = self.places[:: -(-len(self.places) // _TRIED)].tolist()
        hits = sum(len(pattern.hits_at(text, folded, place)) for pattern in self.patterns for place in few)
        return hits * len(self.places) // len(few), not self.is_far, len(self.places)
