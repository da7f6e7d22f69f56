"""Which positions of a document hold user text: a route's paths, compiled once.

A shape is a concrete path with every index written `[*]` (`$.messages[*].content`): there are few, so the answers are
remembered.
"""

import re
from functools import lru_cache

from models.exchange import PartKind
from models.services import Route

REMEMBERED = 4096
LONGEST = 200
_STEPS = {r"\.\*\*": r"(?:[.\[>].*)?", r"\.\*": r"\.[^.\[>]+"}
_WILD = re.compile(r"(\\\.(?:\\\*){1,2})(?=\\[.\[]|$)")
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


class Selection:
    """The kinds of a route's positions."""

    def __init__(self, text: tuple[str, ...], file_names: tuple[str, ...], conversation: str | None) -> None:
        self.conversation = conversation
        self._text = _pattern(text)
        self._names = _pattern(file_names)
        self._listed = _pattern(tuple(path for path in text if path.endswith("[*]")))
        self._known: dict[str, PartKind] = {}
        self._words = frozenset(_WORD.findall(" ".join((*text, *file_names, conversation or ""))))

    def step(self, key: str) -> str:
        """A key as a step of a path. Paths are logged: a key that the route does not name may be a user's own word, and is `.?`."""
        return f".{key}" if key in self._words else ".?"

    def kind(self, shape: str) -> PartKind:
        """The kind of the string at this shape."""
        return self._known.get(shape) or self._learnt(shape)

    def is_list_of_texts(self, shape: str) -> bool:
        """Whether the catalogue expects texts in the list at this shape, or in the list of lists that holds it."""
        return self._listed.fullmatch(f"{shape.rstrip('[*]')}[*]") is not None

    def _learnt(self, shape: str) -> PartKind:
        kind = PartKind.OTHER
        if self._text.fullmatch(shape):
            kind = PartKind.PROMPT
        elif self._names.fullmatch(shape):
            kind = PartKind.FILE_NAME
        if len(self._known) < REMEMBERED and len(shape) < LONGEST:
            self._known[shape] = kind
        return kind


def selection_of(route: Route | None) -> Selection:
    """The compiled selection of a route; without a route nothing is known to be user text."""
    return _compiled(route.text, route.file_names, route.conversation) if route else _compiled((), (), None)


@lru_cache(maxsize=512)
def _compiled(text: tuple[str, ...], file_names: tuple[str, ...], conversation: str | None) -> Selection:
    return Selection(text, file_names, conversation)


def _pattern(paths: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern over shapes for all paths; for none, a pattern that matches nothing."""
    return re.compile("|".join(_one(path) for path in paths) or r"(?!)", re.DOTALL)


def _one(path: str) -> str:
    escaped = re.escape(path)
    return _WILD.sub(lambda match: _STEPS[match[1]], escaped)
