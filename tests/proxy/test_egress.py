"""Invariant 9: not an open relay. Judged on the address that is dialled."""

import asyncio
import ipaddress
import socket
from typing import Any

import pytest

from models.settings import Egress
from proxy.egress import AddressRefused, Gatekeeper, guarded_loop


def gatekeeper(*allowed: str, parent: str | None = None) -> Gatekeeper:
    """AI hosts end in .ai."""
    egress = Egress(allow=tuple(ipaddress.ip_network(network) for network in allowed))
    return Gatekeeper(egress, lambda host: host.endswith(".ai"), parent)


@pytest.mark.parametrize(
    ("address", "ai", "other"),
    [
        ("127.0.0.1", True, True),
        ("127.8.9.1", True, True),
        ("::1", True, True),
        ("::ffff:127.0.0.1", True, True),
        ("2002:7f00:1::", True, True),
        ("0.0.0.0", True, True),  # an address that leads to this machine
        ("169.254.169.254", True, True),
        ("fe80::1%eth0", True, True),
        ("224.0.0.1", True, True),
        ("10.1.2.3", True, False),
        ("192.168.0.1", True, False),
        ("100.64.0.1", True, False),
        ("fd00:1::1", True, False),
        ("8.8.8.8", False, False),
        ("2001:4860:4860::8888", False, False),
    ],
)
def test_addresses(address: str, ai: bool, other: bool) -> None:
    """Loopback, link-local and metadata always; private ones for AI hosts."""
    judge = gatekeeper()
    assert judge.refuses("chat.ai", address) is ai
    assert judge.refuses("intranet.test", address) is other


def test_exceptions() -> None:
    """What egress.allow names, and the configured parent proxy."""
    assert not gatekeeper("127.0.0.0/8").refuses("chat.ai", "127.0.0.1")
    assert not gatekeeper(parent="127.0.0.1").refuses("127.0.0.1", "127.0.0.1")


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "localhost", "LOCALHOST.", "api.localhost", "169.254.169.254"])
def test_literal_addresses(host: str) -> None:
    """Without asking any name server."""
    with pytest.raises(AddressRefused):
        gatekeeper().check_literal(host)


@pytest.mark.parametrize("host", ["chat.ai", "8.8.8.8", "intranet.test"])
def test_other_literals_pass(host: str) -> None:
    """Names are judged when they are resolved."""
    gatekeeper().check_literal(host)


def answers(*addresses: str) -> list[Any]:
    """What getaddrinfo returns."""
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in addresses]


def test_a_name_with_one_good_address_is_dialled_there() -> None:
    """A name that also leads home loses that answer; one that only leads home is refused."""
    judge = gatekeeper()
    assert judge.filtered("chat.ai", answers("127.0.0.1", "8.8.8.8")) == answers("8.8.8.8")
    with pytest.raises(AddressRefused):
        judge.filtered("chat.ai", answers("127.0.0.1", "10.0.0.1"))


def test_the_loop_dials_no_refused_address(unused_tcp_port: int) -> None:
    """A real listening socket on loopback, reached by a name: refused where the connection is made, not before."""

    async def dial() -> None:
        server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", unused_tcp_port)
        async with server:
            _, writer = await asyncio.open_connection("localhost", unused_tcp_port)
            writer.close()
            await writer.wait_closed()

    with asyncio.Runner(loop_factory=lambda: guarded_loop(gatekeeper())) as runner, pytest.raises(AddressRefused):
        runner.run(dial())
    with asyncio.Runner(loop_factory=lambda: guarded_loop(gatekeeper("127.0.0.0/8", "::1/128"))) as runner:
        runner.run(dial())
