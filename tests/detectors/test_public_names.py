"""Whom everybody knows is told from people."""

import pytest

from detectors.public_names import is_cited, is_public_name


@pytest.mark.parametrize(
    ("title", "name"),
    [(b"dr ", b"house"), (b"madame ", b"bovary"), (b"m. ", b"macron"), (b"professeur ", b"delfraissy")],
)
def test_known(title: bytes, name: bytes) -> None:
    """Characters and public figures, behind their title however it is written."""
    assert is_public_name(title, name)


@pytest.mark.parametrize(("title", "name"), [(b"m. ", b"house"), (b"dr ", b"house-vautravers"), (b"mme ", b"bovet")])
def test_unknown(title: bytes, name: bytes) -> None:
    """Another title, a longer name."""
    assert not is_public_name(title, name)


def test_authors() -> None:
    """`et al.` behind the name."""
    data = b"dr vautravers et al. (2019)"
    assert is_cited(data, 13)
    assert not is_cited(b"dr vautravers et alice", 13)
