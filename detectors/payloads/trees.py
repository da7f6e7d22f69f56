"""JSON read with the places of its values, leniently: pasted payloads are cut, commented and wrapped in prose."""

import re
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
    roots: list[Node] = []
    stack: list[Node] = []
    key, word = b"", None
    for number, token in enumerate(_TOKEN.finditer(data, start)):
        sign = data[token.start()]
        if number > _MOST_TOKENS:
            break
        if sign in b"{[":
            node = Node(token.start(), (key or stack[-1].key) if stack else b"", is_list=sign == 0x5B)
            if stack:
                stack[-1].members.append((node.key, node))
            else:
                roots.append(node)
            if len(stack) < _DEEPEST:
                stack.append(node)
            key, word = b"", None
        elif sign in b"}]":
            _take(stack, key, word)
            key, word = b"", None
            if stack:
                stack.pop().end = token.end()
        elif sign == 0x3A:
            key, word = (data[word.start : word.end] if word else key), None
        elif sign == 0x2C:
            _take(stack, key, word)
            key, word = b"", None
        elif stack:
            kind = "string" if token["string"] is not None else "bare"
            word = Leaf(*token.span(kind))
    for node in stack:
        node.end = len(data)
    return roots


def _take(stack: list[Node], key: bytes, word: Leaf | None) -> None:
    if stack and word is not None:
        stack[-1].members.append((key or stack[-1].key, word))
