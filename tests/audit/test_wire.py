"""One line a message, whatever is in it; a socket's path is never too long."""

import os
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import wire
from tests.audit.samples import descriptors

STRINGS = st.text(st.characters())
"""Lone surrogates and line ends among them."""
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | STRINGS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(STRINGS, inner, max_size=4),
)


@given(number=st.integers(min_value=0), value=JSON)
def test_an_answer_is_one_line_and_comes_back(number: int, value: Any) -> None:
    line = wire.answer(number, value)
    assert (1, True) == (line.count(b"\n"), line.endswith(b"\n"))
    assert (number, value) == wire.answered(line)


@given(verb=st.sampled_from(["write", "soon", "tags"]), number=st.integers(min_value=0), value=JSON)
def test_a_question_is_one_line_and_comes_back(verb: str, number: int, value: Any) -> None:
    payload = wire.packed(value)
    line = wire.question(verb, number, payload)
    assert (1, True) == (line.count(b"\n"), line.endswith(b"\n"))
    assert (verb, number, payload) == wire.asked(line)


@given(line=st.binary())
def test_any_bytes_are_read_or_refused_as_a_value_error(line: bytes) -> None:
    """Nothing else may be raised: the connection is closed then, and waits for nothing."""
    for read in (wire.asked, wire.answered):
        try:
            read(line)
        except ValueError:
            continue


@pytest.mark.parametrize("folder", ["short", "x" * 200], ids=["short", "long"])
def test_a_path_is_never_too_long(tmp_path: Path, folder: str) -> None:
    """The kernel takes 107 bytes. Nothing stays open."""
    place = tmp_path / folder
    place.mkdir()
    before = descriptors()
    with wire.socket_path(place) as path, socket.socket(socket.AF_UNIX) as made:
        assert len(os.fsencode(path)) <= 107
        made.bind(path)
        assert (place / wire.SOCKET).is_socket()
    assert descriptors() <= before


def test_a_folder_that_is_gone_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), wire.socket_path(tmp_path / "gone"):
        pass
