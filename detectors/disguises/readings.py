"""The readings of a text: as it stands, and as what it disguises or hides. Each is searched; what is found leads back to the original.

Linear, and bounded in depth: a text that hides texts in texts without end raises Overflow and is refused.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import compress
from types import MappingProxyType, ModuleType
from typing import NamedTuple

from detectors.disguises import at_words, broken, misread, separated, spaced, spelled
from detectors.disguises.backwards import is_rot13, rot13
from detectors.disguises.hidden import Hidden, hidden, most
from detectors.disguises.quoted import unquoted
from detectors.disguises.raised import is_raised, lowered
from detectors.disguises.rewriting import Rewriting
from detectors.disguises.triggers import Triggers, TriggerSearch
from detectors.escapes import FILLER, unescaped
from detectors.normalise import Folded, folded
from detectors.overflow import Overflow
from detectors.pattern import Hit

DEEPEST = 4
"""How often a text in a text is followed."""

_REWRITERS: dict[str, ModuleType] = {
    "spelled": spelled,
    "spaced": spaced,
    "separated": separated,
    "broken": broken,
    "misread": misread,
    "at_words": at_words,
}
_LETTERS = frozenset({"quoted", "raised", "backwards"})
"""Disguises of the text as a whole."""

_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")

_OUTER = frozenset({"spaced", "broken"})
"""What may be written over another disguise: a spelled number over two lines."""

_APART = "\n\0\n\0\n\0\n\0\n"


class Reading(NamedTuple):
    """A text to search, its folding, and where a hit in it lies in the original; None for a hit that is not to be believed."""

    text: str
    folded: Folded
    placed: Callable[[Hit], Hit | None]
    has_names: bool = False
    """Words stand in it that stand so nowhere else: names of people may be among them."""

    def __repr__(self) -> str:
        """Nothing of the text."""
        return "Reading()"


class Reader:
    """Gives the readings of texts. Any thread may call it."""

    def __init__(self, signs: Callable[[Folded], frozenset[str]] | None = None) -> None:
        """`signs` as for a TriggerSearch."""
        self._triggers = TriggerSearch(signs)

    def __call__(self, text: str, depth: int = DEEPEST, is_turned: bool = False) -> Iterator[Reading]:
        """The text as it stands, then as what it disguises; turned once, it is not turned again. Raises Overflow."""
        plain = unescaped(text)
        readings = self._of(text, plain, depth, is_turned)
        if plain is text:
            return readings
        whole = _whole(plain, text)
        return (reading._replace(placed=_then(reading.placed, whole)) for reading in readings)

    def _of(self, text: str, plain: str, depth: int, is_turned: bool) -> Iterator[Reading]:
        view = folded(plain)
        yield Reading(text, view, _as_it_is)
        triggers = self._triggers(view)
        yield from self._rewritten(text, view, triggers)
        yield from self._inside(plain, view, triggers, depth, is_turned)
        if depth and not is_turned:
            yield from self._in_other_letters(plain, view, triggers, depth)

    def _rewritten(self, text: str, view: Folded, triggers: Triggers, is_inner: bool = False) -> Iterator[Reading]:
        """Readings of the stretches that are written in another way; those of some ways are looked at once more."""
        for name in filter(triggers.__contains__, _REWRITERS):
            for rewriting in _REWRITERS[name].rewritings(view, triggers[name]):
                if rewriting.is_empty:
                    continue
                believed = _believed(rewriting)
                new = rewriting.folded
                yield Reading(text, new, believed, has_names=rewriting.has_words)
                if name in _OUTER and not is_inner:
                    for reading in self._rewritten(text, new, self._triggers(new), is_inner=True):
                        yield reading._replace(placed=_then(reading.placed, believed))

    def _inside(self, plain: str, view: Folded, triggers: Triggers, depth: int, is_turned: bool) -> Iterator[Reading]:
        """Readings of all texts hidden in this one, as one text. Raises Overflow."""
        found = most(hidden(plain, view, triggers))
        if not found:
            return
        if not depth:
            raise Overflow("texts hidden too deep")
        starts: list[int] = []
        parts: list[str] = []
        length = 0
        for one in found:
            starts.append(length + len(one.lead))
            parts.append(one.lead + " " + one.text)
            length += len(parts[-1]) + len(_APART)
        place = _to_blob(view, found, starts)
        for reading in self(_APART.join(parts), depth - 1, is_turned):
            yield reading._replace(placed=_then(reading.placed, place), has_names=True)

    def _in_other_letters(self, plain: str, view: Folded, triggers: Triggers, depth: int) -> Iterator[Reading]:
        """Readings of the whole text with its codes undone, its raised digits lowered, its letters moved or turned round."""
        names = triggers.keys() & _LETTERS
        if view.offsets is None and not any(is_raised(plain, window) for window in triggers.get("raised", ())):
            names -= {"raised"}
        if not names:
            return
        text, back = _compact(plain)
        ways = {
            "quoted": lambda coded: lowered(unquoted(coded)),
            "raised": lowered,
            "backwards": rot13 if is_rot13(view.data) else str,
        }
        for name in names:
            if (new := ways[name](text)) != text:
                there = _then(_whole(new, text), back)
                for reading in self(new, depth, is_turned=True):
                    yield reading._replace(placed=_then(reading.placed, there))
        if "backwards" in names:
            for reading in self(text[::-1], depth, is_turned=True):
                yield reading._replace(placed=_then(_then(reading.placed, _turned(len(text))), back))


def _as_it_is(hit: Hit) -> Hit | None:
    return hit


def _believed(rewriting: Rewriting) -> Callable[[Hit], Hit | None]:
    return lambda hit: hit if rewriting.holds(hit) else None


def _then(first: Callable[[Hit], Hit | None], second: Callable[[Hit], Hit | None]) -> Callable[[Hit], Hit | None]:
    def placed(hit: Hit) -> Hit | None:
        inner = first(hit)
        return second(inner) if inner else None

    return placed


def _whole(undone: str, written: str) -> Callable[[Hit], Hit | None]:
    """A hit with all of the escape that its last character was written as."""

    def placed(hit: Hit) -> Hit:
        end = hit.end
        while end < len(undone) and undone[end] == FILLER != written[end]:
            end += 1
        return hit._replace(end=end)

    return placed


def visible(text: str) -> tuple[str, array[int]] | None:
    """A text without what cannot be seen, and where its characters stood; None if all can be seen."""
    if not any(unseen in text for unseen in _UNSEEN):
        return None
    kept = [character not in _UNSEEN for character in text]
    return "".join(compress(text, kept)), array("I", compress(range(len(text)), kept))


def _compact(plain: str) -> tuple[str, Callable[[Hit], Hit | None]]:
    """A text without what cannot be seen, and the way back."""
    seen = visible(plain)
    if seen is None:
        return plain, _as_it_is
    text, places = seen
    return text, lambda hit: hit._replace(start=places[hit.start], end=places[hit.end - 1] + 1)


def _turned(length: int) -> Callable[[Hit], Hit | None]:
    return lambda hit: hit._replace(start=length - hit.end, end=length - hit.start) if hit.score >= 0.8 else None


def _to_blob(view: Folded, found: Sequence[Hidden], starts: Sequence[int]) -> Callable[[Hit], Hit | None]:
    """A hit in the hidden texts, laid out one after the other, as a hit over the run that hides it."""

    def placed(hit: Hit) -> Hit | None:
        place = bisect_right(starts, hit.end - 1) - 1
        if place < 0:
            return None
        start, end = view.original(found[place].start, found[place].end)
        return hit._replace(start=start, end=end, attributes=MappingProxyType({**hit.attributes, "hidden": "yes"}))

    return placed
