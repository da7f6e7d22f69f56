"""Where a request says that it goes: every name it gives. They must agree, or one host is screened and another one reached."""

import ipaddress
import re
from collections.abc import Iterable
from functools import lru_cache

_AUTHORITY = re.compile(r"(?:\[[0-9A-Fa-f:.]+\]|[^\[\]@:/\s]+)(?::[0-9]{1,5})?")
LONGEST = 1000
"""Characters of names that are remembered; nobody but an attacker has more."""
ODD = "?"
"""Stands among the names for an authority that is more than host and port: it agrees with no other."""


def names_of(target: str, sni: str | None, authorities: Iterable[str], *, is_explicit: bool) -> frozenset[str]:
    """All names of a request's destination, in lower case, without ports.

    `target` is the host that is connected to, `authorities` the Host headers and `:authority`. Where the
    client chose no name to connect to (transparent capture, `is_explicit` false) an address as target is no name.
    """
    named = tuple(filter(None, authorities))
    if sum(map(len, named)) + len(target) + len(sni or "") > LONGEST:
        return _names(target, sni, named, is_explicit=is_explicit)
    return _remembered(target, sni, named, is_explicit=is_explicit)


def _names(target: str, sni: str | None, named: tuple[str, ...], *, is_explicit: bool) -> frozenset[str]:
    names = {bare(name) for name in (sni or "", *named) if name}
    if not all(map(_AUTHORITY.fullmatch, named)):
        names.add(ODD)
    if is_explicit or not is_address(target):
        names.add(bare(target))
    return frozenset(names)


def bare(authority: str) -> str:
    """A host in lower case, without user, port, brackets and final dot."""
    host = authority.rpartition("@")[2].strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    if host.count(":") == 1:
        host = host.partition(":")[0]
    return host.rstrip(".")


def is_address(host: str) -> bool:
    """Whether a host is an IP address rather than a name."""
    try:
        ipaddress.ip_address(bare(host))
    except ValueError:
        return False
    return True


_remembered = lru_cache(maxsize=1024)(_names)
"""A request's names are asked for by each who looks at it, and few differ."""
