"""A glance at a whole text: which forms of the rules it cannot have. One pass of Hyperscan for all of them, and most texts are spared most searches.

It looks at the folded text (`normalise.plain`), and lets through all that a form may match: capitals and accents are not told apart, and what
Hyperscan cannot ask, as for what stands around, is taken as given.
"""

import re
from collections.abc import Iterable

import hyperscan

from detectors.database import PERHAPS, Database
from detectors.normalise import plain

Form = re.Pattern[str] | re.Pattern[bytes]
"""An expression on a text, or on its folding."""

_PART = re.compile(
    r"(?P<group>\(\?P<\w+>)|(?P<none>\[\^(?:\\.|[^\]\\])+\])|\[(?P<any>(?:\\.|[^\]\\])+)\]|(?P<escape>\\.)|(?P<sign>.)",
    re.DOTALL,
)
_ITEM = re.compile(r"(?P<first>[^\\])-(?P<last>[^\\\]])|(?P<escape>\\.)|(?P<sign>.)", re.DOTALL)
_FOLDED_LETTERS = rb"a-z\x80"
_CLASSES = {"w": rb"\w\x80\xb0", "s": rb"\s\x1c-\x1f", "d": b"0-9"}
"""What letters, blanks and digits of any script are folded to."""
_OTHERS = frozenset("WSD")
_BORDERS = frozenset("bB")


class Glance:
    """Tells the forms that are nowhere in a text. Any thread may call it."""

    def __init__(self, forms: Iterable[Form], kept_as: str = "") -> None:
        """Compile; `kept_as` as for Database. Raises ValueError for a form that Hyperscan cannot read."""
        asked = {form.pattern: form for form in forms}
        self._patterns = tuple(asked)
        self._all = frozenset(asked)
        flags = [PERHAPS | (hyperscan.HS_FLAG_MULTILINE if form.flags & re.MULTILINE else 0) for form in asked.values()]
        self._database = Database([sign(form) for form in asked.values()], flags, kept_as)

    def __call__(self, folded: bytes) -> frozenset[str | bytes]:
        """The expressions of the forms that match nowhere in a text, from its folding."""
        seen: list[int] = []

        def remember(number: int, _start: int, _end: int, _flags: int, _context: object) -> None:
            seen.append(number)

        self._database.scan(folded, remember)
        return self._all.difference(map(self._patterns.__getitem__, seen))


def sign(form: Form) -> bytes:
    """An expression that matches the folding of all that a form matches."""
    written = form.pattern
    return written if isinstance(written, bytes) else b"".join(map(_part, _PART.finditer(written)))


def _part(part: re.Match[str]) -> bytes:
    if part["group"]:
        return b"(?:"
    if part["none"]:
        return b"."
    if part["any"]:
        return _class(part["any"])
    return _escaped(part["escape"]) if part["escape"] else _letter(part["sign"])


def _class(written: str) -> bytes:
    """Any of some signs: what they are folded to."""
    return b"[%b]" % b"".join(map(_item, _ITEM.finditer(written)))


def _item(item: re.Match[str]) -> bytes:
    if item["first"]:
        first, last = item["first"], item["last"]
        return f"{first}-{last}".lower().encode() if last.isascii() else _FOLDED_LETTERS
    if item["escape"]:
        return _CLASSES.get(item["escape"][1]) or item["escape"].encode()
    return _letter(item["sign"])


def _escaped(escape: str) -> bytes:
    """A class of signs; a border is taken as given."""
    if escape[1] in _BORDERS:
        return b""
    known = _CLASSES.get(escape[1])
    return b"." if escape[1] in _OTHERS else b"[%b]" % known if known else escape.encode()


def _letter(letter: str) -> bytes:
    return letter.lower().encode() if letter.isascii() else re.escape(plain(letter))
