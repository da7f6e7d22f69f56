"""Files that a site file names are searched with, and told of when they cannot be."""

from datetime import date
from pathlib import Path

import detectors
from detectors import build
from detectors.keyed import key
from detectors.own_files import faults
from detectors.protected.library import Shelf
from models.site import Keyed, Protected, SiteData
from scripts.benching.documents import paragraphs
from tests.detectors.exact.registers import KEY, written


def site(folder: Path) -> SiteData:
    """A site with an index of patients."""
    keyed = Keyed(file=Path("patients.edm"), key=Path("edm.key"))
    written(folder / keyed.file)
    (folder / keyed.key).touch(mode=0o600)
    (folder / keyed.key).write_bytes(KEY)
    return SiteData(patients=keyed).rooted(folder)


def test_patients_of_a_site_are_found(tmp_path: Path) -> None:
    """With all other detectors; the surest of two that find the same tells who it is."""
    text = "Mme Vautravers (14/03/1957), IPP 8012345678"
    found = {finding.entity: finding for finding in build(site(tmp_path))(text)}
    assert {"PERSON", "DATE_OF_BIRTH", "FR_IPP"} == set(found)
    assert {"role": "patient", "source": "edm"} == found["PERSON"].attributes
    assert {"source": "edm"} == found["FR_IPP"].attributes


def test_a_namesake_is_no_patient_because_it_looks_like_a_name(tmp_path: Path) -> None:
    """A full name of the register, alone, is a hint: the names stage tells how sure it is, and who it is."""
    (name,) = (finding for finding in build(site(tmp_path))("Rapport rédigé par Noémie Vautravers, biostatisticienne."))
    assert ("PERSON", "names") == (name.entity, name.detector)
    assert "source" not in name.attributes
    assert "patient" != name.attributes["role"]
    (sure,) = (
        finding
        for finding in build(site(tmp_path))("Noémie Vautravers (14/03/1957) demande un rendez-vous.")
        if finding.entity == "PERSON"
    )
    assert {"role": "patient", "source": "edm"} == sure.attributes


def test_a_disguised_patient_is_found(tmp_path: Path) -> None:
    """As every detector finds it."""
    found = build(site(tmp_path))("8 0 1 2 3 4 5 6 7 8")
    assert "FR_IPP" in {finding.entity for finding in found}


def test_a_file_that_cannot_be_used_is_told_with_its_place(tmp_path: Path) -> None:
    given = site(tmp_path)
    assert () == tuple(faults(given)) == detectors.faults(given)
    (tmp_path / "edm.key").chmod(0o644)
    ((where, what),) = faults(given)
    assert ("patients", "file") == where
    assert "edm.key: others may read it; chmod 600" in what


def library(folder: Path, text: str) -> SiteData:
    """A site with one protected document."""
    keyed = Protected(file=Path("documents.fp"), key=Path("fingerprints.key"))
    shelf = Shelf(key.made(folder / keyed.key))
    shelf.add(text, "protocole.txt", "GF-301", date(2026, 11, 22))
    shelf.write(folder / keyed.file)
    return SiteData(documents=keyed).rooted(folder)


def test_a_passage_does_not_hide_what_stands_in_it(tmp_path: Path) -> None:
    """It claims what other findings leave, as a health record does."""
    before, after = paragraphs(2, seed=3)
    text = f"{before} NIR 2 95 10 99 126 111 93. {after}"
    found = build(library(tmp_path, text))(text)
    assert ["SPONSOR_SECRET", "FR_NIR", "SPONSOR_SECRET"] == [one.entity for one in found if one.score >= 0.8]
    assert {"100"} == {one.attributes["share"] for one in found if one.entity == "SPONSOR_SECRET"}


def test_a_library_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    given = library(tmp_path, paragraphs(1, seed=3)[0])
    assert [] == list(faults(given))
    (tmp_path / "documents.fp").write_bytes(b"")
    assert [(("documents", "file"), True)] == [
        (where, "is no file of digests" in what) for where, what in faults(given)
    ]


def test_a_site_without_files_has_no_fault() -> None:
    assert [] == list(faults(SiteData()))
