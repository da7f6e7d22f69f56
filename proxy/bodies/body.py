"""A body cut into parts, that can be written again with some spans replaced and every other byte as it was."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from models.decision import Edit
from models.exchange import Part, PartKind
from proxy.bodies.hidden import hidden_texts
from proxy.bodies.slot import Slot, Splice, lifted


class Body(Protocol):
    """What the proxy knows of a body."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every text position: prompts first, then the others, each in document order."""
        ...

    @property
    def conversation(self) -> str | None:
        """The conversation's identifier, if the body names one."""
        ...

    def replaced(self, edits: Sequence[Edit]) -> bytes:
        """The body with only these spans replaced. Raises ValueError for edits that overlap or stand nowhere."""
        ...


class Position(NamedTuple):
    """A part and its slot; None for parts that are gathered from many places and cannot be written back."""

    part: Part
    slot: Slot | None


class SplicedBody:
    """A body over its decoded source. Positions of user text come first."""

    def __init__(self, source: str, positions: Iterable[Position] = (), conversation: str | None = None) -> None:
        """Raises Unreadable for a file hidden in base64."""
        ordered = sorted(positions, key=lambda position: position.part.kind is not PartKind.PROMPT)
        ordered += [
            Position(Part(path=f"{part.path}>base64", text=text, lead=part.lead), None)
            for part, _ in ordered
            for text in hidden_texts(part.text)
        ]
        self.parts = tuple(position.part for position in ordered)
        self.conversation = conversation
        self._source = source
        self._slots = tuple(position.slot for position in ordered)

    def replaced(self, edits: Sequence[Edit]) -> bytes:
        """The body with only these spans replaced. Raises ValueError for edits that overlap or stand nowhere."""
        by_part: dict[int, list[Splice]] = {}
        for edit in sorted(edits, key=lambda e: (e.start, e.end)):
            by_part.setdefault(edit.part, []).append((edit.start, edit.end, edit.tag))
        splices = sorted(splice for part, own in by_part.items() for splice in self._lifted(part, own))
        return _spliced(self._source, splices).encode()

    def _lifted(self, part: int, splices: list[Splice]) -> list[Splice]:
        slot, length = self._slots[part], len(self.parts[part].text)
        if slot is None:
            raise ValueError("this part cannot be replaced")
        if any(not 0 <= start <= end <= length for start, end, _ in splices):
            raise ValueError("edit outside its part")
        return lifted(slot, splices)


def _spliced(source: str, splices: list[Splice]) -> str:
    if any(before[1] > after[0] for before, after in pairwise(splices)):
        raise ValueError("edits overlap")
    pieces, at = [], 0
    for start, end, tag in splices:
        pieces += [source[at:start], tag]
        at = end
    return "".join([*pieces, source[at:]])
