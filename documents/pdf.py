"""PDF: the text of its pages, by pypdf. A scan has none."""

import io
import logging

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from documents.bounds import Bounds, Unreadable

logging.getLogger("pypdf").setLevel(logging.CRITICAL)
"""It tells of every oddity of a file."""


_ODDITIES = (
    PyPdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a damaged file makes of pypdf."""


def pdf(data: bytes, bounds: Bounds) -> str:
    """The text of a PDF, page after page. Raises Unreadable."""
    try:
        return "\n".join(_pages(_opened(data), bounds))
    except _ODDITIES:
        raise Unreadable("is a damaged PDF; print it to PDF anew, or export it as docx") from None


def _opened(data: bytes) -> PdfReader:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable("is protected by a password; save it without")
    return reader


def _pages(reader: PdfReader, bounds: Bounds) -> list[str]:
    if len(reader.pages) > bounds.pages:
        raise Unreadable(f"has more than {bounds.pages} pages; split it")
    pages: list[str] = []
    length = 0
    for page in reader.pages:
        bounds.check_time()
        pages.append(page.extract_text())
        length += len(pages[-1])
        bounds.check_text(length)
    return pages
