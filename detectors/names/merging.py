"""Edges of mentions: titles stay outside, a name that is cut in two is whole again, halves of one person are joined, nothing overlaps."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from detectors.lexicon import listed as terms
from detectors.names.tagger import Mention
from detectors.words import FIRST_NAMES, PARTICLES, STOP, TITLES

_LETTERS = rb"a-z\x80"
"""\\x80 is a letter of another script, or one that cannot be folded."""
_WORD = rb"[%b]+(?:['-][%b]+)*" % (_LETTERS, _LETTERS)
_EDGE = re.compile(rb"(?:(?:e\.g|i\.e|cf|vs|p\. ?ex|ex)\.,? )?[^%b]*" % _LETTERS)
_FIRST = re.compile(rb"(%b)(\.?[^%b]+|\.?$)" % (_WORD, _LETTERS))
_LAST = re.compile(rb"(?<![%b'-])(%b)\Z" % (_LETTERS, _WORD))
_INITIAL = re.compile(rb"(?<![%b])[a-z]\Z" % _LETTERS)
_TAIL = re.compile(rb"[%b]*(?:['-][%b]+)*" % (_LETTERS, _LETTERS))
_OF_WORDS = b"abcdefghijklmnopqrstuvwxyz\x80'-"
_INVERTED = re.compile(rb"-(?:ils?|elles?|on|je|tu|vous|nous|ce|moi|toi)\Z")
"""`a-t-il`, `peux-tu`."""
_GREETINGS = frozenset(
    b"hello bonjour bonsoir salut coucou hi merci bises bisous dear cher chere cordialement amicalement rappeler".split()
)
_ANALYTES = terms("analytes.txt")
_VALUE = re.compile(rb"[ ]?[:=<>]?[ ]?[0-9]")
"""`Vautravers CRP 12`: the name ends before it."""
_ARTICLES = frozenset((b"le", b"la", b"les"))
_ELIDED = re.compile(rb"(?:[ldnsmtjc]|qu)'")
_LINK = re.compile(rb"[ \t]{1,2}|-|[ ]?'")
_ROW = re.compile(rb"[ ]?(?:[,/;&|]|et|ou|and|or)[ ]{1,2}|, (?:et|and) |[ ]?\r?\n[-*\t ]{0,4}")
_TITLE_IN = re.compile(rb"(?:monsieur|madame|mademoiselle|mme|mlle|mr|m\.|dr\.?|pr\.?|docteur|professeur) ")
_SOMEBODY = re.compile(rb"[.;][ ](?:monsieur|madame|mademoiselle|mme|mlle|mr|m\.|dr\.?|pr\.?|docteur|professeur) ")
_INVERSE = re.compile(rb", ?")
_GIVEN = frozenset("fg")
_ALONE = re.compile(rb"[ ]?(?:[(;:|\"\r\n]|-[ ])")
_BOUND = re.compile(rb" (?:et|ou|and|or|&) ")
_BESIDE = 0.6
_CERTAIN = 0.9
_LONGEST_WORD = 40
_WIDEST = 3
_NEW_LINE = re.compile(rb"(?<![- \t])[ \t]*(?:\r?\n|\\n|[;|])[ \t\r\n]*|(?<=[a-z]{5})\. ")


class Seen(NamedTuple):
    """A text, the same folded in the same places, and what lists know of a folded word: letters of `gazetteers.FLAGS`.

    `absent` are the expressions of forms that match nowhere in the text (glance.py).
    """

    text: str
    plain: bytes
    flags: Callable[[str], str]
    absent: frozenset[str | bytes] = frozenset()

    def __repr__(self) -> str:
        """Nothing of the text."""
        return "Seen()"

    def written(self, form: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of a form in the text."""
        return iter(()) if form.pattern in self.absent else form.finditer(self.text)

    def folded(self, form: re.Pattern[bytes]) -> Iterator[re.Match[bytes]]:
        """The matches of a form in the folded text."""
        return iter(()) if form.pattern in self.absent else form.finditer(self.plain)

    def has(self, form: re.Pattern[bytes]) -> bool:
        """Whether a form stands anywhere in the folded text."""
        return next(self.folded(form), None) is not None

    def has_capital(self, start: int) -> bool:
        """Whether a word begins with a capital."""
        return self.text[start : start + 1].isupper()


