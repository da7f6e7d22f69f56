"""JSON bodies (RFC 8259), read strictly: what two parsers could read differently is refused.

The decoder of the standard library gives the values in document order; one pass of a regex gives the spans of all
string tokens in the same order. Together they tell where each value stands, so that one span can be replaced and
nothing else.
"""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NoReturn

from models.exchange import Flag, Part
from models.services import Route
from models.settings import Limits
from proxy.bodies.body import Position, SplicedBody
from proxy.bodies.nested import unfolded
from proxy.bodies.refused import NotJson, Unreadable
from proxy.bodies.selection import Selection, selection_of
from proxy.bodies.slot import JSON, Slot

# A string token. Only used on text that the decoder accepted.
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"')
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
LONG_NUMBER = 10**8
"""A number from here on has as many digits as an identifier."""
LED = 80
"""Texts up to this length are read behind their key: the key of `"nir": "…"` is its label."""
COMMAS = 20
"""Values for each string that the limits allow."""
_HOLDS_TEXT = (str, list, dict)
FLOAT_EXACT = 10.0**20
SOUND = "input_audio"
"""Key of recorded speech in every API that takes it; nothing here can hear."""


def json_body(source: str, route: Route | None, limits: Limits) -> SplicedBody:
    """One JSON document. Raises Unreadable."""
    walk = _Walk(selection_of(route), limits)
    walk.document(source, "", 0)
    return SplicedBody(source, walk.found(), walk.conversation)


def lines_body(source: str, route: Route | None, limits: Limits) -> SplicedBody:
    """JSON lines: one document on each line that is not blank; the route's paths hold for each. Raises Unreadable."""
    walk = _Walk(selection_of(route), limits)
    at = 0
    for number, line in enumerate(source.split("\n")):
        if line.strip(" \t\r"):
            walk.document(line, f"line[{number}]", at)
        at += len(line) + 1
    return SplicedBody(source, walk.found(), walk.conversation)


def parsed(source: str) -> Any:
    """The value of a document. Raises NotJson, or Unreadable where it is JSON that parsers read differently."""
    refusal: Unreadable = NotJson()
    try:
        value = _DECODER.decode(source)
    except RecursionError:
        refusal = Unreadable(Flag.OVERSIZE, "JSON nested too deep")
    except ValueError:  # raised again outside: the decoder's error holds the document
        pass
    else:
        if not (_HALF.search(source) and _is_unpaired(value)):
            return value
        refusal = Unreadable(Flag.UNDECODABLE, "half of a surrogate pair in JSON")
    raise refusal


class _Walk:
    """Gathers the positions of documents. Counts as it goes, so that a flood is refused early."""

    def __init__(self, selection: Selection, limits: Limits) -> None:
        self.conversation: str | None = None
        self._selection = selection
        self._limits = limits
        self._positions: list[Position] = []
        self._keys: dict[str, None] = {}
        self._numbers: list[str] = []
        self._left = limits.strings
        self._containers_left = limits.strings
        self._source, self._offset = "", 0
        self._tokens: Iterator[tuple[int, int]] = iter(())

    def document(self, source: str, prefix: str, offset: int) -> None:
        """Add a document that stands at `offset` of the body."""
        if _is_flood(source, self._left):
            raise Unreadable(Flag.OVERSIZE, "too many strings or values in JSON")
        value = parsed(source)
        self._source, self._offset = source, offset
        self._tokens = iter(self._strings(source))
        self._value(value, f"{prefix}$", "$", "", self._limits.nesting)
        if next(self._tokens, None):
            raise Unreadable(Flag.UNPARSED, "strings of JSON could not be located")

    def found(self) -> list[Position]:
        """Every position; keys and long numbers last, gathered in one part each. Keys are no column: they stand apart."""
        gathered = {"$.~keys": "\n\n\n\n".join(self._keys), "$.~numbers": "\n".join(self._numbers)}
        return [*self._positions, *(Position(Part(path=p, text=t), None) for p, t in gathered.items() if t)]

    def _strings(self, source: str) -> list[tuple[int, int]]:
        """Spans of string tokens, quotes included."""
        spans = [match.span() for match in islice(_TOKEN.finditer(source), self._left + 1)]
        self._left -= len(spans)
        if self._left < 0:
            raise Unreadable(Flag.OVERSIZE, "too many strings in JSON")
        return spans

    def _value(self, value: Any, path: str, shape: str, key: str, depth: int) -> None:
        if isinstance(value, str):
            self._leaf(value, path, shape, key)
        elif isinstance(value, dict):
            self._dict(value, path, shape, depth)
        elif isinstance(value, list):
            self._list(value, path, shape, key, depth)
        elif isinstance(value, int | float) and abs(value) >= LONG_NUMBER:
            self._number(value, key)

    def _dict(self, value: dict[str, Any], path: str, shape: str, depth: int) -> None:
        self._enter(depth)
        if SOUND in value:
            raise Unreadable(Flag.UNPARSED, "sound inside the body")
        for key, member in value.items():
            next(self._tokens)
            self._keys[key] = None
            name = self._selection.step(key)
            self._value(member, path + name, shape + name, key, depth - 1)

    def _list(self, value: list[Any], path: str, shape: str, key: str, depth: int) -> None:
        self._enter(depth)
        if value and isinstance(value[0], int) and self._selection.is_list_of_texts(shape):
            raise Unreadable(Flag.UNPARSED, "text written as token numbers")
        below = f"{shape}[*]"
        for index, item in enumerate(value):
            if isinstance(item, _HOLDS_TEXT) or abs(item or 0) >= LONG_NUMBER:
                self._value(item, f"{path}[{index}]", below, key, depth - 1)

    def _number(self, value: float, key: str) -> None:
        """Put a long whole number aside, however it is written: 2.95E14 too."""
        if isinstance(value, int) or (value.is_integer() and abs(value) < FLOAT_EXACT):
            self._numbers.append(f"{key}: {abs(int(value))}")

    def _enter(self, depth: int) -> None:
        self._containers_left -= 1
        if depth <= 0 or self._containers_left < 0:
            raise Unreadable(Flag.OVERSIZE, "JSON nested too deep or in too many pieces")

    def _leaf(self, text: str, path: str, shape: str, key: str) -> None:
        start, end = next(self._tokens)
        slot = Slot(self._offset + start + 1, self._source[start + 1 : end - 1], JSON)
        if shape == self._selection.conversation:
            self.conversation = self.conversation or text
        lead = f"{key}: " if key and len(text) <= LED >= len(key) else ""
        self._positions.append(unfolded(text, path, self._selection.kind(shape), slot, lead))


def _is_flood(source: str, strings: int) -> bool:
    """Whether there surely are too many pieces, told by counting quotes and commas: quicker than parsing them."""
    if len(source) < 2 * strings:
        return False
    quotes = source.count('"') - source.count('\\"')
    return quotes > 2 * strings or source.count(",") > COMMAS * strings


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Unreadable(Flag.UNPARSED, "a key stands twice in JSON")
    return found


def _no_constant(_: str) -> NoReturn:
    raise Unreadable(Flag.UNPARSED, "NaN or Infinity in JSON")


def _is_unpaired(value: Any) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


_DECODER = json.JSONDecoder(object_pairs_hook=_distinct, parse_constant=_no_constant)
