"""How wide the tables of the commands are."""

from rich.console import Console


def width_or(width: int) -> int | None:
    """The width to give a console: None, that of the terminal, or this one where nobody sits at a terminal."""
    return None if Console().is_terminal else width
