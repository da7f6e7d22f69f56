"""Text with marked names, as templates and noise handle it: a sign of Unicode's private area before each name, another behind it."""

import re
from typing import NamedTuple

SIGNS = {"PERSON": "\ue001", "LOCATION": "\ue002", "ORGANIZATION": "\ue003", "ADDRESS": "\ue004"}
END = "\ue000"
_LABELS = {sign: label for label, sign in SIGNS.items()}
_SIGN = re.compile("[\ue000-\ue004]")
_ADJOINING = re.compile("\ue000( ?)\ue001")


class Span(NamedTuple):
    """A name in a text: its code points and its label."""

    start: int
    end: int
    label: str


class Sample(NamedTuple):
    """A text with its names."""

    text: str
    spans: tuple[Span, ...]


def mark(label: str, name: str) -> str:
    """A name, marked."""
    return f"{SIGNS[label]}{name}{END}"


def plain(marked: str) -> str:
    """The text without its marks."""
    return _SIGN.sub("", marked)


def sample(marked: str) -> Sample:
    """The text and its names. Names of persons that only a space parts are one."""
    parts: list[str] = []
    spans: list[Span] = []
    length, last, begun = 0, 0, (0, "")
    joined = _ADJOINING.sub(lambda match: match[1] if _is_one(marked, match) else match[0], marked)
    for sign in _SIGN.finditer(joined):
        parts.append(joined[last : sign.start()])
        length += len(parts[-1])
        last = sign.end()
        if sign[0] == END:
            spans.append(Span(begun[0], length, begun[1]))
        else:
            begun = (length, _LABELS[sign[0]])
    parts.append(joined[last:])
    return Sample("".join(parts), tuple(spans))


def _is_one(marked: str, match: re.Match[str]) -> bool:
    """Whether the name that ends here is a person's, too."""
    signs = _SIGN.findall(marked, 0, match.start())
    return bool(signs) and signs[-1] == SIGNS["PERSON"]
