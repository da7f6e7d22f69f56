"""`gardefou pac`."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scripts.pac import pac


def run(tmp_path: Path, settings: str, *arguments: str) -> Result:
    (tmp_path / "gardefou.yaml").write_text(settings, encoding="utf-8")
    return CliRunner().invoke(pac, ["--config", str(tmp_path / "gardefou.yaml"), *arguments])


def test_the_node_of_the_settings_and_every_host(tmp_path: Path) -> None:
    """Refused tools too: the refusal is given by the proxy."""
    done = run(tmp_path, "listen: proxy.example:8080\n")
    assert 0 == done.exit_code
    assert all(text in done.stdout for text in ('"proxy.example:8080"', '"chatgpt.com"', "function FindProxyForURL"))
    refused = (Path("config") / "prohibited_tools.yaml").read_text(encoding="utf-8")
    host = refused.partition("hosts: [")[2].split(",")[0].split("]")[0].replace("*.", "")
    assert host.replace(".", "\\\\.") in done.stdout or host in done.stdout


def test_nodes_of_the_command_line(tmp_path: Path) -> None:
    done = run(tmp_path, "listen: 0.0.0.0:8080\n", "--proxy", "p1.example:8080", "--proxy", "p2.example:8080")
    assert 0 == done.exit_code
    assert '"p1.example:8080",\n  "p2.example:8080"' in done.stdout


@pytest.mark.parametrize(
    ("settings", "arguments"),
    [("listen: 0.0.0.0:8080\n", []), ("listen: 127.0.0.1:0\n", []), ("{}\n", ["--proxy", "nonsense"])],
)
def test_what_browsers_could_not_reach_exits_2(tmp_path: Path, settings: str, arguments: list[str]) -> None:
    done = run(tmp_path, settings, *arguments)
    assert (2, "") == (done.exit_code, done.stdout)
    assert "--proxy" in done.stderr
