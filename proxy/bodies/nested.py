"""JSON inside a string: arguments of a tool call, a pasted record. It is read with its escapes undone, as one text.

One text rather than one part for each leaf, because the keys around a value say what it is: `"birthDate":"1957-03-02"`.
"""

import json
from collections.abc import Iterator
from typing import Any

from models.exchange import Flag, Part, PartKind
from proxy.bodies.attached import refuse_file
from proxy.bodies.body import Position
from proxy.bodies.refused import Unreadable
from proxy.bodies.slot import JSON, Slot

DEEPEST = 8
"""Levels of strings in strings. Each doubles the backslashes: nobody sends more than three."""
_ESCAPED = {'\\"': '"', "\\\\": "\\", "\\/": "/", "\\b": "\b", "\\f": "\f", "\\n": "\n", "\\r": "\r", "\\t": "\t"}


def unfolded(text: str, path: str, kind: PartKind, slot: Slot, lead: str = "") -> Position:
    """The position of a string, with the escapes of the JSON that it may hold undone. Raises Unreadable."""
    refuse_file(text)
    for _ in range(_levels(text, DEEPEST) if "\\" in text else 0):
        text, path, slot = _unescaped(text), f"{path}>json", Slot(0, text, JSON, slot)
    return Position(Part.trusted(path=path, text=text, kind=kind, lead=lead), slot)


def _levels(text: str, most: int) -> int:
    """How many levels of escapes to undo: none for text that is not a JSON object or array, or has no escape."""
    if "\\" not in text or text.lstrip(" \t\r\n")[:1] not in ("{", "["):
        return 0
    if most == 0:
        raise Unreadable(Flag.OVERSIZE, "too many levels of JSON in strings")
    return _levels_of_document(text, most)


def _levels_of_document(text: str, most: int) -> int:
    try:
        value = json.loads(text)
    except RecursionError:
        refusal = Unreadable(Flag.OVERSIZE, "JSON in a string nested too deep")
    except ValueError:
        return 0
    else:
        return 1 + max((_levels(leaf, most - 1) for leaf in _leaves(value)), default=0)
    raise refusal


def _leaves(value: Any) -> Iterator[str]:
    """Strings that may hold JSON, keys left out. Iterative: the text may be nested deeper than our stack."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


def _unescaped(text: str) -> str:
    return JSON.escape.sub(lambda match: _ESCAPED.get(match[0]) or json.loads(f'"{match[0]}"'), text)
