"""What `gardefou doctor` says about who may come in."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from models.settings import Settings
from proxy import ca
from scripts.checkup_users import users
from scripts.remarks import Level, Remark

NOW = datetime.now(UTC)
HASH = "$2y$04$" + 53 * "a"
"""Of no password."""


def remarks(settings: dict[str, object], now: datetime = NOW) -> dict[str, Remark]:
    return {remark.what: remark for remark in users(Settings.model_validate(settings), now)}


def people(tmp_path: Path) -> dict[str, object]:
    """An htpasswd file and groups."""
    (tmp_path / "users").write_text(f"vautravers:{HASH}\n")
    (tmp_path / "users").chmod(0o640)
    (tmp_path / "groups.yaml").write_text("users: {vautravers: [data-management]}\n")
    return {"htpasswd": tmp_path / "users", "groups": tmp_path / "groups.yaml"}


def listener(tmp_path: Path) -> dict[str, object]:
    """A certificate of the organisation's for the proxy."""
    made = trustme.CA().issue_cert("proxy.example")
    made.private_key_pem.write_to_path(str(tmp_path / "own.key"))
    made.cert_chain_pems[0].write_to_path(str(tmp_path / "own.pem"))
    (tmp_path / "own.key").chmod(0o600)
    return {"certificate": tmp_path / "own.pem", "key": tmp_path / "own.key"}


def test_without_users_there_is_little_to_say() -> None:
    assert {"clients": Level.FINE} == {what: remark.level for what, remark in remarks({}).items()}


@pytest.mark.parametrize("network", ["0.0.0.0/0", "::/0"])
def test_an_open_proxy(network: str) -> None:
    remark = remarks({"clients": [{"network": network}]})["clients"]
    assert (Level.MEND, True) == (remark.level, network in remark.said)


def test_users_are_counted_and_never_named(tmp_path: Path) -> None:
    remark = remarks({"identity": people(tmp_path)})["users"]
    assert (Level.FINE, True) == (remark.level, remark.said.startswith("1 "))
    assert "vautravers" not in remark.said


@pytest.mark.parametrize("name", ["users", "groups.yaml"])
@pytest.mark.parametrize("content", [None, "vautravers:{SHA}x\n"])
def test_a_file_of_users_that_cannot_be_used(tmp_path: Path, name: str, content: str | None) -> None:
    """Absent, or of another kind."""
    identity = people(tmp_path)
    (tmp_path / name).unlink()
    if content:
        (tmp_path / name).write_text(content)
    remark = remarks({"identity": identity})["users"]
    assert (Level.MEND, True) == (remark.level, str(tmp_path / name) in remark.said)


def test_hashes_that_everyone_can_read(tmp_path: Path) -> None:
    identity = people(tmp_path)
    (tmp_path / "users").chmod(0o644)
    remark = remarks({"identity": identity})["rights"]
    assert (Level.NOTE, f"chmod o= {tmp_path / 'users'}") == (remark.level, remark.remedy)


@pytest.mark.parametrize(("listen", "told"), [("127.0.0.1:1", False), ("0.0.0.0:1", True)])
def test_passwords_in_clear(tmp_path: Path, listen: str, told: bool) -> None:
    """On this machine alone nobody else hears them."""
    found = remarks({"listen": listen, "identity": people(tmp_path)})
    assert told == ("listen_tls" in found)


@pytest.mark.parametrize(
    ("networks", "level"),
    [(["10.9.0.1/32"], Level.FINE), (["10.9.0.1/32", "10.9.0.0/24"], Level.NOTE), (["0.0.0.0/0"], Level.MEND)],
)
def test_front_proxies_are_single_machines(networks: list[str], level: Level) -> None:
    assert level == remarks({"identity": {"headers": [{"networks": networks}]}})["headers"].level


@pytest.mark.parametrize(("days", "level"), [(60, Level.FINE), (10, Level.NOTE), (-1, Level.MEND)])
def test_days_left_of_the_proxys_own_certificate(tmp_path: Path, days: int, level: Level) -> None:
    files = listener(tmp_path)
    now = ca.expires(tmp_path / "own.pem") - timedelta(days=days, hours=-1)
    assert level == remarks({"listen_tls": files}, now)["listen_tls"].level


def test_a_key_that_others_can_read(tmp_path: Path) -> None:
    files = listener(tmp_path)
    (tmp_path / "own.key").chmod(0o644)
    remark = remarks({"listen_tls": files})["listen_tls"]
    assert (Level.MEND, True) == (remark.level, "chmod 600" in remark.said)
