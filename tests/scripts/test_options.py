"""Settings: from the file, then from the command line; paths become absolute; errors name file and line."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from models.reading import ConfigError
from models.services import Category
from models.settings import Settings
from scripts.options import CONFIG, config_errors, services_of, settings_of, with_settings


@click.command()
@click.option("--note")
@with_settings
def shown(settings: Settings, note: str | None) -> None:
    """A command that takes settings and an option of its own."""
    click.echo(f"{settings.node} {settings.data_dir} {note}")


def config(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "gardefou.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_shipped_settings_hold() -> None:
    assert Settings().model_copy(update={"data_dir": Path.home() / ".local/state/gardefou"}) == settings_of(None, None)


@pytest.mark.parametrize("key", ["charter", "services", "prohibited_tools", "unknown_tools", "site"])
def test_paths_of_a_file_start_at_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    """Wherever the command is called from, and however the file is named."""
    config(tmp_path / "etc", f"{key}: ../own/x.yaml\n")
    monkeypatch.chdir(tmp_path)
    assert tmp_path / "own/x.yaml" == getattr(settings_of(Path("etc/gardefou.yaml"), None), key)


def test_the_upstream_authority_starts_there_too(tmp_path: Path) -> None:
    path = config(tmp_path / "etc", "egress: {upstream_ca: corporate.pem, upstream_proxy: 'http://p.example:3128'}\n")
    egress = settings_of(path, None).egress
    assert (tmp_path / "etc/corporate.pem", "http://p.example:3128") == (egress.upstream_ca, egress.upstream_proxy)


def test_so_do_the_files_of_users_and_of_tls(tmp_path: Path) -> None:
    text = "identity: {htpasswd: users, groups: groups.yaml}\nlisten_tls: {certificate: own.pem, key: ../own.key}\n"
    settings = settings_of(config(tmp_path / "etc", text), None)
    assert settings.listen_tls
    found = (settings.identity.htpasswd, settings.identity.groups, settings.listen_tls.certificate)
    assert tuple(tmp_path / "etc" / name for name in ("users", "groups.yaml", "own.pem")) == found
    assert tmp_path / "own.key" == settings.listen_tls.key


@pytest.mark.parametrize(("written", "expected"), [("~/state", "home/state"), ("state", "etc/state")])
def test_the_data_directory_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str, expected: str
) -> None:
    """`~` is the home directory; a relative one starts at the file's folder like every path."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert tmp_path / expected == settings_of(config(tmp_path / "etc", f"data_dir: {written}\n"), None).data_dir


@pytest.mark.parametrize(("given", "expected"), [("~/state", "home/state"), ("state", "here/state")])
def test_the_data_directory_of_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, expected: str
) -> None:
    """It wins, and starts where the command is called."""
    (tmp_path / "here").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path / "here")
    path = config(tmp_path / "etc", "data_dir: /elsewhere\n")
    assert tmp_path / expected == settings_of(path, Path(given)).data_dir


def test_the_command_line_changes_what_it_names(tmp_path: Path) -> None:
    """What it does not name stays as the file says."""
    path = config(tmp_path, "node: n7\nlisten: 127.0.0.1:1\n")
    settings = settings_of(path, None, listen="127.0.0.1:2", mode=None)
    assert ("n7", "127.0.0.1:2", "regular") == (settings.node, settings.listen, settings.mode)


def test_a_command_gets_its_settings_and_its_own_options(tmp_path: Path) -> None:
    path = config(tmp_path, "node: n7\n")
    done = CliRunner().invoke(shown, ["--config", str(path), "--data-dir", str(tmp_path / "d"), "--note", "x"])
    assert (0, f"n7 {tmp_path / 'd'} x\n") == (done.exit_code, done.output)


@pytest.mark.parametrize(
    ("text", "told"), [("node: n1\nnod: x\n", ":2: nod: unknown key; did you mean 'node'?"), (None, ": cannot be read")]
)
def test_a_bad_file_exits_2_and_is_told_with_its_place(tmp_path: Path, text: str | None, told: str) -> None:
    """On standard error, without a traceback."""
    path = tmp_path / "gardefou.yaml" if text is None else config(tmp_path, text)
    done = CliRunner().invoke(shown, ["--config", str(path)])
    assert 2 == done.exit_code
    assert f"{path}{told}" in done.stderr
    assert "Traceback" not in done.output + done.stderr
    assert "" == done.stdout


def test_only_configuration_errors_are_taken_for_one() -> None:
    """Any other error is a fault, and shows."""
    with pytest.raises(ValueError, match="x"), config_errors():
        raise ValueError("x")
    with pytest.raises(SystemExit) as caught, config_errors():
        raise ConfigError("f:1: x")
    assert 2 == caught.value.code


def test_own_catalogues_are_read_instead_of_the_shipped_ones(tmp_path: Path) -> None:
    """Each on its own."""
    own = tmp_path / "services.yaml"
    own.write_text("schema: gardefou.services/v1\nservices:\n- {id: ici, name: Ici, hosts: [ia.example]}\n")
    services = services_of(Settings(services=own))
    assert ["ici"] == list(services.by_id)
    found = services.refused_tool("clearview.ai")
    assert found
    assert found[0] is Category.PROHIBITED
    tools = tmp_path / "tools.yaml"
    tools.write_text(
        "schema: gardefou.tools/v1\ncategory: prohibited_ai\ntools:\n- {name: T, hosts: [t.example], why: w}\n"
    )
    own_tools = services_of(Settings(prohibited_tools=tools))
    assert (None, True) == (own_tools.refused_tool("clearview.ai"), own_tools.refused_tool("t.example") is not None)


def test_a_reply_style_that_nobody_can_write_is_an_error(tmp_path: Path) -> None:
    """Found at the start, not when the first refusal is due."""
    own = tmp_path / "services.yaml"
    own.write_text("schema: gardefou.services/v1\nservices:\n- {id: s, name: S, hosts: [s.example], error: smoke}\n")
    with pytest.raises(ConfigError, match="unknown style 'smoke'"):
        services_of(Settings(services=own))


def test_the_shipped_configuration_lies_in_one_folder() -> None:
    assert (CONFIG / "gardefou.yaml").is_file()


def test_the_command_line_changes_sections(tmp_path: Path) -> None:
    """`egress.upstream_proxy` alone; the rest of the section stays as the file says."""
    file = tmp_path / "gardefou.yaml"
    file.write_text("egress: {upstream_proxy: 'http://a.example:1', listed_hosts_only: true}\n", encoding="utf-8")
    kept = settings_of(file, None, **{"egress.upstream_proxy": None}).egress
    changed = settings_of(file, None, **{"egress.upstream_proxy": "http://b.example:2"}).egress
    assert ("http://a.example:1", True) == (kept.upstream_proxy, kept.listed_hosts_only)
    assert ("http://b.example:2", True) == (changed.upstream_proxy, changed.listed_hosts_only)
