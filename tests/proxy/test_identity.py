"""Who may use the proxy: the narrowest network wins; and whom a front proxy names."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.settings import ClientNetwork, HeaderSource, Settings
from proxy.identity import AmbiguousHeader, Client, client_of, named_by, source_of

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


@pytest.mark.parametrize(("address", "believed"), [("10.1.2.3", True), ("::ffff:10.1.2.3", True), ("10.2.0.1", False)])
def test_a_front_proxy_is_one_of_a_named_network(address: str, believed: bool) -> None:
    sources = (HeaderSource(networks=(ipaddress.ip_network("10.1.0.0/16"),)),)
    assert believed is (source_of(address, sources) is not None)


def test_a_front_proxy_names_a_user_and_groups() -> None:
    """Groups are parted by commas; without a user nobody is named."""
    assert Client("n", "jdupont", ("dm", "essais")) == named_by("n", [" jdupont "], ["dm, essais,"])
    assert Client("n", "é") == named_by("n", ["e\u0301"], [])
    assert named_by("n", [], ["dm"]) is None


@pytest.mark.parametrize("users", [["a", "b"], [""], ["  "], ["a\x00"], ["x" * 257], ["\udcff"]])
def test_what_is_no_single_name_is_refused(users: list[str]) -> None:
    with pytest.raises(AmbiguousHeader):
        named_by("n", users, [])


@given(st.lists(st.text(max_size=400), max_size=3), st.lists(st.text(max_size=400), max_size=3))
def test_no_header_breaks_the_reader(users: list[str], groups: list[str]) -> None:
    """A name that can be written down, or a refusal."""
    try:
        client = named_by("n", users, groups)
    except AmbiguousHeader:
        return
    assert (client is None) is (users == [])
    if client is not None:
        assert client.user
        "".join((client.user, *client.groups)).encode()
