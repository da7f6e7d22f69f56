"""Names of people in what a text disguises or hides: `C o r e n t i n e   M a r s a l i s`, a letter in base64."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator

from detectors.pattern import Hit
from detectors.readings import Reading, visible

_SURE = 0.5
_HIDDEN = 0.75
"""A run that hides several things is told by what has a shape."""
_WORD = r"(?:(?:Mc|Ma?c|De|Le|La|Du)?[^\W\d_][^\W\d_A-Z]*|[^\W\d_a-z]+)"
_NAME = re.compile(rf"(?=.*[^\W\d_]{{3}}){_WORD}\.?(?:[ '’-]{{1,2}}{_WORD}\.?){{0,6}}")
"""`Firmin Delcambre`; not `IBAN UmxJek`, a text that is still hidden, nor `I E R`."""


def hidden_names(reading: Reading, search: Callable[[str, list[Hit]], list[Hit]]) -> Iterator[Hit]:
    """People whom the stage of names sees in a reading, in order; their places are those of the reading's text. Raises Overflow.

    Nobody spaces the letters of a town: what looks like one behind a given name is a surname.
    """
    is_rewritten = reading.folded.ends is not None
    text = _written(reading) if is_rewritten else reading.text
    person: Hit | None = None
    for hit in search(text, []):
        start, end = hit[:2]
        is_surname = person and is_rewritten and hit.entity == "LOCATION" and text[person.end : start] == " "
        name = person._replace(start=start, end=end) if person and is_surname else hit
        if name.entity == "PERSON" and name.score >= _SURE and _NAME.fullmatch(text, start, end):
            person = name
            if is_rewritten:
                start, end = reading.folded.original(start, end)
            yield name._replace(start=start, end=end, score=name.score if is_rewritten else min(name.score, _HIDDEN))


def visible_names(text: str, hits: list[Hit], search: Callable[[str, list[Hit]], list[Hit]]) -> list[Hit]:
    """What the stage of names makes of settled hits where signs that cannot be seen part a name: `Sau\u200bvadet`. Raises Overflow."""
    seen = visible(text)
    if seen is None:
        return search(text, hits)
    shown, places = seen
    kept = [hit._replace(start=bisect_left(places, hit.start), end=bisect_left(places, hit.end)) for hit in hits]
    found = search(shown, [hit for hit in kept if hit.start < hit.end])
    return [hit._replace(start=places[hit.start], end=places[hit.end - 1] + 1) for hit in found]


def _written(reading: Reading) -> str:
    """A rewritten text in the letters of the original, one for each folded byte: with its capitals and accents."""
    data, starts, ends = reading.folded.data, reading.folded.offsets or (), reading.folded.ends or ()
    pairs = zip(data, starts, ends, strict=True)
    return "".join(reading.text[start] if end - start == 1 else chr(byte) for byte, start, end in pairs)
