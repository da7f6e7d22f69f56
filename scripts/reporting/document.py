"""What a report is made of, whatever it is written in: sections of paragraphs, lists and tables, each heading in French and English."""

from collections.abc import Sized
from dataclasses import dataclass, field

from models.message import Message

NOTHING = "–"
"""In a table: nothing, or hidden."""


@dataclass(frozen=True)
class Grid:
    """A table. The first cell of a row is its heading; of the columns after `texts`, cells are numbers."""

    caption: Message
    columns: tuple[Message, ...]
    rows: tuple[tuple[str, ...], ...]
    texts: int = 1
    """How many columns, from the left, hold texts; the rest hold numbers."""


@dataclass(frozen=True)
class Section:
    """A part of a report."""

    heading: Message
    paragraphs: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """A whole report."""

    title: Message
    facts: tuple[tuple[Message, str], ...]
    """What it is about, and when it was made."""
    figures: tuple[tuple[Message, str, str], ...]
    """What one looks at first: name, figure, that of the month before."""
    sections: tuple[Section, ...] = field(default=())


def both(fr: str, en: str) -> Message:
    """A text in both languages."""
    return Message(fr=fr, en=en)


def many(things: Sized, one: str, several: str) -> str:
    """How many, with their noun: French says 0 and 1 in the singular."""
    return f"{len(things)} {several if len(things) > 1 else one}"


def number(value: float | None, digits: int = 0) -> str:
    """A number as French writes it; a dash for none."""
    if value is None:
        return NOTHING
    return f"{value:,.{digits}f}".replace(",", "\u202f").replace(".", ",")


def share(part: int | None, whole: int | None) -> str:
    """A part in percent; a dash where one of them is not known."""
    if part is None or not whole:
        return NOTHING
    return f"{number(100 * part / whole, 1)}\u202f%"
