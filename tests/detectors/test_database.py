"""A database tells what stands in some bytes, in any thread, until it is told to stop."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from detectors.database import CASELESS, ENDS, ONCE, STARTS, Database

Told = list[tuple[int, int, int]]


def told(database: Database, data: bytes) -> Told:
    """What a pass tells: number, start, end."""
    found: Told = []
    assert database.scan(data, lambda number, start, end, *_: found.append((number, start, end)))
    return sorted(found)


def test_flags_say_what_is_told() -> None:
    """Starts and ends; ends alone; the first alone; whatever the case."""
    database = Database([b"b+c", b"bc", b"c", b"C"], [STARTS, ENDS, ONCE, CASELESS])
    assert told(database, b"abbc bc") == [(0, 1, 4), (0, 5, 7), (1, 0, 4), (1, 0, 7), (2, 0, 4), (3, 0, 4), (3, 0, 7)]


def test_a_pass_can_be_ended() -> None:
    """And says so."""
    assert not Database([b"a"], ENDS).scan(b"aaa", lambda *_: True)


def test_without_expressions_nothing_is_told() -> None:
    """Hyperscan itself refuses to compile nothing."""
    assert told(Database([], ENDS), b"abc") == []


@pytest.mark.parametrize("expression", [b"(", rb"(a)\1"])
def test_what_cannot_be_compiled_is_refused(expression: bytes) -> None:
    """With Hyperscan's reason."""
    with pytest.raises(ValueError, match=r"[a-z]"):
        Database([expression], ENDS)


def test_any_thread_may_scan() -> None:
    """Each has scratch memory of its own."""
    database = Database([b"a"], ENDS)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda _: len(told(database, b"a" * 999)), range(40))) == [999] * 40
