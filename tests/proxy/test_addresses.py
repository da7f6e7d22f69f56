"""One address has one form, whatever a system calls it."""

import ipaddress

import pytest

from proxy.addresses import address_of


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("10.1.2.3", "10.1.2.3"),
        ("::ffff:10.1.2.3", "10.1.2.3"),
        ("[2001:db8::1]", "2001:db8::1"),
        ("fe80::1%eth0", "fe80::1"),
        ("2002:7f00:1::", "2002:7f00:1::"),  # 6to4: egress.py looks where it leads, a client is not taken for it
    ],
)
def test_an_address(written: str, plain: str) -> None:
    assert address_of(written) == ipaddress.ip_address(plain)


@pytest.mark.parametrize("written", ["", "localhost", "10.1.2", "10.1.2.3:80"])
def test_what_is_none(written: str) -> None:
    with pytest.raises(ValueError, match="does not appear to be"):
        address_of(written)
