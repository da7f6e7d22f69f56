"""`gardefou doctor`: a set-up that works ends with 0, one that must be mended with 1, and every finding has its remedy."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scripts.doctor import doctor
from scripts.serving import serving


def run(*arguments: str) -> Result:
    return CliRunner().invoke(doctor, arguments)


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """Ports that are free."""
    path = tmp_path / "gardefou.yaml"
    path.write_text(f"listen: 127.0.0.1:0\nhealth: null\ndata_dir: {tmp_path / 'data'}\n")
    return path


def test_a_set_up_that_works(settings: Path) -> None:
    done = run("--config", str(settings))
    assert 0 == done.exit_code, done.output
    assert "nothing to mend" in done.output


def test_what_must_be_mended_exits_1(settings: Path) -> None:
    """With the remedy, for people and for programs."""
    settings.write_text(settings.read_text() + "charter: absent.yaml\n")
    done = run("--config", str(settings))
    assert 1 == done.exit_code
    assert "1 à réparer / to mend" in done.output
    remarks = json.loads(run("--config", str(settings), "--format", "json").output)
    (wrong,) = [remark for remark in remarks if remark["level"] == "mend"]
    assert ("charter", True) == (wrong["what"], bool(wrong["remedy"]))
    assert all(remark["remedy"] for remark in remarks if remark["level"] != "fine")


def test_settings_that_cannot_be_read(tmp_path: Path) -> None:
    """Nothing else is looked at; it is a finding, with its line."""
    (tmp_path / "g.yaml").write_text("listen: 8080\n")
    done = run("--config", str(tmp_path / "g.yaml"))
    assert 1 == done.exit_code
    assert "g.yaml:1: listen" in done.output
    assert "charter" not in done.output


@pytest.mark.slow
def test_a_server_that_runs(tmp_path: Path) -> None:
    """Its own settings and ports: it answers and says that it is ready."""
    with serving(tmp_path, None) as proxy:
        settings = tmp_path / "doctor.yaml"
        listen, health = (address.removeprefix("http://") for address in (proxy.address, proxy.health))
        settings.write_text(f"node: demo\nlisten: {listen}\nhealth: {{listen: '{health}'}}\n")
        done = run("--config", str(settings), "--data-dir", str(proxy.data_dir), "--format", "json")
        remarks = {remark["what"]: remark for remark in json.loads(done.output)}
    assert 0 == done.exit_code, remarks
    assert f"http://{health}/readyz: ready" == remarks["health"]["said"]
    assert f"{listen} répond / answers" == remarks["listen"]["said"]
