"""Text hidden in a run of letters and digits: what is found in it is one finding over the whole run.

Runs may go over several lines, also in quoted mail. Texts in texts are followed to a depth; whoever goes deeper is refused.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import islice, pairwise
from typing import NamedTuple

from detectors.decoders import SHORTEST, decoded, from_pairs, within
from detectors.disguises.rewriting import Windows, matches
from detectors.normalise import Folded
from detectors.overflow import Overflow

_RUN_CHARACTERS = b"abcdefghijklmnopqrstuvwxyz0123456789+/_-"
_ALNUM = [bytes([code]) for code in b"abcdefghijklmnopqrstuvwxyz0123456789=_$"]
_MASK = bytes(ord("w") if code in _RUN_CHARACTERS else ord(" ") for code in range(256))
_LONG = b"w" * SHORTEST
PAIRS = rb"[^0-9a-z](?:0x|\\x)?[0-9a-f]{2}(?:[ :,;.-]{1,2}(?:0x|\\x)?[0-9a-f]{2}){7}"
SIGN = rb"[0-9][0-9a-f](?:[ :,;.-]{1,2}(?:0x|\\x)?[0-9a-f]{2}){5}"
"""A first look at pairs: they stand for a text, whose letters and figures begin with a digit. A telephone number has five."""
_RUN = re.compile(
    rb"[a-z0-9+/_-]{%d,}+(?:[ \t]?\r?\n[ \t>|]{0,8}(?:[a-z0-9+/_-]{4,}+(?=[\r\n=\"'<)\]},;. ]|\Z)|[a-z0-9+/_-]{2,3}(?==)))*+"
    % SHORTEST
)
_BRIEF = re.compile(rb"(?<![a-z0-9+/=_-])[a-z0-9+/]{8,13}(?![a-z0-9+/_-])={0,2}")
_BRIEFEST = 7
TRIGGER = rb"base ?64|b64|atob\(|frombase"
"""A text that speaks of base64 may hold a code of one number; elsewhere its padding must show it: `MDEyLTAwNDU=`."""
_PADDING = re.compile(rb"={0,6}")
_ACCOUNT = re.compile(r"(?![0-9A-Fa-f]{4}|0[xX])[0-9A-Za-z]{4}[0-9]+")
"""`FR7630999997…`: four signs of base64 stand for three bytes, and figures behind them for no text. Not `c3a9313233`, in hexadecimal."""
_LINES = re.compile(r"[\s>|]+")
_PAIRS = re.compile(
    rb"(?<![0-9a-z])(?:0x)?[0-9a-f]{2}(?P<gap>[ :,;.-]{1,2})(?:0x)?[0-9a-f]{2}(?:(?:(?P=gap)|[ \t,;]{0,2}\r?\n[ >]{0,6})(?:0x)?[0-9a-f]{2}){6,}+"
    rb"(?![0-9a-z])"
)
"""`32 39 35`, `0x32, 0x39`: at least eight pairs."""
_PARTS = re.compile(r"[/_+!-]+")
_CODED = re.compile(r"[A-Z0-9+]|[^\x00-\xff]")
_LEAD = 60
_MOST = 1_000
"""Runs that hide a text: more of them are refused."""
_NO_WORDS = re.compile(r"[\r\n]|[A-Za-z0-9+/_=-]{14,}")


class Hidden(NamedTuple):
    """A text, the words that lead the run that hides it, and the run's folded span."""

    text: str
    lead: str
    start: int
    end: int

    def __repr__(self) -> str:
        """Nothing of the text."""
        return f"Hidden(start={self.start}, end={self.end})"


def hidden(text: str, folded: Folded, triggers: Mapping[str, Windows]) -> Iterator[Hidden]:
    """The texts hidden in a text without escapes: `triggers` tell where pairs of digits stand, and whether it speaks of codes."""
    done = 0
    for start in _runs(text, folded):
        if start < done:
            continue
        found = _RUN.match(folded.data, start)
        if found:
            done = found.end()
            yield from _in_run(text, folded, found)
    for start, end in _briefs(folded.data, "coded" in triggers):
        for inner in decoded(_written(text, folded, start, end)):
            yield Hidden(inner, _lead(text, folded, start), start, _padded(folded, end))
    for found in matches(_PAIRS, folded.data, triggers.get("pairs", ())):
        inner = from_pairs(_written(text, folded, *found.span()))
        if inner:
            yield Hidden(inner, _lead(text, folded, found.start()), *found.span())


