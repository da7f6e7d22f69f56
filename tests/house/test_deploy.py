"""What is shipped for systemd and logrotate is right, and fits the commands and settings of this version."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from models.settings import Limits
from scripts.serve import serve
from tests.house.plan import ROOT

UNIT = ROOT / "deploy" / "gardefou.service"
HARDENING = {
    "CapabilityBoundingSet": "",
    "NoNewPrivileges": "yes",
    "PrivateTmp": "yes",
    "ProtectHome": "yes",
    "ProtectSystem": "strict",
    "Restart": "always",
    "StateDirectory": "gardefou",
    "StateDirectoryMode": "0700",
    "UMask": "0077",
}


def directives() -> list[tuple[str, str]]:
    """Every `Key=value` of the unit, in order."""
    return re.findall(r"^([A-Z]\w+)=(.*)$", UNIT.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_unit_is_hardened() -> None:
    assert HARDENING == {key: value for key, value in directives() if key in HARDENING}


def test_the_unit_starts_a_command_that_is_there() -> None:
    """With options that it knows."""
    (command,) = [value for key, value in directives() if key == "ExecStart"]
    _, name, *arguments = shlex.split(command)
    known = {option for parameter in serve.params for option in parameter.opts}
    assert "serve" == name
    assert {word for word in arguments if word.startswith("--")} <= known


def test_the_unit_leaves_time_for_what_is_in_flight() -> None:
    (seconds,) = [int(value) for key, value in directives() if key == "TimeoutStopSec"]
    assert seconds > 30


def test_the_unit_allows_the_connections_that_are_allowed() -> None:
    """Two descriptors each."""
    (files,) = [int(value) for key, value in directives() if key == "LimitNOFILE"]
    assert files >= 2 * Limits().connections + 200


def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    """No unknown directive, no unknown value. The command is not installed here, so another stands in its place."""
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd-analyze is not on this machine")
    copy = tmp_path / UNIT.name
    copy.write_text(re.sub(r"(?<=ExecStart=)\S+", "/bin/true", UNIT.read_text(encoding="utf-8")), encoding="utf-8")
    done = subprocess.run([analyze, "verify", copy], capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)


def test_logrotate_tells_the_server_to_open_the_file_anew() -> None:
    """And never touches the audit journal."""
    text = (ROOT / "deploy" / "gardefou.logrotate").read_text(encoding="utf-8")
    rules = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    assert "--signal=HUP gardefou.service" in rules
    assert "copytruncate" not in rules
    assert ["/var/log/gardefou/gardefou.log"] == re.findall(r"^(/\S+) \{", rules, re.MULTILINE)
