"""`gardefou fingerprint`: documents are added, listed, removed; what cannot be read is told."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from detectors import build
from models.reading import parse
from models.site import SiteData
from scripts.benching.documents import paragraphs
from scripts.fingerprint import fingerprint
from tests.documents import files

TEXT = paragraphs(6, seed=7)


def run(tmp_path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(fingerprint, [*arguments, "--data-dir", str(tmp_path)])


@pytest.fixture
def protocol(tmp_path: Path) -> str:
    path = tmp_path / "protocole.docx"
    path.write_bytes(files.docx(*TEXT))
    return str(path)


def test_a_document_is_added_and_found(tmp_path: Path, protocol: str) -> None:
    """The lines for the site file are told; with them a pasted paragraph is found."""
    done = run(tmp_path, "add", protocol, "--study", "GF-301")
    assert 0 == done.exit_code, done.output
    _, lines = done.output.split("site.yaml:\n")
    text = f"Résume : {TEXT[2]}"
    (found,) = [
        one for one in build(parse(lines, SiteData, "site.yaml"))(text) if one.detector == "protected_documents"
    ]
    assert ("SPONSOR_SECRET", {"kind": "document", "share": "100", "study": "GF-301"}) == (
        found.entity,
        found.attributes,
    )
    assert 0o600 == (tmp_path / "keys" / "fingerprints.key").stat().st_mode & 0o777


def test_documents_are_listed_and_removed(tmp_path: Path, protocol: str) -> None:
    run(tmp_path, "add", protocol, "--study", "GF-301")
    run(tmp_path, "add", protocol, "--public")
    listed = run(tmp_path, "list").output
    assert 2 == listed.count("protocole.docx")
    assert "GF-301" in listed
    assert 1 == listed.count("oui / yes")
    assert 0 == run(tmp_path, "remove", "protocole.docx", "--study", "GF-301").exit_code
    assert "GF-301" not in run(tmp_path, "list").output
    assert 0 == run(tmp_path, "remove", "protocole.docx").exit_code
    gone = run(tmp_path, "remove", "protocole.docx")
    assert (2, True) == (gone.exit_code, "has no document 'protocole.docx'; see" in gone.output)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    """The library stays as it was."""
    (tmp_path / "scan.pdf").write_bytes(files.pdf(""))
    (tmp_path / "photo.png").write_bytes(b"\x89PNG" + bytes(99))
    for name, why in (
        ("scan.pdf", "has 0 words, 30 are needed"),
        ("photo.png", "neither text nor"),
        ("none.txt", "cannot be read"),
    ):
        done = run(tmp_path, "add", str(tmp_path / name))
        assert (2, True) == (done.exit_code, why in done.output)
    assert not (tmp_path / "documents.fp").exists()
    assert 2 == run(tmp_path, "list").exit_code
