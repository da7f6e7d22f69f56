"""An IP address as it is compared with networks, however it is written."""

import ipaddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def address_of(text: str) -> Address:
    """The address, without brackets and zone; one of IPv4 that is written in IPv6 as itself. Raises ValueError."""
    ip = ipaddress.ip_address(text.strip("[]").partition("%")[0])
    return ip.ipv4_mapped or ip if isinstance(ip, ipaddress.IPv6Address) else ip
