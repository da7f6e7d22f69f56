"""JSON read with the places of its values, leniently: pasted payloads are cut, commented and wrapped in prose."""

import re
from itertools import islice
from typing import NamedTuple

_TOKEN = re.compile(rb"[{}\[\],:]|\"(?P<string>[^\"\n]{0,4000})\"|(?P<bare>[^\s{}\[\],:\"]{1,80})")
_MOST_TOKENS = 30_000
_DEEPEST = 60


class Leaf(NamedTuple):
    """A scalar: its span, quotes left out."""

    start: int
    end: int


class Node:
    """An object or an array. Members of an array have the key of the array; a key may stand more than once."""

    __slots__ = ("end", "is_list", "key", "members", "start")

    def __init__(self, start: int, key: bytes, *, is_list: bool) -> None:
        """Open at `start`."""
        self.start, self.end, self.key, self.is_list = start, start, key, is_list
        self.members: list[tuple[bytes, Node | Leaf]] = []

    def leaf(self, data: bytes, key: bytes) -> bytes:
        """The first scalar of a key, b'' if there is none."""
        return next((data[m.start : m.end] for k, m in self.members if k == key and isinstance(m, Leaf)), b"")


def trees(data: bytes, start: int) -> list[Node]:
    """The outermost objects and arrays from a place on. Linear; what lies deeper than 60 levels is flattened."""
    reader = _Reader(data)
    for token in islice(_TOKEN.finditer(data, start), _MOST_TOKENS):
        reader.take(token)
    for node in reader.stack:
        node.end = len(data)
    return reader.roots


class _Reader:
    """The open containers, and the word that is not placed yet."""

    def __init__(self, data: bytes) -> None:
        self.roots: list[Node] = []
        self.stack: list[Node] = []
        self._data = data
        self._key = b""
        self._word: Leaf | None = None

    def take(self, token: re.Match[bytes]) -> None:
        """One token more."""
        sign = self._data[token.start()]
        if sign in b"{[":
            self._open(token.start(), is_list=sign == ord("["))
        elif sign in b"}]":
            self._place()
            if self.stack:
                self.stack.pop().end = token.end()
        elif sign == ord(":"):
            if self._word is not None:
                self._key, self._word = self._data[self._word.start : self._word.end], None
        elif sign == ord(","):
            self._place()
        elif self.stack:
            self._word = Leaf(*token.span("string" if token["string"] is not None else "bare"))

    def _open(self, start: int, *, is_list: bool) -> None:
        node = Node(start, self._key or (self.stack[-1].key if self.stack else b""), is_list=is_list)
        if self.stack:
            self.stack[-1].members.append((node.key, node))
        else:
            self.roots.append(node)
        if len(self.stack) < _DEEPEST:
            self.stack.append(node)
        self._key, self._word = b"", None

    def _place(self) -> None:
        """The word is the value of the key, or an item of the array."""
        if self.stack and self._word is not None:
            self.stack[-1].members.append((self._key or self.stack[-1].key, self._word))
        self._key, self._word = b"", None
