"""Which kind of file bytes are, by what they hold and not by their name; then its reader."""

from documents.bounds import Bounds, Unreadable
from documents.html import html
from documents.plain import plain
from documents.word import word

_HEAD = 1024
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = (b"<!doctype html", b"<html", b"<head", b"<body")


def text_of(data: bytes, bounds: Bounds) -> str:
    """The text of a txt, md, html, docx or pdf file. Raises Unreadable."""
    if len(data) > bounds.file_bytes:
        raise Unreadable(f"is larger than {bounds.file_bytes} bytes; split it")
    head = data[:_HEAD]
    if b"%PDF-" in head:
        return _pdf(data, bounds)
    if head.startswith(b"PK\x03\x04"):
        return word(data, bounds)
    if head.startswith(_OLD_OFFICE):
        raise Unreadable("is an old Office file; save it as docx")
    text = plain(data, bounds)
    return html(text, bounds) if any(sign in head.lower() for sign in _HTML) else text


def _pdf(data: bytes, bounds: Bounds) -> str:
    """Imported once there is one: pypdf weighs 12 MB in every process."""
    from documents.pdf import pdf  # noqa: PLC0415

    return pdf(data, bounds)
