"""Letters of other alphabets that look like Latin ones or like digits, where they stand in a Latin word or a number.

A choice from Unicode's table (https://www.unicode.org/Public/security/latest/confusables.txt). Standing alone they are left as they
are: `χ²`, `ρ = 0,4` and Russian words are none of ours. So are the letters that medicine writes beside Latin ones: `IFNα2b`, `µg`.
"""

import unicodedata
from functools import lru_cache

_LETTERS = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХԚԜҮӀавеѕіјкмнорстухԛԝүӏԁһёїьԍΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϺινορυκτχεϲϳᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɡɑℓ",
        "abesijkmhopctyxqwylabesijkmhopctyxqwyldheibgabezhikmnoptyxcmivopuktxecjabcdefghijklmnoprstuvwyzgal",
        strict=True,
    )
)
_DIGITS = {"З": "3", "з": "3", "б": "6", "Ч": "4", "ч": "4", "Ӡ": "3", "Ʒ": "3", "Ƽ": "5"}
_BETWEEN_LETTERS = {"α": "a", "β": "b", "γ": "y", "η": "n", "μ": "u", "ω": "w", "σ": "o"}
_IN_NUMBERS, _IN_WORDS = _LETTERS | _DIGITS, _LETTERS | _BETWEEN_LETTERS
_LOOKS = frozenset(_IN_NUMBERS | _IN_WORDS)
_BESIDE = "@._-+"
_UNSEEN = ("Cf", "Mn", "Me")
_BRIEF = 2


def latin(text: str, start: int, end: int) -> str | None:
    """What the foreign characters text[start:end] look like, of the same length; None where they are what they are."""
    run = text[start:end]
    if _LOOKS.isdisjoint(run):
        return None
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if not (before.isascii() and after.isascii()):
        before, after = _base(text[max(0, start - 3) : start][::-1]), _base(text[end : end + 3])
    return (_read if len(run) <= _BRIEF else _read.__wrapped__)(before, run, after)


@lru_cache(maxsize=4096)
def _read(before: str, run: str, after: str) -> str | None:
    """The same of a run and its neighbours. Those of brief runs are remembered: too few characters to be anybody's."""
    if not (_is_latin(before) or _is_latin(after) or any(map(_is_plain, run))):
        return None
    looks = _LETTERS
    if before.isdigit() or after.isdigit():
        looks = _IN_NUMBERS
    elif before.isalpha() and after.isalpha():
        looks = _IN_WORDS
    seen = [looks.get(c) or (c if _is_kept(c) else "") for c in run]
    return "".join(seen) if all(seen) and any(c in looks for c in run) else None


@lru_cache(maxsize=4096)
def _is_kept(character: str) -> bool:
    """Whether it may stand among letters that look Latin."""
    return _is_plain(character) or unicodedata.category(character) in (*_UNSEEN, "Zs")


def _base(characters: str) -> str:
    """The first of some characters that is seen, without its accent; '' if none."""
    if characters[:1].isascii():
        return characters[:1]
    seen = (character for character in characters if unicodedata.category(character) not in _UNSEEN)
    return unicodedata.normalize("NFD", next(seen, ""))[:1]


def _is_latin(character: str) -> bool:
    return character.isascii() and (character.isalnum() or (bool(character) and character in _BESIDE))


@lru_cache(maxsize=4096)
def _is_plain(character: str) -> bool:
    """Whether folding makes an ASCII letter or digit of it: full width, bold, another script's digit."""
    return character.isdecimal() or unicodedata.decomposition(character).startswith(("<wide>", "<font>"))
