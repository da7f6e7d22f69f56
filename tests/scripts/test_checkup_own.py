"""`gardefou doctor` on the organisation's own files: missing, unreadable, open to others, expired, each with its remedy."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from models.settings import Settings
from scripts.checkup_own import own
from scripts.edm import edm
from scripts.fingerprint import fingerprint
from scripts.remarks import Level, Remark

TODAY = datetime.now(UTC).date()
SITE = """registry: studies.yaml
patients: {file: patients.edm, key: keys/edm.key}
documents: {file: documents.fp, key: keys/fp.key}
dictionaries: [{file: staff.txt, entity: PERSON}]
"""
WORDS = (
    "Le présent protocole décrit une étude imaginaire de phase deux menée dans douze centres inventés pour les tests. "
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site file and all that it names."""
    (tmp_path / "site.yaml").write_text(SITE, encoding="utf-8")
    (tmp_path / "studies.yaml").write_text("studies: [{code: GF-X-77, label: E-1, contract: {ai: allowed}}]\n")
    (tmp_path / "studies.yaml").chmod(0o600)
    (tmp_path / "staff.txt").write_text("Camille Vautravers\n", encoding="utf-8")
    (tmp_path / "p.csv").write_text("nom;ddn\nVAUTRAVERS;14/03/1957\n", encoding="utf-8")
    (tmp_path / "p.txt").write_text(WORDS * 5, encoding="utf-8")
    built = [str(tmp_path / "p.csv"), "--out", str(tmp_path / "patients.edm"), "--columns", "nom,ddn", "--days", "30"]
    assert 0 == CliRunner().invoke(edm, ["build", *built, "--key", str(tmp_path / "keys" / "edm.key")]).exit_code
    added = [str(tmp_path / "p.txt"), "--library", str(tmp_path / "documents.fp")]
    assert 0 == CliRunner().invoke(fingerprint, ["add", *added, "--key", str(tmp_path / "keys" / "fp.key")]).exit_code
    return tmp_path


def remarks(folder: Path, today: date = TODAY) -> dict[str, Remark]:
    """The gravest of each kind."""
    return {
        remark.what: remark
        for remark in sorted(
            own(Settings(site=folder / "site.yaml"), today), key=lambda remark: list(Level).index(remark.level)
        )
    }


def test_all_is_well(folder: Path) -> None:
    """Each is counted."""
    found = remarks(folder)
    assert dict.fromkeys(("studies", "patients", "documents", "lists"), Level.FINE) == {
        k: r.level for k, r in found.items()
    }
    assert [True] * 4 == [bool(remark.said) for remark in found.values()]
    assert "1 études / studies" in found["studies"].said


@pytest.mark.parametrize(
    ("file", "what"),
    [
        ("studies.yaml", "studies"),
        ("patients.edm", "patients"),
        ("keys/edm.key", "patients"),
        ("documents.fp", "documents"),
        ("keys/fp.key", "documents"),
        ("staff.txt", "lists"),
    ],
)
def test_a_missing_file_is_told(folder: Path, file: str, what: str) -> None:
    """By its path, with a remedy; the others are looked at all the same."""
    (folder / file).unlink()
    found = remarks(folder)
    assert (Level.MEND, True) == (found[what].level, file in found[what].said)
    assert found[what].remedy
    assert 3 == sum(remark.level is Level.FINE for remark in found.values())


@pytest.mark.parametrize(("file", "what"), [("keys/edm.key", "patients"), ("keys/fp.key", "documents")])
def test_a_key_that_others_may_read_is_told(folder: Path, file: str, what: str) -> None:
    (folder / file).chmod(0o644)
    assert (Level.MEND, f"chmod 600 {folder / file}") == (remarks(folder)[what].level, remarks(folder)[what].remedy)


@pytest.mark.parametrize(("file", "what"), [("patients.edm", "patients"), ("documents.fp", "documents")])
def test_a_file_that_was_altered_is_told(folder: Path, file: str, what: str) -> None:
    (folder / file).write_bytes((folder / file).read_bytes()[:-1] + b"\xff")
    assert Level.MEND is remarks(folder)[what].level


def test_an_index_that_expires_is_told(folder: Path) -> None:
    """Before, as a note; afterwards it is refused when it is loaded."""
    levels = [remarks(folder, TODAY + timedelta(days=days))["patients"].level for days in (15, 16, 30, 31)]
    assert [Level.FINE, Level.NOTE, Level.NOTE, Level.MEND] == levels
    assert "build it anew" in remarks(folder, TODAY + timedelta(days=31))["patients"].remedy


@pytest.mark.parametrize(
    ("studies", "said", "remedy"),
    [
        ("studies: [{code: GF-X-77, contract: {ai: allowed}}]\n", "1 sans libellé", "ETUDE-01"),
        ("studies: [{code: GF-X-77, label: E-1}]\n", "1 sans clause", "contract: {ai: forbidden}"),
    ],
)
def test_what_the_registry_leaves_open_is_a_note(folder: Path, studies: str, said: str, remedy: str) -> None:
    (folder / "studies.yaml").write_text(studies)
    (note,) = (remark for remark in own(Settings(site=folder / "site.yaml"), TODAY) if remark.level is Level.NOTE)
    assert (True, True) == (said in note.said, remedy in note.remedy)


def test_a_registry_that_everybody_may_read_is_a_note(folder: Path) -> None:
    (folder / "studies.yaml").chmod(0o644)
    remedies = [remark.remedy for remark in own(Settings(site=folder / "site.yaml"), TODAY)]
    assert f"chmod o= {folder / 'studies.yaml'}" in remedies


def test_a_wrong_registry_is_told_by_its_line(folder: Path) -> None:
    (folder / "studies.yaml").write_text("studies:\n- code: GF-X-77\n- code: gf x 77\n")
    remark = remarks(folder)["studies"]
    assert (Level.MEND, True) == (
        remark.level,
        "studies.yaml:3: studies.1.code: is also written in line 2" in remark.said,
    )
    assert "a code or alias belongs to one study" == remark.remedy


def test_without_a_site_file_there_is_nothing_to_say(tmp_path: Path) -> None:
    """Of one that cannot be read another remark tells."""
    assert [] == list(own(Settings(), TODAY))
    assert [] == list(own(Settings(site=tmp_path / "absent.yaml"), TODAY))
