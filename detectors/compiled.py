"""Hyperscan databases. Those that gardefou brings with it take seconds to compile: they are kept beside Python's own compiled files,
with the same trust: who may write there may change the code as well. Where nothing may be written they are compiled at each start.

Hyperscan refuses to read what another version or another kind of processor wrote (`hs_deserialize_database`,
https://intel.github.io/hyperscan/dev-reference/serialization.html). What was made from something else, or is damaged, it never sees.
"""

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path

import hyperscan

_VERSION = version("hyperscan")
_DIGEST = 32
"""Bytes of the digest in front of a database: of what it was made from, and of itself."""


def database(expressions: Sequence[bytes], flags: Sequence[int], kept_as: str = "") -> hyperscan.Database:
    """A database of expressions, numbered from 0. Raises hyperscan.error if one is not a valid expression.

    `kept_as` names one that is the same for every organisation; what an organisation declares is never kept.
    """
    if not kept_as:
        return _made(expressions, flags)
    path = Path(cache_from_source(__file__)).with_name(f"{kept_as}.hs")
    made_from = repr((_VERSION, list(expressions), list(flags))).encode()
    kept = _kept(path, made_from)
    if kept is None:
        kept = _made(expressions, flags)
        _keep(path, made_from, hyperscan.dumpb(kept))
    return kept


def _made(expressions: Sequence[bytes], flags: Sequence[int]) -> hyperscan.Database:
    made = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    count = len(expressions)
    made.compile(expressions=list(expressions), ids=list(range(count)), elements=count, flags=list(flags))
    return made


def _kept(path: Path, made_from: bytes) -> hyperscan.Database | None:
    """None if it is not there, was made from something else, is damaged, or cannot be used here."""
    with suppress(OSError, hyperscan.error):
        data = path.read_bytes()
        if data[:_DIGEST] == hashlib.sha256(made_from + data[_DIGEST:]).digest():
            return hyperscan.loadb(data[_DIGEST:], mode=hyperscan.HS_MODE_BLOCK)
    return None


def _keep(path: Path, made_from: bytes, data: bytes) -> None:
    """Write it whole or not at all; several processes may do so at once."""
    unfinished = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        unfinished.write_bytes(hashlib.sha256(made_from + data).digest() + data)
        unfinished.chmod(0o644)
        unfinished.replace(path)
