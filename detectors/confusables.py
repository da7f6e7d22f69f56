"""Letters of other alphabets that look like Latin ones or like digits, where they stand in a Latin word or a number.

A choice from Unicode's table (https://www.unicode.org/Public/security/latest/confusables.txt). Standing alone they are left as they
are: `χ²`, `ρ = 0,4` and Russian words are none of ours. So are the letters that medicine writes beside Latin ones: `IFNα2b`, `µg`.
"""

import unicodedata

_LETTERS = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХԚԜҮӀ" + "авеѕіјкмнорстухԛԝүӏ" + "ԁһёїьԍ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϺ" + "ινορυκτχεϲϳ" + "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ" + "ɡɑℓ",
        "abesijkmhopctyxqwyl" + "abesijkmhopctyxqwyl" + "dheibg" + "abezhikmnoptyxcm" + "ivopuktxecj" + "abcdefghijklmnoprstuvwyz" + "gal",
        strict=True,
    )
)
_DIGITS = {"З": "3", "з": "3", "б": "6", "Ч": "4", "ч": "4", "Ӡ": "3", "Ʒ": "3", "Ƽ": "5"}
_BETWEEN_LETTERS = {"α": "a", "β": "b", "γ": "y", "η": "n", "μ": "u", "ω": "w", "σ": "o"}
_BESIDE = "@._-+"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060"


def latin(text: str, start: int, end: int) -> str | None:
    """What the foreign characters text[start:end] look like, of the same length; None where they are what they are."""
    run = text[start:end]
    before, after = text[max(0, start - 2) : start].rstrip(_UNSEEN), text[end : end + 2].lstrip(_UNSEEN)
    before, after = before[-1:], after[:1]
    if not (_is_latin(before) or _is_latin(after) or any(map(_is_plain, run))):
        return None
    looks = _LETTERS
    if before.isdigit() and after.isdigit():
        looks = looks | _DIGITS
    elif before.isalpha() and after.isalpha():
        looks = looks | _BETWEEN_LETTERS
    seen = [looks.get(c) or (c if _is_plain(c) or unicodedata.category(c) in ("Cf", "Mn", "Zs") else "") for c in run]
    return "".join(seen) if all(seen) and any(c in looks for c in run) else None


def _is_latin(character: str) -> bool:
    return character.isascii() and (character.isalnum() or (bool(character) and character in _BESIDE))


def _is_plain(character: str) -> bool:
    """Whether folding makes an ASCII letter or digit of it: full width, bold, another script's digit."""
    return character.isdecimal() or unicodedata.decomposition(character).startswith(("<wide>", "<font>"))
