"""What is kept of a value instead of the value: its shape, and a mark that only this node's key can compute.

Numbers such as a NIR are few enough to be tried one by one; so the mark is an HMAC, never a plain hash.
"""

import hmac
import unicodedata
from functools import lru_cache

from models.entities import FAMILY_OF, Family
from models.folding import folded

_SHAPE_LENGTH = 64
_EUROPEAN = 0x600
_KEPT = frozenset(" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~’«»–—…€°")


def mark(key: bytes, entity: str, value: str) -> str:
    """32 hex digits, equal for equal values of an entity whatever their separators and case: `06 12` and `0612`."""
    return _keyed(key, f"mark\0{entity}\0{folded(value)}")


def content(key: bytes, text: str) -> str:
    """32 hex digits, equal for equal texts but for how their lines end."""
    return _keyed(key, f"content\0{'\n'.join(text.splitlines())}")


def pseudonym(key: bytes, user: str) -> str:
    """32 hex digits that stand for a user on this node."""
    return _keyed(key, f"user\0{unicodedata.normalize('NFKC', user).casefold()}")


def counting_key(key: bytes) -> bytes:
    """32 bytes: the key of the marks that counters keep."""
    return hmac.digest(key, b"counting", "sha256")


def shape(entity: str, value: str) -> str:
    """The value with digits as 9, capitals as A, other letters as a; punctuation kept, but not of secrets. At most 64 characters and `…`.

    >>> shape("FR_NIR", "2 95 10 2A")
    '9 99 99 9A'
    """
    masked = value[:_SHAPE_LENGTH].translate(_MASKS)
    if FAMILY_OF.get(entity) is Family.SECRET:
        masked = "".join(c if c in " 9Aa" else "#" for c in masked)
    return masked + "…" * (len(value) > _SHAPE_LENGTH)


class _Masks(dict[int, str]):
    """Code point -> its mask; those of European scripts are kept once they were asked for."""

    def __missing__(self, code: int) -> str:
        masked = _masked(chr(code))
        if code < _EUROPEAN:
            self[code] = masked
        return masked


def _masked(character: str) -> str:
    category = unicodedata.category(character)
    if category.startswith("N"):
        return "9"
    if category in ("Lu", "Lt"):
        return "A"
    if category.startswith(("L", "M")):
        return "a"
    return character if character in _KEPT else _foreign(category)


def _foreign(category: str) -> str:
    """Spaces and invisible characters as a space; any other symbol may itself be a letter in disguise."""
    return " " if category.startswith(("Z", "C")) else "#"


def _keyed(key: bytes, text: str) -> str:
    made = _begun(key).copy()
    made.update(text.encode("utf-8", "surrogatepass"))
    return made.digest()[:16].hex()


@lru_cache(maxsize=8)
def _begun(key: bytes) -> hmac.HMAC:
    """The HMAC of a key, before any text. To set one up takes longer than all the rest."""
    return hmac.new(key, digestmod="sha256")


_MASKS = _Masks()
