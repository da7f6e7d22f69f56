"""Who a client is, and whether it may use the proxy at all. For now by network; a machine with one user may be named."""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass

from models.settings import ClientNetwork


@dataclass(frozen=True)
class Client:
    """Somebody behind the proxy. An anonymous one has no user."""

    network: str
    user: str | None = None
    groups: tuple[str, ...] = ()


def client_of(address: str, networks: Sequence[ClientNetwork]) -> Client | None:
    """The client at an IP address: the narrowest network wins. None means: not allowed here."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        ip = ip.ipv4_mapped or ip
    fitting = [entry for entry in networks if ip in entry.network]
    if not fitting:
        return None
    narrowest = max(fitting, key=lambda entry: entry.network.prefixlen)
    return Client(network=str(narrowest.network), user=narrowest.user, groups=narrowest.groups)
