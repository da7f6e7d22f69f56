"""What `gardefou doctor` says: a remark on one thing, and what to do about it."""

from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """How much a remark matters."""

    FINE = "fine"
    NOTE = "note"
    MEND = "mend"


class Remark(NamedTuple):
    """French first, English beside it; `remedy` is empty where all is well."""

    what: str
    level: Level
    said: str
    remedy: str = ""


def fine(what: str, said: str) -> Remark:
    """All is well."""
    return Remark(what, Level.FINE, said)


def note(what: str, said: str, remedy: str) -> Remark:
    """It works, and somebody should look at it."""
    return Remark(what, Level.NOTE, said, remedy)


def mend(what: str, said: str, remedy: str) -> Remark:
    """It does not work, or is not safe."""
    return Remark(what, Level.MEND, said, remedy)
