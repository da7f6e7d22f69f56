"""PDF: the text of its pages, within bounds."""

import io

import pytest
from pypdf import PdfReader, PdfWriter

from documents.bounds import Bounds, Unreadable
from documents.pdf import pdf
from tests.documents import files


def test_pages_follow_each_other() -> None:
    assert "Première page\nDeuxième page" == pdf(files.pdf("Première page", "Deuxième page"), Bounds())


def encrypted(password: str) -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(files.pdf("texte"))))
    writer.encrypt(password, owner_password="propriétaire", algorithm="AES-256")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def test_a_password_is_asked_to_be_taken_off() -> None:
    """One that only forbids printing is no matter."""
    with pytest.raises(Unreadable, match="protected by a password; save it without"):
        pdf(encrypted("secret"), Bounds())
    assert "texte" == pdf(encrypted(""), Bounds())


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4\n", files.pdf("texte")[:200], b"%PDF-1.7" + bytes(range(256)) * 9], ids=["head", "cut", "noise"]
)
def test_damaged_files_are_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="damaged PDF"):
        pdf(data, Bounds())


def test_pages_text_and_time_are_bounded() -> None:
    data = files.pdf("un", "deux", "trois")
    times = iter((0.0, 1.0, 99.0))
    for bounds, why in (
        (Bounds(pages=2), "more than 2 pages"),
        (Bounds(text_bytes=5), "more than 5 bytes of text"),
        (Bounds(clock=lambda: next(times)), "takes more than 60 seconds"),
    ):
        with pytest.raises(Unreadable, match=why):
            pdf(data, bounds)
