"""Expressions for a text whose digits are all written `0`: they match wherever they matched before, and sometimes elsewhere.

Hyperscan looks first for fixed strings. `[0-9]{4}` has none, and keeps an automaton busy at every byte; `0{4}` has one.
"""

import re

LEVEL = bytes(ord("0") if chr(code).isdigit() and code < 0x80 else code for code in range(256))
"""For bytes.translate."""
_KINDS = bytes(0x39 if 0x30 <= code <= 0x39 else 0x61 if 0x61 <= code <= 0x7A else code for code in range(0x100))
_TWICE = b"aa", b"99"

_TOKEN = re.compile(
    rb"(?P<class>\[\^?(?:\\x[0-9a-f]{2}|\\.|[^\]\\])+\])|(?P<digit>[0-9])|\\x[0-9a-f]{2}|\\.|\{[0-9,]+\}|.", re.DOTALL
)
"""Not the figures of `{4}` and `\\x80`."""
_IN_CLASS = re.compile(rb"(?P<digits>[0-9]-[0-9]|[0-9])|\\x[0-9a-f]{2}|\\.|.", re.DOTALL)


def levelled(expression: bytes) -> bytes:
    """The expression for the levelled text."""
    return _TOKEN.sub(_token, expression)


def _token(match: re.Match[bytes]) -> bytes:
    if match["class"]:
        return _class(match[0])
    return b"0" if match["digit"] else match[0]


def _class(written: bytes) -> bytes:
    """`[0a-f]` for `[0-9a-f]`; a class that excludes some digits only must match the others, and excludes none."""
    is_partial = written.startswith(b"[^") and b"0-9" not in written
    return _IN_CLASS.sub(lambda part: (b"" if is_partial else b"0") if part["digits"] else part[0], written)


def shape(value: bytes) -> bytes:
    """`bre-003` -> `a-9`: letters, signs and digits, however many. On folded bytes."""
    kinds = value.translate(_KINDS)
    for twice in _TWICE:
        while twice in kinds:
            kinds = kinds.replace(twice, twice[:1])
    return kinds
