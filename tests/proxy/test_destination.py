"""Every name that a request gives to its destination."""

import pytest

from proxy.destination import bare, is_address, names_of


@pytest.mark.parametrize(
    ("authority", "host"),
    [
        ("ChatGPT.com", "chatgpt.com"),
        ("chatgpt.com:443", "chatgpt.com"),
        ("chatgpt.com.", "chatgpt.com"),
        ("user@chatgpt.com:443", "chatgpt.com"),
        ("[2001:db8::1]:443", "2001:db8::1"),
        ("2001:db8::1", "2001:db8::1"),
        (" 10.0.0.1:80 ", "10.0.0.1"),
    ],
)
def test_bare(authority: str, host: str) -> None:
    """No port, no user, no brackets, no final dot, lower case."""
    assert bare(authority) == host


def test_names_that_agree_are_one() -> None:
    """However they are written."""
    assert names_of("chatgpt.com", "CHATGPT.com", ["chatgpt.com:443", ""], is_explicit=True) == {"chatgpt.com"}


def test_fronting_shows() -> None:
    """CONNECT, SNI and Host name different hosts."""
    assert len(names_of("cdn.test", "cdn.test", ["chatgpt.com"], is_explicit=True)) == 2
    assert len(names_of("203.0.113.9", "chatgpt.com", ["chatgpt.com"], is_explicit=True)) == 2


def test_an_address_is_no_name_in_transparent_capture() -> None:
    """There the client chose no name to connect to."""
    assert names_of("203.0.113.9", "chatgpt.com", ["chatgpt.com"], is_explicit=False) == {"chatgpt.com"}


def test_addresses() -> None:
    """With port and brackets too."""
    assert is_address("[::1]:443")
    assert not is_address("chatgpt.com")
