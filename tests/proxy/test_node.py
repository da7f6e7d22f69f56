"""A node starts whole or not at all, and ends when it is told to."""

import signal
import socket
from pathlib import Path

import pytest

from audit.lock import is_held
from models.reading import ConfigError
from models.record import ShadowRecord
from models.settings import Settings
from proxy.ca import ensure
from proxy.catalogue import Services
from proxy.node import Node
from scripts.serving import DidNotStartError, serving
from tests.audit.samples import decision
from tests.proxy.conftest import records


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Any free port."""
    return Settings(node="n1", listen="127.0.0.1:0", data_dir=tmp_path / "state")


@pytest.mark.parametrize("what", ["charter", "site"])
def test_a_node_does_not_start_on_a_bad_file(settings: Settings, services: Services, tmp_path: Path, what: str) -> None:
    """And leaves no trace of the attempt."""
    (tmp_path / "bad.yaml").write_text("rules: ]", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"bad\.yaml:1: not valid YAML"):
        Node(settings.model_copy(update={what: tmp_path / "bad.yaml"}), services)
    assert not settings.data_dir.exists()


def test_two_nodes_do_not_share_a_data_directory(settings: Settings, services: Services) -> None:
    node = Node(settings, services)
    with pytest.raises(ConfigError, match="is in use by another gardefou process"):
        Node(settings, services)
    node.keeper.close()


def test_a_node_that_did_not_start_gives_its_directory_free(settings: Settings, services: Services) -> None:
    """A key that others can read stops the start."""
    ensure(settings.data_dir)
    key = settings.data_dir / "keys/mitmproxy-ca.pem"
    key.chmod(0o644)
    with pytest.raises(ConfigError, match="chmod 600"):
        Node(settings, services)
    assert not is_held(settings.data_dir)


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_a_node_whose_address_is_taken_ends(tmp_path: Path, workers: int) -> None:
    """And leaves no process that it would have to wait for."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        settings = f"node: demo\nlisten: 127.0.0.1:{taken.getsockname()[1]}\nworkers: {workers}\n"
        with pytest.raises(DidNotStartError, match="ddress already in use"):  # noqa: SIM117
            with serving(tmp_path, None, settings):
                pass
    assert not is_held(tmp_path / "data")


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_node_serves_until_it_is_told_to_stop(tmp_path: Path, number: signal.Signals) -> None:
    """Says where it listens, writes its start and its end, and gives its directory free."""
    with serving(tmp_path, None) as proxy:
        assert is_held(proxy.data_dir)
        proxy.process.send_signal(number)
        assert 0 == proxy.process.wait(timeout=20)
    assert proxy.address.startswith("http://127.0.0.1:")
    assert not proxy.address.endswith(":0")
    assert ["started", "stopped"] == [event["event"] for event in records(proxy.data_dir, "event")]
    assert not is_held(proxy.data_dir)


def test_an_error_of_the_second_charter_is_told_by_health(settings: Settings, services: Services) -> None:
    """It comes with a record, from whatever worker."""
    node = Node(settings, services)
    try:
        node.keeper.write_soon(decision("R", generation=1, shadow=ShadowRecord(charter="s@1", error="KeyError")))
        assert ("KeyError", "") == (node.shadow.problem(1), node.shadow.problem(2))
    finally:
        node.keeper.close()
    assert ["shadow failed"] == [event["event"] for event in records(settings.data_dir, "event")]
