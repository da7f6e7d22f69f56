"""IP addresses: global ones behind a label; private, documentation and loopback ones, versions and OIDs are not."""

from ipaddress import IPv4Address, IPv6Address

from hypothesis import given
from hypothesis import strategies as st

from detectors.ip_addresses import _WELL_KNOWN
from tests.detectors.samples import of, values

V4 = st.integers(0, 2**32 - 1).map(IPv4Address)
V6 = st.integers(0x2A01 << 112, (0x2A02 << 112) - 1).map(IPv6Address)


@given(V4)
def test_global_addresses_behind_a_label(address: IPv4Address) -> None:
    """And only those."""
    is_wanted = address.is_global and str(address).encode() not in _WELL_KNOWN
    assert ([str(address)] if is_wanted else []) == values("IP_ADDRESS", f"IP : {address}, refusée")


@given(V6)
def test_long_global_addresses(address: IPv6Address) -> None:
    """Version 6 needs no label."""
    expected = [str(address)] if str(address).count(":") > 2 and len(str(address)) > 11 else []
    assert expected == values("IP_ADDRESS", f"depuis {address}, refusée")


@given(V4)
def test_versions_and_oids(address: IPv4Address) -> None:
    """The same dots."""
    for text in (f"version {address}", f"OID {address}.1", f"1.{address}", f"Chrome/{address}", f"v{address}"):
        assert of("IP_ADDRESS", text) == []