def merged(seen: Seen, mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions with their proper edges, in their order, without overlaps."""
    whole = (_widened(seen, part) for mention in mentions for part in _lines(seen, mention))
    trimmed = (trim for mention in whole if (trim := _trimmed(seen, mention)) is not None)
    return _joined(seen, apart(trimmed))


def apart(mentions: Iterable[Mention]) -> list[Mention]:
    """Of mentions that overlap the surer stays, then the longer; what it leaves of the other is dropped."""
    kept: list[Mention] = []
    for mention in sorted(mentions):
        while kept and kept[-1].end > mention.start and _rank(kept[-1]) < _rank(mention):
            kept.pop()
        if not kept or kept[-1].end <= mention.start:
            kept.append(mention)
    return kept


def _rank(mention: Mention) -> tuple[bool, int]:
    return mention.score >= 0.5, mention.end - mention.start


def _lines(seen: Seen, mention: Mention) -> list[Mention]:
    """A mention of several lines or cells is several; an address may have lines."""
    if mention.label == "ADDRESS":
        return [mention]
    cuts = [match.span() for match in _NEW_LINE.finditer(seen.plain, mention.start, mention.end)]
    if not cuts:
        return [mention]
    edges = [mention.start, *(place for cut in cuts for place in cut), mention.end]
    return [
        replace(mention, start=first, end=last)
        for first, last in zip(edges[::2], edges[1::2], strict=True)
        if first < last
    ]


def _widened(seen: Seen, mention: Mention) -> Mention:
    """To whole words: no half of a hyphenated name is left."""
    data, start, end = seen.plain, mention.start, mention.end
    if mention.label == "ADDRESS":
        return mention
    start -= len(_head(data, start))
    if data[end - 1 : end].isalpha() and (tail := _TAIL.match(data, end, end + _LONGEST_WORD)) and tail[0] != b"'s":
        end = tail.end()
    return mention if (start, end) == (mention.start, mention.end) else replace(mention, start=start, end=end)


def _head(data: bytes, start: int) -> bytes:
    """The half of a word in front of a place."""
    if not start or data[start - 1] not in _OF_WORDS:
        return b""
    before = data[max(0, start - _LONGEST_WORD) : start]
    head = before[len(before.rstrip(_OF_WORDS)) :].lstrip(b"'-")
    return b"" if _ELIDED.fullmatch(head) else head


def _trimmed(seen: Seen, mention: Mention) -> Mention | None:
    """Without the title in front and what is no name at either end; None if nothing is left."""
    if mention.label == "ADDRESS":
        somebody = _SOMEBODY.search(seen.plain, mention.start, mention.end)
        return replace(mention, end=somebody.start()) if somebody else mention
    data, start, end = seen.plain, mention.start, mention.end
    if mention.label == "PERSON" and _is_title(seen, start, end):
        return None
    if mention.label != "PERSON" and (hello := _FIRST.match(data, start, end)) and hello[1] in _GREETINGS:
        return None
    lead = _EDGE.match(data, start, end)
    start = lead.end() if lead and mention.label == "PERSON" else start
    if mention.label == "LOCATION" and (title := _TITLE_IN.match(data, start, end)):
        start = title.end()
    while mention.label == "PERSON" and (first := _FIRST.match(data, start, end)) and _is_no_start(seen, first):
        start = first.end()
    while start < end and not (data[end - 1 : end].isalnum() or data[end - 1] == 0x80):
        if data[end - 1 : end] == b"." and _INITIAL.search(data, start, end - 1):
            break
        end -= 1
    while mention.label == "PERSON" and (last := _LAST.search(data, start, end)) and _is_no_end(seen, last):
        end = last.start()
        while start < end and not data[end - 1 : end].isalnum() and data[end - 1] != 0x80:
            end -= 1
    return replace(mention, start=start, end=end) if start < end else None


def _is_title(seen: Seen, start: int, end: int) -> bool:
    """Nothing but a title, and somebody behind it: `M.` of `M. Grand`; not the initial of `Mme M.`"""
    if seen.plain[end : end + 1] != b" " or seen.plain[start:end].rstrip(b".") not in TITLES:
        return False
    behind = _FIRST.match(seen.plain, end + 1, end + _LONGEST_WORD)
    return seen.has_capital(end + 1) or (behind is not None and behind[1].split(b"'")[0] in PARTICLES)


def _is_no_start(seen: Seen, first: re.Match[bytes]) -> bool:
    """A title, or a small word of the language; not the initial of `l. dupont`."""
    word = first[1]
    if word in TITLES:
        return word != b"m" or not first[2].startswith(b".") or first[2].startswith(b". ")
    if word in _GREETINGS:
        return True
    if len(word) == 1 and first[2] in (b". ", b"."):
        return False
    if word in _ARTICLES and (behind := _FIRST.match(seen.plain, first.end())):
        return behind[1] in TITLES
    return word in STOP and not seen.has_capital(first.start(1))


def _is_no_end(seen: Seen, last: re.Match[bytes]) -> bool:
    if _INVERTED.search(last[1]) or (last[1] in _ANALYTES and _VALUE.match(seen.plain, last.end())):
        return True
    return (last[1] in STOP or last[1] in PARTICLES) and not seen.has_capital(last.start(1))


def _joined(seen: Seen, mentions: list[Mention]) -> list[Mention]:
    """First name and surname side by side are one person."""
    joined: list[Mention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if before is not None and _is_one(seen, before, mention):
            joined[-1] = replace(before, end=mention.end, score=max(before.score, mention.score))
        else:
            joined.append(mention)
    return joined


def _is_one(seen: Seen, left: Mention, right: Mention) -> bool:
    gap = seen.plain[left.end : right.start]
    if not left.label == "PERSON" == right.label or len(gap) >= _WIDEST:
        return False
    return _LINK.fullmatch(gap) is not None or (_INVERSE.fullmatch(gap) is not None and _is_inverse(seen, left, right))


def _is_inverse(seen: Seen, left: Mention, right: Mention) -> bool:
    """`DUPONT, Marie`; `Dupont, Marie (pt 12)`, but not the first two of a row."""
    first = seen.plain[right.start : right.end].split(b"-")[0]
    if not seen.text[right.start : right.end].istitle():
        return False
    is_given = not _GIVEN.isdisjoint(seen.flags(first.decode("latin-1")))
    if seen.text[left.start : left.end].isupper():
        return left.end - left.start > _WIDEST and (is_given or is_first_name(seen, first))
    is_first = is_first_name(seen, seen.plain[left.start : left.end])
    return (
        is_given and seen.has_capital(left.start) and not is_first and _ALONE.match(seen.plain, right.end) is not None
    )


def is_first_name(seen: Seen, word: bytes) -> bool:
    """Whether a folded word is a frequent first name."""
    return word in FIRST_NAMES or "f" in seen.flags(word.decode("latin-1"))


def listed(seen: Seen, mentions: Sequence[Mention]) -> list[Mention]:
    """In a row of people a weak mention beside a sure one is sure: `Xxxx, Yyyy et Zzzz ont signé`."""
    found = list(mentions)
    for places in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        for place in places:
            before = found[place - places.step]
            if _is_beside(seen, before, found[place]):
                found[place] = replace(found[place], score=_BESIDE)
            elif _is_mistaken(seen, before, found[place]):
                found[place] = replace(found[place], label="PERSON")
    return found


def _is_beside(seen: Seen, sure: Mention, weak: Mention) -> bool:
    if not (sure.label == "PERSON" == weak.label) or weak.score >= _BESIDE or sure.score < _BESIDE:
        return False
    left, right = (sure, weak) if sure.start < weak.start else (weak, sure)
    is_alike = seen.text[sure.start : sure.end].islower() == seen.text[weak.start : weak.end].islower()
    return is_alike and _ROW.fullmatch(seen.plain, left.end, right.start) is not None


def _is_mistaken(seen: Seen, sure: Mention, other: Mention) -> bool:
    """`Xxxx et Yyyy`: beside a sure person and bound to it, what is no town and not sure to be a house is a person."""
    if (
        sure.label != "PERSON"
        or other.label not in ("LOCATION", "ORGANIZATION")
        or sure.score < _BESIDE
        or other.score >= _CERTAIN
    ):
        return False
    left, right = (sure, other) if sure.start < other.start else (other, sure)
    words = seen.plain[other.start : other.end].decode("latin-1").split(" ")
    is_known = len(words) > 2 or any({"C", "k", "o", "h"} & set(seen.flags(word)) for word in words)
    return (
        not is_known
        and seen.has_capital(other.start)
        and _BOUND.fullmatch(seen.plain, left.end, right.start) is not None
    )
