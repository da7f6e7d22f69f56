"""What a burst tells. That clients talk to real proxies is shown in test_sides.py."""

import pytest

from scripts.benching.clients import Burst, Refused, _check


def test_the_rate_is_that_of_all_connections() -> None:
    assert 2.0 == Burst(seconds=2.0, latencies_s=(1.0, 1.0, 1.0, 1.0), cpu_s=0.1).per_s


def test_a_refusal_is_an_error_that_quotes_no_text() -> None:
    _check(b"HTTP/1.1 200 OK\r\n\r\n")
    with pytest.raises(Refused, match=r"HTTP/1\.1 403 Forbidden$"):
        _check(b"HTTP/1.1 403 Forbidden\r\nx: y\r\n\r\n")
