"""What `gardefou doctor` says about ports, the parent proxy and the environment."""

import fcntl
import os
import resource
import socket
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from models.settings import Egress, Health, Settings
from proxy import ca
from scripts.checkup_network import network
from scripts.remarks import Level, Remark


@pytest.fixture
def taken() -> Iterator[str]:
    """An address that something listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"127.0.0.1:{server.getsockname()[1]}"


@pytest.fixture
def free() -> str:
    """An address that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"127.0.0.1:{server.getsockname()[1]}"


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Path]:
    """A data directory that a server holds."""
    descriptor = os.open(tmp_path / "writer.lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    yield tmp_path
    os.close(descriptor)


def remarks(settings: Settings, environment: Mapping[str, str] | None = None) -> dict[str, Remark]:
    return {remark.what: remark for remark in network(settings, environment or {})}


def test_ports_that_are_free(tmp_path: Path, free: str) -> None:
    found = remarks(Settings(data_dir=tmp_path, listen=free, health=None))
    assert (Level.FINE, False) == (found["listen"].level, "health" in found)


def test_a_port_that_something_else_holds(tmp_path: Path, taken: str, free: str) -> None:
    found = remarks(Settings(data_dir=tmp_path, listen=free, health=Health(listen=taken)))
    assert (Level.FINE, Level.MEND) == (found["listen"].level, found["health"].level)
    assert "ss -ltnp" in found["health"].remedy


def test_a_server_that_runs_answers(running: Path, taken: str, free: str) -> None:
    assert Level.FINE == remarks(Settings(data_dir=running, listen=taken, health=None))["listen"].level
    found = remarks(Settings(data_dir=running, listen=free, health=Health(listen=free)))
    assert (Level.MEND, Level.MEND) == (found["listen"].level, found["health"].level)


def test_a_parent_proxy_is_only_greeted(tmp_path: Path, taken: str, free: str) -> None:
    for address, level in ((taken, Level.FINE), (free, Level.MEND)):
        settings = Settings(data_dir=tmp_path, listen=free, egress=Egress(upstream_proxy=f"http://{address}"))
        assert level == remarks(settings)["upstream"].level
    assert "upstream" not in remarks(Settings(data_dir=tmp_path, listen=free))


def test_too_few_descriptors(tmp_path: Path, free: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _: (1024, 1024))
    remark = remarks(Settings(data_dir=tmp_path, listen=free))["files"]
    assert (Level.NOTE, True) == (remark.level, "LimitNOFILE=8200" in remark.remedy)


def test_files_of_authorities_that_do_not_hold_ours(tmp_path: Path, free: str) -> None:
    """One note for all of them; none where ours is in."""
    own = ca.ensure(tmp_path)
    bundle = tmp_path / "bundle.pem"
    bundle.write_text("public authorities\n")
    environment = {"SSL_CERT_FILE": str(bundle), "CURL_CA_BUNDLE": "/absent.pem"}
    settings = Settings(data_dir=tmp_path, listen=free)
    assert "SSL_CERT_FILE, CURL_CA_BUNDLE" in remarks(settings, environment)["environment"].said
    bundle.write_text("public authorities\n" + own.read_text())
    assert "environment" not in remarks(settings, {"SSL_CERT_FILE": str(bundle)})


def test_a_proxy_variable_without_its_authority(tmp_path: Path, free: str) -> None:
    environment = {"HTTPS_PROXY": "http://127.0.0.1:8080"}
    assert Level.NOTE == remarks(Settings(data_dir=tmp_path, listen=free), environment)["environment"].level


def test_node_is_always_spoken_of(tmp_path: Path, free: str) -> None:
    """No setting on this machine tells what runs on workstations."""
    remark = remarks(Settings(data_dir=tmp_path, listen=free))["node"]
    assert (Level.NOTE, True) == (remark.level, "443" in remark.remedy)
