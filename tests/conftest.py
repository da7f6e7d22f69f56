"""What holds for every test: no network beyond this machine, and no deadline that a busy machine could miss."""

import gc
import ipaddress
import socket
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

import detectors.presidio  # noqa: F401  # before a test loads Presidio, which would ask the network

settings.register_profile("house", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1_000)
settings.load_profile("house")

RESERVED = (".test", ".example", ".invalid")
"""Top-level domains that exist nowhere (RFC 2606): looking them up fails, here without asking anybody."""

attempts: list[str] = []


def _is_here(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host in ("", "localhost") or host.endswith(".localhost")
    return address.is_loopback or address.is_unspecified


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    """Audit hook: refuses every connection and look-up that leaves this machine, also from libraries and threads."""
    if event == "socket.getaddrinfo":
        host = arguments[0].decode() if isinstance(arguments[0], bytes) else str(arguments[0] or "")
        _refuse_lookup(host.rstrip(".").lower())
    elif event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        _refuse_connection(str(arguments[1][0]))


def _refuse_lookup(host: str) -> None:
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        if not _is_here(host):
            if not host.endswith(RESERVED):
                attempts.append(host)
            raise socket.gaierror(socket.EAI_NONAME, f"no network in tests: {host}") from None


def _refuse_connection(host: str) -> None:
    if not _is_here(host):
        attempts.append(host)
        raise OSError(101, f"no network in tests: {host}")


sys.addaudithook(_watch)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests with real clients come first: they wait as much as they compute, and the others fill that time."""
    items.sort(key=lambda item: "end_to_end" not in item.path.parts)


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: the collector of garbage need not go through millions of objects again and again."""
    gc.freeze()


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    """Fails a test that tried to leave this machine, even if the code under test swallowed the refusal."""
    attempts.clear()
    yield
    assert attempts == [], f"no network in tests: {', '.join(attempts)}"
