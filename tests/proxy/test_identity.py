"""Who may use the proxy: the narrowest network wins."""

import ipaddress

from models.settings import ClientNetwork, Settings
from proxy.identity import client_of

NETWORKS = (
    ClientNetwork(network=ipaddress.ip_network("10.0.0.0/8")),
    ClientNetwork(network=ipaddress.ip_network("10.1.2.3/32"), user="jdupont", groups=("dm",)),
)


def test_a_named_machine() -> None:
    """Also as an IPv4 address written in IPv6."""
    for address in ("10.1.2.3", "::ffff:10.1.2.3"):
        client = client_of(address, NETWORKS)
        assert client is not None
        assert (client.user, client.groups, client.network) == ("jdupont", ("dm",), "10.1.2.3/32")


def test_anonymous_and_refused() -> None:
    """Of an allowed network, and of none."""
    client = client_of("10.9.9.9", NETWORKS)
    assert client is not None
    assert client.user is None
    assert client_of("192.168.1.1", NETWORKS) is None


def test_by_default_only_this_machine() -> None:
    """A node that was not configured is no open proxy."""
    assert client_of("127.0.0.1", Settings().clients) is not None
    assert client_of("10.0.0.1", Settings().clients) is None
