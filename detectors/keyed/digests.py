"""Keyed digests: BLAKE2b of 8 bytes under a secret key and a file's own salt, apart for each kind of value. Source: RFC 7693."""

import hashlib
from collections.abc import Callable

WIDTH = 8
"""Bytes of a digest: of a million values, one in 2^44 others looks like one of them."""
SALT_BYTES = 16
_MAC_BYTES = 32

Digest = Callable[[bytes], bytes]
"""From a value to its digest."""


def digest(key: bytes, salt: bytes, kind: str) -> Digest:
    """The digests of one kind of value, of at most 16 letters."""
    start = hashlib.blake2b(digest_size=WIDTH, key=key, salt=salt, person=kind.encode("ascii"))

    def digested(value: bytes) -> bytes:
        state = start.copy()
        state.update(value)
        return state.digest()

    return digested


def seal(key: bytes) -> "hashlib.blake2b":
    """What tells, under the key, whether a file is as it was written."""
    return hashlib.blake2b(digest_size=_MAC_BYTES, key=key, person=b"seal")
