"""What tells that a text may be disguised at all, and how: most texts are not, and cost nothing more.

The signs are looked for in the pass that looks for identifiers; only a text that shows one is gone over again, for where they stand.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from detectors import at_words, backwards, broken, hidden, misread, quoted, raised, separated, spaced, spelled
from detectors.database import ENDS, Database
from detectors.engine import PatternSearch
from detectors.normalise import Folded
from detectors.overflow import Overflow
from detectors.rewriting import Windows

_SIGNS: dict[str, bytes] = {
    "spelled": spelled.TRIGGER,
    "spaced": spaced.TRIGGER,
    "separated": separated.TRIGGER,
    "broken": broken.TRIGGER,
    "misread": misread.TRIGGER,
    "at_words": at_words.TRIGGER,
    "pairs": hidden.PAIRS,
    "quoted": quoted.TRIGGER,
    "raised": raised.TRIGGER,
    "backwards": backwards.TRIGGER,
}
_NAMES = tuple(_SIGNS)
SIGNS = tuple(_SIGNS.values())
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

    def __init__(self, signs: Callable[[Folded], frozenset[int]] | None = None) -> None:
        """`signs`: those of `SIGNS` that a text has, by number; by a pass of its own if it is not given."""
        self._signs = signs or PatternSearch((), SIGNS).signs
        self._places = _Places()

    def __call__(self, folded: Folded) -> Triggers:
        """What a folded text shows. Raises Overflow."""
        kinds = self._signs(folded)
        if not kinds:
            return {}
        ends = self._places(folded.data)
        if ends is not None:
            return {_NAMES[sign]: _windows(places, len(folded.data)) for sign, places in ends.items()}
        if len(kinds) > _MOST_KINDS:
            raise Overflow("disguised in too many ways at once")
        return {_NAMES[kind]: ((0, len(folded.data)),) for kind in kinds}


class _Places:
    """Notes where every sign ends."""

    def __init__(self) -> None:
        self._database = Database(SIGNS, ENDS)

    def __call__(self, data: bytes) -> Mapping[int, Sequence[int]] | None:
        """Sign -> ends; None if they are very dense."""
        ends: dict[int, list[int]] = defaultdict(list)
        left = max(_MANY, len(data) // _DENSE)

        def remember(sign: int, _start: int, end: int, _flags: int, _context: object) -> bool:
            nonlocal left
            ends[sign].append(end - 1)
            left -= 1
            return left < 0

        return ends if self._database.scan(b"\n" + data, remember) else None


def _windows(ends: Sequence[int], length: int) -> Windows:
    windows: list[tuple[int, int]] = []
    for end in sorted(ends):
        low, high = max(0, end - _REACH), min(length, end + _REACH)
        if windows and low <= windows[-1][1]:
            low = windows.pop()[0]
        windows.append((low, high))
    return windows