def most(found: Iterator[Hidden]) -> list[Hidden]:
    """All hidden texts. Raises Overflow if they are too many."""
    kept = list(islice(found, _MOST + 1))
    if len(kept) > _MOST:
        raise Overflow("too many texts hidden in one")
    return kept


def _runs(text: str, folded: Folded) -> Iterator[int]:
    """Where long runs that are no words start in folded bytes."""
    mask = folded.data.translate(_MASK) + b" "
    offsets = folded.offsets
    start = mask.find(_LONG)
    while start >= 0:
        end = mask.find(b" ", start)
        written = text[start + 1 : end] if offsets is None else text[offsets[start + 1] : offsets[end - 1] + 1]
        # Small letters and hyphens are words. Coded digits and signs give capitals.
        if not (written.islower() and (written.isalpha() or _CODED.search(written) is None)):
            yield start
        start = mask.find(_LONG, end)


def _briefs(data: bytes, is_said: bool) -> Iterator[tuple[int, int]]:
    """Runs too short for `_runs` that may be base64: with padding, or in a text that speaks of it."""
    if is_said:
        for found in _BRIEF.finditer(data):
            if (found.end() - found.start()) % 4 == 0:
                yield found.start(), found.end() - found[0].count(b"=")
        return
    end = data.find(b"=")
    while end >= 0:
        if end and data[end - 1] in _RUN_CHARACTERS:
            low = max(0, end - SHORTEST)
            start = low + len(data[low:end].rstrip(_RUN_CHARACTERS))
            pads = 1 + data.startswith(b"=", end + 1)
            is_code = _BRIEFEST <= end - start < SHORTEST and (end - start + pads) % 4 == 0
            if is_code and data[end + pads : end + pads + 1] not in _ALNUM:
                yield start, end
        end = data.find(b"=", end + 2)


def _in_run(text: str, folded: Folded, found: re.Match[bytes]) -> Iterator[Hidden]:
    """What a run hides as a whole or, if nothing, without its last line, which may be a word, or in its parts."""
    start, end = found.span()
    whole = _written(text, folded, start, end)
    if _ACCOUNT.fullmatch(whole):
        return
    run = _LINES.sub("", whole)
    cut = max(whole.rfind("\n"), 0)
    for last in (len(whole), cut) if cut else (len(whole),):
        texts = list(decoded(_LINES.sub("", whole[:last]) if last == cut else run))
        if texts:
            lead = _lead(text, folded, start)
            yield from (Hidden(inner, lead, start, _padded(folded, start + last)) for inner in texts)
            return
    if inner := within(run):
        yield Hidden(inner, _lead(text, folded, start), start, end)
        return
    for first, last in () if whole.isalnum() else _parts(whole):
        for inner in decoded(whole[first:last]):
            yield Hidden(inner, _lead(text, folded, start), start + first, _padded(folded, start + last))


def _padded(folded: Folded, end: int) -> int:
    """The end of a run with the padding behind it."""
    padding = _PADDING.match(folded.data, end)
    return padding.end() if padding else end


def _parts(whole: str) -> Iterator[tuple[int, int]]:
    """Spans of the parts of a run that are long enough: lines, and what stands between its signs."""
    for pattern in (_LINES, _PARTS):
        edges = [0, *(place for sign in pattern.finditer(whole) for place in sign.span()), len(whole)]
        for first, last in list(pairwise(edges))[::2]:
            if last - first >= SHORTEST and last - first < len(whole):
                yield first, last


def _written(text: str, folded: Folded, start: int, end: int) -> str:
    """A folded span as it was written, one character for each byte, full width made plain; `!` for letters that no code has."""
    if folded.offsets is None:
        return text[start:end]
    written = "".join(text[place] for place in folded.offsets[start:end])
    return written if written.isascii() else "".join(map(_plain, written))


def _plain(character: str) -> str:
    plain = character if character.isascii() else unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 and plain.isascii() else "!"


def _lead(text: str, folded: Folded, start: int) -> str:
    """The words before a run on its line, behind any other run."""
    place = folded.original(start, start + 1)[0]
    return _NO_WORDS.split(text[max(0, place - _LEAD) : place])[-1]
