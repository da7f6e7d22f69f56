"""Checks of passwords: never in the event loop, remembered for a while, and bounded for each client address.

A password that was right is remembered as a keyed digest for five minutes, as the check is slow on purpose and each connection asks.
"""

import asyncio
import enum
import ipaddress
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from proxy.credentials import Credentials
from proxy.htpasswd import Accounts

REMEMBERED_S = 300.0
REMEMBERED = 1024
FAILURES = 10
"""Wrong passwords of one client address within a minute, after which it is refused unchecked."""
FAILURES_S = 60.0
ADDRESSES = 10_000
AT_ONCE = 2
"""Checks that run at the same time, in all and for one address: they are made of processor time."""


class Login(enum.Enum):
    """What came of a check."""

    RIGHT = "right"
    WRONG = "wrong"
    BLOCKED = "blocked"


@dataclass
class _Lane:
    """The checks of one client address, few at a time: none sees what is remembered before the failures ahead of it count."""

    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    failures: deque[float] = field(default_factory=deque)

    def is_blocked(self, now: float) -> bool:
        while self.failures and now - self.failures[0] > FAILURES_S:
            self.failures.popleft()
        return len(self.failures) >= FAILURES


class Logins:
    """Holds digests and times of failures, no password and no name."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._right: OrderedDict[bytes, float] = OrderedDict()
        self._lanes: OrderedDict[str, _Lane] = OrderedDict()
        self._hashing = asyncio.Semaphore(AT_ONCE)

    async def check(self, accounts: Accounts, given: Credentials, address: str) -> Login:
        """Whether the password is right, or its client has been wrong too often to be asked."""
        lane = self._lane(address)
        async with lane.turns:
            if lane.is_blocked(self._clock()):
                return Login.BLOCKED
            digest = accounts.digest(given)
            if self._is_remembered(digest):
                return Login.RIGHT
            async with self._hashing:
                is_right = await asyncio.to_thread(accounts.holds, given)
            if is_right:
                self._remember(digest)
                return Login.RIGHT
            lane.failures.append(self._clock())
            return Login.WRONG

    def _is_remembered(self, digest: bytes) -> bool:
        since = self._right.get(digest)
        return since is not None and self._clock() - since <= REMEMBERED_S

    def _remember(self, digest: bytes) -> None:
        self._right[digest] = self._clock()
        self._right.move_to_end(digest)
        while len(self._right) > REMEMBERED:
            self._right.popitem(last=False)

    def _lane(self, address: str) -> _Lane:
        place = _place(address)
        lane = self._lanes.setdefault(place, _Lane())
        self._lanes.move_to_end(place)
        while len(self._lanes) > ADDRESSES:
            self._lanes.popitem(last=False)
        return lane


def _place(address: str) -> str:
    """An IPv4 address, or the /64 that one machine may choose its IPv6 addresses from."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is None:
        return str(ipaddress.ip_network((ip, 64), strict=False))
    return str(getattr(ip, "ipv4_mapped", None) or ip)
