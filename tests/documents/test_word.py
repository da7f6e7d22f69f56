"""Word files: all that can be read in them, within bounds."""

import pytest

from documents.bounds import Bounds, Unreadable
from documents.word import word
from tests.documents.files import docx, part, zipped


def test_paragraphs_cells_and_notes_are_read() -> None:
    """The document first, then its other parts; settings and pictures are not text."""
    more = {
        "word/header1.xml": part("En-tête"),
        "word/footnotes.xml": part("Note", "footnotes"),
        "word/settings.xml": part("Réglage"),
    }
    text = word(docx("Premier", "Second", more=more), Bounds())
    assert ["Premier", "Second", "Note", "En-tête"] == [line for line in text.split("\n") if line]


def test_words_are_parted_where_a_reader_sees_it() -> None:
    """Runs of one word are one word."""
    body = "<w:p><w:t>ran</w:t><w:t>dom</w:t><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t></w:p><w:tc><w:p><w:t>c</w:t></w:p></w:tc>"
    xml = f'<w:document xmlns:w="w">{body}</w:document>'
    assert "random\ta\nb\nc\n\t" == word(zipped({"word/document.xml": xml.encode()}), Bounds())


def test_a_bomb_is_refused() -> None:
    """Whatever its header says of its size: what counts is what comes out."""
    bomb = docx("a" * 30_000_000)
    assert len(bomb) < 100_000
    with pytest.raises(Unreadable, match="unpacks to much more than its size"):
        word(bomb, Bounds())
    with pytest.raises(Unreadable, match="unpacks to much more than its size"):
        word(docx("abc" * 100), Bounds(text_bytes=200))


@pytest.mark.parametrize(
    "xml",
    [b'<!DOCTYPE d [<!ENTITY a "a"><!ENTITY b "&a;&a;">]><d>&b;</d>', b'<!DOCTYPE d SYSTEM "http://a.example/x"><d/>'],
)
def test_entities_are_refused(xml: bytes) -> None:
    """They unfold without end, or fetch."""
    with pytest.raises(Unreadable, match="declares a document type"):
        word(zipped({"word/document.xml": xml}), Bounds())


@pytest.mark.parametrize(
    "data",
    [docx("texte")[:-30], zipped({"word/document.xml": b"<w:p>"}), b"PK\x03\x04" + bytes(50)],
    ids=["cut", "not XML", "empty"],
)
def test_damaged_files_are_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="damaged or protected"):
        word(data, Bounds())


def test_time_is_looked_at_between_parts() -> None:
    times = iter((0.0, 99.0))
    with pytest.raises(Unreadable, match="takes more than"):
        word(docx("texte"), Bounds(clock=lambda: next(times)))
