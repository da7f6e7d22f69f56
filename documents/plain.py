"""Plain text and Markdown: UTF-8, UTF-16 with its mark, or the code page of Windows in France."""

import codecs

from documents.bounds import Bounds, Unreadable

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def plain(data: bytes, bounds: Bounds) -> str:
    """The text. Raises Unreadable for what is no text."""
    bounds.check_text(len(data))
    encodings = [name for mark, name in _MARKS if data.startswith(mark)] or ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable("is neither text nor a kind of file that is read; export it as txt, docx or pdf")
