"""A table that goes into a file or a pipe has a width of its own."""

import pytest

from scripts.terminal import width_or


@pytest.mark.parametrize(("is_terminal", "width"), [("1", None), ("", 160)])
def test_a_terminal_has_its_own_width(monkeypatch: pytest.MonkeyPatch, is_terminal: str, width: int | None) -> None:
    monkeypatch.setenv("FORCE_COLOR", is_terminal)
    assert width_or(160) == width
