"""Text hidden in base64, anywhere in a text: a document sent as base64, a `data:` URL. It is read as a part of its own."""

import re
from collections.abc import Iterator

from detectors.decoders import from_base64
from models.exchange import Flag
from proxy.bodies.attached import SHORTEST, is_file, unread
from proxy.bodies.refused import Unreadable

# RFC 4648, both alphabets, in one piece or in lines. Not a word, not a path: those are shorter or have other signs.
_RUN = re.compile(r"[A-Za-z0-9+/_-]{60,}(?:\r?\n[A-Za-z0-9+/_-]{4,})*={0,2}")
_LEAST = b"+" * 60
_SIGNS = bytes(
    ord("+") if chr(code).isascii() and (chr(code).isalnum() or chr(code) in "+/_-") else 0 for code in range(256)
)
"""Every sign of a run as `+`: whether there is one at all is then a search for 60 of them, many times quicker than the regex."""
DEEPEST = 3
"""How often base64 in base64 is undone."""
_PRINTABLE = 0.9


def hidden_texts(text: str, depth: int = DEEPEST) -> Iterator[str]:
    """The texts that runs of base64 stand for. Raises Unreadable for a run that is a file, or nested too deep."""
    if len(text) < SHORTEST or _LEAST not in text.encode("ascii", "replace").translate(_SIGNS):
        return
    for run in _RUN.finditer(text):
        data = from_base64("".join(run[0].split()).rstrip("="))
        if is_file(data):
            raise unread(data, "a file inside the body")
        inner = _text(data)
        if inner is None:
            continue
        if depth == 0:
            raise Unreadable(Flag.OVERSIZE, "base64 nested too deep")
        yield inner
        yield from hidden_texts(inner, depth - 1)


def _text(data: bytes) -> str | None:
    """Bytes as the text that they are in UTF-8 or UTF-16; None for anything else, such as a key or a signature."""
    for charset in ("utf-8", "utf-16-le", "utf-16-be"):
        try:
            text = data.decode(charset)
        except UnicodeDecodeError:
            continue
        if _reads(text):
            return text
    return None


def _reads(text: str) -> bool:
    """Whether a text is made of what people write: printable, and for the most part of Latin script."""
    seen = text[:2000]
    plain = sum((c.isprintable() or c in "\r\n\t") and c < "\u0250" for c in seen)
    return plain >= _PRINTABLE * len(seen)
