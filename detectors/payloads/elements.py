"""XML read with the places of its values: elements, attributes and text by one regex, nothing expanded, nothing fetched."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

_TAG = re.compile(
    rb"<(?P<close>/)?(?:[a-z][a-z0-9_-]{0,20}:)?(?P<name>[a-z][a-z0-9_.-]{0,60})(?P<attributes>(?:\s{1,40}[a-z_][a-z0-9_.:-]{0,50}\s?=\s?(?:\"[^\"<]{0,400}\"|'[^'<]{0,400}')){0,24})\s{0,40}(?P<empty>/)?>"
    rb"(?P<text>[^<]{0,200})"
)
_ATTRIBUTE = re.compile(rb"([a-z_][a-z0-9_.:-]{0,50})\s?=\s?(?:\"([^\"<]{0,400})\"|'([^'<]{0,400})')")
_MOST = 20_000
_DEEPEST = 40


class Element(NamedTuple):
    """An opening tag: its name, the names around it, its attributes' spans, the span of the text behind it."""

    start: int
    end: int
    name: bytes
    around: tuple[bytes, ...]
    attributes: dict[bytes, tuple[int, int]]
    text: tuple[int, int]


def elements(data: bytes, start: int = 0) -> Iterator[Element]:
    """The elements from a place on, in order. Linear; tolerant of what is cut or never closed."""
    around: tuple[bytes, ...] = ()
    for tag in islice(_TAG.finditer(data, start), _MOST):
        name = tag["name"]
        if tag["close"]:
            if name in around:
                around = around[: len(around) - 1 - around[::-1].index(name)]
            continue
        yield Element(tag.start(), tag.end(), name, around, _attributes(data, tag), _text(data, tag))
        if not tag["empty"]:
            around = (*around[-_DEEPEST + 1 :], name)


def _attributes(data: bytes, tag: re.Match[bytes]) -> dict[bytes, tuple[int, int]]:
    if not tag["attributes"]:
        return {}
    found = _ATTRIBUTE.finditer(data, *tag.span("attributes"))
    return {one[1].rpartition(b":")[2]: one.span(2 if one[2] is not None else 3) for one in found}


def _text(data: bytes, tag: re.Match[bytes]) -> tuple[int, int]:
    start, end = tag.span("text")
    value = data[start:end]
    left = len(value) - len(value.lstrip())
    return start + left, max(start + left, start + len(value.rstrip()))
