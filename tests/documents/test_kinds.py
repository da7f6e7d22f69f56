"""A file is what it holds, whatever it is called; what is too large or no document is refused with a remedy."""

import pytest

from documents import Bounds, Unreadable, text_of
from tests.documents import files

SAID = "Le critère principal est la survie."


@pytest.mark.parametrize(
    "data",
    [
        SAID.encode(),
        SAID.encode("cp1252"),
        SAID.encode("utf-16"),
        b"\xef\xbb\xbf" + SAID.encode(),
        f"<!DOCTYPE html><html><body><p>{SAID}</p></body></html>".encode(),
        files.docx(SAID),
        files.pdf(SAID),
    ],
    ids=["UTF-8", "Windows", "UTF-16", "mark", "HTML", "docx", "PDF"],
)
def test_the_text_of_each_kind(data: bytes) -> None:
    assert SAID == text_of(data, Bounds()).strip()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office file; save it as docx"),
        (bytes(range(256)), "neither text nor a kind of file"),
        (files.zipped({"a.txt": b"x"}), "no Word file; unpack it"),
    ],
)
def test_what_is_no_document_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        text_of(data, Bounds())


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(Unreadable, match="larger than 10 bytes; split it"):
        text_of(SAID.encode(), Bounds(file_bytes=10))
