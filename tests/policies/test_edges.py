"""Windows around the edges between adjoining texts."""

from models.finding import Finding
from policies.edges import REACH, joined_edges


def test_windows_and_their_places() -> None:
    """An edge lies at the end of the first text's window; offsets lead back into that text."""
    joined, edges = joined_edges(["a" * 100, "b" * 100, None, "c", "d"])
    assert [edge.part for edge in edges] == [0, 3]
    for edge in edges:
        assert joined[edge.at] == "\n"
    assert joined[edges[0].at - REACH : edges[0].at] == "a" * REACH
    crossing = Finding(entity="FR_NIR", start=edges[0].at - 4, end=edges[0].at + 5, score=1, detector="test")
    assert edges[0].is_crossed_by(crossing)
    assert not edges[1].is_crossed_by(crossing)
    assert (edges[0].placed(crossing).start, edges[0].placed(crossing).end) == (96, 100)


def test_a_finding_that_only_touches_the_edge_is_its_own_parts_affair() -> None:
    """It was found there already."""
    _, (edge,) = joined_edges(["abcd", "efgh"])
    before = Finding(entity="FR_NIR", start=0, end=edge.at, score=1, detector="test")
    after = Finding(entity="FR_NIR", start=edge.at + 1, end=edge.at + 3, score=1, detector="test")
    assert not edge.is_crossed_by(before)
    assert not edge.is_crossed_by(after)


def test_nothing_adjoins_nothing() -> None:
    """No texts, one text, texts kept apart."""
    assert joined_edges([]) == ("", [])
    assert joined_edges(["a"])[1] == []
    assert joined_edges(["a", None, "b"])[1] == []
