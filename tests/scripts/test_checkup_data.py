"""What `gardefou doctor` says about the data directory."""

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from audit import probe
from audit.head import PLACE
from models.settings import Settings
from proxy import ca
from scripts.checkup_data import data
from scripts.remarks import Level, Remark
from tests.audit.samples import LINES_A_COMMIT, segment, tampered, written


class Usage(NamedTuple):
    total: int
    used: int
    free: int


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A directory as a server leaves it, on a disk with room."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 0, 10**12))
    ca.ensure(tmp_path / "data")
    written(tmp_path / "data", 3)
    return Settings(node="n1", data_dir=tmp_path / "data")


def remarks(settings: Settings, later: timedelta = timedelta()) -> dict[str, Remark]:
    return {remark.what: remark for remark in data(settings, datetime.now(UTC) + later)}


def test_a_directory_as_a_server_leaves_it_is_fine(settings: Settings) -> None:
    found = remarks(settings)
    assert {"rights", "ca", "disk", "head", "journal", "clock", "index"} == set(found)
    assert {Level.FINE} == {remark.level for remark in found.values()}, found


def test_looking_changes_nothing(settings: Settings) -> None:
    """No file made, none altered."""

    def state() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in settings.data_dir.rglob("*") if path.is_file()}

    before = state()
    remarks(settings)
    assert before == state()


def test_before_the_first_start(tmp_path: Path) -> None:
    (remark,) = data(Settings(data_dir=tmp_path / "absent"), datetime.now(UTC))
    assert (Level.NOTE, True) == (remark.level, "serve" in remark.remedy)
    assert not (tmp_path / "absent").exists()


def test_a_new_directory_has_neither_journal_nor_authority(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    found = remarks(Settings(data_dir=tmp_path))
    assert (Level.NOTE, Level.NOTE) == (found["ca"].level, found["journal"].level)


def test_another_users_directory_is_not_touched(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that root would make there could not be written by the server."""
    monkeypatch.setattr(os, "geteuid", lambda: 4242)
    found = remarks(settings)
    assert ["data"] == list(found)
    assert "sudo -u" in found["data"].remedy


@pytest.mark.parametrize(("place", "mode"), [("keys", 0o755), ("keys/mitmproxy-ca.pem", 0o644), (".", 0o750)])
def test_what_others_can_read(settings: Settings, place: str, mode: int) -> None:
    (settings.data_dir / place).chmod(mode)
    remark = remarks(settings)["rights"]
    assert Level.MEND == remark.level
    assert f"chmod {'600' if place.endswith('pem') else '700'} {settings.data_dir / place}" == remark.remedy


@pytest.mark.parametrize(("days", "level"), [(100, Level.FINE), (30, Level.NOTE), (3, Level.MEND), (-1, Level.MEND)])
def test_days_left_of_the_certificate(settings: Settings, days: int, level: Level) -> None:
    end = ca.expires(settings.data_dir / "ca-cert.pem")
    now = end - timedelta(days=days)
    assert [level] == [remark.level for remark in data(settings, now) if remark.what == "ca"]


def test_a_certificate_that_cannot_be_read(settings: Settings) -> None:
    (settings.data_dir / "ca-cert.pem").write_text("x")
    assert Level.MEND == remarks(settings)["ca"].level


def test_a_full_disk(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 10**12, 10**6))
    assert Level.MEND == remarks(settings)["disk"].level


def test_a_journal_that_was_altered(settings: Settings) -> None:
    """The record is named, as `audit verify` would."""
    tampered(settings.data_dir, lambda lines: [*lines[:2], lines[2].replace(b"chatgpt", b"chatgtp"), *lines[3:]])
    remark = remarks(settings)["journal"]
    assert (Level.MEND, True) == (remark.level, segment(settings.data_dir).name in remark.said)
    assert "gardefou audit verify" in remark.remedy


def test_a_journal_that_was_cut(settings: Settings) -> None:
    """Its end is whole; only the node's own head tells of more."""
    lines = segment(settings.data_dir).read_bytes().splitlines(keepends=True)
    segment(settings.data_dir).write_bytes(b"".join(lines[:LINES_A_COMMIT]))
    remark = remarks(settings)["journal"]
    assert (Level.MEND, True) == (remark.level, "cut: the node had written up to" in remark.said)


def test_a_journal_that_was_removed(settings: Settings) -> None:
    """It looks like a new one, but for the head."""
    segment(settings.data_dir).unlink()
    remark = remarks(settings)["head"]
    assert (Level.MEND, True) == (remark.level, "begin anew on purpose" in remark.remedy)


def test_a_head_that_is_gone_or_spoilt(settings: Settings) -> None:
    """Without it the server goes on, and starts to keep it again; on a spoilt one it does not start."""
    (settings.data_dir / PLACE).write_text("x")
    assert Level.MEND == remarks(settings)["head"].level
    (settings.data_dir / PLACE).unlink()
    assert (Level.NOTE, Level.FINE) == (remarks(settings)["head"].level, remarks(settings)["journal"].level)


def test_a_public_key_that_is_gone(settings: Settings) -> None:
    (settings.data_dir / "journal-public.pem").unlink()
    assert Level.MEND == remarks(settings)["journal"].level


def test_a_clock_that_went_back(settings: Settings) -> None:
    remark = remarks(settings, timedelta(hours=-1))["clock"]
    assert Level.MEND == remark.level
    assert "NTP" in remark.remedy


def test_an_index_that_is_gone(settings: Settings) -> None:
    """With the remedy; it is not made here."""
    (settings.data_dir / "index.sqlite3").unlink()
    assert Level.MEND == remarks(settings)["index"].level
    assert not (settings.data_dir / "index.sqlite3").exists()


def test_an_index_that_lags(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probe, "indexed", lambda *_: -5000)
    remark = remarks(settings)["index"]
    assert (Level.NOTE, True) == (remark.level, "audit list" in remark.remedy)
