"""What lies between a label and its value, and what makes a number a quantity."""

import re

from detectors.labelled import after, grouped, is_date, listed


def test_signs_and_n_may_lie_between() -> None:
    """No other word, no other number."""
    pattern = after(rb"ipp", grouped(5, 12))
    for between in (b" ", b" : ", b" n\xb0 ", b"=", b" | ", b"\n", b' est le "'):
        assert pattern.match(b"ipp" + between + b"12345678")
    for between in (b" 12, ", b" double dose ", b"\n\n\nnom "):
        assert not pattern.match(b"ipp" + between + b"12345678 ")


def test_lists_end_where_values_end() -> None:
    """The last one is not cut."""
    found = re.match(listed(rb"[0-9]{3}"), b"001, 002 et 003, 0045")
    assert found is not None
    assert found[0] == b"001, 002 et 003"


def test_days() -> None:
    assert is_date(b"12/03/2024")
    assert is_date(b"2024-03-12")
    assert not is_date(b"014-0003")
