"""Passages of protected documents are found: pasted, wrapped otherwise, reworded; what anybody writes is not."""

from datetime import date
from pathlib import Path
from random import Random

import pytest

from detectors.normalise import fold
from detectors.protected.library import Library, Shelf
from detectors.protected.search import DocumentSearch
from scripts.benching.documents import paragraphs, reworded

KEY, DAY = bytes(range(32)), date(2026, 11, 22)
COMMON = paragraphs(3, seed=99)
DOCUMENTS = [[*COMMON, *paragraphs(12, seed=number)] for number in range(6)]
PUBLIC = paragraphs(4, seed=500)


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> DocumentSearch:
    """Six documents of six studies that share three paragraphs; one has two paragraphs of a public template."""
    path = tmp_path_factory.mktemp("protected") / "documents.fp"
    shelf = Shelf(KEY)
    for number, document in enumerate(DOCUMENTS):
        shelf.add(
            "\n\n".join([*document, *PUBLIC[: 2 * (number == 0)]]), f"protocole-{number}.txt", f"GF-{number}", DAY
        )
    shelf.add("\n\n".join(PUBLIC), "modele.txt", "", DAY, is_public=True)
    shelf.write(path)
    return DocumentSearch(Library(path, KEY), 0.3)


def shares(search: DocumentSearch, text: str) -> list[int]:
    return [int(hit.attributes["share"]) for hit in search(text, fold(text))]


@pytest.mark.parametrize("number", range(6))
def test_a_pasted_paragraph_is_found_whole(search: DocumentSearch, number: int) -> None:
    """In a prompt of other words; the span is the passage, but for a few words at its ends."""
    paragraph = DOCUMENTS[number][7]
    text = f"Bonjour, peux-tu traduire ceci en anglais ?\n\n{paragraph}\n\nMerci d'avance pour ton aide."
    (hit,) = search(text, fold(text))
    assert ("SPONSOR_SECRET", "document", "100") == (hit.entity, hit.attributes["kind"], hit.attributes["share"])
    assert text[hit.start : hit.end] in paragraph
    assert hit.end - hit.start > 0.9 * len(paragraph)
    assert 0.99 == hit.score


def test_other_line_ends_signs_and_case_do_not_matter(search: DocumentSearch) -> None:
    paragraph = DOCUMENTS[2][9]
    wrapped = paragraph.upper().replace(" ", "\n> ", 5).replace(",", " –")
    assert [100] == shares(search, wrapped)


@pytest.mark.parametrize("seed", range(8))
def test_with_a_tenth_of_its_words_changed_it_is_found(search: DocumentSearch, seed: int) -> None:
    """With a smaller share, and a smaller score."""
    paragraph = DOCUMENTS[seed % 6][5] + " " + DOCUMENTS[seed % 6][6]
    (share, *_) = shares(search, reworded(paragraph, 0.1, Random(seed)))
    assert 30 <= share < 100


def test_what_documents_of_three_studies_share_is_nobodys_secret(search: DocumentSearch) -> None:
    """Nor is what a public document has."""
    for text in (*COMMON, *PUBLIC):
        assert [] == shares(search, text)


def test_other_texts_of_the_field_are_not_found(search: DocumentSearch) -> None:
    for seed in range(1000, 1040):
        assert [] == shares(search, "\n".join(paragraphs(4, seed=seed)))


@pytest.mark.parametrize(
    "text", ["", "mot", "un deux trois quatre", "un deux trois quatre cinq", " ".join(COMMON[0].split()[:6])]
)
def test_short_texts(search: DocumentSearch, text: str) -> None:
    assert [] == shares(search, text)


def test_the_least_share_is_the_sites_own(tmp_path: Path) -> None:
    """One that asks for all of a passage finds no reworded one."""
    path = tmp_path / "documents.fp"
    shelf = Shelf(KEY)
    text = "\n".join(DOCUMENTS[0])
    shelf.add(text, "protocole.txt", "GF-0", DAY)
    shelf.write(path)
    strict = DocumentSearch(Library(path, KEY), 1.0)
    assert [100] == shares(strict, text)
    assert [] == shares(strict, reworded(DOCUMENTS[0][7], 0.25, Random(1)))


def test_a_passage_names_the_study_of_its_document(search: DocumentSearch) -> None:
    text = DOCUMENTS[2][7]
    assert ["GF-2"] == [hit.attributes["study"] for hit in search(text, fold(text))]
