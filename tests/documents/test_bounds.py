"""Bounds begin when they are made, and say what to do when they are reached."""

import pytest

from documents.bounds import Bounds, Unreadable


def test_the_time_of_a_file_is_bounded() -> None:
    """From the moment that the bounds are made."""
    times = iter((100.0, 100.5, 101.5))
    bounds = Bounds(seconds=1, clock=lambda: next(times))
    bounds.check_time()
    with pytest.raises(Unreadable, match="takes more than 1 seconds to read; export it"):
        bounds.check_time()


def test_the_text_of_a_file_is_bounded() -> None:
    bounds = Bounds(text_bytes=10)
    bounds.check_text(10)
    with pytest.raises(Unreadable, match="more than 10 bytes of text; split it"):
        bounds.check_text(11)
