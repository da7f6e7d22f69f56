"""Names of people in what a text disguises or hides: `C o r e n t i n e   M a r s a l i s`, a letter in base64."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from detectors.disguises.readings import Reading, visible
from detectors.escapes import FILLER, unescaped
from detectors.overflow import Overflow
from detectors.pattern import Hit

Search = Callable[[str, list[Hit]], list[Hit]]
"""The stage of names."""
_SURE = 0.5
_MOST_WRITTEN = 40_000
"""Characters of such words with what stands around them: some hundred."""
_HIDDEN = 0.75
"""A run that hides several things is told by what has a shape."""
_WORD = r"(?:(?:Mc|Ma?c|De|Le|La|Du)?[^\W\d_][^\W\d_A-Z]*|[^\W\d_a-z]+)"
_NAME = re.compile(rf"(?=.*[^\W\d_]{{3}}){_WORD}\.?(?:[ '’-]{{1,2}}{_WORD}\.?){{0,6}}")
"""`Firmin Delcambre`; not `IBAN UmxJek`, a text that is still hidden, nor `I E R`."""
_LEET = re.compile(r"(?<![\w./-])[A-Za-z](?=\w*[a-z])[a-z]*(?:[013457]{1,2}[a-z]+)+[013457]{0,2}(?![\w/])")
_MIXED = re.compile(r"[013457][a-z]")
"""What each has; quick."""
_FEWEST_LEET = 2
_LETTERS = str.maketrans("013457", "oieast")
"""`M0nsieur F0uqu3r0ll3s`, two such words at least; not `HbA1c`, `p53`."""
_FILE = re.compile(
    r"(?<![\w'-])[\w'-]{1,60}_[\w'-]{1,60}(?=\.(?:pdf|docx?|odt|rtf|txt|xlsx?|pptx?|jpe?g|png|tiff?|heic|dcm|zip|msg|eml|mp4)(?!\w))",
    re.IGNORECASE,
)
"""`CR_VAUTRAVERS_Ode.pdf`; not `pl.read_csv`."""


def hidden_names(reading: Reading, search: Search) -> Iterator[Hit]:
    """People whom the stage of names sees in a reading, in order; their places are those of the reading's text. Raises Overflow."""
    if reading.folded.ends is None:
        yield from (
            hit._replace(score=min(hit.score, _HIDDEN))
            for hit in search(reading.text, [])
            if _is_name(reading.text, hit)
        )
        return
    if len(reading.folded.data) > _MOST_WRITTEN:
        raise Overflow("too many words in letters held apart in one text")
    text = _written(reading)
    for hit in _with_surnames(text, search(text, [])):
        start, end = reading.folded.original(hit.start, hit.end)
        if _is_name(text, hit) and not (" " in reading.text[start:end] and _is_line(text, hit)):
            yield hit._replace(start=start, end=end)


def _with_surnames(text: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Nobody holds the letters of a town apart: what looks like one behind a given name is a surname."""
    person: Hit | None = None
    for hit in hits:
        is_surname = person and hit.entity == "LOCATION" and text[person.end : hit.start] == " "
        named = person._replace(start=hit.start, end=hit.end) if person and is_surname else hit
        person = named if named.entity == "PERSON" else person
        yield named


def _is_name(text: str, hit: Hit) -> bool:
    return hit.entity == "PERSON" and hit.score >= _SURE and _NAME.fullmatch(text, hit.start, hit.end) is not None


def _is_line(text: str, hit: Hit) -> bool:
    """One word, and all of its line: a heading, as `S O M M A I R E`."""
    line = f"{text}\n"[text.rfind("\n", 0, hit.start) + 1 :].partition("\n")[0]
    return " " not in text[hit.start : hit.end] and line.strip() == text[hit.start : hit.end]


def visible_names(text: str, hits: list[Hit], search: Search) -> list[Hit]:
    r"""What the stage of names makes of settled hits where escapes, or signs that cannot be seen, part a name: `Barr\u00e8re`. Raises Overflow."""
    plain = _spread(unescaped(text))
    seen = visible(plain)
    if seen is None:
        return search(plain, hits)
    shown, places = seen
    kept = [hit._replace(start=bisect_left(places, hit.start), end=bisect_left(places, hit.end)) for hit in hits]
    found = search(shown, [hit for hit in kept if hit.start < hit.end])
    return [hit._replace(start=places[hit.start], end=_end(text, plain, places[hit.end - 1] + 1)) for hit in found]


def _spread(text: str) -> str:
    """With blanks for the signs that join the words of a file's name, and letters for the digits that stand for them, each in its place."""
    spread = _FILE.sub(lambda file: file[0].replace("_", " "), text) if "_" in text else text
    if _MIXED.search(spread) is None or len(_LEET.findall(spread)) < _FEWEST_LEET:
        return spread
    return _LEET.sub(_in_letters, spread)


def _in_letters(word: re.Match[str]) -> str:
    return word[0].translate(_LETTERS)


def _end(text: str, plain: str, end: int) -> int:
    """The end of the escape whose character ends there."""
    while end < len(plain) and plain[end] == FILLER != text[end]:
        end += 1
    return end


def _written(reading: Reading) -> str:
    """A rewritten text in the letters of the original, one for each folded byte: with its capitals and accents."""
    data, starts, ends = reading.folded.data, reading.folded.offsets or (), reading.folded.ends or ()
    pairs = zip(data, starts, ends, strict=True)
    return "".join(reading.text[start] if end - start == 1 else chr(byte) for byte, start, end in pairs)
