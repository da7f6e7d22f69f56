"""A server in a process of its own."""

import signal
from pathlib import Path

import pytest

from scripts.serving import DidNotStartError, serving
from scripts.standin import StandIn

pytestmark = pytest.mark.slow

FAILS = """\
import sys
print("why it did not start", file=sys.stderr)
sys.exit(2)
"""

SERVES = """\
import signal, sys
print(*sys.argv[1:], sep="\\n", file=sys.stderr, flush=True)
print("some line", flush=True)
for line in ("proxy http://127.0.0.1:1", "ca /ca.pem", "charter c@1"):
    print("ready", line, flush=True)
signal.pause()
"""


@pytest.fixture
def stand_in_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose modules can be run with `-m`."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return tmp_path


def test_what_a_server_said_is_told_when_it_does_not_start(stand_in_module: Path) -> None:
    (stand_in_module / "fails.py").write_text(FAILS)
    with pytest.raises(DidNotStartError, match="why it did not start"), serving(stand_in_module, None, module="fails"):
        pytest.fail("it is not there")


def test_a_server_is_ready_where_it_says_and_ends_with_the_block(stand_in_module: Path) -> None:
    """Lines that say something else are left out."""
    (stand_in_module / "serves.py").write_text(SERVES)
    with serving(stand_in_module, None, "node: n7\n", "serves") as proxy:
        assert ("http://127.0.0.1:1", Path("/ca.pem")) == (proxy.address, proxy.ca)
        assert stand_in_module / "data" == proxy.data_dir
        assert proxy.process.poll() is None
        assert "node: n7\n" == (stand_in_module / "gardefou.yaml").read_text()
    assert -signal.SIGTERM == proxy.process.returncode


@pytest.mark.parametrize("is_behind", [True, False])
def test_a_server_is_put_in_front_of_the_stand_in(stand_in_module: Path, is_behind: bool) -> None:
    """Or of the real network, where there is none."""
    (stand_in_module / "serves.py").write_text(SERVES)
    with StandIn() as service, serving(stand_in_module, service if is_behind else None, module="serves") as proxy:
        pass
    told = proxy.log.read_text().splitlines()
    assert is_behind is ("--upstream-proxy" in told and service.url in told)
    assert is_behind is (stand_in_module / "upstream.pem").exists()
    assert ["serve", "--no-console"] == told[:2]
