"""JSON with places, read leniently."""

from hypothesis import given
from hypothesis import strategies as st

from detectors.payloads.trees import Leaf, Node, trees


def test_values_keep_their_places() -> None:
    data = b'x {"a": "bc", "d": [1, {"e": null}]} y'
    (root,) = trees(data, 2)
    assert (2, 36) == (root.start, root.end)
    assert b"bc" == root.leaf(data, b"a")
    (key, inner) = root.members[1]
    assert isinstance(inner, Node)
    assert (b"d", True, b"d") == (key, inner.is_list, inner.key)
    first, second = inner.members[0][1], inner.members[1][1]
    assert isinstance(first, Leaf)
    assert isinstance(second, Node)
    assert b"1" == data[first.start : first.end]
    assert b"null" == second.leaf(data, b"e")
    assert b"" == second.leaf(data, b"none")


def test_what_is_cut_ends_with_the_text() -> None:
    data = b'{"a": {"b": "c"'
    assert [len(data)] == [root.end for root in trees(data, 0)]


@given(st.binary(max_size=200))
def test_anything_is_read_without_error(data: bytes) -> None:
    assert all(0 <= root.start <= root.end <= len(data) for root in trees(data, 0))


def test_depth_is_bounded() -> None:
    assert 1 == len(trees(b"[" * 50_000, 0))
