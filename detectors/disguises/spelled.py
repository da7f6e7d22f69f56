"""Numbers that are spelled out, whole or in part: `deux quatre-vingt-quinze dix ...`, `zero six douze ...`, `eight zero one`.

Written again in digits and searched once more. Counts in prose (`deux cent cinquante patients`) are too short to be an identifier. Letters
said one by one belong to it: `F R sept six`, `deux A`, `tiret A zéro`.
"""

import re
from collections.abc import Iterator

from detectors.disguises.rewriting import Piece, Rewriting, Stretch, Windows, matches
from detectors.normalise import Folded
from detectors.numerals import SIGNS, WORDS, Group, Token, groups
from detectors.overflow import Overflow
from detectors.pattern import Hit

_WORD = "|".join(sorted((word.decode() for word in WORDS), key=lambda word: (-len(word), word))).encode()
_GAP = rb"(?: ?[,;/-] ?|[ .]| ?\r?\n[ >|]{0,6})"
_LINK = rb"%b(?:et[ -])?" % _GAP
_NEXT = rb"(?:%b|[0-9]{1,4})" % _WORD
TRIGGER = rb"[^a-z0-9](?:%b)%b%b%b%b%b%b[^a-z]" % (_WORD, _LINK, _NEXT, _LINK, _NEXT, _LINK, _NEXT)
_TOKEN = rb"(?:%b|et(?=[ -](?:un|onze))|[0-9]{1,6}(?![./-][0-9])|[a-z](?!['.]))(?![a-z0-9])" % _WORD
_RUN = re.compile(rb"(?<![a-z0-9'])%b(?:%b%b){3,60}+" % (_TOKEN, _GAP, _TOKEN))
"""At least four numbers in a row, one of them a word."""
_TOKENS = re.compile(rb"(?P<gap>%b)?(?P<word>%b)" % (_GAP, _TOKEN))
_FEWEST_DIGITS, _MOST_DIGITS = 6, 60
_FEWEST_OF_CODE = 4
"""Of one that begins with zero and has a spoken hyphen: `zéro deux tiret cent douze`."""
_LEAST = 0.6
_LEAST_NIR = 0.45
_MOST_SPELLED = 20_000
"""Characters of numbers in words, four and more in a row: two hundred identifiers."""


def rewritings(folded: Folded, windows: Windows) -> Iterator[Rewriting]:
    """Spelled numbers in digits: once as they are mostly read, once with the hyphens taken at their word. Raises Overflow."""
    runs: list[tuple[re.Match[bytes], list[Token]]] = []
    left = _MOST_SPELLED
    for run in matches(_RUN, folded.data, windows):
        if _is_spelled(tokens := _tokens(run)):
            runs.append((run, tokens))
            if (left := left - len(run[0])) < 0:
                raise Overflow("too many numbers in words in one text")
    for is_strict in (False, True):
        rewriting = Rewriting(folded, _is_believed)
        for run, tokens in runs:
            if is_strict and b"-" not in run[0]:
                continue
            pieces = _pieces(tokens, is_strict)
            if pieces:
                rewriting.add(pieces)
        yield rewriting


def _is_believed(hit: Hit, _: Stretch) -> bool:
    """Nobody spells a number without meaning it: a NIR with a wrong key is one, behind its label."""
    return hit.score >= (_LEAST_NIR if hit.entity == "FR_NIR" else _LEAST)


def _tokens(run: re.Match[bytes]) -> list[Token]:
    found = _TOKENS.finditer(run.string, run.start(), run.end())
    tokens = [Token(token["word"], *token.span("word"), token["gap"] or b"") for token in found]
    while tokens and (tokens[-1].word in SIGNS or tokens[-1].word == b"et" or _is_letter(tokens[-1].word)):
        tokens.pop()
    return tokens


def _is_letter(word: bytes) -> bool:
    return len(word) == 1 and word.isalpha()


def _is_spelled(tokens: list[Token]) -> bool:
    """Two words of numbers at least."""
    return sum(token.word in WORDS for token in tokens) > 1


def _pieces(tokens: list[Token], is_strict: bool) -> list[Piece]:
    """Digits for the tokens; none if they are too few."""
    found = groups(tokens, is_strict)
    digits = b"".join(group.digits for group in found if group.digits.isdigit())
    is_code = digits[:1] == b"0" and any(token.word in SIGNS for token in tokens)
    if not (_FEWEST_OF_CODE if is_code else _FEWEST_DIGITS) <= len(digits) <= _MOST_DIGITS:
        return []
    hyphens = {token.start for token in tokens if token.gap == b" - "}
    pieces: list[Piece] = []
    for place, group in enumerate(found):
        if place and group.start in hyphens:
            pieces.append((b"-", found[place - 1].end, group.start))
        elif place and not _hang_together(found, place, hyphens):
            pieces.append((b" ", found[place - 1].end, group.start))
        pieces.append((group.digits, group.start, group.end))
    return pieces


def _hang_together(found: list[Group], place: int, hyphens: set[int]) -> bool:
    """A sign with its digits, a leading zero with what it leads, single digits with each other, letters with each other or inside a number."""
    left, right = found[place - 1], found[place]
    if _is_letter(left.digits) and _is_letter(right.digits):
        return True
    if _is_letter(left.digits) or _is_letter(right.digits):
        letter = place if _is_letter(right.digits) else place - 1
        return found[letter].start in hyphens or _is_inside(found, letter)
    if not (left.digits.isdigit() and right.digits.isdigit()):
        return True
    return not left.digits.strip(b"0") or (len(left.digits) == len(right.digits) == 1)


def _is_inside(found: list[Group], place: int) -> bool:
    """A letter between digits; `a` and `y` are words unless Corsica's 2 or a hyphen stands before."""
    if not 0 < place < len(found) - 1 or _is_letter(found[place - 1].digits) or _is_letter(found[place + 1].digits):
        return False
    return found[place].digits not in (b"a", b"y") or found[place - 1].digits[-1:] in (b"2", b"-")
