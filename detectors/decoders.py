"""Ways to hide text in letters and digits: base64 (RFC 4648, both alphabets), base32, hexadecimal. Only what becomes text is given back.

Keys, hashes, signatures and images become no text; a text inside of other bytes does.
"""

import base64
import binascii
import re
from collections.abc import Iterator

SHORTEST = 14
"""Characters of the shortest run that is looked at."""

_SHORT = 60
"""A run below this length must be text altogether."""
_CONTROL = re.compile(r"[\x00-\x08\x0c\x0e-\x1a\x7f-\x9f\ue000-\uf8ff\ufffd]")
"""What no text has. Barcodes and HL7 messages have the separators 0x0B and 0x1C to 0x1F."""
_NO_UTF8 = re.compile(rb"[\x00-\x08\x0c\x0e-\x1a\x7f\xc0\xc1\xf5-\xff]")
"""Bytes that no text in UTF-8 has: told sooner than by decoding it."""
_STRETCH = re.compile(rb"(?:[ -~\t\r\n]|[\xc3-\xc5][\x80-\xbf]|\xe2\x80[\x80-\xbf]|\xef\xbb\xbf){24,}+")
_KIND = bytes(
    ord("t") if code in b"\t\r\n" or 0x20 <= code < 0x7F else ord("0") if code == 0 else ord("x") for code in range(256)
)
_WIDE = re.compile(rb"(?:[ -~\t\r\n\xa0-\xff]\0){12,}+")
_WIDE_BIG = re.compile(rb"(?:\0[ -~\t\r\n\xa0-\xff]){12,}+")
_FILES = re.compile(
    rb"%PDF|\x89PNG|\xff\xd8\xff|GIF8|PK\x03\x04|RIFF|\xd0\xcf\x11\xe0|II\*\0|MM\0\*|\x1f\x8b|ID3|OggS|fLaC|7z\xbc\xaf|Rar!|wOF[F2]|.{4}ftyp"
    rb"|\0asm|\x7fELF|MZ\x90",
    re.DOTALL,
)
"""First bytes of files, which are not text: whoever opens files reads them, or refuses them."""
_URL_SAFE = str.maketrans("-_", "+/")
_CODE = re.compile(r"[A-Za-z0-9+/_-]+")
_HEX = re.compile(r"[0-9a-fA-F]+")
_BASE32 = re.compile(r"[A-Z2-7]{16,}")
_NO_HEX = re.compile(r"0x|\\x|[^0-9a-fA-F]")


def decoded(run: str) -> Iterator[str]:
    """The texts that a run of letters, digits and `+/-_` stands for, line ends left out; none for nearly every run.

    Digits alone are no text in base64 or base32: each first byte would be above 0xD0.
    """
    if not _CODE.fullmatch(run):
        return
    ways = (_from_hex,) if run.isdecimal() else (_from_hex, from_base64, _from_base32)
    for undo in ways:
        data = undo(run)
        if data is not None and (text := text_of(data)):
            yield text


def within(run: str) -> str:
    """The texts that stand among other bytes in a run of base64, or ''; files, which others read, have none."""
    if len(run) < _SHORT or not _CODE.fullmatch(run):
        return ""
    data = from_base64(run)
    return "" if _FILES.match(data) else "\n".join(_stretches(data))


def from_base64(run: str) -> bytes:
    """The bytes of a run of either alphabet, without padding; a last sign that is too few for a byte is left out."""
    plain = run.translate(_URL_SAFE) if "-" in run or "_" in run else run
    left = len(plain) % 4
    return binascii.a2b_base64(plain[: len(plain) - 1] if left == 1 else plain + "==" * (left > 0))


def from_pairs(run: str) -> str:
    """The text that spaced pairs of hexadecimal digits stand for, or ''."""
    digits = _NO_HEX.sub("", run)
    return text_of(binascii.unhexlify(digits[: len(digits) // 2 * 2]))


def text_of(data: bytes) -> str:
    """Bytes as the text that they are, or ''."""
    for charset in _charsets(data):
        if charset == "utf-8" and _NO_UTF8.search(data):
            continue
        try:
            text = data.decode(charset)
        except UnicodeDecodeError:
            continue
        if text and not _CONTROL.search(text) and (charset == "utf-8" or _is_latin(text)):
            return text
    return ""


def _is_latin(text: str) -> bool:
    """Two bytes make one sign or another of some script nearly always: here it must be ours."""
    return sum(character < "\u0250" for character in text) >= 0.9 * len(text)


def _charsets(data: bytes) -> tuple[str, ...]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    return ("utf-16-le", "utf-16-be") if b"\0" in data[:4] else ("utf-8",)


def _stretches(data: bytes) -> Iterator[str]:
    """The texts that stand among other bytes. A quick look at the kinds of bytes tells that there is none."""
    kinds = data.translate(_KIND)
    ways: tuple[tuple[bytes, re.Pattern[bytes], str], ...] = (
        (b"t" * 16, _STRETCH, "utf-8"),
        (b"t0" * 12, _WIDE, "utf-16-le"),
        (b"0t" * 12, _WIDE_BIG, "utf-16-be"),
    )
    for sign, pattern, charset in ways:
        for found in pattern.finditer(data) if sign in kinds else ():
            yield found[0].decode(charset, "ignore")


def _from_hex(run: str) -> bytes | None:
    digits = run.removeprefix("0x").removeprefix("0X")
    if len(digits) % 2 or not _HEX.fullmatch(digits):
        return None
    return binascii.unhexlify(digits)


def _from_base32(run: str) -> bytes | None:
    if not _BASE32.fullmatch(run):
        return None
    try:
        return base64.b32decode(run + "=" * (-len(run) % 8))
    except binascii.Error:
        return None
