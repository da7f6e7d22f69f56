"""The settings of a node."""

import pytest
from pydantic import ValidationError

from models.reading import read
from models.settings import Egress, Limits, Settings
from tests.house.plan import ROOT


def test_the_shipped_file_writes_out_the_defaults() -> None:
    """Whoever deletes a line changes nothing."""
    assert Settings() == read(ROOT / "config/gardefou.yaml", Settings)


@pytest.mark.parametrize("listen", ["127.0.0.1:8080", "[::1]:0", "proxy.example:3128"])
def test_addresses_to_listen_on(listen: str) -> None:
    assert listen == Settings(listen=listen).listen


@pytest.mark.parametrize(
    "listen", ["8080", ":8080", "127.0.0.1", "127.0.0.1:", "::1:8080", "a b:80", "127.0.0.1:808080"]
)
def test_anything_else_is_no_address(listen: str) -> None:
    with pytest.raises(ValidationError):
        Settings(listen=listen)


@pytest.mark.parametrize("node", ["", "-a", "A", "a/b", "a" * 64])
def test_a_node_has_a_name_that_a_file_may_have(node: str) -> None:
    with pytest.raises(ValidationError):
        Settings(node=node)


@pytest.mark.parametrize("limit", list(Limits.model_fields))
def test_no_limit_can_be_switched_off(limit: str) -> None:
    """0, or less than nothing, would mean none or all."""
    for value in (0, -1):
        with pytest.raises(ValidationError):
            Limits.model_validate({limit: value})


def test_nothing_private_is_reached_by_default() -> None:
    assert ((), None, False) == (Egress().allow, Egress().upstream_proxy, Egress().listed_hosts_only)


def test_only_this_machine_may_use_the_proxy_by_default() -> None:
    assert all(client.network.is_loopback for client in Settings().clients)


@pytest.mark.parametrize(
    "bad",
    [
        {"identity": {"required": True}},
        {"mode": "transparent", "identity": {"htpasswd": "users"}},
        {"mode": "socks5", "listen_tls": {"certificate": "c.pem", "key": "k.pem"}},
        {"identity": {"headers": [{"networks": []}]}},
        {"identity": {"headers": [{"networks": ["10.0.0.0/8"], "user": "Cookie"}]}},
        {"identity": {"headers": [{"networks": ["10.0.0.0/8"], "groups": "a b"}]}},
    ],
)
def test_users_that_could_not_be_known_are_refused(bad: dict[str, object]) -> None:
    """At the start, not when the first of them comes."""
    with pytest.raises(ValidationError):
        Settings.model_validate(bad)


def test_behind_a_parent_proxy_clients_are_explicit() -> None:
    """Whatever the mode says: they can be asked for a password."""
    assert Settings(egress=Egress(upstream_proxy="http://p.example:3128"), mode="upstream").is_explicit
    assert Settings(mode="regular").is_explicit
    assert not Settings(mode="transparent").is_explicit


def test_days_are_those_of_a_zone() -> None:
    """Of this machine's list."""
    assert Settings(time_zone="America/Martinique").zone.key == "America/Martinique"
    with pytest.raises(ValidationError, match="write one like Europe/Paris"):
        Settings(time_zone="Europe/Fontbouvre")
