"""A real proxy process in front of a stand-in for the AI services: real sockets, real TLS, real clients."""

import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from scripts.serving import Proxy, serving
from scripts.standin import Received, StandIn


@pytest.fixture(scope="session")
def internet() -> Iterator[StandIn]:
    """The AI services. What they received is kept."""
    with StandIn() as service:
        yield service


@pytest.fixture(scope="session")
def proxy(tmp_path_factory: pytest.TempPathFactory, internet: StandIn) -> Iterator[Proxy]:
    """A proxy with the demo's settings."""
    with serving(tmp_path_factory.mktemp("proxy"), internet) as running:
        yield running


@pytest.fixture
def arrived(internet: StandIn) -> Callable[[], list[Received]]:
    """What reached the services since the test began."""
    before = len(internet.received)
    return lambda: internet.received[before:]


@pytest.fixture
def client(proxy: Proxy) -> Iterator[httpx.Client]:
    """A client that trusts the proxy's authority."""
    with client_for(proxy.address, proxy.ca) as made:
        yield made


@pytest.fixture
def environment(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    """What IT sets on a workstation."""
    monkeypatch.setenv("HTTPS_PROXY", proxy.address)
    monkeypatch.setenv("SSL_CERT_FILE", str(proxy.ca))


def client_for(address: str, authority: Path, *, http2: bool = False) -> httpx.Client:
    """An HTTP client behind a proxy."""
    context = ssl.create_default_context(cafile=str(authority))
    return httpx.Client(proxy=address, verify=context, timeout=30, http2=http2, trust_env=False)
