"""Word files (docx): paragraphs, tables, notes, comments, heads and feet. Source: ECMA-376, WordprocessingML.

A zip of XML, both read within bounds: no part unpacks without end, and there are no entities to unfold.
"""

import io
import re
from typing import NoReturn
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812  # it is one

from documents.bounds import Bounds, Unreadable

_MAIN = "word/document.xml"
_PARTS = re.compile(r"word/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml")
_MOST_FILES = 10_000
_BREAKS = {"p": "\n", "br": "\n", "cr": "\n", "tab": "\t", "tc": "\t"}


def word(data: bytes, bounds: Bounds) -> str:
    """The text of a docx. Raises Unreadable."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_FILES:
                raise Unreadable(f"holds more than {_MOST_FILES} files; save it anew")
            if _MAIN not in {part.filename for part in parts}:
                raise Unreadable("is an archive, but no Word file; unpack it, or export it as docx")
            return "\n".join(_parts(archive, parts, bounds))
    except (BadZipFile, ZlibError, EOFError, NotImplementedError, RuntimeError, expat.ExpatError):
        raise Unreadable("is a damaged or protected Word file; save it anew without a password") from None


def _parts(archive: ZipFile, parts: list[ZipInfo], bounds: Bounds) -> list[str]:
    """The text of each part that holds some; the document itself first."""
    found: list[str] = []
    left = bounds.text_bytes
    for part in sorted(parts, key=lambda part: (part.filename != _MAIN, part.filename)):
        if not _PARTS.fullmatch(part.filename):
            continue
        bounds.check_time()
        most = min(left, max(part.compress_size, _SMALL) * bounds.ratio)
        with archive.open(part) as file:
            content = file.read(most + 1)
        if len(content) > most:
            raise Unreadable("unpacks to much more than its size; export it as plain text")
        left -= len(content)
        found.append(_text(content))
    return found


_SMALL = 1_000
"""Bytes; what is packed smaller may grow as if it were so large."""


def _text(xml: bytes) -> str:
    """The text of one part: what stands in `w:t`, and what parts words."""
    pieces: list[str] = []
    is_text = False

    def begin(name: str, _attributes: dict[str, str]) -> None:
        nonlocal is_text
        local = name.rpartition(":")[2]
        is_text = local == "t"
        if local in _BREAKS and local not in ("p", "tc"):
            pieces.append(_BREAKS[local])

    def end(name: str) -> None:
        nonlocal is_text
        is_text = False
        local = name.rpartition(":")[2]
        if local in ("p", "tc"):
            pieces.append(_BREAKS[local])

    def characters(text: str) -> None:
        if is_text:
            pieces.append(text)

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begin, end, characters
    parser.StartDoctypeDeclHandler = _refused
    parser.Parse(xml, True)
    return "".join(pieces)


def _refused(*_: object) -> NoReturn:
    raise Unreadable("declares a document type, as no Word file does; save it anew")
