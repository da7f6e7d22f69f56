"""What shows that a text may hold something at all. Most texts show nothing, and are spared the search for it.

Signs are looked for in a text whose digits are all alike (levelled.py), in few passes: those of one group in one. What an automaton must
follow byte by byte slows down those that a fixed string gives away, so that more groups may be quicker than one.
"""

from collections.abc import Iterable, Sequence

from detectors.database import ONCE, Database
from detectors.dates import MONTH_HEADS
from detectors.levelled import levelled

Sign = tuple[str, bytes]
"""What it shows, and an expression on folded bytes. Several may show the same."""

DIGITS = "digits"
_NEXT = rb"[^0-9a-z]{0,4}[0-9oilqab]"
TOLD_APART: tuple[Sign, ...] = (
    (DIGITS, rb"[0-9]%b%b%b" % (_NEXT, _NEXT, _NEXT)),
    (DIGITS, rb"[0-9](?:er|st|nd|rd|th)?(?: ?[.-]? ?| of | de )%b" % MONTH_HEADS),
    (DIGITS, rb"[0-9]{3}"),
    (DIGITS, rb"[0-9]{2}[ -]{0,2}(?:an|a[ ,)]|y)"),
)
"""Three digits; four with little in between, three of which may be misread; a day before a month; an age.

What tells digits apart has one of these.
"""


class Signs:
    """Groups of signs, each looked for in a pass of its own. Any thread may call it."""

    def __init__(self, groups: Iterable[Sequence[Sign]], of_lines: Sequence[Sign] = (), kept_as: str = "") -> None:
        """Compile. Those of lines are looked for where there is more than one line; `kept_as` as for Database.

        Raises ValueError if one is not a valid expression.
        """
        self._groups = tuple(
            (tuple(shown for shown, _ in group), _compiled(group, kept_as and f"{kept_as}-{number}"))
            for number, group in enumerate((of_lines, *groups))
        )

    def __call__(self, level: bytes, *, has_lines: bool) -> frozenset[str]:
        """What a levelled text, with a newline in front, may hold."""
        found = set[str]()
        for names, database in self._groups[0 if has_lines else 1 :]:
            seen: list[int] = []
            database.scan(level, lambda number, *_, note=seen.append: note(number))
            found.update(map(names.__getitem__, seen))
        return frozenset(found)


def _compiled(group: Sequence[Sign], kept_as: str) -> Database:
    return Database([levelled(expression) for _, expression in group], ONCE, kept_as)
