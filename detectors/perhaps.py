"""The matches of an expression in a whole text: where there is none Hyperscan says so, a hundred times sooner than `re`."""

import hashlib
import re
from collections.abc import Iterator
from functools import cache

from detectors.database import PERHAPS, Database


def matches(sought: re.Pattern[bytes], data: bytes) -> Iterator[re.Match[bytes]]:
    """All matches, in order, of an expression compiled without flags."""
    return sought.finditer(data) if may_match(sought, data) else iter(())


def may_match(sought: re.Pattern[bytes], data: bytes) -> bool:
    """False only if an expression, compiled without flags, matches nowhere."""
    return not _database(sought.pattern).scan(data, lambda *_: True)


def may_hold(words: frozenset[bytes], data: bytes) -> bool:
    """False only if none of some words, of letters and digits, stands anywhere, in another word or alone."""
    return not _database(b"|".join(sorted(words))).scan(data, lambda *_: True)


@cache
def _database(expression: bytes) -> Database:
    return Database([expression], PERHAPS, f"perhaps-{hashlib.sha256(expression).hexdigest()[:16]}")
