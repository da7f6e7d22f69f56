"""A worker's mitmproxy has options that nobody can loosen, and addons in an order that matters."""

import ssl
from pathlib import Path

import pytest
from mitmproxy.master import Master

from models.settings import Egress, Limits, Settings
from proxy.ca import ensure
from proxy.catalogue import Services
from proxy.egress import gatekeeper_of
from proxy.node import Node
from proxy.screening import Screening
from proxy.worker import Worker

CERTIFICATE = "-----BEGIN CERTIFICATE-----"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Any free port."""
    return Settings(node="n1", listen="127.0.0.1:0", data_dir=tmp_path / "node")


def worker(settings: Settings, services: Services) -> Worker:
    """That of a node; its keeper is closed."""
    node = Node(settings, services)
    node.keeper.close()
    return Worker(settings, services, node.keeper, node.gatekeeper, node._brief.trusted)


def pinned(settings: Settings, services: Services) -> dict[str, object]:
    """The options that a worker gives to mitmproxy."""
    return worker(settings, services).pinned()


def test_what_matters_to_safety_is_pinned(settings: Settings, services: Services) -> None:
    """Whatever mitmproxy's defaults become."""
    options = pinned(settings, services)
    expected = {
        "ssl_insecure": False,
        "upstream_cert": True,
        "rawtcp": False,
        "http3": False,
        "websocket": True,
        "validate_inbound_headers": True,
        "stream_large_bodies": None,
        "store_streamed_bodies": False,
        "confdir": str(settings.data_dir / "keys"),
    }
    assert expected == {name: options[name] for name in expected}


def test_only_listed_hosts_are_decrypted(settings: Settings, services: Services) -> None:
    """And refused tools, whose greeting is looked at. An empty list would mean all hosts."""
    hosts = pinned(settings, services)["allow_hosts"]
    assert [*services.decrypted_hosts(), *services.refused_hosts()] == hosts
    assert hosts


def test_a_body_that_is_read_is_within_mitmproxys_limit(settings: Settings, services: Services) -> None:
    """Ours answers inside the chat, mitmproxy's cuts the connection: it must come later."""
    limits = settings.model_copy(update={"limits": Limits(body_bytes=1000)})
    assert "2000" == pinned(limits, services)["body_size_limit"]


@pytest.mark.parametrize(
    ("listen", "expected"),
    [("127.0.0.1:8080", ("127.0.0.1", 8080)), ("[::1]:8443", ("::1", 8443)), ("localhost:0", ("localhost", 0))],
)
def test_the_address_to_listen_on(
    settings: Settings, services: Services, listen: str, expected: tuple[str, int]
) -> None:
    options = pinned(settings.model_copy(update={"listen": listen}), services)
    assert expected == (options["listen_host"], options["listen_port"])


def test_behind_a_parent_proxy(settings: Settings, services: Services) -> None:
    """Which may be at an address that is refused otherwise."""
    egress = Egress(upstream_proxy="http://127.0.0.1:3128")
    assert ["upstream:http://127.0.0.1:3128"] == pinned(settings.model_copy(update={"egress": egress}), services)[
        "mode"
    ]
    gatekeeper = gatekeeper_of(egress, services)
    assert not gatekeeper.refuses("127.0.0.1", "127.0.0.1")
    assert gatekeeper.refuses("localhost", "127.0.0.1")


def test_upstream_authorities_are_added_to_the_public_ones(
    settings: Settings, services: Services, tmp_path: Path
) -> None:
    """Never put in their place, and never beside ours."""
    own = ensure(tmp_path / "corporate")
    before = Path(str(pinned(settings, services)["ssl_verify_upstream_trusted_ca"])).read_text()
    egress = Egress(upstream_ca=own)
    after = pinned(settings.model_copy(update={"egress": egress}), services)["ssl_verify_upstream_trusted_ca"]
    bundle = Path(str(after)).read_text()
    assert before.count(CERTIFICATE) + 1 == bundle.count(CERTIFICATE)
    assert own.read_text().strip() in bundle
    assert (settings.data_dir / "ca-cert.pem").read_text().strip() not in bundle
    ssl.create_default_context(cafile=str(after))


async def test_the_guard_looks_last(settings: Settings, services: Services, screening: Screening) -> None:
    """After every other addon, ours after mitmproxy's; no addon that replays, scripts or rewrites is there."""
    made = worker(settings, services)
    made.screening = screening
    master, _, _ = made.assembled()
    assert isinstance(master, Master)
    names = [type(addon).__name__ for addon in master.addons.chain]
    assert ["Connections", "Entrance", "Gardefou", "Guard"] == names[-4:]
    assert set(names[:-4]) == {
        "Core",
        "DisableH2C",
        "ErrorCheck",
        "NextLayer",
        "Proxyserver",
        "TlsConfig",
        "UpstreamAuth",
    }
    assert {name: getattr(master.options, name) for name in made.pinned()} == made.pinned()
