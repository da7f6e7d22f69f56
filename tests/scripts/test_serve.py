"""`gardefou serve`: what is wrong is told before anything listens."""

import logging
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from click.testing import CliRunner, Result

from models.settings import Settings
from proxy.node import Node
from scripts.options import services_of
from scripts.serve import _ready, serve


@pytest.fixture(autouse=True)
def _own_process() -> Iterator[None]:
    """The command takes over the log and the rights of new files of its process, which is this one."""
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    handlers, level, raises = list(logging.root.handlers), logging.root.level, logging.raiseExceptions
    mask = os.umask(0o022)
    yield
    os.umask(mask)
    structlog.reset_defaults()
    logging.captureWarnings(capture=False)
    logging.root.handlers[:], logging.raiseExceptions = handlers, raises
    logging.root.setLevel(level)
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks


def run(tmp_path: Path, *arguments: str) -> Result:
    """Only for what does not start."""
    return CliRunner().invoke(serve, ["--data-dir", str(tmp_path / "data"), *arguments])


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("node: A", ":1: node: String should match pattern"),
        ("listen: 8080", ":1: listen:"),
        ("stream_large_bodies: 1k", ":1: stream_large_bodies: unknown key"),
        ("charter: absent.yaml", "absent.yaml: cannot be read"),
        ("site: absent.yaml", "absent.yaml: cannot be read"),
        ("services: absent.yaml", "absent.yaml: cannot be read"),
    ],
)
def test_bad_settings_exit_2(tmp_path: Path, settings: str, told: str) -> None:
    """With the place; nothing is ready, and nothing was made."""
    (tmp_path / "gardefou.yaml").write_text(settings + "\n")
    done = run(tmp_path, "--config", str(tmp_path / "gardefou.yaml"))
    assert (2, "") == (done.exit_code, done.stdout)
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_bad_charter_of_the_command_line_exits_2(tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text("rules: ]")
    done = run(tmp_path, "--charter", str(tmp_path / "c.yaml"))
    assert 2 == done.exit_code
    assert f"{tmp_path / 'c.yaml'}:1: not valid YAML" in done.stderr


def test_an_unknown_option_exits_2(tmp_path: Path) -> None:
    """None of mitmproxy's can be given."""
    assert 2 == run(tmp_path, "--set", "rawtcp=true").exit_code


@pytest.mark.parametrize(("option", "value"), [("--health", "nonsense"), ("--log", "/absent/g.log")])
def test_a_bad_place_for_health_or_log_exits_2_and_names_it(tmp_path: Path, option: str, value: str) -> None:
    done = run(tmp_path, option, value)
    assert (2, "") == (done.exit_code, done.stdout)
    assert f"{option} {value}: " in done.stderr


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--listen", "nonsense"),
        ("--listen", "127.0.0.1:99999"),
        ("--mode", "nonsense"),
        ("--upstream-proxy", "http://p.example:99999"),
        ("--upstream-ca", "/absent.pem"),
        ("--data-dir", "/proc/absent"),
    ],
)
def test_a_bad_value_of_an_option_exits_2_and_names_it(tmp_path: Path, option: str, value: str) -> None:
    done = run(tmp_path, "--listen", "127.0.0.1:0", option, value)
    assert 2 == done.exit_code
    assert value in done.stderr or option in done.stderr


@pytest.mark.parametrize("no_console", [True, False])
def test_ready_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str], no_console: bool) -> None:
    """One for each thing that IT needs, in words that a script can wait for."""
    settings = Settings(data_dir=tmp_path / "data")
    node = Node(settings, services_of(settings))
    node.keeper.close()
    _ready(node, "127.0.0.1:8080", no_console)
    told = capsys.readouterr().out.splitlines()
    expected = ["ready proxy http://127.0.0.1:8080", f"ready ca {tmp_path / 'data/ca-cert.pem'}"]
    assert expected == told[:2]
    assert told[2].startswith("ready charter charte-afcros@")
    assert (3 if no_console else 4) == len(told)
    node.health_address = "127.0.0.1:9090"
    _ready(node, "127.0.0.1:8080", no_console)
    assert "ready health http://127.0.0.1:9090" in capsys.readouterr().out.splitlines()
