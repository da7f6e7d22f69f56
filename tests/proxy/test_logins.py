"""Checks of passwords: remembered, bounded, in a thread."""

import asyncio
import threading
from typing import override

import pytest

from proxy.credentials import Credentials
from proxy.htpasswd import Accounts
from proxy.logins import ADDRESSES, AT_ONCE, FAILURES, FAILURES_S, REMEMBERED, REMEMBERED_S, Login, Logins

HERE = "10.0.0.1"
RIGHT = Credentials("jdupont", b"juste")
WRONG = Credentials("jdupont", b"faux")


class Counted(Accounts):
    """Accounts that count how often a hash is computed, and where."""

    def __init__(self) -> None:
        super().__init__({})
        self.looked = 0
        self.threads: set[int] = set()

    @override
    def holds(self, given: Credentials) -> bool:
        self.looked += 1
        self.threads.add(threading.get_ident())
        return given.password == b"juste"


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def test_a_right_password_is_remembered_for_five_minutes(clock: Clock) -> None:
    """Then it is looked at again."""
    logins, accounts = Logins(clock), Counted()
    for late, looked in ((0.0, 1), (REMEMBERED_S, 1), (1.0, 2)):
        clock.now += late
        assert Login.RIGHT is await logins.check(accounts, RIGHT, HERE)
        assert looked == accounts.looked


async def test_a_wrong_password_is_never_remembered(clock: Clock) -> None:
    """Nor does a right one make it right."""
    logins, accounts = Logins(clock), Counted()
    assert Login.RIGHT is await logins.check(accounts, RIGHT, HERE)
    assert Login.WRONG is await logins.check(accounts, WRONG, HERE)
    assert Login.WRONG is await logins.check(accounts, WRONG, HERE)
    assert 3 == accounts.looked


async def test_what_was_remembered_ends_with_the_file(clock: Clock) -> None:
    """A user who was removed, or has a new password, is looked at in the new file."""
    logins, before, after = Logins(clock), Counted(), Counted()
    await logins.check(before, RIGHT, HERE)
    await logins.check(after, RIGHT, HERE)
    assert 1 == after.looked


async def test_an_address_that_guesses_is_refused_unchecked(clock: Clock) -> None:
    """Even when it guesses right, also from memory; others go on, and a minute later so does it."""
    logins, accounts = Logins(clock), Counted()
    await logins.check(accounts, RIGHT, HERE)
    for _ in range(FAILURES):
        assert Login.WRONG is await logins.check(accounts, WRONG, HERE)
    looked = accounts.looked
    assert Login.BLOCKED is await logins.check(accounts, RIGHT, HERE)
    assert Login.BLOCKED is await logins.check(accounts, WRONG, f"::ffff:{HERE}")
    assert looked == accounts.looked
    assert Login.RIGHT is await logins.check(accounts, RIGHT, "10.0.0.2")
    clock.now += FAILURES_S + 1
    assert Login.RIGHT is await logins.check(accounts, RIGHT, HERE)


async def test_guesses_at_the_same_time_count_as_well(clock: Clock) -> None:
    """A thousand at once get no further than ten in a row, but for those under way; memory is no oracle for them."""
    logins, accounts = Logins(clock), Counted()
    await logins.check(accounts, RIGHT, HERE)
    guesses = [Credentials("jdupont", f"faux{i}".encode()) for i in range(500)]
    found = await asyncio.gather(*(logins.check(accounts, guess, HERE) for guess in (*guesses, RIGHT)))
    assert FAILURES <= found.count(Login.WRONG) < FAILURES + AT_ONCE
    assert Login.RIGHT not in found


async def test_an_ipv6_machine_is_its_network(clock: Clock) -> None:
    """It may choose any address in it."""
    logins, accounts = Logins(clock), Counted()
    for i in range(FAILURES):
        await logins.check(accounts, WRONG, f"2001:db8::{i:x}")
    assert Login.BLOCKED is await logins.check(accounts, WRONG, "2001:db8::ffff")
    assert Login.WRONG is await logins.check(accounts, WRONG, "2001:db8:0:1::1")


async def test_the_event_loop_does_not_check(clock: Clock) -> None:
    accounts = Counted()
    await Logins(clock).check(accounts, RIGHT, HERE)
    assert threading.get_ident() not in accounts.threads


async def test_memory_is_bounded(clock: Clock) -> None:
    """The oldest goes first."""
    logins, accounts = Logins(clock), Counted()
    for i in range(REMEMBERED + 1):
        await logins.check(accounts, Credentials(f"u{i}", b"juste"), HERE)
    assert REMEMBERED == len(logins._right)
    for i in range(ADDRESSES + 1):
        logins._lane(f"10.{i >> 16}.{i >> 8 & 255}.{i & 255}")
    assert ADDRESSES == len(logins._lanes)


async def test_no_password_is_held(clock: Clock) -> None:
    logins = Logins(clock)
    await logins.check(Counted(), RIGHT, HERE)
    assert "juste" not in str(vars(logins))
    assert "jdupont" not in str(vars(logins))
