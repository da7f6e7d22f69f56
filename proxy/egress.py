"""Where the proxy may connect to, checked on the address that is dialled, so that a name that changes its mind leads nowhere."""

import asyncio
import ipaddress
import socket
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from models.settings import Egress
from proxy.addresses import Address, address_of
from proxy.catalogue import Services
from proxy.destination import bare

METADATA = frozenset(map(ipaddress.ip_address, ("169.254.169.254", "100.100.100.200", "192.0.0.192", "fd00:ec2::254")))
"""Addresses where clouds keep a machine's credentials."""


class AddressRefused(OSError):
    """An address that the proxy does not connect to. Text-free but for the address."""


class Gatekeeper:
    """Judges addresses: loopback, link-local and metadata are refused always, private ones for AI hosts, all but what is allowed."""

    def __init__(self, egress: Egress, is_ai_host: Callable[[str], bool], parent: str | None = None) -> None:
        """`parent` is the host of the configured parent proxy, which is always allowed."""
        self._allowed = egress.allow
        self._is_ai_host = is_ai_host
        self._parent = parent

    def refuses(self, host: str, address: str) -> bool:
        """Whether connecting to `host` at `address` is refused."""
        if host == self._parent:
            return False
        ip = _ip(address)
        if ip is None or any(ip in network for network in self._allowed):
            return False
        return _always_refused(ip) or (not ip.is_global and self._is_ai_host(host))

    def check_literal(self, host: str, greeted: str | None = None) -> None:
        """Raise AddressRefused if `host` is itself an address, or the name of this machine, that is refused.

        `greeted` is the name in the TLS greeting, where a captured client has dialled an address.
        """
        if host == self._parent:
            return
        name = bare(host)
        literal = "127.0.0.1" if name == "localhost" or name.endswith(".localhost") else name
        if self.refuses(host, literal) or (greeted is not None and self.refuses(greeted, literal)):
            raise AddressRefused(f"{host} is refused")

    def filtered(self, host: str, found: list[Any]) -> list[Any]:
        """The answers of getaddrinfo that may be dialled. Raises AddressRefused when none is left."""
        kept = [answer for answer in found if not self.refuses(host, str(answer[4][0]))]
        if found and not kept:
            raise AddressRefused(f"every address of {host} is refused")
        return kept


def gatekeeper_of(egress: Egress, services: Services) -> Gatekeeper:
    """The gatekeeper of a node."""
    parent = urlsplit(egress.upstream_proxy).hostname if egress.upstream_proxy else None
    return Gatekeeper(egress, lambda host: services.service_of(host) is not None, parent)


def guarded_loop(gatekeeper: Gatekeeper, *, shares_port: bool = False) -> asyncio.AbstractEventLoop:
    """An event loop whose name resolution gives only addresses that may be dialled; with `shares_port` others may listen beside it."""

    class GuardedLoop(asyncio.SelectorEventLoop):
        async def getaddrinfo(self, host: Any, port: Any, **hints: int) -> list[Any]:
            found = await super().getaddrinfo(host, port, **hints)
            return gatekeeper.filtered(_text(host), found) if _dials(host, hints) else found

        async def create_server(self, *arguments: Any, **hints: Any) -> Any:
            if shares_port:
                hints["reuse_port"] = True
            return await super().create_server(*arguments, **hints)

    return GuardedLoop()


def _dials(host: Any, hints: dict[str, int]) -> bool:
    """Listening sockets are resolved with AI_PASSIVE; every other look-up is for a connection."""
    return host is not None and not hints.get("flags", 0) & socket.AI_PASSIVE


def _text(host: Any) -> str:
    return host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)


def _ip(address: str) -> Address | None:
    """The address that is reached in the end; None for a name."""
    try:
        ip = address_of(address)
    except ValueError:
        return None
    return ip.sixtofour or ip if isinstance(ip, ipaddress.IPv6Address) else ip


def _always_refused(ip: Address) -> bool:
    return ip.is_loopback or ip.is_link_local or ip.is_unspecified or ip.is_multicast or ip in METADATA
