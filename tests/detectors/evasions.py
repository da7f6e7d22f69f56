"""Ways to write a value so that a careless search misses it. Each keeps what a reader, or a language model, reads."""

import base64
import codecs
import json
import unicodedata
from collections.abc import Callable
from html import escape
from itertools import batched
from urllib.parse import quote

Evasion = Callable[[str], str]
"""A value in another writing."""

_UNITS = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]
_TENS = ["_", "_", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"]
_ENGLISH = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_ALIKE = str.maketrans("aeopcxyiABEHKMNOPTX", "аеорсхуіΑΒΕΗΚΜΝΟΡΤΧ")


def in_words(number: int) -> str:
    """A number below a thousand in French words."""
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        return " ".join(([] if hundreds == 1 else [_UNITS[hundreds]]) + ["cent"] + ([in_words(rest)] if rest else []))
    if number < 17:
        return _UNITS[number]
    tens, units = divmod(number, 10)
    if tens in (7, 9):
        units += 10
    if tens == 1:
        return f"dix-{_UNITS[units]}"
    if not units:
        return _TENS[tens] + ("s" if tens == 8 else "")
    return f"{_TENS[tens]}{' et ' if units in (1, 11) and tens < 8 else '-'}{in_words(units)}"


def grouped_in_words(value: str) -> str:
    """Each group of digits in words, its leading zeros too; letters stay."""
    return " ".join(_group_in_words(group) for group in value.split())


def _group_in_words(group: str) -> str:
    if not group.isdigit():
        return group
    zeros = len(group) - len(group.lstrip("0"))
    return " ".join(["zéro"] * zeros + ([in_words(int(group))] if int(group) else []))


def _digit_by_digit(words: list[str]) -> Evasion:
    return lambda value: " ".join(words[int(c)] if c.isdigit() else c for c in value if c != " ")


def full_width(value: str) -> str:
    """As East Asian keyboards write."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in value)


def misread(value: str) -> str:
    """As a bad scan is read."""
    return value.replace("0", "O").replace("1", "l")


def base64_of(value: str) -> str:
    """In base64."""
    return base64.b64encode(value.encode()).decode()


def quoted_printable(value: str) -> str:
    """Every character as a code."""
    return "".join(f"={byte:02X}" for byte in value.encode())


HIDDEN: dict[str, Evasion] = {
    "base64": base64_of,
    "base64 twice": lambda value: base64_of(base64_of(value)),
    "base64 url-safe, bare": lambda value: base64.urlsafe_b64encode(value.encode()).decode().rstrip("="),
    "base64 in lines": lambda value: base64.encodebytes((f"Patient vu ce jour. {value}. " * 3).encode()).decode(),
    "base64 in quoted mail": lambda value: (
        "> " + "\n> ".join(map("".join, batched(base64_of(f"Joint ce jour : {value}"), 16, strict=False)))
    ),
    "base64, utf-16": lambda value: base64.b64encode(value.encode("utf-16-le")).decode(),
    "data URL": lambda value: "data:text/plain;base64," + base64_of(f"voici {value}"),
    "base32": lambda value: base64.b32encode(f"voici {value}".encode()).decode(),
    "hex": lambda value: value.encode().hex(),
    "HEX": lambda value: "0x" + value.encode().hex().upper(),
    "hex in pairs": lambda value: value.encode().hex(" "),
    "hex of a program": lambda value: ", ".join(f"0x{byte:02x}" for byte in value.encode()),
    "hex with colons": lambda value: value.encode().hex(":"),
}
"""One finding over all of it."""

CODED: dict[str, Evasion] = {
    "hex escapes": lambda value: "".join(f"\\x{byte:02x}" for byte in value.encode()),
    "unicode escapes": lambda value: "".join(
        f"\\u{ord(c):04x}" if ord(c) < 0x10000 else f"\\u{{{ord(c):x}}}" for c in value
    ),
    "URL": lambda value: "".join(f"%{byte:02x}" for byte in value.encode()),
    "URL twice": lambda value: quote(quote(value, safe=""), safe=""),
    "URL, all twice": lambda value: "".join(f"%25{byte:02X}" for byte in value.encode()),
    "entities": lambda value: "".join(f"&#{ord(c)};" for c in value),
    "entities in hex": lambda value: "".join(f"&#x{ord(c):x};" for c in value),
    "entities twice": lambda value: escape("".join(f"&#{ord(c)};" for c in value)),
    "JSON in a string": lambda value: json.dumps(json.dumps({"v": value})),
    "quoted-printable": quoted_printable,
    "quoted-printable break": lambda value: f"No=C3=A9mie =\n{value[:5]}=\n{value[5:]}",
    "MIME word": lambda value: f"=?utf-8?B?{base64_of(value)}?=",
    "MIME word Q": lambda value: f"=?utf-8?Q?{quoted_printable(value)}?=",
}

DISGUISED: dict[str, Evasion] = {
    "zero width": "\u200b".join,
    "soft hyphen": "\u00ad".join,
    "word joiner": "\u2060".join,
    "no-break spaces": lambda value: value.replace(" ", "\u202f"),
    "full width": full_width,
    "look-alikes": lambda value: value.translate(_ALIKE),
    "capitals": str.upper,
    "decomposed": lambda value: unicodedata.normalize("NFD", value),
    "spaced out": " ".join,
    "line break": lambda value: f"{value[: len(value) // 2]}\n{value[len(value) // 2 :]}",
    "quoted mail": lambda value: f"{value[: len(value) // 2]}\n> {value[len(value) // 2 :]}",
    "\\r\\n": lambda value: f"{value[: len(value) // 2]}\r\n{value[len(value) // 2 :]}",
}

OF_NUMBERS: dict[str, Evasion] = {
    "in words": grouped_in_words,
    "digit by digit": _digit_by_digit(_UNITS),
    "in English": _digit_by_digit(_ENGLISH),
    "with commas": lambda value: ", ".join(grouped_in_words(group) for group in value.split()),
    "misread": misread,
    "dots": lambda value: value.replace(" ", "."),
    "spaced hyphens": lambda value: value.replace(" ", " - "),
    "stars": lambda value: value.replace(" ", "*"),
    "backslashes": lambda value: value.replace(" ", "\\"),
    "two blanks": lambda value: value.replace(" ", "  "),
    "arabic digits": lambda value: "".join(chr(0x660 + int(c)) if c.isdigit() else c for c in value),
    "bold digits": lambda value: "".join(chr(0x1D7CE + int(c)) if c.isdigit() else c for c in value),
    "keycaps": lambda value: "".join(f"{c}\ufe0f\u20e3" if c.isdigit() else c for c in value),
    "circled": lambda value: "".join("⓪①②③④⑤⑥⑦⑧⑨"[int(c)] if c.isdigit() else c for c in value),
    "raised": lambda value: "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(c)] if c.isdigit() else c for c in value),
}

OF_ADDRESSES: dict[str, Evasion] = {
    "[at]": lambda value: value.replace("@", "[at]"),
    "(at) [dot]": lambda value: value.replace("@", " (at) ").replace(".", " [dot] "),
    "arobase": lambda value: value.replace("@", " arobase ").replace(".", " point "),
    "arobase tiret": lambda value: value.replace("@", " arobase ").replace(".", " point ").replace("-", " tiret "),
    "spaced": lambda value: value.replace("@", " @ ").replace(".", " . "),
    "at dot": lambda value: value.replace("@", " at ").replace(".", " dot "),
    "dot in brackets": lambda value: value.replace(".", "[.]"),
    "rot13": lambda value: "rot13 : " + codecs.encode(value, "rot13"),
    "backwards": lambda value: value[::-1],
    "broken behind the sign": lambda value: value.replace("@", "@\n"),
    "broken at a hyphen": lambda value: value.replace("-", "-\n> "),
}
