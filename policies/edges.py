"""Edges between adjoining texts: short windows around them, joined into one text, so that a value cut in two is found."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from models.finding import Finding
from models.frozen import Frozen

REACH = 64
"""How far, in code points, a value is followed to either side of an edge."""

APART = "\n\n\n\n"
"""Between two windows: no identifier runs over so many line ends."""


class Edge(Frozen):
    """The edge after one part. `at` is its place in the joined text, `shift` leads from there to the part's own offsets."""

    part: int
    at: int
    shift: int
    length: int

    def is_crossed_by(self, finding: Finding) -> bool:
        """Whether the finding stands on both sides of the edge."""
        return finding.start < self.at < finding.end - 1

    def placed(self, finding: Finding) -> Finding:
        """The finding in its part's own offsets, cut at the part's end."""
        return finding.model_copy(update={"start": finding.start + self.shift, "end": self.length})


def crossed(edges: Sequence[Edge], finding: Finding) -> Edge | None:
    """The first edge that a finding crosses, if any. Edges are in order."""
    place = bisect_right(edges, finding.start, key=lambda edge: edge.at)
    return edges[place] if place < len(edges) and edges[place].is_crossed_by(finding) else None


def joined_edges(texts: Sequence[str | None]) -> tuple[str, list[Edge]]:
    """Windows around each edge between two adjoining texts, joined, and where the edges are. None parts what stands around it."""
    windows: list[str] = []
    edges: list[Edge] = []
    length = 0
    for part, (before, after) in enumerate(pairwise(texts)):
        if before is None or after is None:
            continue
        tail = before[-REACH:]
        at = length + len(tail)
        edges.append(Edge(part=part, at=at, shift=len(before) - at, length=len(before)))
        windows.append(f"{tail}\n{after[:REACH]}")
        length += len(windows[-1]) + len(APART)
    return APART.join(windows), edges
