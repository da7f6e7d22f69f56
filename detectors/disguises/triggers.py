"""What tells that a text may be disguised at all, and how: most texts are not, and cost nothing more.

The signs are looked for together, without telling digits apart; only a text that may show one is gone over again, for where it stands.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

from detectors.database import ENDS, ONCE, Database
from detectors.disguises import at_words, backwards, broken, hidden, misread, quoted, raised, separated, spaced, spelled
from detectors.disguises.rewriting import Windows
from detectors.engine import PatternSearch
from detectors.normalise import Folded
from detectors.overflow import Overflow

_FIGURES = {"separated": separated.TRIGGER, "misread": misread.TRIGGER, "pairs": hidden.PAIRS}
_WORDS = {
    "spelled": spelled.TRIGGER,
    "at_words": at_words.TRIGGER,
    "coded": hidden.TRIGGER,
    "quoted": quoted.TRIGGER,
    "raised": raised.TRIGGER,
    "backwards": backwards.TRIGGER,
}
_APART = {"spaced": spaced.TRIGGER}
_WHOLE = _FIGURES | _WORDS | _APART | {"broken": broken.TRIGGER}
_SOONER = {"separated": separated.SIGN, "pairs": hidden.SIGN}
"""A first look, where the whole takes longer."""
LINE_SIGNS = (("broken", broken.SIGN),)
SIGNS = tuple(
    tuple((name, _SOONER.get(name, sign)) for name, sign in group.items()) for group in (_FIGURES, _WORDS, _APART)
)
"""To be given to the PatternSearch, whose `signs` a TriggerSearch asks."""

_MANY = 4_000
_DENSE = 16
"""With more signs than many, and one in so few characters, the whole text is looked at: it is quicker than to note each."""
_MOST_KINDS = 6
"""No table, log or letter is so densely disguised in more ways than this at once."""
_REACH = 160
"""How far around a sign the rest of a disguise may lie: every further piece of it is a sign again."""


Triggers = Mapping[str, Windows]
"""Where a folded text shows which disguise."""


class TriggerSearch:
    """Looks for the signs of every disguise. Any thread may call it."""

    def __init__(self, signs: Callable[[Folded], frozenset[str]] | None = None) -> None:
        """`signs`: those of `SIGNS` that a text has; by a pass of its own if it is not given."""
        self._signs = signs or PatternSearch((), SIGNS, LINE_SIGNS).signs
        self._places = _Places()
        self._kinds = Database(tuple(_WHOLE.values()), ONCE, "signs")

    def __call__(self, folded: Folded) -> Triggers:
        """What a folded text shows. Raises Overflow."""
        may_be = self._signs(folded) & _WHOLE.keys()
        if not may_be:
            return {}
        ends = self._places(folded.data, may_be)
        if ends is not None:
            return {name: _windows(places, len(folded.data)) for name, places in ends.items()}
        kinds = set[int]()
        self._kinds.scan(b"\n" + folded.data, lambda sign, *_: kinds.add(sign))
        if len(kinds) > _MOST_KINDS:
            raise Overflow("disguised in too many ways at once")
        return {name: ((0, len(folded.data)),) for number, name in enumerate(_WHOLE) if number in kinds}


class _Places:
    """Notes where signs end: one pass for each, as most texts show one or two."""

    def __init__(self) -> None:
        self._databases = {name: Database([sign], ENDS, f"sign-{name}") for name, sign in _WHOLE.items()}

    def __call__(self, data: bytes, may_be: Collection[str]) -> Mapping[str, Sequence[int]] | None:
        """Disguise -> ends of its signs, of those that there may be; None if they are very dense."""
        ends: dict[str, list[int]] = {}
        left = max(_MANY, len(data) // _DENSE)
        for name in sorted(may_be):
            found = _ends(self._databases[name], b"\n" + data, left)
            if found is None:
                return None
            left -= len(found)
            if found:
                ends[name] = found
        return ends


def _ends(database: Database, data: bytes, most: int) -> list[int] | None:
    """Where an expression ends, one byte less; None if more often than that."""
    ends: list[int] = []

    def remember(_number: int, _start: int, end: int, _flags: int, _context: object) -> bool:
        ends.append(end - 1)
        return len(ends) > most

    return ends if database.scan(data, remember) else None


def _windows(ends: Sequence[int], length: int) -> Windows:
    windows: list[tuple[int, int]] = []
    for end in sorted(ends):
        low, high = max(0, end - _REACH), min(length, end + _REACH)
        if windows and low <= windows[-1][1]:
            low = windows.pop()[0]
        windows.append((low, high))
    return windows
