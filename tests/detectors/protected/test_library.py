"""The library of protected documents: what is put in is recognised, what is taken out is not, and the text itself is nowhere."""

from datetime import date
from pathlib import Path

import pytest

from detectors.normalise import fold
from detectors.protected.library import Library, Shelf
from detectors.protected.shingles import kept, words
from models.reading import ConfigError

KEY, DAY = bytes(range(32)), date(2026, 11, 22)
TEXT = " ".join(f"alinéa {number} mesure {number * number} selon annexe {number * 7}" for number in range(20))
OTHER = " ".join(f"visite {number} examen {number + 3} avec bilan {number * 5}" for number in range(20))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Two documents of two studies."""
    shelf = Shelf(KEY)
    shelf.add(TEXT, "protocole.pdf", "GF-301", DAY)
    shelf.add(OTHER, "plan.docx", "GF-302", DAY)
    made = tmp_path / "documents.fp"
    shelf.write(made)
    return made


def held(path: Path, text: str) -> set[str]:
    """Names of the documents that hold the shingles of a text."""
    library = Library(path, KEY)
    return {document.name for _, shingle in kept(words(fold(text))) for document in library.holding(shingle)}


def test_shingles_lead_to_their_documents(path: Path) -> None:
    assert [{"protocole.pdf"}, {"plan.docx"}, set()] == [
        held(path, text) for text in (TEXT, OTHER, "autre texte " * 20)
    ]
    assert [("GF-301", 140), ("GF-302", 140)] == [(known.study, known.words) for known in Library(path, KEY).documents]


def test_the_text_is_not_kept(path: Path) -> None:
    """Nor is it there for who has another key."""
    content = path.read_bytes()
    assert not any(word in content for word in (b"alin", b"mesure", b"annexe"))
    with pytest.raises(ConfigError, match="does not belong to this key"):
        Library(path, bytes(32))


def test_a_document_is_replaced_and_removed(path: Path) -> None:
    """The same name and study is another version; a number that is free is used again."""
    shelf = Shelf.of(path, KEY)
    shelf.add(OTHER.replace("visite", "passage"), "protocole.pdf", "GF-301", DAY)
    shelf.write(path)
    assert set() == held(path, TEXT)
    shelf = Shelf.of(path, KEY)
    assert [1, 0] == [shelf.remove("plan.docx"), shelf.remove("plan.docx")]
    shelf.write(path)
    assert {"protocole.pdf"} == held(path, OTHER.replace("visite", "passage"))
    assert ["protocole.pdf"] == [known.name for known in Library(path, KEY).documents]


def test_documents_of_one_study_have_one_owner(path: Path) -> None:
    """Its versions and its plan repeat it; those without a study are apart by their names."""
    shelf = Shelf.of(path, KEY)
    shelf.add(TEXT, "amendement.pdf", "GF-301", DAY)
    assert 2 == len({known.owner for known in shelf.documents})
    shelf.add(TEXT, "modele.docx", "", DAY)
    assert 3 == len({known.owner for known in shelf.documents})


def test_a_document_without_text_is_refused(path: Path) -> None:
    with pytest.raises(ConfigError, match=r"scan\.pdf: has 2 words, 30 are needed; is it a scan without text\?"):
        Shelf.of(path, KEY).add("deux mots", "scan.pdf", "", DAY)
